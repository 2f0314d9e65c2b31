import type { ClockReading, ClockThreshold, ClockWake, EscalationStaff } from './types.ts';
import { clockThresholds } from './types.ts';

/** What makes a timer's act happen once: the threshold of an attempt, whenever it is reached. */
export function wakeKey(clock: string, attempt: number, threshold: ClockThreshold): string {
  return `${clock}:${attempt}:${threshold}`;
}

/**
 * The threshold a timer has to wait for (T8): the earliest that was not acted on, also when it has passed meanwhile, so that
 * an outage misses none. Null when nothing is left.
 * @param done keys (`wakeKey`) of what was acted on; none comes twice, also when its moment moves
 * @param levels how many people the chain has (`escalationList`): no level without a person
 */
export function nextWake(
  readings: readonly ClockReading[],
  now: Date,
  done: ReadonlySet<string>,
  levels: number = clockThresholds.length - 1,
): ClockWake | null {
  const wakes = readings.flatMap(({ clock, attempt, thresholds }) =>
    thresholds
      .filter(({ threshold }) => clockThresholds.indexOf(threshold) <= Math.max(levels, 1))
      .map(({ threshold, at }) => ({
        at,
        due: at <= now,
        clock,
        attempt,
        threshold,
        key: wakeKey(clock, attempt, threshold),
      })),
  );
  const left = wakes.filter(({ key }) => !done.has(key));
  return left.reduce<ClockWake | null>((first, wake) => (first && first.at <= wake.at ? first : wake), null);
}

/**
 * The people a late matter goes up to, the direct superior first: nobody twice, nobody who was warned already, and never
 * nobody. Vacancies and loops are passed over; the director always stands in it, and who is above the director after that.
 */
export function escalationList({ assigneeId, firstResponsibleId, directorId, staff }: EscalationStaff): string[] {
  const warned = new Set([assigneeId, firstResponsibleId]);
  const visited = new Set<string>();
  const list: string[] = [];
  const superiorOf = (id: string | null) => (id !== null && Object.hasOwn(staff, id) ? staff[id]?.superiorId : null);
  const climb = (from: string | null | undefined) => {
    for (let id = from; id && !visited.has(id); id = superiorOf(id)) {
      visited.add(id);
      if (staff[id]?.active && !warned.has(id)) list.push(id);
    }
  };
  climb(superiorOf(assigneeId ?? firstResponsibleId));
  climb(directorId);
  return list.length > 0 ? list : [directorId];
}

/** Who is told at a threshold: assignee and first-responsible person are warned, then one person a level; above the chain nobody. */
export function escalationChain(people: EscalationStaff, threshold: ClockThreshold): string[] {
  const list = escalationList(people);
  if (threshold !== 'warn') return list.slice(clockThresholds.indexOf(threshold) - 1).slice(0, 1);
  const warned = [people.assigneeId, people.firstResponsibleId].filter((id) => id !== null && people.staff[id]?.active);
  return warned.length > 0 ? [...new Set(warned as string[])] : list.slice(0, 1);
}

/** What the sentence about a clock is made of ("waiting for a part since Tuesday, 6 h of 24 h used"). Times in milliseconds. */
export function clockWords(reading: ClockReading) {
  const { clock, state, usedMs, allowanceMs, dueAt, stoppedAt } = reading;
  const current = reading.segments.at(-1);
  return {
    clock,
    state,
    /** Why it waits; null while it runs. */
    reason: current?.reason ?? null,
    /** Since when it runs, waits or is stopped. */
    since: stoppedAt ?? current?.from ?? null,
    usedMs,
    allowanceMs,
    leftMs: Math.max(0, allowanceMs - usedMs),
    overMs: Math.max(0, usedMs - allowanceMs),
    dueAt,
  };
}
