import { type Actor, authorize, can, type Permission } from '../../access/index.ts';
import { DomainError } from '../../kernel/index.ts';
import { endedStatuses } from '../lifecycle.ts';
import type { TicketFacts } from '../types.ts';
import { isUnderOrder } from './disagree.ts';
import { subjectOf } from './subject.ts';

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
  const barred = step === 'offer' && isUnderOrder(actor, ticket);
  return isPossible(ticket, step) && !barred && can(actor, handoverPermission[step], subjectOf(ticket));
}

/**
 * Refuses what cannot be done now, or not by this actor.
 * @throws DomainError `access.denied`, `ticket.invalid_transition`, `handover.already_offered`, `handover.none`, `disagreement.first` (Z2)
 */
export function requireHandOver(actor: Actor, ticket: TicketFacts, step: HandoverStep): void {
  if (step !== 'offer' && ticket.handoverToId === null) throw new DomainError('handover.none');
  authorize(actor, handoverPermission[step], subjectOf(ticket));
  if (step === 'offer' && isUnderOrder(actor, ticket)) throw new DomainError('disagreement.first');
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
