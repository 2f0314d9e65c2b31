import { addOpen, always, type WorkingCalendar, type WorkingCalendars } from '../../calendars/index.ts';
import { type ClockNorm, clockTable, concludes, lastMoment, measure, walkClock } from '../lifecycle.ts';
import {
  type ClockMatter,
  type ClockName,
  type ClockPolicy,
  type ClockReading,
  type ClockStep,
  clockNames,
  type TicketPromise,
} from '../types.ts';

const minute = 60_000;
const hour = 60;
const day = 24 * hour;

const norm = (
  clock: ClockName,
  minutes: number,
  calendar: 'always' | 'service_hours',
  only: Partial<Pick<ClockPolicy, 'kind' | 'severity' | 'crew' | 'warnShare'>> = {},
): ClockPolicy => ({
  id: ['default', clock, only.severity, only.kind, only.crew].filter(Boolean).join('.'),
  clock,
  kind: null,
  severity: null,
  category: null,
  area: null,
  crew: null,
  warnShare: 0.8,
  ...only,
  minutes,
  calendar,
  escalateEveryMinutes: Math.max(minutes, 30),
  validFrom: new Date(0),
  validUntil: null,
});
const onTheSpot = (clock: ClockName, minutes: number, only: Pick<ClockPolicy, 'crew'> = { crew: null }) =>
  (['urgent', 'major'] as const).map((severity) => norm(clock, minutes, 'always', { severity, ...only }));

/** A first reply and a completion within so many minutes (the response norms in field.md 1.7). */
const promised = (replyMinutes: number, doneMinutes: number, only: Parameters<typeof norm>[3] = {}) => [
  norm('reply', replyMinutes, 'always', only),
  norm('completion', doneMinutes, 'always', only),
];

/** Made by a call that a bundler may leave out: what asks only whether something is late needs none of them. */
const startingPolicies = (): readonly ClockPolicy[] => [
  ...promised(2 * hour, 3 * day),
  ...promised(15, 4 * hour, { severity: 'urgent' }),
  // C2: beyond the department, so answered at once, handed up, and allowed longer than what only presses.
  ...promised(15, day, { severity: 'major' }),
  ...promised(30, day, { kind: 'repair' }),
  ...promised(30, day, { kind: 'patrol' }),
  ...promised(2 * hour, 2 * day, { kind: 'complaint' }),
  norm('dispatch', 30, 'service_hours'),
  ...onTheSpot('dispatch', 30),
  norm('arrival', 30, 'service_hours'),
  ...onTheSpot('arrival', 5),
  ...onTheSpot('arrival', 10, { crew: 'team' }),
  norm('rectification', day, 'always'),
  norm('promise', day, 'always'),
  norm('silence', day, 'service_hours'),
  // Reminded with two days left, and with one.
  norm('confirmation', 3 * day, 'always', { warnShare: 2 / 3 }),
];

/**
 * Clock policies that a new community starts with (T8, T9): data, not constants of a rule. Each clock has a row for
 * everything, so that nothing is ever without a norm.
 */
export const defaultClockPolicies: readonly ClockPolicy[] = /* @__PURE__ */ startingPolicies();

/** How closely a policy speaks of a matter; the weights add up to a different sum for each set of selectors. */
function weightOf({ severity, category, kind, area, crew }: ClockPolicy): number {
  const named = (severity ? 32 : 0) + (category ? (category.includes('.') ? 16 : 8) : 0) + (kind ? 4 : 0);
  return named + (area ? 2 : 0) + (crew ? 1 : 0);
}

function speaksOf(policy: ClockPolicy, matter: ClockMatter): boolean {
  return (
    (policy.severity ?? matter.severity) === matter.severity &&
    (policy.kind ?? matter.kind) === matter.kind &&
    (policy.area ?? matter.area) === matter.area &&
    (policy.crew === null || policy.crew === matter.crew) &&
    (policy.category === null || `${matter.category}.`.startsWith(`${policy.category}.`))
  );
}

