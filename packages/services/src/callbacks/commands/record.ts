import { authorize, isKeptFrom } from '@linli/domain/access';
import { requireOpen } from '@linli/domain/calendars';
import { afterOutcome, type CallbackReason, type RecordCallbackInput, roomsOfCallback } from '@linli/domain/callbacks';
import { DomainError, requirePromise } from '@linli/domain/kernel';
import { actionsFrom } from '@linli/domain/tickets';
import { type Ctx, notify } from '../../context/index.ts';
import { appendStep, inPlaceOf, inTransaction } from '../../tickets/commands/append.ts';
import { moveTicketIn } from '../../tickets/commands/move.ts';
import { findTicketFacts } from '../../tickets/queries/index.ts';
import type { CallbackRefView } from '../views.ts';
import { callHours, oweCall } from './owe.ts';

/**
 * B2: the director records what the resident said. "Dissatisfied" reopens the ticket and owes the next call: it can
 * never end the matter. Nobody reached: it is tried again.
 * @throws DomainError `callback.not_found`, `callback.already_done`, `ticket.promise_in_past`, `ticket.promise_at_night`, `access.denied`
 */
export function recordCallback(ctx: Ctx, input: RecordCallbackInput): Promise<CallbackRefView> {
  return inTransaction(ctx.db, async (tx) => {
    const now = ctx.clock();
    const callback = await tx.callback.findUnique({ where: { id: input.callbackId } });
    if (!callback) throw new DomainError('callback.not_found');
    // The ticket first, as everywhere: two who lock in different orders would wait for each other.
    const ticket = await findTicketFacts(tx, { id: callback.ticketId }, true);
    if (!ticket) throw new DomainError('callback.not_found');
    const { communityId, zoneId, ownerId: firstResponsibleId } = callback;
    const owed = { communityId, zoneId, firstResponsibleId, aboutStaffId: ticket.aboutStaffId };
    // Where a complaint about somebody is not there, its call is not either (T5).
    if (isKeptFrom(ctx.actor, owed)) throw new DomainError('callback.not_found');
    authorize(ctx.actor, 'callback.record', owed);
    if (input.nextAt) {
      requirePromise(input.nextAt, now);
      if (!input.anyHour) requireOpen({ ...(await callHours(tx, communityId)), closures: [] }, input.nextAt);
    }
    // A call changes once, so `due` alone decides; the version says, as in every command, which call the screen showed.
    const { count } = await tx.callback.updateMany({
      where: { id: callback.id, status: 'due', version: input.version },
      data: {
        status: 'done',
        outcome: input.outcome,
        words: input.words,
        doneAt: now,
        doneById: ctx.actor.kind === 'staff' ? ctx.actor.staffId : null,
        attempts: { increment: 1 },
        version: { increment: 1 },
      },
    });
    if (count === 0) throw new DomainError('callback.already_done');

    const after = await appendStep(ctx, tx, ticket, {
      event: { type: 'called_back', note: input.words, data: { outcome: input.outcome, ...inPlaceOf(ctx, owed) } },
      patch: {},
      photoIds: [],
    });
    const { reopens, next } = afterOutcome(input.outcome, callback.reason as CallbackReason);
    const reopened = reopens && actionsFrom(after.status).includes('reopen');
    if (reopened) {
      const step = { ticketId: after.id, version: after.version, note: input.words, photoIds: [] };
      await moveTicketIn(ctx, tx, 'reopen', step, { anyTime: true });
    }
    if (next) await oweCall(ctx, tx, ticket, next, callback.id, input.nextAt);
    await notify(tx, roomsOfCallback(ticket), { type: 'callback', id: callback.id, seq: input.version + 1 });
    return { id: callback.id, ticketNumber: ticket.number, reopened };
  });
}
