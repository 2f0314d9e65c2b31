import { ticketStatuses } from '@linli/domain/tickets';
import { z } from 'zod';

/** What a command answers: enough to go on to the ticket's page. */
export const ticketRefView = z.object({
  id: z.string(),
  number: z.number(),
  status: z.enum(ticketStatuses),
  version: z.number(),
});
export type TicketRefView = z.infer<typeof ticketRefView>;

/** What the resident is told after submitting: number, promise, and whom to call. */
export const ticketReceiptView = ticketRefView.extend({ replyDueAt: z.date(), doneDueAt: z.date() });
export type TicketReceiptView = z.infer<typeof ticketReceiptView>;

/** What staff are told after registering: also the number of the matter that it went into at once (T6). */
export const registeredTicketView = ticketReceiptView.extend({ mergedIntoNumber: z.number().nullable() });
export type RegisteredTicketView = z.infer<typeof registeredTicketView>;
