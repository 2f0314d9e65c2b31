import { type Actor, authorize, can } from '../../access/index.ts';
import { DomainError } from '../../kernel/index.ts';
import { endedStatuses } from '../lifecycle.ts';
import type { Area, Severity, TicketFacts, TicketKind } from '../types.ts';
import { isHeldToOrder, requireFreeOfOrder } from './disagree.ts';
import { subjectOf } from './subject.ts';

/** What a matter is: it decides which norms it is measured by (T8). */
export type TicketNature = { kind: TicketKind; severity: Severity; category: string; area: Area };
const natures = ['kind', 'severity', 'category', 'area'] as const satisfies (keyof TicketNature)[];

/** May this actor say anew what the matter is? Whatever has ended stays as it was judged, and what was ordered as it is (Z2). */
export function mayRecategorize(actor: Actor, ticket: TicketFacts): boolean {
  if (endedStatuses.includes(ticket.status) || isHeldToOrder(actor, ticket)) return false;
  return can(actor, 'ticket.recategorize', subjectOf(ticket));
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
 * @throws DomainError `access.denied`, what `requireFreeOfOrder` refuses, `ticket.invalid_transition`, `ticket.nothing_changed`,
 *   `ticket.kind_unfit`, `ticket.complaint_stays`
 */
export function recategorize(actor: Actor, ticket: TicketFacts & TicketNature, to: TicketNature, note: string) {
  authorize(actor, 'ticket.recategorize', subjectOf(ticket));
  requireFreeOfOrder(actor, ticket);
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
