import { type Actor, can } from '../access/index.ts';
import { DomainError, daysAfter } from '../kernel/index.ts';
import {
  endedStatuses,
  isHeldToOrder,
  openStatuses,
  subjectOf,
  type TicketAction,
  type TicketStatus,
} from '../tickets/index.ts';
import type { LinkedFacts } from './types.ts';

/** May this actor split parts off, or gather matters of the same cause under it? Never two levels deep; no part leaves an order (Z2). */
export function mayBecomeParent(
  actor: Actor,
  ticket: LinkedFacts,
  permission: 'ticket.split' | 'ticket.link',
): boolean {
  const possible = openStatuses.includes(ticket.status) && ticket.parentId === null;
  const taken = permission === 'ticket.split' && isHeldToOrder(actor, ticket);
  return possible && !taken && can(actor, permission, subjectOf(ticket));
}

/** May this actor take the matter out from under another? The way back from a wrong link. */
export function mayUnlink(actor: Actor, ticket: LinkedFacts): boolean {
  return ticket.parentId !== null && can(actor, 'ticket.link', subjectOf(ticket));
}

/** May this one hang under that one? Same community, not ended, free of other links, hidden from the same person (T5). */
export function isFitToGather(child: LinkedFacts, parent: LinkedFacts): boolean {
  const free = child.parentId === null && child.childCount === 0 && parent.parentId === null;
  const alike = child.communityId === parent.communityId && child.aboutStaffId === parent.aboutStaffId;
  return free && alike && child.id !== parent.id && !endedStatuses.includes(child.status);
}

/** How far parts have come: how many are done, and how many nobody goes on with, being withdrawn or declined. */
export function progressOfParts(parts: readonly { status: TicketStatus }[]): {
  done: number;
  dropped: number;
  all: number;
} {
  const count = (...of: TicketStatus[]) => parts.filter(({ status }) => of.includes(status)).length;
  return { done: count('done', 'verified', 'closed'), dropped: count('cancelled', 'rejected'), all: parts.length };
}

/** Does the step bring the whole to an end, or to the resident to be confirmed? */
export function concludes(action: TicketAction, next: TicketStatus): boolean {
  return action !== 'rate' && (next === 'verified' || endedStatuses.includes(next));
}

/**
 * T3: the whole waits for its parts.
 * @throws DomainError `ticket.part_open` with their number
 */
export function requirePartsDone(action: TicketAction, next: TicketStatus, openParts: number): void {
  if (openParts > 0 && concludes(action, next)) throw new DomainError('ticket.part_open', { count: openParts });
}

/**
 * T3: until when "not solved" opens the same matter again; null where no window runs. After it a new matter goes on from
 * this one.
 * @param days setting of the community
 */
export function reopenableUntil(ticket: { status: TicketStatus; endedAt: Date | null }, days: number): Date | null {
  const ended = ticket.status === 'closed' || ticket.status === 'rejected';
  return ended && ticket.endedAt ? daysAfter(ticket.endedAt, days) : null;
}
