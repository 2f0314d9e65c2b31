import { type Actor, actsFor, authorize, can, type Permission } from '../access/index.ts';
import { DomainError, requirePromise } from '../kernel/index.ts';
import { eventOfAction, type TicketEventType } from './events.ts';
import type { TicketActionInput } from './inputs.ts';
import { actionsFrom, endedStatuses, isLeadAwaited, nextStatus, type TicketAction } from './lifecycle.ts';
import type { Area, Rating, Severity, TicketFacts, TicketKind, TicketSource, TicketStatus } from './types.ts';

/** T1: proactive (staff found it) or passive (a resident raised it) follows from the source. */
export function isProactive(source: TicketSource): boolean {
  return source === 'patrol';
}

/** The columns that an action changes. */
export type TicketPatch = {
  status: TicketStatus;
  heldFrom: TicketStatus | null;
  holdUntil: Date | null;
  heldAt: Date | null;
  firstResponsibleId: string | null;
  assigneeId: string | null;
  repliedAt: Date | null;
  doneAt: Date | null;
  endedAt: Date | null;
  reopenCount: number;
  handoverToId: string | null;
  attentionId: string | null;
  offeredTeamId: string | null;
  companionIds: string[];
  lendingZoneId: string | null;
  lenderId: string | null;
  rating: Rating | null;
  ratingWords: string;
};

/** What happened, ready to be appended to the history. */
export type TicketDecision = {
  patch: Partial<TicketPatch> & { status: TicketStatus };
  event: { type: TicketEventType; note: string; data: Record<string, string | number | null> };
};

/** What else a decision needs to know. */
export type DecisionFacts = {
  /** T5: who owns portal tickets of the zone. */
  housekeeperId: string | null;
  /** The person to be sent, already known to be fit. */
  assignee?: { name: string; nameEn: string };
  /** T7: who goes along, known to be fit. */
  companions?: { id: string; name: string; nameEn: string }[];
  /** T7: the zone that lends the assignee, and its housekeeper; null where there is none to tell. */
  lending?: { zoneId: string; name: string; nameEn: string; lenderId: string | null } | null;
  /** T7: the team on whose board it goes, or is. */
  team?: { id: string; name: string; nameEn: string };
};

/** May this actor do this to this ticket, by matrix and lifecycle both? */
export function mayAct(actor: Actor, ticket: TicketFacts, action: TicketAction): boolean {
  if (!actionsFrom(ticket.status).includes(action)) return false;
  if (action === 'rate' && ticket.rating !== null) return false;
  if (isBarred(actor, ticket, action)) return false;
  // T5: a board is read by a whole team.
  if (action === 'post' && ticket.aboutStaffId !== null) return false;
  if (action === 'send_back' && ticket.assigneeId === null) return false;
  if (action === 'take' && !isLeadAwaited(ticket)) return false;
  return can(actor, `ticket.${action}`, subjectOf(ticket));
}

/**
 * T8: may this actor say that they are there as well, after another of the crew? The first one there has stopped the time to
 * arrive and begun the work; each of the others is on record too.
 */
export function mayJoin(actor: Actor, ticket: TicketFacts): boolean {
  if (actor.kind !== 'staff' || ticket.status !== 'under_way' || ticket.companionIds.length === 0) return false;
  const subject = subjectOf(ticket);
  const crew = [ticket.assigneeId, ...ticket.companionIds];
  const who = crew.includes(actor.staffId) ? actor.staffId : actsFor(actor, subject)?.staffId;
  const there = ticket.arrivedIds ?? [];
  return who !== undefined && crew.includes(who) && !there.includes(who) && can(actor, 'ticket.arrive', subject);
}

/** Z2: what would order otherwise. */
const orders: readonly TicketAction[] = ['dispatch', 'post', 'transfer', 'hold', 'reject', 'cancel', 'merge'];

/**
 * Z2: a department head does not order over a housekeeper's standing order: that is disagreed with, on record. Free is who
 * answers for the matter, or stands in for who does or for the zone's housekeeper (T5).
 */
