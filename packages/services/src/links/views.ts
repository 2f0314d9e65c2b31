import { linkKinds } from '@linli/domain/links';
import { ticketStatuses } from '@linli/domain/tickets';
import { z } from 'zod';

/** A matter that is linked to another, enough for one line (T3). */
export const linkedTicketView = z.object({
  id: z.string(),
  number: z.number(),
  status: z.enum(ticketStatuses),
  category: z.string(),
  excerpt: z.string(),
  placeText: z.string(),
  placeTextEn: z.string(),
  link: z.enum(linkKinds).nullable(),
  nextDueAt: z.date(),
  whoName: z.string().nullable(),
  whoNameEn: z.string().nullable(),
  relation: z.enum(['parent', 'child', 'follows', 'followed']),
  /** Of what hangs under it for its cause: may the viewer settle it together with the cause? Not what somebody is sent to. */
  settles: z.boolean(),
});
export type LinkedTicketView = z.infer<typeof linkedTicketView>;

/** How many were settled with their cause, one at least, and how many go on because somebody has been sent already. */
export const settledChildrenView = z.object({ settled: z.number(), left: z.number() });
export type SettledChildrenView = z.infer<typeof settledChildrenView>;
