import { addOpen, openBetween } from '../calendars/index.ts';
import { clockEventTypes, type TicketEventType, wordsToColleagues } from '../tickets/index.ts';
import { goneBy } from './rules/index.ts';
import {
  type ClockActs,
  type ClockEntry,
  type ClockMatter,
  type ClockReading,
  type ClockStep,
  type ClockThreshold,
  type ClockWake,
  clockThresholds,
  type DueAct,
  type EscalationStaff,
  reminderThresholds,
} from './types.ts';

const isReminder = (threshold: ClockThreshold) => (reminderThresholds as readonly ClockThreshold[]).includes(threshold);

/** The entry that a threshold leaves in the history: the record of every breach (T8), and of every reminder (T9). */
export function eventOfThreshold(threshold: ClockThreshold): (typeof clockEventTypes)[number] {
  if (isReminder(threshold)) return 'confirmation_reminded';
  return threshold === 'warn' ? 'clock_warned' : threshold === 'breach' ? 'clock_breached' : 'escalated';
}

const isClockEvent = (type: TicketEventType) => (clockEventTypes as readonly TicketEventType[]).includes(type);

/**
 * A history as clocks read it, without what the clocks wrote themselves.
 * @param matter the facts of today: also those of the submission, as far as no later step says what they were before; whose
 *   household it is of, where that is known: null where there is no resident to tell
 */
export function stepsOf(
  matter: ClockMatter & { householdId?: string | null },
  history: readonly ClockEntry[],
): ClockStep[] {
  const steps = history.filter(({ type }) => !isClockEvent(type));
  const submitted = natureAtFirst(matter, steps);
  return steps.map((step, n): ClockStep => {
    const { at, type, fromStatus, toStatus, visibility, door, actorKind, data } = step;
    const { until, reason, assigneeId } = data;
    return {
      at,
      type,
      fromStatus,
      toStatus,
      // Whoever typed it in another system was staff there.
      byStaff: actorKind === 'staff' || door === 'import',
      public: visibility === 'public',
      told: n > 0 && (matter.householdId === null ? goesOn(step) : isTold(step)),
      data: {
        ...(n === 0 ? submitted : type === 'recategorized' && natureIn(data, '')),
        ...(typeof until === 'string' && { until: new Date(until) }),
        ...(typeof reason === 'string' && { reason }),
        ...(typeof assigneeId === 'string' && { assigneeId }),
        ...crewOf(type, data.people),
      },
    };
  });
}

/** C3: the resident's own act, a reply, a hold with its new time, or a public step with words that reach the resident. */
function isTold({ type, visibility, door, actorKind, worded }: ClockEntry): boolean {
  if (actorKind === 'resident') return true;
  if (visibility !== 'public' || !(actorKind === 'staff' || door === 'import')) return false;
  return type === 'replied' || type === 'held' || (worded && !wordsToColleagues.includes(type));
}

/** How often staff had said something to the resident by then (C3): a state that changes without a word is none. */
export function toldUntil(history: readonly ClockEntry[], at: Date): number {
  const said = ({ type, actorKind }: ClockEntry) => type !== 'submitted' && actorKind !== 'resident';
  return history.filter((entry) => said(entry) && entry.at <= at && isTold(entry)).length;
}

/** Where there is no resident, it is enough that the matter goes on, or that staff did something about it. */
function goesOn({ type, visibility, actorKind }: ClockEntry): boolean {
  return type === 'resumed' || (visibility === 'public' && actorKind === 'staff');
}

/** The facts that an entry of a new category states, before it or after it. */
function natureIn(data: ClockEntry['data'], when: '' | 'Before'): Partial<ClockMatter> {
  const natures = ['kind', 'severity', 'category', 'area'] as const;
  return Object.fromEntries(
    natures.map((nature) => [nature, data[`${nature}${when}`]]).filter(([, said]) => typeof said === 'string'),
  );
}

/** Back from today's facts to those of the submission, by what each entry says of before. */
function natureAtFirst(today: ClockMatter, steps: readonly ClockEntry[]): ClockMatter {
  const facts = { ...today };
  for (const { type, data } of steps.toReversed()) {
    if (type === 'recategorized') Object.assign(facts, natureIn(data, 'Before'));
  }
  return facts;
}

/**
 * T9: when silence confirms: at the end of the running `confirmation`, and never sooner after a reminder than the norm
 * leaves after the last one. Null when nothing waits for a word, or its calendar never opens.
 */
