import { addOpen, type Closure, closedBetween } from '../../calendars/index.ts';
import {
  type ClockFacts,
  type ClockPauses,
  type ClockReading,
  type DueClock,
  dueClocks,
  type KeptDue,
  type NextDue,
} from '../types.ts';

/** How long a clock ran between two moments, in milliseconds of the wall: without holds, gaps and incidents (T8). */
export function ranBetween({ segments, escalation }: ClockReading, from: Date, to: Date): number {
  return segments.reduce((sum, segment) => {
    const begin = segment.from > from ? segment.from : from;
    const end = segment.to && segment.to < to ? segment.to : to;
    if (!segment.running || begin >= end) return sum;
    return sum + end.getTime() - begin.getTime() - closedBetween(escalation.calendar.closures, begin, end);
  }, 0);
}

/** T8: how long ago it came due, in milliseconds: what the clock waited meanwhile does not count, nor could anybody have acted. */
export function goneBy(reading: ClockReading, dueAt: Date, now: Date): number {
  const { stoppedAt } = reading;
  const since = stoppedAt && stoppedAt > dueAt ? stoppedAt : dueAt;
  return ranBetween(reading, dueAt, now) + (stoppedAt ? now.getTime() - since.getTime() : 0);
}

/** The moment after which there lies nothing but time that ran, until `until`; a due time ahead of that stays where it is. */
function dueAsRun(reading: ClockReading, due: Date, until: Date | null): Date {
  return until && due < until ? new Date(until.getTime() - ranBetween(reading, due, until)) : due;
}

/**
 * What a clock is late by (T8): all the time between the two, without what it waited meanwhile; it goes on where `until` is null.
 * It is what was due by its norm of now, or, of another category since then, what was due before: it was late all the same.
 */
export function lateness(reading: ClockReading, now: Date): { since: Date; until: Date | null } | null {
  const { state, stoppedAt, segments, closedBy, dueAt, breachedAt } = reading;
  const last = segments.at(-1);
  if (state !== 'breached' || !last) return null;
  const closed = closedBy && new Date(Math.max(closedBy.from.getTime(), last.from.getTime()));
  const until = stoppedAt ?? (last.running ? closed : last.from);
  const end = until ?? now;
  const due = dueAt && dueAt <= end ? dueAt : breachedAt;
  return due && { since: dueAsRun(reading, due, end), until };
}

type DueReading = { reading: ClockReading; clock: DueClock; at: Date };

/** Since when what is late runs on after its last hold or gap; of what waits or was stopped, since when it does not. */
function runsOnSince({ reading: { segments, stoppedAt }, at }: DueReading): Date | null {
  const since = stoppedAt ?? segments.at(-1)?.from;
  return since && at < since ? since : null;
}

/**
 * What breaks next (T8): of all clocks that run, and of those that were late when they were stopped, the one that is due first,
 * be it past. Of a finished matter it is the completion it was judged by. While everything waits in time it stays what it
 * was, or is the completion where that one was kept meanwhile. What was late before it waited is due so much later, and the
 * same for the promise: what lies after it is time that ran.
 * @param kept what broke next before the last step; at the submission the promise to complete it
 * @param promised the promise to complete it: as it was made, and the clock of it (`promiseClocks`)
 */
export function nextDue(
  readings: readonly ClockReading[],
  kept: NextDue,
  promised: { doneDueAt: Date; clock: ClockReading | undefined } | null = null,
): KeptDue {
  const { all, ...first } = firstDue(readings, kept);
  const promise = promised?.clock && promiseOn({ ...promised, clock: promised.clock });
  const dues = promise ? [...all, promise] : all;
  const since = dues.map(runsOnSince).filter((at) => at !== null);
  const runsSince = since.reduce<Date | null>((last, at) => (last && last >= at ? last : at), null);
  const moved = all.map(({ reading, clock, at }) => ({ at: dueAsRun(reading, at, runsSince), clock }));
  const next = moved.reduce((one, other) => (one.at <= other.at ? one : other), moved[0] ?? first);
  const promiseAt = promise && dueAsRun(promise.reading, promise.at, runsSince);
  return { ...next, promiseAt: promiseAt && promised && promiseAt > promised.doneDueAt ? promiseAt : null, runsSince };
}