/**
 * The policy for a clock of a matter, of those in force at `at`: the most specific wins, where severity outweighs a leaf
 * category, that a root category, that the kind, that the area, that the number of people, and each outweighs all that follow
 * together. Rows that `checkPolicies` calls a contradiction are settled all the same: the one in force since later, then
 * by id.
 */
export function choosePolicy(
  policies: readonly ClockPolicy[],
  clock: ClockName,
  matter: ClockMatter,
  at: Date,
): ClockPolicy | null {
  const fitting = policies.filter(
    (policy) =>
      policy.clock === clock &&
      policy.validFrom <= at &&
      (policy.validUntil === null || at < policy.validUntil) &&
      speaksOf(policy, matter),
  );
  const closer = (a: ClockPolicy, b: ClockPolicy) =>
    weightOf(a) - weightOf(b) || a.validFrom.getTime() - b.validFrom.getTime() || (a.id < b.id ? 1 : -1);
  return fitting.reduce<ClockPolicy | null>((best, policy) => (best && closer(best, policy) > 0 ? best : policy), null);
}

/** A hole in the policies falls back on the defaults: nothing goes without a clock. */
function policyOf(policies: readonly ClockPolicy[], clock: ClockName, matter: ClockMatter, at: Date): ClockPolicy {
  const policy = choosePolicy(policies, clock, matter, at) ?? choosePolicy(defaultClockPolicies, clock, matter, at);
  if (!policy) throw new RangeError(`no policy for ${clock}`);
  return policy;
}

/** Milliseconds allowed, and the calendar they run on; where that is missing it is `always`, the strictest. */
function normOf(policy: ClockPolicy, calendars: WorkingCalendars): ClockNorm {
  return {
    policyId: policy.id,
    allowance: policy.minutes * minute,
    warnShare: policy.warnShare,
    escalateEvery: policy.escalateEveryMinutes * minute,
    calendar: (Object.hasOwn(calendars, policy.calendar) && calendars[policy.calendar]) || always,
  };
}

/**
 * The hours in which a resident is promised something (C3): those in which somebody is sent to such a matter (T8), which for an
 * emergency may be any. Incidents close none of them: when one ends is not known.
 */
export function promiseHours(
  { policies, calendars }: { policies: readonly ClockPolicy[]; calendars: WorkingCalendars },
  matter: ClockMatter,
  at: Date,
): WorkingCalendar {
  return { ...normOf(policyOf(policies, 'arrival', matter, at), calendars).calendar, closures: [] };
}

/** What the resident is told at submission (T8), to be frozen on the ticket: the engine's own due times. */
export function promiseOf(
  policies: readonly ClockPolicy[],
  calendars: WorkingCalendars,
  matter: ClockMatter,
  at: Date,
): TicketPromise {
  const dueAt = (clock: ClockName) => {
    const { calendar, allowance } = normOf(policyOf(policies, clock, matter, at), calendars);
    return addOpen(calendar, at, allowance) ?? new Date(at.getTime() + allowance);
  };
  return { replyDueAt: dueAt('reply'), doneDueAt: dueAt('completion') };
}

/**
 * Every attempt of every clock of a matter as it stands at `now` (T8). The policies in force are those of the moment of
 * submission; which of them speaks of the matter follows its facts from step to step. Used time is never given back.
 * @param history oldest first, beginning with the submission; an empty one has no clocks
 * @param only the clocks that are asked for
 */
export function readClocks(
  history: readonly ClockStep[],
  policies: readonly ClockPolicy[],
  calendars: WorkingCalendars,
  now: Date,
  only: readonly ClockName[] = clockNames,
): ClockReading[] {
  const [first] = history;
  if (!first) return [];
  const at = Math.max(now.getTime(), lastMoment(history));
  return only.flatMap((clock) => {
    const norms = new Map<ClockPolicy, ClockNorm>();
    const normNow = (matter: ClockMatter) => {
      const policy = policyOf(policies, clock, matter, first.at);
      const norm = norms.get(policy) ?? normOf(policy, calendars);
      norms.set(policy, norm);
      return norm;
    };
    return walkClock(clockTable[clock], history, normNow).map((attempt, n) => measure(clock, n + 1, attempt, at));
  });
}