function isOverOrder(actor: Actor, ticket: TicketFacts, action: TicketAction): boolean {
  if (actor.kind !== 'staff' || actor.role !== 'department_head' || !orders.includes(action)) return false;
  const { zoneId, firstResponsibleId } = ticket;
  const status = ticket.status === 'on_hold' ? ticket.heldFrom : ticket.status;
  const stands = ticket.orderedByHousekeeper === true && (status === 'dispatched' || status === 'under_way');
  const standsIn = actor.standsInFor.some(
    ({ staffId, zoneIds }) => staffId === firstResponsibleId || (zoneId !== null && zoneIds.includes(zoneId)),
  );
  return stands && firstResponsibleId !== actor.staffId && !standsIn;
}

/**
 * Z2: while a disagreement waits, the order stands: the departments do not order otherwise meanwhile, and what was
 * suspended as unsafe or unlawful goes on by the word that settles it alone, not by a tap and not by a timer.
 */
export function isBarred(actor: Actor, ticket: TicketFacts, action: TicketAction): boolean {
  if (ticket.arbiterId === null) return isOverOrder(actor, ticket, action);
  if (isSuspended(ticket) && action === 'resume') return true;
  const department = actor.kind === 'staff' && ['team_leader', 'department_head'].includes(actor.role);
  return department && orders.includes(action);
}

/** Z2: does it wait because its order was called unsafe or unlawful? */
export function isSuspended(ticket: Pick<TicketFacts, 'status' | 'arbiterId' | 'orderSuspended'>): boolean {
  return ticket.orderSuspended && ticket.arbiterId !== null && ticket.status === 'on_hold';
}

/** Z2: hours within which a suspended order is to be settled; the resident is promised word by then (T3). A default of configuration. */
export const suspensionHours = 24;

/** T7: may this actor keep their zone's person after all? Until that person has begun. */
export function mayDeclineHelp(actor: Actor, ticket: TicketFacts): boolean {
  return ticket.status === 'dispatched' && can(actor, 'ticket.decline_help', subjectOf(ticket));
}

/**
 * Refuses to take back help that is not lent, or has begun.
 * @throws DomainError `help.none`, `access.denied`, `help.begun`
 */
export function requireDeclineHelp(actor: Actor, ticket: TicketFacts): void {
  if (ticket.lenderId === null) throw new DomainError('help.none');
  authorize(actor, 'ticket.decline_help', subjectOf(ticket));
  if (!mayDeclineHelp(actor, ticket)) throw new DomainError('help.begun');
}

/** Z2: may this actor put a disagreement about the order on record? One at a time, while somebody is sent. */
export function mayDisagree(actor: Actor, ticket: TicketFacts): boolean {
  const ordered = ticket.status === 'dispatched' || ticket.status === 'under_way';
  return ordered && ticket.arbiterId === null && can(actor, 'ticket.disagree', subjectOf(ticket));
}

/** Z2: may this actor settle it? */
export function maySettleDisagreement(actor: Actor, ticket: TicketFacts): boolean {
  return ticket.arbiterId !== null && can(actor, 'ticket.settle_disagreement', subjectOf(ticket));
}

/**
 * Refuses a disagreement that cannot be filed now, or not by this actor.
 * @throws DomainError `access.denied`, `disagreement.already_open`, `ticket.invalid_transition`
 */
export function requireDisagree(actor: Actor, ticket: TicketFacts): void {
  authorize(actor, 'ticket.disagree', subjectOf(ticket));
  if (ticket.arbiterId !== null) throw new DomainError('disagreement.already_open');
  if (mayDisagree(actor, ticket)) return;
  throw new DomainError('ticket.invalid_transition', { status: ticket.status, action: 'disagree' });
}

/**
 * Refuses to settle what does not wait, or not for this actor.
 * @throws DomainError `access.denied`, `disagreement.none`
 */
