import { type ClockReading, nextDue, nextWake, silenceConfirmsAt } from '@linli/domain/clocks';
import { addJob, type Tx } from '../../context/index.ts';
import { type ClockedTicket, doneFor, findClocked, promiseClocksOf, readingsOf } from '../queries/running.ts';

/** What the timer remembers. */
export type ClockTimer = { ticketId: string };

/** What the job is added under; one job a ticket sleeps until the next threshold (idea 6). */
export const clockJob = { task: 'watch_clocks', key: (ticketId: string) => `clocks:${ticketId}` };

/** The job that closes what was verified when nobody has said a word until then (T9). */
export const silenceJob = { task: 'close_silent_ticket', key: (ticketId: string) => `close:${ticketId}` };

/**
 * After a step or a new calendar, in its transaction: what breaks next, when to look again (T8), and when silence confirms
 * (T9). What the timer then finds late it finds by the row and the history, whoever set it.
 * @param levels how many people the chain has, where that is known; else the timer finds out
 */
export async function followClocks(tx: Tx, ticketId: string, now: Date, levels?: number): Promise<void> {
  const ticket = await findClocked(tx, ticketId, false);
  if (!ticket) return;
  const readings = await readingsOf(tx, ticket, now);
  await writeNextDue(tx, ticket, readings, now);
  const confirmsAt = silenceConfirmsAt(readings, ticket.history);
  if (confirmsAt) await addJob(tx, silenceJob.task, { ticketId }, { key: silenceJob.key(ticketId), runAt: confirmsAt });
  await sleepUntil(tx, ticketId, nextWake(readings, now, doneFor(ticket, readings), levels)?.at);
}

/** Puts what breaks next on the row, where it is another than before: lists are sorted by it (T8). */
export async function writeNextDue(
  tx: Tx,
  ticket: ClockedTicket,
  readings: readonly ClockReading[],
  now: Date,
): Promise<void> {
  const { id, next, doneDueAt } = ticket;
  const promise = await promiseClocksOf(tx, ticket, readings, now, 'completion');
  const promised = { doneDueAt, clock: promise.at(-1) };
  const { at, clock, promiseAt, runsSince } = nextDue(readings, next, promised);
  const same = (one: Date | null, other: Date | null) => one?.getTime() === other?.getTime();
  const moves = same(promiseAt, next.promiseAt) && same(runsSince, next.runsSince);
  if (same(at, next.at) && clock === next.clock && moves) return;
  await tx.$executeRaw`
    update ticket set next_due_at = ${at}::timestamptz, next_clock = ${clock}, promise_at = ${promiseAt}::timestamptz,
      runs_since = ${runsSince}::timestamptz where id = ${id}::uuid`;
}

/** Sets the alarm anew; a timer that nothing is left for is left to itself, and finds nothing to do. */
export async function sleepUntil(tx: Tx, ticketId: string, runAt: Date | undefined): Promise<void> {
  if (!runAt) return;
  const timer: ClockTimer = { ticketId };
  await addJob(tx, clockJob.task, timer, { key: clockJob.key(ticketId), runAt });
}
