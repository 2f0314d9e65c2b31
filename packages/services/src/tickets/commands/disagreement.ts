import type { StaffRole } from '@linli/domain/access';
import { openFrom } from '@linli/domain/calendars';
import { DomainError } from '@linli/domain/kernel';
import {
  type DisagreeInput,
  decide,
  isOrdered,
  isSuspended,
  requireDisagree,
  requireSettleDisagreement,
  type SettleDisagreementInput,
  suspensionHours,
  type TicketFacts,
} from '@linli/domain/tickets';
import { findPromiseHours } from '../../clocks/queries/index.ts';
import type { Ctx, Tx } from '../../context/index.ts';
import { superiorOf } from '../../people/queries.ts';
import { type FoundTicket, requireTicket } from '../queries/facts.ts';
import type { TicketRefView } from '../views/index.ts';
import { appendStep, inTransaction } from './append.ts';
import { refOf } from './move.ts';
import { scheduleReturn } from './timers.ts';

/**
 * Z2: a department puts on record that it holds an order for wrong. The order stands; it goes before the director, who
 * settles it after. An order called unsafe or unlawful is suspended until then, and the resident is promised word (T3).
 * @throws DomainError `disagreement.already_open`, `disagreement.nobody`, and what every step may refuse
 */
export function disagree(ctx: Ctx, input: DisagreeInput): Promise<TicketRefView> {
  return onOrder(ctx, input, async (tx, ticket) => {
    requireDisagree(ctx.actor, ticket);
    const suspends = input.ground !== 'judgement';
    const arbiter = await findArbiter(ctx, tx, ticket);
    const { name: assigneeName, nameEn } = arbiter;
    const data = { ground: input.ground, assigneeId: arbiter.id, assigneeName, assigneeNameEn: nameEn || assigneeName };
    const filed = await appendStep(ctx, tx, ticket, {
      event: { type: 'disagreed', note: input.note, data },
      patch: { arbiterId: arbiter.id, orderSuspended: suspends },
      photoIds: [],
    });
    if (!suspends) return filed;
    const asked = new Date(ctx.clock().getTime() + suspensionHours * 3_600_000);
    const until = openFrom(await findPromiseHours(tx, ticket, ctx.clock()), asked) ?? asked;
    const hold = { reason: 'safety' as const, until, note: '' };
    const held = await takeStep(ctx, tx, filed, decide(filed, 'hold', hold, ctx.actor, ctx.clock(), nobodyElse));
    await scheduleReturn(tx, held, until);
    return held;
  });
}

/**
 * Z2: the director's word. The order stands, and what was suspended goes on; or it is taken back, and whoever steers
 * orders anew.
 * @throws DomainError `disagreement.none`, and what every step may refuse
 */
export function settleDisagreement(ctx: Ctx, input: SettleDisagreementInput): Promise<TicketRefView> {
  return onOrder(ctx, input, async (tx, ticket) => {
    requireSettleDisagreement(ctx.actor, ticket);
    const settled = await appendStep(ctx, tx, ticket, {
      event: { type: 'disagreement_settled', note: input.note, data: { outcome: input.outcome } },
      patch: { arbiterId: null, orderSuspended: false },
      photoIds: [],
    });
    const goesOn = isSuspended(ticket)
      ? await takeStep(ctx, tx, settled, decide(settled, 'resume', { note: '' }, ctx.actor, ctx.clock(), nobodyElse))
      : settled;
    if (input.outcome === 'stands' || !isOrdered(goesOn)) return goesOn;
    return await takeStep(ctx, tx, goesOn, takenBack(ctx, goesOn));
  });
}

/** Whoever was sent is called off, or nobody was yet, and it comes off the board. */
function takenBack(ctx: Ctx, ticket: TicketFacts): ReturnType<typeof decide> {
  const event = { type: 'returned' as const, note: '', data: { withdrawn: 1 } };
  if (ticket.offeredTeamId !== null) return { patch: { status: ticket.status, offeredTeamId: null }, event };
  const back = { reason: 'something_else' as const, note: '' };
  return { patch: decide(ticket, 'return', back, ctx.actor, ctx.clock(), nobodyElse).patch, event };
}

const nobodyElse = { housekeeperId: null };

const takeStep = (ctx: Ctx, tx: Tx, ticket: TicketFacts, step: ReturnType<typeof decide>) =>
  appendStep(ctx, tx, ticket, { ...step, photoIds: [] });

const arbiters: readonly StaffRole[] = ['director', 'regional_manager'];

/** The director above whoever files it; where the matter is about that very person, one level further up (T5). */
async function findArbiter(ctx: Ctx, tx: Tx, ticket: TicketFacts) {
  if (ctx.actor.kind !== 'staff') throw new DomainError('access.denied');
  const above = (id: string) => superiorOf(tx, id, ticket.communityId, (role) => arbiters.includes(role));
  const first = await above(ctx.actor.staffId);
  const id = first !== null && first === ticket.aboutStaffId ? await above(first) : first;
  const person = id === null || id === ticket.aboutStaffId ? null : await tx.staff.findUnique({ where: { id } });
  if (!person) throw new DomainError('disagreement.nobody');
  return person;
}

/** Load and lock → authorise → decide → save, in one transaction; a stale screen loses cleanly. */
function onOrder(
  ctx: Ctx,
  input: { ticketId: string; version: number },
  work: (tx: Tx, ticket: FoundTicket) => Promise<TicketFacts>,
): Promise<TicketRefView> {
  return inTransaction(ctx.db, async (tx) => {
    const ticket = await requireTicket(ctx, tx, { id: input.ticketId }, true);
    if (ticket.version !== input.version) throw new DomainError('ticket.changed_meanwhile', { status: ticket.status });
    return refOf({ ...(await work(tx, ticket)), number: ticket.number });
  });
}