export function requireSettleDisagreement(actor: Actor, ticket: TicketFacts): void {
  authorize(actor, 'ticket.settle_disagreement', subjectOf(ticket));
  if (ticket.arbiterId === null) throw new DomainError('disagreement.none');
}

/** A reply needs somebody to read it: what staff found on a walk has no resident. */
export function mayReply(actor: Actor, ticket: TicketFacts): boolean {
  return ticket.householdId !== null && can(actor, 'ticket.reply', subjectOf(ticket));
}

/** What a matter is: it decides which norms it is measured by (T8). */
export type TicketNature = { kind: TicketKind; severity: Severity; category: string; area: Area };
const natures = ['kind', 'severity', 'category', 'area'] as const satisfies (keyof TicketNature)[];

/** May this actor say anew what the matter is? Whatever has ended stays as it was judged. */
export function mayRecategorize(actor: Actor, ticket: TicketFacts): boolean {
  return !endedStatuses.includes(ticket.status) && can(actor, 'ticket.recategorize', subjectOf(ticket));
}

/** C4: may this actor say that it is of another kind? Of a complaint only who stands above those it may be about. */
export function mayChangeKind(actor: Actor, ticket: TicketFacts): boolean {
  if (!mayRecategorize(actor, ticket)) return false;
  if (ticket.aboutStaffId !== null) return false;
  return ticket.kind !== 'complaint' || can(actor, 'ticket.dismiss_complaint', subjectOf(ticket));
}

/**
 * What a new category says (T4): the columns that change, and the entry with before and after of each. The promise of the
 * submission stays as it was shown.
 * @throws DomainError `access.denied`, `ticket.invalid_transition`, `ticket.nothing_changed`, `ticket.kind_unfit`,
 *   `ticket.complaint_stays`
 */
export function recategorize(actor: Actor, ticket: TicketFacts & TicketNature, to: TicketNature, note: string) {
  authorize(actor, 'ticket.recategorize', subjectOf(ticket));
  if (!mayRecategorize(actor, ticket)) {
    throw new DomainError('ticket.invalid_transition', { status: ticket.status, action: 'recategorize' });
  }
  const changed = natures.filter((nature) => ticket[nature] !== to[nature]);
  if (changed.length === 0) throw new DomainError('ticket.nothing_changed');
  // T5: it is hidden from whom it names because it is a complaint, and a complaint it stays.
  if (ticket.aboutStaffId !== null && to.kind !== 'complaint') throw new DomainError('ticket.kind_unfit');
  if (to.kind !== ticket.kind && !mayChangeKind(actor, ticket)) throw new DomainError('ticket.complaint_stays');
  const data: Record<string, string> = {};
  for (const nature of changed) {
    data[nature] = to[nature];
    data[`${nature}Before`] = ticket[nature];
  }
  const patch: Partial<TicketNature> = Object.fromEntries(changed.map((nature) => [nature, to[nature]]));
  return { event: { type: 'recategorized' as const, note, data }, patch };
}

/** What can be done about who answers for a matter (T5). */
export const handoverSteps = ['offer', 'accept', 'decline', 'withdraw'] as const;
export type HandoverStep = (typeof handoverSteps)[number];

const handoverPermission = {
  offer: 'ticket.hand_over',
  withdraw: 'ticket.hand_over',
  accept: 'ticket.answer_handover',
  decline: 'ticket.answer_handover',
} as const satisfies Record<HandoverStep, Permission>;

/** One offer a ticket; what has ended is offered to nobody. */
function isPossible(ticket: TicketFacts, step: HandoverStep): boolean {
  if (step !== 'offer') return ticket.handoverToId !== null;
  return ticket.handoverToId === null && ticket.firstResponsibleId !== null && !endedStatuses.includes(ticket.status);
}

/** May this actor do this about who answers for the matter? */
export function mayHandOver(actor: Actor, ticket: TicketFacts, step: HandoverStep): boolean {
  return isPossible(ticket, step) && can(actor, handoverPermission[step], subjectOf(ticket));
}

