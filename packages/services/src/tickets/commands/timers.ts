import { daysAfter } from '@linli/domain/kernel';
import type { TicketFacts } from '@linli/domain/tickets';
import { addJob, type Tx } from '../../context/index.ts';

/** T9: days after verification until silence confirms. A default of configuration. */
export const silentConfirmationDays = 3;

/** What a timer remembers. */
export type Timer = { ticketId: string };

/** A timer sleeps until it is due; whatever happened to the matter meanwhile makes it a no-op (idea 6). */
export async function scheduleFollowUp(tx: Tx, ticket: TicketFacts, holdUntil: Date | null, now: Date): Promise<void> {
  const timer: Timer = { ticketId: ticket.id };
  const options = (name: string, runAt: Date) => ({ key: `${name}:${ticket.id}`, runAt });
  if (ticket.status === 'verified') {
    const runAt = daysAfter(now, silentConfirmationDays);
    await addJob(tx, 'close_silent_ticket', timer, options('close', runAt));
  }
  if (ticket.status === 'on_hold' && holdUntil)
    await addJob(tx, 'resume_held_ticket', timer, options('resume', holdUntil));
}
