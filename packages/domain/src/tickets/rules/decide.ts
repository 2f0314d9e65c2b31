import type { Actor } from '../../access/index.ts';
import { DomainError, requirePromise } from '../../kernel/index.ts';
import { eventOfAction, type TicketEventType } from '../events.ts';
import type { TicketActionInput } from '../inputs.ts';
import { endedStatuses, isLeadAwaited, nextStatus, type TicketAction } from '../lifecycle.ts';
import type { Rating, TicketFacts, TicketStatus } from '../types.ts';
import { noteWith, type ReadySentence } from './ready.ts';

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
  // T9: one entry says both, that it is right and that nobody is left to ask.
  if (action === 'verify' && status === 'closed') data.nobodyToAsk = 1;
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
  if (asked.ready) data.ready = asked.ready;
  const note = noteWith(asked.ready, asked.note ?? asked.words ?? '');
  return { patch, event: { type: eventOfAction[action], note, data } };
}

type AnyActionInput = {
  ready: ReadySentence;
  note: string;
  words: string;
  assigneeId: string;
  rating: Rating;
  reason: string;
  until: Date;
  intoNumber: number;
};

const seeingOff: readonly TicketAction[] = ['dispatch', 'post', 'claim', 'return', 'transfer'];

/**
 * T7: who goes along, and on whose board it waits: off every board with the next step, unless that puts it on one. An order
 * that is suspended stays where it was, and goes on there (Z2).
 */
function crewPatch(ticket: TicketFacts, action: TicketAction, facts: DecisionFacts): Partial<TicketPatch> {
  const patch: Partial<TicketPatch> = {};
  if (action === 'post') patch.offeredTeamId = facts.team?.id ?? null;
  else if (ticket.offeredTeamId !== null && action !== 'resume' && !(action === 'hold' && ticket.orderSuspended)) {
    patch.offeredTeamId = null;
  }
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
