import { authorize, can } from '@linli/domain/access';
import { requireOpen } from '@linli/domain/calendars';
import { DomainError } from '@linli/domain/kernel';
import { concludes, reopenableUntil, requirePartsDone } from '@linli/domain/links';
import {
  actionsFrom,
  decide,
  isBarred,
  nextStatus,
  openStatuses,
  orderStands,
  requirePhotoAfter,
  roomsOf,
  sendingEvents,
  subjectOf,
  type TicketAction,
  type TicketActionInput,
  type TicketFacts,
  timerEventTypes,
} from '@linli/domain/tickets';
import { followCallbacks } from '../../callbacks/commands/owe.ts';
import { followClocks } from '../../clocks/commands/follow.ts';
import { findPromiseHours } from '../../clocks/queries/index.ts';
import { type Ctx, notify, type Tx } from '../../context/index.ts';
import { countOpenChildren } from '../../links/queries.ts';
import { followReinspection } from '../../reinspections/commands/owe.ts';
import { type FoundTicket, findTicketFacts, requireTicket } from '../queries/facts.ts';
import type { TicketRefView } from '../views/index.ts';
import { appendStep, inTransaction } from './append.ts';
import { bringBeforeSuperior } from './bounce.ts';
import { findCrew, requireOnBoard } from './crew.ts';
import { scheduleReturn } from './timers.ts';

type Moved = TicketFacts & Pick<FoundTicket, 'number'>;

/**
 * Every state change of every door goes through here: load and lock → authorise → decide → save, history, outbox,
 * in one transaction. A stale screen loses cleanly.
 * @throws DomainError `ticket.not_found`, `ticket.changed_meanwhile`, `ticket.confirmed_already`, `ticket.photo_missing`, `ticket.promise_at_night`, `access.denied`, `disagreement.open`, `disagreement.first`, and what `decide` refuses
 */
export function moveTicket<A extends TicketAction>(
  ctx: Ctx,
  action: A,
  input: TicketActionInput<A>,
): Promise<TicketRefView> {
  return inTransaction(ctx.db, async (tx) => refOf(await moveTicketIn(ctx, tx, action, input)));
}

/**
 * As `moveTicket`, inside a transaction that does more than this.
 * @param options `anyTime`: also after the window to reopen (a callback comes when it comes, B2)
 */
export async function moveTicketIn<A extends TicketAction>(
  ctx: Ctx,
  tx: Tx,
  action: A,
  input: TicketActionInput<A>,
  { anyTime = false }: { anyTime?: boolean } = {},
): Promise<Moved> {
  if ('intoNumber' in input) await lockBoth(tx, input.ticketId, input.intoNumber);
  const ticket =
    action === 'claim'
      ? await requireOnBoard(ctx, tx, input.ticketId)
      : await requireTicket(ctx, tx, { id: input.ticketId }, true);
  if (action === 'confirm' && (await hasConfirmed(ctx, tx, ticket))) throw new DomainError('ticket.confirmed_already');
  if (await movedSince(tx, ticket, input.version))
    throw new DomainError('ticket.changed_meanwhile', { status: ticket.status });
  if (!actionsFrom(ticket.status).includes(action)) {
    throw new DomainError('ticket.invalid_transition', { status: ticket.status, action });
  }
  authorize(ctx.actor, `ticket.${action}`, subjectOf(ticket));
  if (isBarred(ctx.actor, ticket, action)) throw orderStands(ticket);
  requirePhotoAfter(ticket, action, input);
  if ('until' in input) await requirePromiseHours(ctx, tx, ticket, input);
  await requireFree(ctx, tx, ticket, action, anyTime);
  const crew = await findCrew(ctx, tx, action, ticket, input);
  const keeps = ticket.householdId !== null && ticket.housekeeperId !== ticket.aboutStaffId;
  const housekeeperId = keeps ? ticket.housekeeperId : null;
  const decision = decide(ticket, action, input, ctx.actor, ctx.clock(), {
    housekeeperId,
    ...crew,
  });
  const mergedInto =
    'intoNumber' in input ? { mergedIntoId: await requireMergeTarget(ctx, tx, ticket, input.intoNumber) } : {};
  const moved = await appendStep(ctx, tx, ticket, {
    event: decision.event,
    patch: { ...decision.patch, ...mergedInto },
    photoIds: 'photoIds' in input ? input.photoIds : [],
  });
  const after = sendingEvents.includes(decision.event.type) ? await bringBeforeSuperior(ctx, tx, moved) : moved;
  await followCallbacks(ctx, tx, ticket, after);
  if (ticket.source === 'patrol' && ticket.status !== after.status) {
    await followReinspection(ctx, tx, ticket, { ...ticket, ...after });
  }
  if (ticket.parentId && ticket.status !== after.status) await tellParent(ctx, tx, ticket.parentId);
  await scheduleReturn(tx, after, decision.patch.holdUntil ?? null);
  return { ...after, number: ticket.number };
}

