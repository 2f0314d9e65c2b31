import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addOpen,
  always,
  calendarGaps,
  defaultCalendars,
  openBetween,
  openFrom,
  requireOpen,
  usualPromises,
} from './rules.ts';
import type { WorkingCalendar } from './types.ts';

const hour = 3_600_000;
const at = (text: string) => new Date(text);
const holidays = { '2026-10-01': 'rest', '2026-10-10': 'work', '2026-10-12': [[600, 660]] } as const;
const { service_hours, workdays } = defaultCalendars('Asia/Shanghai', holidays, [2026]) as {
  service_hours: WorkingCalendar;
  workdays: WorkingCalendar;
};
const in_ = (timeZone: string, from: number, to: number): WorkingCalendar => ({
  ...always,
  timeZone,
  week: Array.from({ length: 7 }, () => [[from, to]] as const),
});

describe('openBetween', () => {
  it.each<[string, WorkingCalendar, string, string, number]>([
    ['a night without service hours', service_hours, '2026-03-05T21:30+08:00', '2026-03-06T09:00+08:00', 2],
    ['a weekend', workdays, '2026-03-06T16:30+08:00', '2026-03-09T09:30+08:00', 2],
    ['a holiday', workdays, '2026-10-01T00:00+08:00', '2026-10-02T00:00+08:00', 0],
    ['a make-up Saturday', workdays, '2026-10-10T00:00+08:00', '2026-10-11T00:00+08:00', 9],
    ['a Monday with hours of its own', workdays, '2026-10-12T00:00+08:00', '2026-10-13T00:00+08:00', 1],
    ['backwards', always, '2026-03-06T00:00Z', '2026-03-05T00:00Z', 0],
    ['the hour Berlin skips', in_('Europe/Berlin', 60, 240), '2026-03-28T23:00Z', '2026-03-29T22:00Z', 2],
    ['the hour Berlin has twice', in_('Europe/Berlin', 60, 240), '2026-10-24T22:00Z', '2026-10-25T23:00Z', 4],
    [
      'the half hour Lord Howe has twice',
      in_('Australia/Lord_Howe', 60, 180),
      '2026-04-04T13:00Z',
      '2026-04-05T13:00Z',
      2.5,
    ],
    [
      'the half hour Lord Howe skips',
      in_('Australia/Lord_Howe', 60, 180),
      '2026-10-03T13:30Z',
      '2026-10-04T13:00Z',
      1.5,
    ],
    [
      'a clock put back over midnight',
      in_('America/St_Johns', 1380, 1440),
      '2010-11-06T12:00Z',
      '2010-11-07T12:00Z',
      1 + 59 / 60,
    ],
    ['a day that Samoa never had', in_('Pacific/Apia', 0, 1440), '2011-12-30T00:00Z', '2012-01-01T00:00Z', 48],
  ])('%s', (_, calendar, from, to, hours) => {
    expect(openBetween(calendar, at(from), at(to))).toBe(Math.round(hours * hour));
  });

  it('counts no time of a closure, and that of two which overlap once', () => {
    const closure = (from: string, to: string) => ({ from: at(from), to: at(to), reason: 'typhoon' });
    const calendar = {
      ...always,
      closures: [
        closure('2026-03-05T01:00Z', '2026-03-05T03:00Z'),
        closure('2026-03-05T02:00Z', '2026-03-06T01:00:00.001Z'),
        closure('2026-03-06T09:00Z', '2026-03-06T08:00Z'),
      ],
    };
    expect(openBetween(calendar, at('2026-03-05T00:00Z'), at('2026-03-06T02:00Z'))).toBe(2 * hour - 1);
    expect(addOpen(calendar, at('2026-03-05T00:00Z'), hour + 1)).toEqual(at('2026-03-06T01:00:00.002Z'));
  });

  it('joins hours that overlap or touch, in whatever order they stand', () => {
    const week = Array.from(
      { length: 7 },
      () =>
        [
          [600, 660],
          [60, 120],
          [90, 180],
          [180, 190],
        ] as const,
    );
    expect(openBetween({ ...always, week }, at('2026-03-05T00:00Z'), at('2026-03-06T00:00Z'))).toBe(190 * 60_000);
  });

  it('is quick over a year that was looked at before', () => {
    const calendar = { ...workdays, timeZone: 'America/New_York' };
    openBetween(calendar, at('2030-01-01T00:00Z'), at('2031-01-01T00:00Z'));
    const used = process.cpuUsage();
    for (let n = 0; n < 100; n++) openBetween(calendar, at('2030-01-01T01:00Z'), at('2030-12-31T00:00Z'));
    // A hundred in less than 100 ms of processor time.
    expect(process.cpuUsage(used).user).toBeLessThan(100_000);
  });
});

