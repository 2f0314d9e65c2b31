import type { TicketFacts } from '@linli/domain/tickets';
import { addJob, type Tx } from '../../context/index.ts';

/** What a timer remembers. */
export type Timer = { ticketId: string };

/**
 * T3: a matter on hold comes back at the promised time. The timer sleeps until then; whatever happened meanwhile makes it
 * a no-op (idea 6). When silence confirms is the clocks' to say (`followClocks`).
 */
export async function scheduleReturn(tx: Tx, ticket: TicketFacts, holdUntil: Date | null): Promise<void> {
  if (ticket.status !== 'on_hold' || !holdUntil) return;
  const timer: Timer = { ticketId: ticket.id };
  await addJob(tx, 'resume_held_ticket', timer, { key: `resume:${ticket.id}`, runAt: holdUntil });
}
