import { type ClockReading, dueWakes, nextDue, nextWake, silenceConfirmsAt } from '@linli/domain/clocks';
import { addJob, type Tx } from '../../context/index.ts';
import { type ClockedTicket, doneFor, findClocked, readingsOf } from '../queries/running.ts';

/** What the timer remembers. */
export type ClockTimer = {
  ticketId: string;
  /** What came due before the matter came to us (an import, an older version): marked, and nobody is woken for it. */
  since?: string;
};

/** What the job is added under; one job a ticket sleeps until the next threshold (idea 6). */
export const clockJob = { task: 'watch_clocks', key: (ticketId: string) => `clocks:${ticketId}` };

/** The job that closes what was verified when nobody has said a word until then (T9). */
export const silenceJob = { task: 'close_silent_ticket', key: (ticketId: string) => `close:${ticketId}` };

/**
 * After a step, in its transaction: what breaks next, when to look again (T8), and when silence confirms (T9).
 * @param options `since`: what came due before is long known; look again at what comes after
 */
export async function followClocks(tx: Tx, ticketId: string, now: Date, options: { since?: Date } = {}): Promise<void> {
  const ticket = await findClocked(tx, ticketId, false);
  if (!ticket) return;
  const readings = await readingsOf(tx, ticket, now);
  await writeNextDue(tx, ticket, readings);
  const confirmsAt = silenceConfirmsAt(readings, ticket.history);
  if (confirmsAt) await addJob(tx, silenceJob.task, { ticketId }, { key: silenceJob.key(ticketId), runAt: confirmsAt });
  const done = doneFor(ticket, readings);
  const { since } = options;
  if (since) for (const { key, at } of dueWakes(readings, now, done)) if (at <= since) done.add(key);
  await sleepUntil(tx, ticketId, nextWake(readings, now, done)?.at, since);
}

/** Puts what breaks next on the row, where it is another than before: lists are sorted by it (T8). */
export async function writeNextDue(
  tx: Tx,
  { id, next }: ClockedTicket,
  readings: readonly ClockReading[],
): Promise<void> {
  const { at, clock } = nextDue(readings, next);
  if (at.getTime() === next.at.getTime() && clock === next.clock) return;
  await tx.$executeRaw`
    update ticket set next_due_at = ${at}::timestamptz, next_clock = ${clock} where id = ${id}::uuid`;
}

/** Sets the alarm anew; a timer that nothing is left for is left to itself, and finds nothing to do. */
export async function sleepUntil(tx: Tx, ticketId: string, runAt: Date | undefined, since?: Date): Promise<void> {
  if (!runAt) return;
  const timer: ClockTimer = { ticketId, ...(since && { since: since.toISOString() }) };
  await addJob(tx, clockJob.task, timer, { key: clockJob.key(ticketId), runAt });
}