/**
 * C3: what is promised to a resident for the night is meant so, said once more.
 * @throws DomainError `ticket.promise_at_night`
 */
async function requirePromiseHours(
  ctx: Ctx,
  tx: Tx,
  ticket: FoundTicket,
  { until, anyHour }: TicketActionInput<'hold'>,
): Promise<void> {
  if (anyHour || ticket.asksNobody) return;
  requireOpen(await findPromiseHours(tx, ticket, ctx.clock()), until);
}

/** T3: what hangs under it, who waits with it, and how long ago it ended. */
async function requireFree(ctx: Ctx, tx: Tx, ticket: FoundTicket, action: TicketAction, anyTime: boolean) {
  const next = nextStatus(ticket, action);
  if (ticket.childCount > 0 && concludes(action, next)) {
    requirePartsDone(action, next, await countOpenChildren(tx, ticket.id));
  }
  if (action === 'cancel' && ctx.actor.kind === 'resident') {
    // T6: neighbours whose report was merged into this one would lose theirs with it.
    const { householdId } = ticket;
    const elsewhere = [{ householdId: null }, { householdId: { not: householdId } }];
    const others = await tx.ticket.count({ where: { mergedIntoId: ticket.id, OR: elsewhere } });
    if (others > 0) throw new DomainError('ticket.others_wait');
  }
  if (action === 'reopen' && !anyTime && ticket.endedAt !== null) {
    const { reopenDays } = await tx.community.findUniqueOrThrow({ where: { id: ticket.communityId } });
    const until = reopenableUntil(ticket, reopenDays);
    if (until && until < ctx.clock()) throw new DomainError('ticket.reopen_window_over');
  }
}

/** The whole shows how its parts stand, and silence may confirm it once none is open (T3, T9). */
async function tellParent(ctx: Ctx, tx: Tx, parentId: string): Promise<void> {
  const parent = await findTicketFacts(tx, { id: parentId }, false);
  if (!parent) return;
  if (parent.status === 'verified') await followClocks(tx, parentId, ctx.clock());
  await notify(tx, roomsOf('split', parent), { type: 'ticket', id: parentId, seq: parent.version });
}

/** T8: one more of the crew is there; the work goes on as it did. */
const joining = { type: 'arrived', fromStatus: 'under_way' };

/**
 * Whether somebody else was first. What timers wrote meanwhile, and who came after the first of a crew, changes nothing that a
 * screen shows of the state.
 */
async function movedSince(tx: Tx, ticket: TicketFacts, version: number): Promise<boolean> {
  if (ticket.version === version) return false;
  const type = { notIn: [...timerEventTypes] };
  const where = { ticketId: ticket.id, seq: { gt: version }, type, NOT: joining };
  const steps = await tx.ticketEvent.count({ where });
  return version > ticket.version || steps > 0;
}

/** A second tap of the one who confirmed it: nobody else was first (T9). */
async function hasConfirmed({ actor }: Ctx, tx: Tx, { id, status }: TicketFacts): Promise<boolean> {
  if (actor.kind !== 'resident' || status !== 'closed') return false;
  const ended = { ticketId: id, type: { in: ['confirmed', 'closed'] } };
  const last = await tx.ticketEvent.findFirst({ where: ended, orderBy: { seq: 'desc' } });
  return last?.type === 'confirmed' && last.actorId === actor.memberId;
}

export function refOf(ticket: Moved): TicketRefView {
  return { id: ticket.id, number: ticket.number, status: ticket.status, version: ticket.version };
}

/** Two tickets are locked in one order by everybody, or two merges would end both, or wait for each other. */
async function lockBoth(tx: Tx, ticketId: string, number: number): Promise<void> {
  await tx.$queryRaw`
    select t.id from ticket t where t.id = ${ticketId}::uuid or t.number = ${number} order by t.id for no key update`;
}

/**
 * A merge goes into another open matter of the same community that the actor may merge as well (T6); one that they may not
 * is as unknown as one that is not there.
 * @throws DomainError `ticket.merge_target_unfit`
 */
async function requireMergeTarget(
  ctx: Ctx,
  tx: Tx,
  ticket: Pick<TicketFacts, 'communityId' | 'aboutStaffId'> & { id?: string },
  number: number,
): Promise<string> {
  const target = await findTicketFacts(tx, { number }, false);
  const fits =
    target &&
    target.id !== ticket.id &&
    target.communityId === ticket.communityId &&
    // T5: what is hidden from somebody stays so, and points to nothing that is.
    target.aboutStaffId === ticket.aboutStaffId &&
    openStatuses.includes(target.status) &&
    can(ctx.actor, 'ticket.merge', subjectOf(target));
  if (!fits) throw new DomainError('ticket.merge_target_unfit');
  return target.id;
}