describe('addOpen', () => {
  it.each<[string, WorkingCalendar, string, number, string]>([
    ['nothing left to run', service_hours, '2026-03-05T23:00+08:00', 0, '2026-03-05T23:00+08:00'],
    [
      'until closing time, not until the next opening',
      service_hours,
      '2026-03-05T21:30+08:00',
      1,
      '2026-03-05T22:30+08:00',
    ],
    ['over the night', service_hours, '2026-03-05T22:00+08:00', 1, '2026-03-06T08:30+08:00'],
    ['from a closed hour', service_hours, '2026-03-05T03:00+08:00', 1, '2026-03-05T09:00+08:00'],
    ['over the holiday', workdays, '2026-09-30T17:00+08:00', 1, '2026-10-02T09:00+08:00'],
    ['always', always, '2026-03-28T23:00Z', 24, '2026-03-29T23:00Z'],
  ])('%s', (_, calendar, from, hours, expected) => {
    expect(addOpen(calendar, at(from), hours * hour)).toEqual(at(expected));
  });

  it('is null for a calendar that never opens, and finds one that opens late', () => {
    const never = { ...always, week: Array.from({ length: 7 }, () => []) };
    expect(addOpen(never, at('2026-03-05T00:00Z'), 1)).toBeNull();
    const once = { ...never, days: { '2031-02-01': [[60, 61]] as const } };
    expect(addOpen(once, at('2026-03-05T00:00Z'), 60_000)).toEqual(at('2031-02-01T01:01Z'));
    expect(addOpen(once, at('2026-03-05T00:00Z'), 60_001)).toBeNull();
    expect(addOpen({ ...never, days: { '2026-03-06': 'work' } }, at('2026-03-05T00:00Z'), 1)).toBeNull();
  });

  it('is the inverse of openBetween, and the earliest', () => {
    const start = Date.parse('2026-01-01T00:00Z');
    const zone = fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'Australia/Lord_Howe', 'America/New_York');
    fc.assert(
      fc.property(zone, fc.nat(300 * 24 * hour), fc.integer({ min: 1, max: 90 * hour }), (timeZone, offset, ms) => {
        const calendar = { ...workdays, timeZone };
        const from = new Date(start + offset);
        const to = addOpen(calendar, from, ms) as Date;
        expect(openBetween(calendar, from, to)).toBe(ms);
        expect(openBetween(calendar, from, new Date(to.getTime() - 1))).toBe(ms - 1);
      }),
    );
  });
});

describe('what is promised (C3)', () => {
  const local = (text: string) => at(`${text}+08:00`);
  const never = { ...always, week: Array.from({ length: 7 }, () => []) };

  it.each<[string, WorkingCalendar, string, boolean]>([
    ['by day', service_hours, '2026-03-05T14:00', true],
    ['as it opens', service_hours, '2026-03-05T08:00', true],
    ['as it closes', service_hours, '2026-03-05T22:30', true],
    ['at night', service_hours, '2026-03-05T22:31', false],
    ['before it opens', service_hours, '2026-03-05T07:59', false],
    ['on a holiday', workdays, '2026-10-01T10:00', false],
    ['at night, where it is open then too', always, '2026-03-05T03:00', true],
    ['where it is never open', never, '2026-03-05T03:00', true],
  ])('%s', (_name, calendar, time, open) => {
    const ask = () => requireOpen(calendar, local(time));
    if (open) expect(ask).not.toThrow();
    else expect(ask).toThrow('ticket.promise_at_night');
  });

  it.each<[string, WorkingCalendar, string, string[]]>([
    ['in the morning', service_hours, '05T09:50', ['05T12:00', '05T18:00', '06T10:00', '07T10:00']],
    ['in the evening', service_hours, '05T18:20', ['05T20:30', '06T10:00', '07T10:00']],
    ['late', service_hours, '05T22:00', ['06T08:00', '06T10:00', '07T10:00']],
    ['after midnight', service_hours, '05T01:00', ['05T08:00', '05T18:00', '06T10:00', '07T10:00']],
    [
      'late, in an emergency',
      { ...always, timeZone: 'Asia/Shanghai' },
      '05T22:00',
      ['06T00:00', '06T10:00', '07T10:00'],
    ],
    ['before a weekend', workdays, '06T17:00', ['09T08:30']],
    [
      'where it is never open',
      { ...never, timeZone: 'Asia/Shanghai' },
      '05T22:00',
      ['06T00:00', '06T10:00', '07T10:00'],
    ],
  ])('is suggested %s', (_name, calendar, now, times) => {
    const wanted = times.map((time) => local(`2026-03-${time}`));
    expect(usualPromises(calendar, local(`2026-03-${now}`))).toEqual(wanted);
  });

  it('suggests what lies ahead, the nearest first, and what is not asked about', () => {
    const moment = fc.date({ min: at('2026-01-01'), max: at('2026-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(moment, fc.constantFrom(service_hours, workdays, always), (now, calendar) => {
        const times = usualPromises(calendar, now);
        expect(times.length).toBeGreaterThan(0);
        expect(times).toEqual([...times].sort((a, b) => a.getTime() - b.getTime()));
        for (const time of times) {
          expect(time > now).toBe(true);
          expect(() => requireOpen(calendar, time)).not.toThrow();
          expect(openFrom(calendar, time)).toEqual(time);
        }
      }),
    );
  });
});

it('calendarGaps names the years without holidays, by the wall clock of the zone', () => {
  expect(calendarGaps(workdays, at('2025-12-31T15:59Z'), at('2028-01-01T00:00Z'))).toEqual([2025, 2027, 2028]);
  expect(calendarGaps(workdays, at('2025-12-31T16:00Z'), at('2026-12-31T15:59Z'))).toEqual([]);
  expect(calendarGaps(workdays, at('2028-01-01T00:00Z'), at('2027-01-01T00:00Z'))).toEqual([]);
  expect(calendarGaps(service_hours, at('2020-01-01T00:00Z'), at('2030-01-01T00:00Z'))).toEqual([]);
});
