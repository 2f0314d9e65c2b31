import { hasBounced, type TicketEventType, type TicketFacts } from '@linli/domain/tickets';
import type { Ctx, Tx } from '../../context/index.ts';
import { superiorOf } from '../../people/queries.ts';
import { appendStep } from './append.ts';

/**
 * T5: a matter that was sent round once too often comes back before whoever answers for it, and their direct superior is
 * told. In the transaction of the sending that was too many.
 */
export async function bringBeforeSuperior(ctx: Ctx, tx: Tx, ticket: TicketFacts): Promise<TicketFacts> {
  const { firstResponsibleId } = ticket;
  if (firstResponsibleId === null) return ticket;
  const history = await tx.ticketEvent.findMany({
    where: { ticketId: ticket.id },
    orderBy: { seq: 'asc' },
    select: { type: true },
  });
  if (!hasBounced(history.map(({ type }) => type as TicketEventType))) return ticket;
  const superiorId = await superiorOf(tx, firstResponsibleId, ticket.communityId);
  if (superiorId === null || superiorId === ticket.aboutStaffId) return ticket;
  const { name, nameEn } = await tx.staff.findUniqueOrThrow({ where: { id: superiorId } });
  const system: Ctx = { ...ctx, door: 'system', actor: { kind: 'system', reason: 'bounced' } };
  return await appendStep(system, tx, ticket, {
    event: { type: 'bounced', note: '', data: { assigneeId: superiorId, assigneeName: name, assigneeNameEn: nameEn } },
    patch: { attentionId: superiorId },
    photoIds: [],
  });
}
