import { DomainError } from '@linli/domain/kernel';
import { type DeclineHelpInput, decide, requireDeclineHelp } from '@linli/domain/tickets';
import type { Ctx } from '../../context/index.ts';
import { requireTicket } from '../queries/index.ts';
import type { TicketRefView } from '../views/index.ts';
import { appendStep, inTransaction } from './append.ts';
import { refOf } from './move.ts';

/**
 * T7: the housekeeper whose zone lends somebody keeps them after all, with a reason: the matter is back with whoever asked,
 * by the `return` of the table. Not once the person has begun.
 * @throws DomainError `help.none`, `help.begun`, `ticket.changed_meanwhile`, `access.denied`
 */
export function declineHelp(ctx: Ctx, input: DeclineHelpInput): Promise<TicketRefView> {
  return inTransaction(ctx.db, async (tx) => {
    const ticket = await requireTicket(ctx, tx, { id: input.ticketId }, true);
    if (ticket.version !== input.version) throw new DomainError('ticket.changed_meanwhile', { status: ticket.status });
    requireDeclineHelp(ctx.actor, ticket);
    const zone = await tx.zone.findUnique({ where: { id: ticket.lendingZoneId ?? '' } });
    const back = { reason: 'something_else' as const, note: input.note };
    const { patch, event } = decide(ticket, 'return', back, ctx.actor, ctx.clock(), { housekeeperId: null });
    const data = { helpDeclined: 1, lendingName: zone?.name ?? '', lendingNameEn: zone?.nameEn || (zone?.name ?? '') };
    const after = await appendStep(ctx, tx, ticket, { event: { ...event, data }, patch, photoIds: [] });
    return refOf({ ...after, number: ticket.number });
  });
}
