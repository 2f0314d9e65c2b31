import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyHistory, anyPolicies, sampleCalendars } from '../clocks/histories.arbitrary.ts';
import { readClocks } from '../clocks/index.ts';
import { dateAfter } from '../rosters/index.ts';
import {
  type CalendarSurroundings,
  firstChangeable,
  isFixed,
  mayRemove,
  monthDays,
  requireAhead,
  setDay,
  setWeek,
  startingCalendars,
  weekOn,
  withdrawWeek,
  workingCalendar,
} from './lifecycle.ts';
import { addOpen, calendarGaps, openBetween } from './rules.ts';
import type { DayRule, KeptCalendar, KeptWeek, OpenSpan } from './types.ts';

const hour = 3_600_000;
const day: OpenSpan[] = [[540, 1080]];
const weekOf = (...open: number[]): KeptWeek => ({
  week: Array.from({ length: 7 }, (_, n) => (open.includes(n) ? day : [])),
  workday: null,
  knownYears: null,
});
const office: KeptCalendar = {
  name: 'office',
  ...weekOf(0, 1, 2, 3, 4),
  knownYears: [],
  eras: [],
  days: {},
  reasons: {},
};
const china: CalendarSurroundings = {
  timeZone: 'Asia/Shanghai',
  holidays: { days: { '2026-10-01': 'rest', '2026-10-10': 'work' }, years: [2026] },
  closures: [],
};
const now = new Date('2026-09-15T10:00+08:00');
const at = (text: string) => new Date(`${text}+08:00`);

describe('a calendar as the community keeps it', () => {
  it('changes its week from a date on, and says which one holds when', () => {
    const six = { ...weekOf(0, 1, 2, 3, 4, 5), knownYears: [] };
    const changed = setWeek(setWeek(office, '2026-12-01', weekOf(0)), '2026-10-19', six);
    expect(changed.eras.map(({ from }) => from)).toEqual(['2026-10-19', '2026-12-01']);
    expect(weekOn(changed, '2026-10-18')).toMatchObject({ week: office.week });
    expect(weekOn(changed, '2026-10-19')).toMatchObject({ week: six.week });
    const working = workingCalendar(changed, china);
    expect(openBetween(working, at('2026-10-12T00:00'), at('2026-10-19T00:00'))).toBe(45 * hour);
    expect(openBetween(working, at('2026-10-19T00:00'), at('2026-10-26T00:00'))).toBe(54 * hour);
    expect(openBetween(working, at('2026-12-07T00:00'), at('2026-12-14T00:00'))).toBe(9 * hour);
    // The same date once more: the later word holds.
    expect(setWeek(changed, '2026-10-19', weekOf(2)).eras).toHaveLength(2);
    expect(withdrawWeek(changed, '2026-10-19')).toEqual(setWeek(office, '2026-12-01', weekOf(0)));
    expect(() => withdrawWeek(changed, '2026-10-20')).toThrow('clocks.not_found');
  });

  it('has days of its own, which outrank what is announced for all, and gives them back', () => {
    const own = setDay(office, { date: '2026-10-01', rule: 'work', reason: '值守' }, now);
    expect(own.reasons).toEqual({ '2026-10-01': '值守' });
    const hours = (kept: KeptCalendar) =>
      openBetween(workingCalendar(kept, china), at('2026-10-01T00:00'), at('2026-10-02T00:00'));
    expect([hours(office), hours(own)]).toEqual([0, 9 * hour]);
    expect(setDay(own, { date: '2026-10-01', rule: null, reason: '' }, now)).toEqual(office);
    expect(() => setDay(office, { date: '2026-10-01', rule: null, reason: '' }, now)).toThrow('clocks.not_found');
    expect(() => setDay(office, { date: '2029-10-01', rule: 'rest', reason: 'x' }, now)).toThrow('calendar.too_far');
    const dates = Array.from({ length: 1000 }, (_, n) => dateAfter('2020-01-01', n));
    const full = { ...office, days: Object.fromEntries(dates.map((date) => [date, 'rest' as const])) };
    expect(() => setDay(full, { date: '2026-10-03', rule: 'rest', reason: 'x' }, now)).toThrow('calendar.too_far');
    expect(setDay(full, { date: dates[0] ?? '', rule: 'work', reason: 'x' }, now).days).toHaveProperty('2020-01-01');
  });

  it('knows the holidays of the weeks that keep them, and says which years it does not know', () => {
    const later = setWeek(setWeek(office, '2027-03-01', weekOf(0)), '2028-02-01', { ...weekOf(1), knownYears: [2028] });
    const working = workingCalendar(later, china);
    const gaps = (from: string, to: string) => calendarGaps(working, new Date(from), new Date(to));
    expect(gaps('2025-06-01', '2026-06-01')).toEqual([2025]);
    expect(gaps('2026-06-01', '2026-12-01')).toEqual([]);
    expect(gaps('2026-06-01', '2027-06-01')).toEqual([2027]);
    expect(gaps('2027-02-28T17:00Z', '2028-01-01')).toEqual([]);
    expect(gaps('2027-01-01', '2029-01-01')).toEqual([2027, 2029]);
  });

  it('shows each day of a month', () => {
    const own = setDay(office, { date: '2026-10-08', rule: [[600, 660]], reason: '消防演练' }, now);
    const days = monthDays(workingCalendar(own, china), own.days, '2026-10');
    expect(days).toHaveLength(31);
    const shown = [0, 2, 7, 9, 11].map((n) => [days[n]?.date.slice(8), days[n]?.mark, (days[n]?.openMs ?? 0) / hour]);
    expect(shown).toEqual([
      ['01', 'holiday', 0],
      ['03', 'rest', 0],
      ['08', 'own', 1],
      ['10', 'make_up', 9],
      ['12', 'work', 9],
    ]);
    const berlin = { ...china, timeZone: 'Europe/Berlin' };
    const [always] = startingCalendars();
    const lengths = monthDays(workingCalendar(always as KeptCalendar, berlin), {}, '2026-03').map((it) => it.openMs);
    expect([lengths[27], lengths[28], lengths[29]]).toEqual([24 * hour, 23 * hour, 24 * hour]);
  });

  it('of those that every community has none goes, and one never changes', () => {
    const names = startingCalendars().map(({ name }) => name);
    expect(names).toEqual(['always', 'service_hours', 'workdays']);
    expect(names.map(mayRemove)).toEqual([false, false, false]);
    expect(mayRemove('office')).toBe(true);
    expect(names.map(isFixed)).toEqual([true, false, false]);
  });
});

