import { can, isAbout } from '@linli/domain/access';
import { DomainError } from '@linli/domain/kernel';
import {
  type AnswerHandoverInput,
  type HandoverStep,
  isFitToAnswerFor,
  type OfferHandoverInput,
  requireHandOver,
  subjectOf,
  type TicketFacts,
} from '@linli/domain/tickets';
import type { Ctx, Tx } from '../../context/index.ts';
import { findTicketFacts, requireTicket } from '../queries/index.ts';
import type { TicketRefView } from '../views/index.ts';
import { appendStep, inTransaction, type Step } from './append.ts';
import { refOf } from './move.ts';

/**
 * Offers a matter to somebody else to answer for; nothing changes until they accept (T5).
 * @throws DomainError `handover.unfit`, `handover.away` with who stands in, `handover.already_offered`, and what every step may refuse
 */
export function offerHandover(ctx: Ctx, input: OfferHandoverInput): Promise<TicketRefView> {
  return handOver(ctx, 'offer', input, async (tx, ticket) => {
    const staff = await tx.staff.findUnique({ where: { id: input.toId } });
    if (!staff || !isFitToAnswerFor(ticket, staff)) throw new DomainError('handover.unfit');
    await requireHere(ctx, tx, ticket, staff.id);
    const data = { assigneeId: staff.id, assigneeName: staff.name, assigneeNameEn: staff.nameEn };
    return { event: { type: 'handover_offered', note: input.note, data }, patch: { handoverToId: staff.id } };
  });
}

/** T5: who is on leave now cannot say yes, whether or not a deputy has agreed. Whom the matter is about is never named. */
async function requireHere({ clock }: Ctx, tx: Tx, ticket: TicketFacts, staffId: string): Promise<void> {
  const now = clock();
  const leave = await tx.absence.findFirst({
    where: { staffId, state: { in: ['planned', 'confirmed'] }, startsAt: { lte: now }, endsAt: { gt: now } },
  });
  if (!leave) return;
  const deputy = leave.state === 'confirmed' && (await tx.staff.findUnique({ where: { id: leave.deputyId } }));
  const named = deputy && isFitToAnswerFor(ticket, deputy);
  throw new DomainError('handover.away', named ? { name: deputy.name, nameEn: deputy.nameEn || deputy.name } : {});
}

/** The person offered says yes: they answer for it from now on, and in no other way does that ever change (T5). */
export const acceptHandover = (ctx: Ctx, input: AnswerHandoverInput) =>
  handOver(ctx, 'accept', input, async (_, ticket) => ({
    event: { type: 'handover_accepted', note: input.note, data: { fromId: ticket.firstResponsibleId } },
    patch: { firstResponsibleId: ticket.handoverToId, handoverToId: null },
  }));

/** The person offered says no, with a reason: who answered for it still does. */
export const declineHandover = (ctx: Ctx, input: AnswerHandoverInput) =>
  handOver(ctx, 'decline', input, async () => ({
    event: { type: 'handover_declined', note: input.note, data: {} },
    patch: { handoverToId: null },
  }));

/** Whoever gives it away keeps it after all. */
export const withdrawHandover = (ctx: Ctx, input: AnswerHandoverInput) =>
  handOver(ctx, 'withdraw', input, async () => ({
    event: { type: 'handover_withdrawn', note: input.note, data: {} },
    patch: { handoverToId: null },
  }));

/** Load and lock → authorise → decide → save, in one transaction; a stale screen loses cleanly. */
function handOver(
  ctx: Ctx,
  step: HandoverStep,
  input: { ticketId: string; version: number },
  decide: (tx: Tx, ticket: TicketFacts) => Promise<Omit<Step, 'photoIds'>>,
): Promise<TicketRefView> {
  return inTransaction(ctx.db, async (tx) => {
    const ticket =
      step === 'offer'
        ? await requireTicket(ctx, tx, { id: input.ticketId }, true)
        : await requireInTalk(ctx, tx, input.ticketId);
    if (ticket.version !== input.version) throw new DomainError('ticket.changed_meanwhile', { status: ticket.status });
    requireHandOver(ctx.actor, ticket, step);
    const after = await appendStep(ctx, tx, ticket, { ...(await decide(tx, ticket)), photoIds: [] });
    return refOf({ ...after, number: ticket.number });
  });
}

/**
 * The matter that somebody answers an offer of, or takes it back, locked. Whoever was too late may not see it any more, but is
 * told why, where the last offer was theirs or to them.
 * @throws DomainError `ticket.not_found`, `handover.none`
 */
async function requireInTalk(ctx: Ctx, tx: Tx, ticketId: string) {
  const { actor } = ctx;
  const ticket = await findTicketFacts(tx, { id: ticketId }, true);
  if (!ticket || isAbout(actor, ticket)) throw new DomainError('ticket.not_found');
  if (can(actor, 'ticket.view', subjectOf(ticket))) return ticket;
  const last = await tx.ticketEvent.findFirst({
    where: { ticketId, type: 'handover_offered' },
    orderBy: { seq: 'desc' },
  });
  const { assigneeId } = (last?.data ?? {}) as { assigneeId?: string };
  const theirs = actor.kind === 'staff' && [last?.actorId, assigneeId].includes(actor.staffId);
  throw new DomainError(theirs ? 'handover.none' : 'ticket.not_found');
}