/**
 * Refuses what cannot be done now, or not by this actor.
 * @throws DomainError `access.denied`, `ticket.invalid_transition`, `handover.already_offered`, `handover.none`
 */
export function requireHandOver(actor: Actor, ticket: TicketFacts, step: HandoverStep): void {
  if (step !== 'offer' && ticket.handoverToId === null) throw new DomainError('handover.none');
  authorize(actor, handoverPermission[step], subjectOf(ticket));
  if (isPossible(ticket, step)) return;
  if (ticket.handoverToId !== null) throw new DomainError('handover.already_offered');
  throw new DomainError('ticket.invalid_transition', { status: ticket.status, action: 'hand_over' });
}

/** T5: to somebody else who works in the community, and never to whom the complaint is about. */
export function isFitToAnswerFor(
  ticket: Pick<TicketFacts, 'communityId' | 'firstResponsibleId' | 'aboutStaffId'>,
  staff: { id: string; active: boolean; communityId: string | null },
): boolean {
  const here = staff.active && staff.communityId === ticket.communityId;
  return here && staff.id !== ticket.firstResponsibleId && staff.id !== ticket.aboutStaffId;
}

/** The record as the matrix sees it. */
export function subjectOf(ticket: TicketFacts) {
  return {
    communityId: ticket.communityId,
    zoneId: ticket.zoneId,
    householdId: ticket.householdId,
    assigneeId: ticket.assigneeId,
    firstResponsibleId: ticket.firstResponsibleId,
    staffId: ticket.reporterStaffId,
    handoverToId: ticket.handoverToId,
    attentionId: ticket.attentionId,
    assigneeLeaderId: ticket.assigneeLeaderId,
    offeredTeamId: ticket.offeredTeamId,
    companionIds: ticket.companionIds,
    lenderId: ticket.lenderId,
    aboutStaffId: ticket.aboutStaffId,
  };
}

/**
 * Decides an action that the actor is allowed to take: what the row becomes and what the history says.
 * Pure: the time is an argument.
 * @throws DomainError `ticket.invalid_transition`, `ticket.promise_in_past`, `ticket.promise_too_far`, `ticket.already_rated`, `claim.gone`
 */
export function decide<A extends TicketAction>(
  ticket: TicketFacts,
  action: A,
  input: Omit<TicketActionInput<A>, 'ticketId' | 'version'>,
  actor: Actor,
  now: Date,
  facts: DecisionFacts,
): TicketDecision {
  const status = nextStatus(ticket, action);
  if ((action === 'send_back' && ticket.assigneeId === null) || (action === 'take' && !isLeadAwaited(ticket))) {
    throw new DomainError('ticket.invalid_transition', { status: ticket.status, action });
  }
  const asked = input as Partial<AnyActionInput>;
  const patch: TicketDecision['patch'] = { status, heldFrom: null, holdUntil: null, heldAt: null };
  const data: TicketDecision['event']['data'] = {};

  // The first answer of staff that the resident can see ends the first-reply clock (T8).
  if (actor.kind === 'staff' && ticket.repliedAt === null) patch.repliedAt = now;
  if (ticket.firstResponsibleId === null && actor.kind === 'staff') {
    patch.firstResponsibleId = facts.housekeeperId ?? actor.staffId;
  }
  if (asked.assigneeId) {
    patch.assigneeId = asked.assigneeId;
    data.assigneeId = asked.assigneeId;
    // Both names are frozen: the timeline is read in two languages, also after the person has left.
    data.assigneeName = facts.assignee?.name ?? '';
    data.assigneeNameEn = facts.assignee?.nameEn ?? '';
  }
  Object.assign(patch, crewPatch(ticket, action, facts));
  if (action === 'claim') {
    if (ticket.offeredTeamId === null || actor.kind !== 'staff') throw new DomainError('claim.gone');
    patch.assigneeId = actor.staffId;
    Object.assign(data, { assigneeId: actor.staffId, assigneeName: actor.name });
    data.assigneeNameEn = facts.assignee?.nameEn || actor.name;
  }
  if (facts.team)
    Object.assign(data, { teamId: facts.team.id, teamName: facts.team.name, teamNameEn: facts.team.nameEn });
  if (facts.lending) {
    const { zoneId, name, nameEn } = facts.lending;
    Object.assign(data, { lendingId: zoneId, lendingName: name, lendingNameEn: nameEn });
  }
  if (facts.companions?.length) Object.assign(data, companyOf(facts.companions));
  if (action === 'hold') Object.assign(patch, holdPatch(ticket, asked.until, now));
  if (asked.reason) data[action === 'return' ? 'returnReason' : 'reason'] = asked.reason;
  if (asked.until) data.until = asked.until.toISOString();
  if (asked.rating) {
    if (ticket.rating !== null) throw new DomainError('ticket.already_rated');
    patch.rating = asked.rating;
    patch.ratingWords = asked.words ?? '';
    data.rating = asked.rating;
  }
  if (asked.intoNumber) data.intoNumber = asked.intoNumber;
  if (status === 'done') patch.doneAt = now;
  if (status === 'dispatched' && action === 'send_back') patch.doneAt = null;
  if (action === 'reopen') {
    // A new attempt: it is not done, it has not been rated (lesson 5: a rating belongs to an attempt).
    Object.assign(patch, {
      doneAt: null,
      endedAt: null,
      rating: null,
      ratingWords: '',
      reopenCount: ticket.reopenCount + 1,
    });
  }
  if (endedStatuses.includes(status) && action !== 'rate') {
    patch.endedAt = now;
    // What is off the desk is offered to nobody and needs nobody's look (T5).
    patch.handoverToId = null;
    patch.attentionId = null;
  }
  return { patch, event: { type: eventOfAction[action], note: asked.note ?? asked.words ?? '', data } };
}

