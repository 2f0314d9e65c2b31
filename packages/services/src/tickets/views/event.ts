import { ticketEventTypes } from '@linli/domain/tickets';
import { z } from 'zod';

export const photoView = z.object({ id: z.string(), width: z.number(), height: z.number(), bytes: z.number() });

export const ticketEventView = z.object({
  id: z.string(),
  seq: z.number(),
  type: z.enum(ticketEventTypes),
  at: z.date(),
  visibility: z.enum(['public', 'internal']),
  door: z.string(),
  actorKind: z.enum(['resident', 'staff', 'system']),
  actorName: z.string(),
  actorNameEn: z.string(),
  note: z.string(),
  /** For readers of English: a sentence chosen with one tap is read in the reader's language (T7). */
  noteEn: z.string(),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  photos: z.array(photoView),
});
export type TicketEventView = z.infer<typeof ticketEventView>;

/** What happened last, enough for one true sentence. */
export const lastEventView = ticketEventView.pick({
  type: true,
  at: true,
  actorKind: true,
  actorName: true,
  actorNameEn: true,
  data: true,
});
