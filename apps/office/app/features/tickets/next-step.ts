import { sendingEvents, type TicketAction } from '@linli/domain/tickets';
import type { Ticket } from '../../api-types.ts';
import type { Intent } from './perform.ts';

/** Steps that ask nothing: one tap does them. */
export const oneTap = [
  'accept',
  'claim',
  'take',
  'arrive',
  'resume',
  'verify',
  'close',
  'accept_handover',
  'withdraw_handover',
] as const;
export type OneTap = (typeof oneTap)[number];
export function isOneTap(action: TicketAction | Intent): action is OneTap {
  return (oneTap as readonly string[]).includes(action);
}

/** From the most to the least likely; the first that the viewer may do is the large button under the thumb. */
const likely: readonly TicketAction[] = [
  'accept',
  'claim',
  'take',
  'arrive',
  'finish',
  'verify',
  'resume',
  'dispatch',
  'close',
];

/** What else there is, in the order of a working day; what cannot be taken back stands last. */
const further: readonly TicketAction[] = [
  ...likely,
  'post',
  'settle',
  'hold',
  'transfer',
  'return',
  'send_back',
  'reopen',
  'merge',
  'reject',
  'cancel',
];

/** Did the person who was sent say yes already? */
export function isTaken(ticket: Pick<Ticket, 'events'>): boolean {
  const last = ticket.events.findLast(({ type }) => [...sendingEvents, 'taken'].includes(type));
  return last?.type === 'taken' || last?.type === 'claimed';
}

type StepFacts = Pick<Ticket, 'abilities' | 'status' | 'events' | 'offeredTeam'>;

/**
 * The most likely next step of this viewer, from abilities alone. Sending somebody again is never the likely one, nor over
 * the heads of a team on whose board it waits.
 */
export function nextStepOf(ticket: StepFacts): TicketAction | undefined {
  return likely.find((action) => {
    if (!ticket.abilities[action]) return false;
    if (action === 'take') return !isTaken(ticket);
    if (action === 'dispatch') {
      return (ticket.status === 'accepted' || ticket.status === 'reopened') && ticket.offeredTeam === null;
    }
    return true;
  });
}

export function furtherSteps(ticket: StepFacts): TicketAction[] {
  const next = nextStepOf(ticket);
  return further.filter((action) => {
    if (!ticket.abilities[action] || action === next) return false;
    return action !== 'take' || !isTaken(ticket);
  });
}
