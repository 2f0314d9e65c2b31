import { type Actor, authorize, can } from '../../access/index.ts';
import { DomainError } from '../../kernel/index.ts';
import type { TicketFacts } from '../types.ts';
import { subjectOf } from './subject.ts';

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
