import { type Actor, authorize, can } from '../../access/index.ts';
import { DomainError } from '../../kernel/index.ts';
import type { TicketAction } from '../lifecycle.ts';
import type { TicketFacts } from '../types.ts';
import { subjectOf } from './subject.ts';

/** Z2: what would order otherwise. */
const orders: readonly TicketAction[] = ['dispatch', 'post', 'settle', 'transfer', 'hold', 'reject', 'cancel', 'merge'];

/** Z2: is there an order: somebody is sent, or it waits on the board of a team for whoever claims it? */
export function isOrdered({ status, offeredTeamId }: Pick<TicketFacts, 'status' | 'offeredTeamId'>): boolean {
  return status === 'dispatched' || status === 'under_way' || offeredTeamId !== null;
}

/**
 * Z2: does a housekeeper's order stand against this actor? A department head does not order over it, nor make the matter
 * their own, another or several to get round it: it is disagreed with, on record. Free is who answers for the matter, or
 * stands in for who does or for the zone's housekeeper (T5).
 */
export function isUnderOrder(actor: Actor, ticket: TicketFacts): boolean {
  if (actor.kind !== 'staff' || actor.role !== 'department_head') return false;
  const { zoneId, firstResponsibleId, offeredTeamId } = ticket;
  const status = (ticket.status === 'on_hold' && ticket.heldFrom) || ticket.status;
  const stands = ticket.orderedByHousekeeper === true && isOrdered({ status, offeredTeamId });
  const standsIn = actor.standsInFor.some(
    ({ staffId, zoneIds }) => staffId === firstResponsibleId || (zoneId !== null && zoneIds.includes(zoneId)),
  );
  return stands && firstResponsibleId !== actor.staffId && !standsIn;
}

/** Z2: does this actor have to leave the matter as it was ordered? While a disagreement waits, the departments all have. */
export function isHeldToOrder(actor: Actor, ticket: TicketFacts): boolean {
  if (ticket.arbiterId === null) return isUnderOrder(actor, ticket);
  return actor.kind === 'staff' && ['team_leader', 'department_head'].includes(actor.role);
}

/**
 * Refuses what would go round an order.
 * @throws DomainError `disagreement.first`, `disagreement.open` while one waits
 */
export function requireFreeOfOrder(actor: Actor, ticket: TicketFacts): void {
  if (isHeldToOrder(actor, ticket)) throw orderStands(ticket);
}

/** The order stands: what to do about it, or that it is being looked at. */
export function orderStands({ arbiterId }: Pick<TicketFacts, 'arbiterId'>): DomainError {
  return new DomainError(arbiterId === null ? 'disagreement.first' : 'disagreement.open');
}

/**
 * Z2: what nobody of a department does over an order; and what was suspended as unsafe or unlawful goes on by the word that
 * settles it alone, not by a tap and not by a timer.
 */
export function isBarred(actor: Actor, ticket: TicketFacts, action: TicketAction): boolean {
  if (isSuspended(ticket) && action === 'resume') return true;
  return orders.includes(action) && isHeldToOrder(actor, ticket);
}

/** Z2: does it wait because its order was called unsafe or unlawful? */
export function isSuspended(ticket: Pick<TicketFacts, 'status' | 'arbiterId' | 'orderSuspended'>): boolean {
  return ticket.orderSuspended && ticket.arbiterId !== null && ticket.status === 'on_hold';
}

/** Z2: hours within which a suspended order is to be settled; the resident is promised word by then (T3), or as soon after it as such promises are given (C3). A default of configuration. */
export const suspensionHours = 24;

/** Z2: may this actor put a disagreement about the order on record? One at a time, while there is one that is not held up. */
export function mayDisagree(actor: Actor, ticket: TicketFacts): boolean {
  const ordered = ticket.status !== 'on_hold' && isOrdered(ticket);
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
