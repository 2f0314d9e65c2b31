import { DomainError } from '@linli/domain/kernel';
import type { RecategorizeTicketInput } from '@linli/domain/tickets';
import { recategorize } from '@linli/domain/tickets';
import type { Ctx } from '../../context/index.ts';
import { requireTicket } from '../queries/index.ts';
import type { TicketRefView } from '../views.ts';
import { appendStep, inTransaction } from './append.ts';
import { refOf } from './move.ts';

/**
 * Says anew what a matter is. Its clocks go on with what they have used, by the norms of what it is now (T8); the promise
 * of the submission stays as it was shown.
 * @throws DomainError `ticket.changed_meanwhile`, `access.denied`, `ticket.nothing_changed`, `ticket.kind_unfit`
 */
export function recategorizeTicket(ctx: Ctx, input: RecategorizeTicketInput): Promise<TicketRefView> {
  return inTransaction(ctx.db, async (tx) => {
    const ticket = await requireTicket(ctx, tx, { id: input.ticketId }, true);
    if (ticket.version !== input.version) throw new DomainError('ticket.changed_meanwhile', { status: ticket.status });
    const after = await appendStep(ctx, tx, ticket, {
      ...recategorize(ctx.actor, ticket, input, input.note),
      photoIds: [],
    });
    return refOf({ ...after, number: ticket.number });
  });
}
