import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { WorkingCalendar } from '../calendars/index.ts';
import { anyHistory, anyPolicies, sampleCalendars } from './histories.arbitrary.ts';
import { outcomeOf, outcomesBy, readClocks } from './rules/index.ts';
import { type ClockMatter, type ClockName, type ClockPolicy, type ClockStep, clockNames } from './types.ts';

/*
 * The slow, obvious model: it asks of each minute whether it is open, and of the second where a closure begins or ends in
 * it. It shares nothing with the engine but types.
 */
const minute = 60_000;
const firstMinute = Date.parse('2026-02-01T00:00:00Z') / minute;
const known = new Map<WorkingCalendar, Int8Array>();
const wallClocks = new Map<string, Intl.DateTimeFormat>();

/** 1 open, 2 closed by the hours, 3 open by the hours with an edge of a closure in it. */
function minuteOf(calendar: WorkingCalendar, index: number): number {
  const memory = known.get(calendar) ?? new Int8Array(500 * 1440);
  if (!known.has(calendar)) known.set(calendar, memory);
  const place = index - firstMinute;
  if (place < 0 || place >= memory.length) throw new RangeError('the model looks at 500 days only');
  if (memory[place] === 0) {
    const [start, end] = [index * minute, (index + 1) * minute];
    const touched = calendar.closures.some((c) => c.from.getTime() < end && c.to.getTime() > start);
    const covered = calendar.closures.some((c) => c.from.getTime() <= start && end <= c.to.getTime());
    memory[place] = covered || !lookAtTheWall(calendar, start) ? 2 : touched ? 3 : 1;
  }
  return memory[place] ?? 2;
}

function lookAtTheWall(calendar: WorkingCalendar, at: number): boolean {
  const clock =
    wallClocks.get(calendar.timeZone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone: calendar.timeZone, dateStyle: 'short', timeStyle: 'medium' });
  wallClocks.set(calendar.timeZone, clock);
  const [date = '', time = ''] = clock.format(at).split(' ');
  const [h = 0, m = 0] = time.split(':').map(Number);
  const sundayFirst = new Date(`${date}T12:00:00Z`).getUTCDay();
  let course: Pick<WorkingCalendar, 'week' | 'workday' | 'days'> = calendar;
  for (const era of calendar.eras ?? []) if (era.from <= date) course = era;
  const rule = course.days[date];
  const workday = course.workday ?? course.week.findIndex((spans) => spans.length > 0);
  let hours = course.week[sundayFirst === 0 ? 6 : sundayFirst - 1] ?? [];
  if (rule === 'rest') hours = [];
  else if (rule === 'work') hours = course.week[workday] ?? [];
  else if (rule) hours = rule;
  return hours.some(([from, to]) => from <= h * 60 + m && h * 60 + m < to);
}

/** Walks open time from `from` until `to`, or until `wanted` of it has passed; returns what passed and where it stopped. */
function walk(calendar: WorkingCalendar, from: number, to: number, wanted = Number.POSITIVE_INFINITY) {
  let passed = 0;
  if (wanted <= 0) return { passed, at: from };
  for (let index = Math.floor(from / minute); index * minute < to; index++) {
    const sort = minuteOf(calendar, index);
    if (sort === 2) continue;
    const [start, end] = [index * minute, (index + 1) * minute];
    const touched = sort === 3;
    const step = touched ? 1000 : minute;
    for (let piece = start; piece < end; piece += step) {
      if (touched && calendar.closures.some((c) => c.from.getTime() <= piece && piece < c.to.getTime())) continue;
      const [lo, hi] = [Math.max(from, piece), Math.min(to, piece + step)];
      if (lo >= hi) continue;
      if (passed + hi - lo >= wanted) return { passed: wanted, at: lo + wanted - passed };
      passed += hi - lo;
    }
  }
  return { passed, at: to };
}
const far = Date.parse('2027-05-01T00:00:00Z');