describe('what may still change', () => {
  it.each([
    ['2026-09-15T10:00+08:00', 'Asia/Shanghai', '2026-09-16'],
    ['2026-09-15T15:59Z', 'Asia/Shanghai', '2026-09-16'],
    ['2026-09-15T16:00Z', 'Asia/Shanghai', '2026-09-17'],
    ['2026-10-25T00:30Z', 'Europe/Berlin', '2026-10-26'],
    // Clocks that go back from 00:01 to 23:01: some of the 7th has run when it is the 6th again.
    ['2010-11-07T02:30:30Z', 'America/St_Johns', '2010-11-08'],
    ['2010-11-07T03:00:00Z', 'America/St_Johns', '2010-11-08'],
    ['2010-11-07T02:29:00Z', 'America/St_Johns', '2010-11-07'],
  ])('at %s in %s: from %s on', (moment, timeZone, first) => {
    const then = new Date(moment);
    expect(firstChangeable(then, timeZone)).toBe(first);
    expect(() => requireAhead(first, then, timeZone)).not.toThrow();
    expect(() => requireAhead(dateAfter(first, -1), then, timeZone)).toThrow('calendar.from_tomorrow');
  });

  const rule = fc.constantFrom<DayRule>('rest', 'work', [[0, 1440]], [[100, 130]]);
  const change = fc.record({ ahead: fc.nat(40), sort: fc.nat(2), rule, open: fc.subarray([0, 1, 2, 3, 4, 5, 6]) });

  it('leaves every second that was counted as it was, whatever is changed later (T8)', () => {
    fc.assert(
      fc.property(anyHistory, anyPolicies, fc.array(change, { maxLength: 4 }), ({ history, now }, policies, edits) => {
        const after = Object.values(sampleCalendars).map((calendar) => {
          const { week, workday = null, knownYears, eras = [], days, name, timeZone, closures } = calendar;
          // Each sample week has days of its own; the community has one list of them, and the rest comes as public.
          let kept: KeptCalendar = { name, week, workday, knownYears: [], eras: [], days: {}, reasons: {} };
          for (const { ahead, sort, rule, open } of edits) {
            const date = dateAfter(firstChangeable(now, timeZone), ahead);
            requireAhead(date, now, timeZone);
            kept = sort === 0 ? setDay(kept, { date, rule, reason: 'x' }, now) : setWeek(kept, date, weekOf(...open));
          }
          const around = { timeZone, holidays: { days, years: knownYears ?? [] }, closures };
          const working = workingCalendar(kept, around);
          return [name, { ...working, eras: [...eras, ...(working.eras ?? [])] }] as const;
        });
        const counted = (calendars: typeof sampleCalendars) =>
          readClocks(history, policies, calendars, now).map(({ usedMs, breachedAt, state, segments }) => ({
            ...{ usedMs, breachedAt, state, segments },
          }));
        const [was, is] = [counted(sampleCalendars), counted(Object.fromEntries(after))];
        if (JSON.stringify(was) !== JSON.stringify(is)) expect(is).toEqual(was);
      }),
      { numRuns: 500 },
    );
  }, 120_000);

  it('always leaves a calendar that opens again', () => {
    const edit = fc.record({ ahead: fc.nat(700), rule, length: fc.nat(300) });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 3 }), fc.nat(6), (edits, open) => {
        let kept: KeptCalendar = { ...office, ...weekOf(open) };
        for (const { ahead, length } of edits)
          for (let n = 0; n < length && ahead + n < 700; n++)
            kept = setDay(kept, { date: dateAfter('2026-09-16', ahead + n), rule: 'rest', reason: 'x' }, now);
        expect(addOpen(workingCalendar(kept, china), now, 9 * hour)).not.toBeNull();
      }),
      { numRuns: 10 },
    );
  }, 60_000);
});