type AnyActionInput = {
  note: string;
  words: string;
  assigneeId: string;
  rating: Rating;
  reason: string;
  until: Date;
  intoNumber: number;
};

const seeingOff: readonly TicketAction[] = ['dispatch', 'post', 'claim', 'return', 'transfer'];

/** T7: who goes along, and on whose board it waits: off every board with the next step, unless that puts it on one. */
function crewPatch(ticket: TicketFacts, action: TicketAction, facts: DecisionFacts): Partial<TicketPatch> {
  const patch: Partial<TicketPatch> = {};
  if (action === 'post') patch.offeredTeamId = facts.team?.id ?? null;
  else if (ticket.offeredTeamId !== null) patch.offeredTeamId = null;
  if (action === 'post' || action === 'return') patch.assigneeId = null;
  if (seeingOff.includes(action)) Object.assign(patch, lendingPatch(ticket, facts));
  const companionIds = facts.companions?.map(({ id }) => id) ?? [];
  if (seeingOff.includes(action) && companionIds.length + ticket.companionIds.length > 0) {
    patch.companionIds = companionIds;
  }
  return patch;
}

/** T7: which zone lends the one sent now, where that changes. */
function lendingPatch(ticket: TicketFacts, { lending }: DecisionFacts): Partial<TicketPatch> {
  const { zoneId: lendingZoneId = null, lenderId = null } = lending ?? {};
  const same = lendingZoneId === ticket.lendingZoneId && lenderId === ticket.lenderId;
  return same ? {} : { lendingZoneId, lenderId };
}

/** Names are frozen; `people` is how many go. */
function companyOf(companions: readonly { id: string; name: string; nameEn: string }[]) {
  return {
    people: companions.length + 1,
    companionIds: companions.map(({ id }) => id),
    companions: companions.map(({ name }) => name).join('、'),
    companionsEn: companions.map(({ name, nameEn }) => nameEn || name).join(', '),
  };
}

/** T3: held always with a promised next-reply time that lies ahead, and not out of sight. */
function holdPatch(ticket: TicketFacts, until: Date | undefined, now: Date) {
  return { heldFrom: ticket.status, holdUntil: requirePromise(until, now), heldAt: now };
}