/** The norm by asking for the severity first, then the leaf, the root, the kind, the area. */
function policyByHand(policies: ClockPolicy[], clock: ClockName, matter: ClockMatter, submitted: Date): ClockPolicy {
  let left = policies.filter((p) => p.clock === clock && p.validFrom <= submitted);
  left = left.filter((p) => p.validUntil === null || p.validUntil > submitted);
  const root = matter.category.split('.')[0];
  left = left.filter((p) => p.severity === null || p.severity === matter.severity);
  left = left.filter((p) => p.category === null || p.category === matter.category || p.category === root);
  left = left.filter((p) => p.kind === null || p.kind === matter.kind);
  left = left.filter((p) => p.area === null || p.area === matter.area);
  left = left.filter((p) => p.crew === null || p.crew === matter.crew);
  const prefer = (wish: (p: ClockPolicy) => boolean) => {
    if (left.some(wish)) left = left.filter(wish);
  };
  prefer((p) => p.severity !== null);
  prefer((p) => p.category !== null && p.category !== root);
  prefer((p) => p.category !== null);
  prefer((p) => p.kind !== null);
  prefer((p) => p.area !== null);
  prefer((p) => p.crew !== null);
  if (left.length !== 1 || !left[0]) throw new Error('the policies are not in order');
  return left[0];
}

type Stretch = { from: number; to: number; on: boolean; matter: ClockMatter };
type Life = { stretches: Stretch[]; alive: boolean; end: 'kept' | 'stopped'; start: ClockStep };

/** The lives of one clock, written out as the rules are said. Each step opens a stretch, whatever changed. */
function livesOf(clock: ClockName, history: ClockStep[], now: number): Life[] {
  const lives: Life[] = [];
  let matter = {} as ClockMatter;
  let person: string | undefined;
  let wasAccepted = false;
  history.forEach((step, n) => {
    const { kind, severity, category, area, crew } = { ...matter, ...step.data };
    matter = { kind, severity, category, area, crew };
    const to = history[n + 1]?.at.getTime() ?? now;
    const is = (...types: string[]) => types.includes(step.type);
    const inState = (...states: string[]) => states.includes(step.toStatus);
    const spoken = step.byStaff && step.public && n > 0 && step.type !== 'recategorized';
    const gone = inState('closed', 'merged', 'cancelled', 'rejected');
    const finished = inState('done', 'verified');
    const other =
      is('dispatched', 'taken', 'transferred') && step.data.assigneeId !== undefined && step.data.assigneeId !== person;
    const last = lives.at(-1);
    const stop = (end: Life['end']) => {
      if (last?.alive) Object.assign(last, { alive: false, end });
    };
    const born = () => {
      if (!lives.at(-1)?.alive) lives.push({ stretches: [], alive: true, end: 'stopped', start: step });
    };
    const again = () => {
      if (last) last.alive = true;
      else born();
    };
    if (clock === 'reply') {
      if (spoken) stop('kept');
      if (gone) stop('stopped');
      if (is('submitted', 'reopened')) born();
    } else if (clock === 'dispatch') {
      if (is('dispatched') || is('claimed') || is('settled')) stop('kept');
      if (gone) stop('stopped');
      if (is('accepted', 'returned', 'posted') || (is('reopened') && wasAccepted)) born();
    } else if (clock === 'arrival') {
      if (is('arrived', 'finished')) stop('kept');
      if (gone || finished || other || is('returned', 'posted')) stop('stopped');
      if (is('dispatched', 'claimed', 'transferred') || other) born();
    } else if (clock === 'rectification') {
      if (finished) stop('kept');
      if (gone || is('returned', 'posted')) stop('stopped');
      if (is('dispatched', 'sent_back', 'claimed', 'transferred')) again();
    } else if (clock === 'completion') {
      if (finished) stop('kept');
      if (gone) stop('stopped');
      if (is('submitted', 'reopened', 'sent_back')) again();
    } else if (clock === 'promise') {
      if (step.told) stop('kept');
      if (gone || finished) stop('stopped');
      if (is('held')) born();
    } else if (clock === 'silence') {
      if (spoken) stop('kept');
      if (gone || finished) stop('stopped');
      if (spoken && !gone && !finished) born();
    } else {
      if (is('confirmed', 'closed', 'reopened')) stop('kept');
      if (gone) stop('stopped');
      if (is('verified') && !gone) born();
    }
    if (is('accepted')) wasAccepted = true;
    person = step.data.assigneeId ?? person;
    const waits = inState('on_hold') && !['promise', 'reply', 'confirmation'].includes(clock);
    const life = lives.at(-1);
    if (life?.alive) life.stretches.push({ from: step.at.getTime(), to, on: !waits, matter });
  });
  return lives;
}