export function silenceConfirmsAt(
  readings: readonly ClockReading[],
  history: readonly Pick<ClockEntry, 'type' | 'at' | 'data'>[],
): Date | null {
  const waiting = readings.find(({ clock, stoppedAt }) => clock === 'confirmation' && stoppedAt === null);
  if (!waiting?.dueAt) return null;
  const reminded = history.findLast(
    ({ type, data }) => type === 'confirmation_reminded' && data.attempt === waiting.attempt,
  );
  const left = waiting.dueAt.getTime() - (waiting.thresholds.at(-1)?.at ?? waiting.dueAt).getTime();
  return new Date(Math.max(waiting.dueAt.getTime(), reminded ? reminded.at.getTime() + left : 0));
}

/** T8: a sending says how many go, where it is more than one; what is given back or put on a board has nobody. */
function crewOf(type: TicketEventType, people: unknown): Pick<ClockStep['data'], 'crew'> {
  if (type === 'returned' || type === 'posted') return { crew: null };
  if (!['dispatched', 'claimed', 'transferred'].includes(type)) return {};
  return { crew: typeof people === 'number' && people > 1 ? 'team' : 'single' };
}

/** What the history says was acted on, and when. What was only marked, long after, stands for all that came before it. */
export function actedOn(history: readonly Pick<ClockEntry, 'type' | 'data' | 'at'>[]): ClockActs {
  const acts = history.flatMap(({ type, data, at }) => {
    if (!isClockEvent(type)) return [];
    const threshold = data.threshold as ClockThreshold;
    const done = data.marked ? upTo(threshold) : [threshold];
    return done.map((each) => [wakeKey(String(data.clock), Number(data.attempt), each), at] as const);
  });
  return new Map(acts);
}

/** A threshold and all that come before it. */
function upTo(threshold: ClockThreshold): ClockThreshold[] {
  const order: readonly ClockThreshold[] = isReminder(threshold) ? reminderThresholds : clockThresholds;
  return order.slice(0, order.indexOf(threshold) + 1);
}

/** What came due longer ago than this was missed for good: it goes on record, but wakes nobody. In milliseconds. */
const longPast = 7 * 86_400_000;

/** What is found longer after the breach than this was not slept through: it is found late. In milliseconds. */
const outage = 3 * 3_600_000;

/**
 * All that calls for an act now, in the order in which it came due, each with what is to be done about it: of one clock never
 * two levels at once, and of what is found late one entry alone.
 * @param known what came due until then was known when the matter came to us
 */
export function dueActs(
  readings: readonly ClockReading[],
  now: Date,
  acted: ClockActs,
  { levels, known = null }: { levels?: number; known?: Date | null } = {},
): DueAct[] {
  const done = new Map(acted);
  const acts: DueAct[] = [];
  for (const reading of readings) {
    for (let act = actOf(reading, now, done, known, levels); act; act = actOf(reading, now, done, known, levels)) {
      const { clock, attempt, threshold, how } = act;
      for (const each of how === 'told' ? [threshold] : upTo(threshold)) done.set(wakeKey(clock, attempt, each), now);
      acts.push(act);
    }
  }
  return acts.sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
}

function actOf(
  reading: ClockReading,
  now: Date,
  done: ClockActs,
  known: Date | null,
  levels: number | undefined,
): DueAct | undefined {
  const wakes = wakesOf(reading, now, done, levels);
  const due = wakes.filter((wake) => wake.due);
  const breach = due.find(({ threshold }) => threshold === 'breach');
  const isPast = ({ dueAt }: ClockWake) =>
    (known !== null && dueAt <= known) || goneBy(reading, dueAt, now) >= longPast;
  if (breach && !isPast(breach) && goneBy(reading, breach.dueAt, now) > outage) return { ...breach, how: 'late' };
  const past = due.findLast(isPast);
  if (past) return { ...past, how: 'known' };
  const [first] = due;
  return first && { ...first, how: 'told' };
}

/** What makes a timer's act happen once: the threshold of an attempt, whenever it is reached. */
export function wakeKey(clock: string, attempt: number, threshold: ClockThreshold): string {
  return `${clock}:${attempt}:${threshold}`;
}

/**
 * The threshold a timer has to wait for (T8): the earliest that was not acted on, also when it has passed meanwhile, so that
 * an outage misses none. Null when nothing is left. While a closure lasts nothing is due before its end.
 * @param done what was acted on; none comes twice, also when its moment moves
 * @param levels how many people the chain has (`escalationList`): no level without a person
 */
export function nextWake(
  readings: readonly ClockReading[],
  now: Date,
  done: ClockActs,
  levels?: number,
): ClockWake | null {
  const wakes = readings.flatMap((reading) => wakesOf(reading, now, done, levels));
  return wakes.reduce<ClockWake | null>((first, wake) => (first && first.at <= wake.at ? first : wake), null);
}

