import { DomainError, requirePromise } from '@linli/domain/kernel';
import { type RecordReinspectionInput, requireReinspect, roomsOfReinspection } from '@linli/domain/reinspections';
import { actionsFrom } from '@linli/domain/tickets';
import { type Ctx, notify, type Tx } from '../../context/index.ts';
import { appendStep, inTransaction } from '../../tickets/commands/append.ts';
import { moveTicketIn } from '../../tickets/commands/move.ts';
import { type FoundTicket, findTicketFacts } from '../../tickets/queries/facts.ts';
import { factsOf, findReinspection } from '../queries.ts';
import type { ReinspectionRefView } from '../views.ts';
import { wakeAt } from './owe.ts';

/**
 * T9: what was seen on the spot. Passed: the finding stays closed. Failed: it is opened again, counted, with the photo and
 * the words. Nobody could look: somebody goes at another time, while the rate keeps to the date of the rule.
 * @throws DomainError `reinspection.not_found`, `reinspection.already_done`, `reinspection.changed_meanwhile`,
 *   `reinspection.own_work`, `ticket.promise_in_past`, `access.denied`, `photo.not_found`
 */
export function recordReinspection(ctx: Ctx, input: RecordReinspectionInput): Promise<ReinspectionRefView> {
  return inTransaction(ctx.db, async (tx) => {
    const id = input.reinspectionId;
    const known = await tx.reinspection.findUnique({ where: { id } });
    // The ticket first, as everywhere: two who lock in different orders would wait for each other.
    const ticket = known && (await findTicketFacts(tx, { id: known.ticketId }, true));
    const found = ticket && (await findReinspection(tx, ctx.actor, id));
    if (!found || !ticket) throw new DomainError('reinspection.not_found');
    requireReinspect(ctx.actor, factsOf(found));
    if (found.version !== input.version) throw new DomainError('reinspection.changed_meanwhile');
    const seq = input.version + 1;
    const reopened = await (input.outcome === 'postponed'
      ? putOff(ctx, tx, ticket, input)
      : judge(ctx, tx, ticket, { ...input, outcome: input.outcome }));
    await notify(tx, roomsOfReinspection(factsOf(found)), { type: 'reinspection', id, seq });
    return { id, ticketNumber: ticket.number, outcome: input.outcome, reopened };
  });
}

async function judge(
  ctx: Ctx,
  tx: Tx,
  ticket: FoundTicket,
  { reinspectionId: id, outcome, words, photoIds }: RecordReinspectionInput & { outcome: 'passed' | 'failed' },
): Promise<boolean> {
  const doneById = ctx.actor.kind === 'staff' ? ctx.actor.staffId : null;
  const done = { status: 'done', outcome, words, doneAt: ctx.clock(), doneById };
  await tx.reinspection.update({ where: { id }, data: { ...done, version: { increment: 1 } } });
  const after = await appendStep(ctx, tx, ticket, {
    event: { type: 'reinspected', note: words, data: { outcome } },
    patch: {},
    photoIds,
  });
  if (outcome === 'passed' || !actionsFrom(after.status).includes('reopen')) return false;
  const step = { ticketId: after.id, version: after.version, note: words, photoIds: [] };
  await moveTicketIn(ctx, tx, 'reopen', step, { anyTime: true });
  return true;
}

async function putOff(
  ctx: Ctx,
  tx: Tx,
  ticket: FoundTicket,
  { reinspectionId: id, nextAt: asked, words, photoIds }: RecordReinspectionInput,
): Promise<boolean> {
  const nextAt = requirePromise(asked, ctx.clock());
  await tx.reinspection.update({
    where: { id },
    data: { nextAt, words, postponed: { increment: 1 }, escalatedAt: null, version: { increment: 1 } },
  });
  await appendStep(ctx, tx, ticket, {
    event: { type: 'reinspection_postponed', note: words, data: { until: nextAt.toISOString() } },
    patch: {},
    photoIds,
  });
  await wakeAt(tx, id, nextAt);
  return false;
}
