import { type Actor, actsFor, can } from '../../access/index.ts';
import { actionsFrom, isLeadAwaited, type TicketAction } from '../lifecycle.ts';
import type { TicketFacts, TicketSource } from '../types.ts';
import { isBarred } from './disagree.ts';
import { subjectOf } from './subject.ts';

/** T1: proactive (staff found it) or passive (a resident raised it) follows from the source. */
export function isProactive(source: TicketSource): boolean {
  return source === 'patrol';
}

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

/** A reply needs somebody to read it: what staff found on a walk has no resident. */
export function mayReply(actor: Actor, ticket: TicketFacts): boolean {
  return ticket.householdId !== null && can(actor, 'ticket.reply', subjectOf(ticket));
}