/** What is left of one clock, in order. */
function wakesOf(
  reading: ClockReading,
  now: Date,
  done: ClockActs,
  levels: number = clockThresholds.length - 1,
): ClockWake[] {
  const { clock, attempt, thresholds, closedBy } = reading;
  const wakes: ClockWake[] = [];
  for (const { threshold, at: reached } of thresholds) {
    const key = wakeKey(clock, attempt, threshold);
    if (done.has(key) || (!isReminder(threshold) && upTo(threshold).length - 1 > Math.max(levels, 1))) continue;
    const interval = intervalBefore(reading, threshold, done);
    if (interval === null) break;
    // None comes before the one it follows.
    const dueAt = new Date(Math.max(reached.getTime(), interval.getTime(), wakes.at(-1)?.dueAt.getTime() ?? 0));
    const at = closedBy && dueAt < closedBy.to ? closedBy.to : dueAt;
    wakes.push({ at, dueAt, due: at <= now, clock, attempt, threshold, key });
  }
  return wakes;
}

/**
 * Before when a level may not follow the one before it: whenever that was told, it had the interval of the norm to act.
 * Null where the clock does not run for so long.
 */
function intervalBefore({ clock, attempt, ...reading }: ClockReading, threshold: ClockThreshold, done: ClockActs) {
  const { segments, escalation } = reading;
  const before = upTo(threshold).at(-2);
  const told = before && threshold !== 'breach' ? done.get(wakeKey(clock, attempt, before)) : undefined;
  if (!told || isReminder(threshold)) return new Date(0);
  let left = escalation.every;
  for (const { from, to, running } of segments) {
    if (!running || (to && to <= told)) continue;
    const begin = new Date(Math.max(from.getTime(), told.getTime()));
    const at = addOpen(escalation.calendar, begin, left);
    if (at === null || to === null || at <= to) return at;
    left -= openBetween(escalation.calendar, begin, to);
  }
  return null;
}

/** T5: what nobody answers for yet belongs to the housekeeper of its zone. */
const ownerOf = ({ firstResponsibleId, housekeeperId }: EscalationStaff) => firstResponsibleId ?? housekeeperId;

/**
 * The people a late matter goes up to, the direct superior first: nobody twice, nobody who was warned already, and never
 * nobody. Vacancies and loops are passed over; the director always stands in it, and who is above the director after that.
 */
export function escalationList(people: EscalationStaff): string[] {
  const { assigneeId, directorId, staff } = people;
  const ownerId = ownerOf(people);
  const warned = new Set([assigneeId, ownerId]);
  const visited = new Set<string>();
  const list: string[] = [];
  const superiorOf = (id: string | null) => (id !== null && Object.hasOwn(staff, id) ? staff[id]?.superiorId : null);
  const climb = (from: string | null | undefined) => {
    for (let id = from; id && !visited.has(id); id = superiorOf(id)) {
      visited.add(id);
      if (staff[id]?.active && !warned.has(id)) list.push(id);
    }
  };
  climb(superiorOf(assigneeId ?? ownerId));
  climb(directorId);
  return list.length > 0 ? list : [directorId];
}

/**
 * Who is told at a threshold: assignee and owner are warned, then one person a level; above the chain nobody.
 * A reminder goes to the resident (T9).
 */
export function escalationChain(people: EscalationStaff, threshold: ClockThreshold): string[] {
  if (isReminder(threshold)) return [];
  const list = escalationList(people);
  if (threshold !== 'warn') return list.slice(upTo(threshold).length - 2).slice(0, 1);
  const warned = [people.assigneeId, ownerOf(people)].filter((id) => id !== null && people.staff[id]?.active);
  return warned.length > 0 ? [...new Set(warned as string[])] : list.slice(0, 1);
}

/** What the sentence about a clock is made of ("waiting for a part since Tuesday, 6 h of 24 h used"). Times in milliseconds. */
export function clockWords(reading: ClockReading) {
  const { clock, state, usedMs, allowanceMs, dueAt, breachedAt, stoppedAt } = reading;
  const current = reading.segments.at(-1);
  return {
    clock,
    state,
    /** Why it waits; null while it runs. */
    reason: current?.reason ?? null,
    /** It waits, also where it was late before. */
    waits: stoppedAt === null && current?.running === false,
    /** Since when it runs, waits or is stopped. */
    since: stoppedAt ?? current?.from ?? null,
    usedMs,
    allowanceMs,
    leftMs: Math.max(0, allowanceMs - usedMs),
    dueAt,
    /** Since when it ran with its allowance used up; null where it never did. */
    breachedAt,
  };
}