function modelOf(clock: ClockName, life: Life, policies: ClockPolicy[], submitted: Date, now: number) {
  const { start, alive, stretches } = life;
  const normOf = (matter: ClockMatter) => {
    const policy = policyByHand(policies, clock, matter, submitted);
    const promised = Math.max(0, (start.data.until?.getTime() ?? 0) - start.at.getTime());
    const allowance = clock === 'promise' ? promised : policy.minutes * minute;
    const calendar = sampleCalendars[clock === 'promise' ? 'whole' : policy.calendar] as WorkingCalendar;
    return { calendar, allowance, warn: Math.round(allowance * policy.warnShare), policyId: policy.id };
  };
  const last = stretches.at(-1) as Stretch;
  const final = normOf(last.matter);
  let used = 0;
  let breachedAt: number | null = null;
  let warnAt: number | null = null;
  let dueAt: number | null = null;
  for (const stretch of stretches) {
    if (!stretch.on) continue;
    const { from, to, matter } = stretch;
    const norm = normOf(matter);
    const open = alive && stretch === last;
    const happened = (at: number) => (open ? at <= now : at < to);
    const when = (asked: number) => walk(norm.calendar, from, stretch === last ? far : to, asked - used).at;
    if (breachedAt === null) {
      const at = when(norm.allowance);
      if (happened(at)) breachedAt = at;
    }
    if (warnAt === null) {
      const at = when(norm.warn);
      if (happened(at) || open) warnAt = at;
    }
    if (dueAt === null) {
      const at = when(final.allowance);
      if (happened(at) || stretch === last) dueAt = at;
    }
    used += walk(norm.calendar, from, to).passed;
  }
  const state = alive ? (last.on ? 'running' : 'paused') : life.end;
  return {
    clock,
    // Silence is consent, not lateness (T9).
    state: breachedAt === null || clock === 'confirmation' ? state : 'breached',
    usedMs: used,
    allowanceMs: final.allowance,
    policyId: final.policyId,
    dueAt: last.on ? dueAt : null,
    warnAt,
    breachedAt,
    running: stretches.reduce((sum, { on, from, to }) => sum + (on ? to - from : 0), 0),
    paused: stretches.reduce((sum, { on, from, to }) => sum + (on ? 0 : to - from), 0),
    crumbs: 0,
  };
}

it('clocks are what the slow model says, to the millisecond, in 10,000 histories (T8)', () => {
  fc.assert(
    fc.property(anyHistory, anyPolicies, ({ history, now }, policies) => {
      const submitted = history[0]?.at as Date;
      const expected = clockNames.flatMap((clock) =>
        livesOf(clock, history, now.getTime()).map((life) => modelOf(clock, life, policies, submitted, now.getTime())),
      );
      const found = readClocks(history, policies, sampleCalendars, now).map((reading) => {
        const { clock, state, usedMs, allowanceMs, policyId, dueAt, warnAt, breachedAt, segments } = reading;
        const length = (running: boolean) =>
          segments
            .filter((segment) => segment.running === running)
            .reduce((sum, { from, to }) => sum + (to ?? now).getTime() - from.getTime(), 0);
        const times = { dueAt: dueAt && +dueAt, warnAt: warnAt && +warnAt, breachedAt: breachedAt && +breachedAt };
        const crumbs = segments.slice(0, -1).filter(({ from, to }) => +from === Number(to)).length;
        const lengths = { running: length(true), paused: length(false), crumbs };
        return { clock, state, usedMs, allowanceMs, policyId, ...times, ...lengths };
      });
      // The matcher is slow; it is asked for its words only.
      if (JSON.stringify(found) !== JSON.stringify(expected)) expect(found).toEqual(expected);
    }),
    { numRuns: 10_000 },
  );
}, 300_000);

it('outcomes read in bulk are those of the readings, for every clock and several sets of norms (T8)', () => {
  fc.assert(
    fc.property(fc.array(anyHistory, { minLength: 1, maxLength: 4 }), anyPolicies, anyPolicies, (all, one, other) => {
      const now = all[0]?.now as Date;
      for (const clock of clockNames) {
        const sets = [one, other, one.filter((policy) => policy.clock !== clock || policy.id !== 'p0')];
        const read = outcomesBy(sets, sampleCalendars, clock, now);
        for (const { history } of all) {
          const slowly = sets.map((set) => outcomeOf(readClocks(history, set, sampleCalendars, now, [clock])));
          expect(read(history)).toEqual(slowly);
        }
      }
    }),
    { numRuns: 1000 },
  );
}, 120_000);