/**
 * The clock of what the resident was promised at submission (T8), every attempt of it: as if the matter had stayed what it was
 * reported as. What a later category allows is for the staff; the promise stands.
 */
export function promiseClocks(
  history: readonly ClockStep[],
  policies: readonly ClockPolicy[],
  calendars: WorkingCalendars,
  now: Date,
  clock: 'reply' | 'completion',
): ClockReading[] {
  const [first, ...later] = history;
  if (!first) return [];
  const asReported = later.map(({ data: { kind, severity, category, area, ...data }, ...step }) => ({ ...step, data }));
  return readClocks([first, ...asReported], policies, calendars, now, [clock]);
}

export type ClockOutcome = 'kept' | 'late';
/** Why a matter is not counted: the clock never ran on it, still runs or waits, or was stopped by something else. */
export type ClockUncounted = 'absent' | 'open' | 'stopped';

/** How the attempts of one clock came out, the worst of them; or why none has. */
export function outcomeOf(readings: readonly ClockReading[]): ClockOutcome | ClockUncounted {
  if (readings.some(({ state }) => state === 'breached')) return 'late';
  if (readings.some(({ state }) => state === 'kept')) return 'kept';
  return uncounted(readings.map(({ stoppedAt }) => stoppedAt === null));
}

/** By which of its attempts still live. */
function uncounted(live: readonly boolean[]): ClockUncounted {
  if (live.length === 0) return 'absent';
  return live.includes(true) ? 'open' : 'stopped';
}

/**
 * Reads one clock of many matters by several sets of policies at once: of each the same as `outcomeOf(readClocks(…))` of
 * that set. A history is walked once, norms are chosen once for all matters that are alike, and what goes by the same
 * norms in two sets is measured once.
 */
export function outcomesBy(
  sets: readonly (readonly ClockPolicy[])[],
  calendars: WorkingCalendars,
  clock: ClockName,
  now: Date,
): (history: readonly ClockStep[]) => (ClockOutcome | ClockUncounted)[] {
  const ofClock = sets.map((policies) => policies.filter((policy) => policy.clock === clock));
  const ends = ofClock.flat().flatMap(({ validFrom, validUntil }) => [validFrom, ...(validUntil ? [validUntil] : [])]);
  const changes = [...new Set(ends.map(Number))].sort((a, b) => a - b);
  const norms = new Map<ClockPolicy, ClockNorm>();
  const chosen = new Map<string, ClockNorm[]>();
  const normOnce = (policy: ClockPolicy) => {
    const norm = norms.get(policy) ?? normOf(policy, calendars);
    norms.set(policy, norm);
    return norm;
  };
  return (history) => {
    const [first] = history;
    if (!first) return sets.map(() => 'absent');
    // Submitted between the same two changes, alike matters have the same norms.
    const period = changes.findLastIndex((change) => change <= first.at.getTime());
    const normsOf = (matter: ClockMatter) => {
      const { kind, severity, category, area, crew } = matter;
      const key = `${period} ${kind} ${severity} ${category} ${area} ${crew}`;
      const known = chosen.get(key);
      if (known) return known;
      const found = ofClock.map((policies) => normOnce(policyOf(policies, clock, matter, first.at)));
      chosen.set(key, found);
      return found;
    };
    const attempts = walkClock(clockTable[clock], history, normsOf);
    const at = Math.max(now.getTime(), lastMoment(history));
    const why = uncounted(attempts.map(({ live }) => live));
    const read = (n: number): ClockOutcome | ClockUncounted => {
      const each = attempts.map((attempt) => concludes(clockTable[clock], attempt, (all) => all[n] as ClockNorm, at));
      return each.find((outcome) => outcome === 'late') ?? each.find((outcome) => outcome === 'kept') ?? why;
    };
    const alike = (n: number) => attempts.every(({ pieces }) => pieces.every(({ norm }) => norm[n] === norm[0]));
    const before = read(0);
    return sets.map((_, n) => (n === 0 || alike(n) ? before : read(n)));
  };
}