/** The clocks that something is due of; and what stands where none is. */
function firstDue(readings: readonly ClockReading[], kept: NextDue): NextDue & { all: DueReading[] } {
  const completion = readings.findLast(({ clock }) => clock === 'completion');
  if (completion?.stoppedAt) {
    const { stoppedAt, dueAt, breachedAt } = completion;
    const at = dueAt ?? breachedAt;
    const inTime = new Date(Math.max(kept.at.getTime(), stoppedAt.getTime()));
    return {
      ...{ at: inTime, clock: 'completion' },
      all: at ? [{ reading: completion, clock: 'completion', at }] : [],
    };
  }
  const live = dueClocks.flatMap((clock) => {
    const last = readings.findLast((reading) => reading.clock === clock);
    return last?.stoppedAt === null ? [{ reading: last, clock }] : [];
  });
  const all = live.flatMap(({ reading, clock }) => {
    const { dueAt, usedMs, allowanceMs, breachedAt } = reading;
    const at = dueAt ?? (usedMs >= allowanceMs ? breachedAt : null);
    return at ? [{ reading, clock, at }] : [];
  });
  const goesOn = live.some(({ clock }) => clock === kept.clock);
  return { at: kept.at, clock: goesOn ? kept.clock : 'completion', all };
}

/**
 * When the promise is (or was) due by its clock, never before it was made for; where that waits, or waited when it was
 * stopped, as if it went on at once.
 */
function promiseOn({ doneDueAt, clock }: { doneDueAt: Date; clock: ClockReading }): DueReading {
  const { dueAt, breachedAt, stoppedAt, segments, allowanceMs, usedMs, escalation } = clock;
  const waits = stoppedAt ?? segments.at(-1)?.from;
  const left = waits ? addOpen(escalation.calendar, waits, allowanceMs - usedMs) : null;
  const at = dueAt ?? breachedAt ?? left ?? doneDueAt;
  return { reading: clock, clock: 'completion', at: at > doneDueAt ? at : doneDueAt };
}

/**
 * T8: a due time as it is said at a moment, with what incidents have added to it since it was kept (`KeptDue`): from it until
 * `until` lies only time that ran, so that what is late does not jump when an incident or a hold ends.
 * @param runsSince until when it is moved on already
 * @param closures those that stop the clock; none stops a promised reply
 * @param until when it was done, or stopped, or the present moment
 */
export function dueSaid(
  due: Date,
  runsSince: Date | null,
  closures: readonly Pick<Closure, 'from' | 'to'>[],
  until: Date,
): Date {
  const from = runsSince && runsSince > due ? runsSince : due;
  return from < until ? new Date(due.getTime() + closedBetween(closures, from, until)) : due;
}

/**
 * Until when what is late has run, as far as a screen knows that has been open for a while: an incident that ended meanwhile
 * has added nothing to it (T8).
 * @param waits since when it waited when the screen was made, and until when
 */
export function ranUntil(waits: { since: Date; until: Date } | null, now: Date): Date {
  if (!waits) return now;
  return now < waits.until ? waits.since : new Date(now.getTime() - (waits.until.getTime() - waits.since.getTime()));
}

/** Clocks that go on while a matter is on hold (`clockTable` says which); an incident stops all but a promise of its own time. */
export const runningOnHold: readonly DueClock[] = ['reply', 'promise'];

/** Since when what breaks next waits: by a hold, or by an incident (T8). Null while it runs. */
export function waitingSince({ nextClock, heldAt, paused }: ClockPauses): Date | null {
  const held = runningOnHold.includes(nextClock) ? null : heldAt;
  const closed = nextClock === 'promise' ? null : (paused?.since ?? null);
  return held && closed && closed < held ? closed : (held ?? closed);
}

/**
 * Late: something that was promised has passed. A finished matter is judged by when it was done, or ended without work; one
 * that waits by when it was stopped: what was late then stays late, and nothing becomes it (T8).
 */
export function isLate({ nextDueAt, doneAt, endedAt, waitsSince }: ClockFacts, now: Date): boolean {
  return (doneAt ?? endedAt ?? waitsSince ?? now) > nextDueAt;
}
