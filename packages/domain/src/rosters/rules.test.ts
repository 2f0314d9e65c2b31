import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addShiftInput } from './inputs.ts';
import {
  dateAfter,
  dateAt,
  daysOfWeek,
  dutySpan,
  findOverlap,
  monthBeforeAt,
  onDutyAt,
  shiftMinutes,
  weekOf,
} from './rules.ts';

const shift = (from: string, to: string, id = from) => {
  const [fromMinute = 0, toMinute = 0] = [from, to].map(
    (time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)),
  );
  return { id, fromMinute, toMinute };
};
const early = shift('07:00', '15:00');
const night = shift('22:30', '07:00');
const untilMidnight = shift('15:00', '00:00');

it.each([
  // In Hong Kong it is March already.
  ['2026-02-28T16:30:00Z', 'Asia/Hong_Kong', '2026-01-31T16:00:00.000Z', '2026-02-28T16:00:00.000Z'],
  ['2026-02-28T15:30:00Z', 'Asia/Hong_Kong', '2025-12-31T16:00:00.000Z', '2026-01-31T16:00:00.000Z'],
  ['2026-01-15T12:00:00Z', 'UTC', '2025-12-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z'],
  // A month in which the clock was changed.
  ['2026-04-10T12:00:00Z', 'Europe/Berlin', '2026-02-28T23:00:00.000Z', '2026-03-31T22:00:00.000Z'],
])('the month before %s in %s', (at, zone, from, to) => {
  expect(monthBeforeAt(new Date(at), zone)).toEqual({ from: new Date(from), to: new Date(to) });
});

describe('a shift', () => {
  it.each([
    ['07:00', '15:00', 480],
    ['22:30', '07:00', 510],
    ['15:00', '00:00', 540],
    ['00:00', '23:59', 1439],
    ['08:00', '08:00', 0],
  ])('%s to %s lasts %i minutes', (from, to, minutes) => expect(shiftMinutes(shift(from, to))).toBe(minutes));

  it.each(['24:00', '7:00', '', '12:60', 'noon'])('has no such time: "%s"', (from) => {
    const input = { communityId: '0199a000-0000-7000-8000-000000000000', name: '早班', from, to: '15:00' };
    expect(addShiftInput.safeParse(input).success).toBe(false);
  });
});

describe('who is on duty (T7, T10)', () => {
  const duty = (shiftId: string, date: string) => ({ staffId: 'w', shiftId, date });
  const on = (at: string, zone: string, ...duties: ReturnType<typeof duty>[]) =>
    onDutyAt(duties, [early, night, untilMidnight], new Date(at), zone).map(
      ({ shiftId, date }) => `${shiftId} ${date}`,
    );

  it.each([
    ['before it begins', '2026-03-10T22:59:59Z', []],
    ['from its first minute', '2026-03-10T23:00:00Z', ['07:00 2026-03-11']],
    ['to its last', '2026-03-11T06:59:59Z', ['07:00 2026-03-11']],
    ['not when it ends', '2026-03-11T07:00:00Z', []],
    ['at night', '2026-03-11T14:30:00Z', ['22:30 2026-03-11']],
    ['past midnight still of the day it began', '2026-03-11T20:00:00Z', ['22:30 2026-03-11']],
    ['until the morning', '2026-03-11T23:00:00Z', []],
  ])('%s', (_, at, people) => {
    expect(on(at, 'Asia/Shanghai', duty('07:00', '2026-03-11'), duty('22:30', '2026-03-11'))).toEqual(people);
  });

  it('knows nothing of a shift that is gone', () => {
    expect(on('2026-03-11T00:00:00Z', 'Asia/Shanghai', duty('gone', '2026-03-11'))).toEqual([]);
  });

  it('follows the clock on the wall where it is put forward and back', () => {
    const hours = (date: string) => {
      const { from, to } = dutySpan(night, date, 'Europe/Berlin');
      return (to.getTime() - from.getTime()) / 3_600_000;
    };
    expect([hours('2026-03-27'), hours('2026-03-28'), hours('2026-10-24')]).toEqual([8.5, 7.5, 9.5]);
    expect(dutySpan(early, '2026-03-29', 'Europe/Berlin').from.toISOString()).toBe('2026-03-29T05:00:00.000Z');
  });

  it('leaves no gap and no double hand between shifts that follow one another', () => {
    const round = [early, untilMidnight, shift('00:00', '07:00')];
    const zones = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 366 * 1440 }), fc.constantFrom(...zones), (minute, zone) => {
        const at = new Date(Date.UTC(2026, 0, 1, 0, minute));
        const today = dateAt(at, zone);
        const duties = [-1, 0, 1].flatMap((n) => round.map(({ id }) => duty(id, dateAfter(today, n))));
        expect(onDutyAt(duties, round, at, zone)).toHaveLength(1);
      }),
    );
  });
});

describe('a week', () => {
  it.each([
    ['2026-03-09', '2026-03-09'],
    ['2026-03-15', '2026-03-09'],
    ['2026-01-01', '2025-12-29'],
  ])('of %s begins on Monday %s', (date, monday) => {
    expect(weekOf(date)).toBe(monday);
    expect(daysOfWeek(monday)).toContain(date);
    expect(daysOfWeek(monday)).toHaveLength(7);
  });
});

describe('double duty', () => {
  it.each([
    [
      'one after the other',
      [
        ['2026-03-11', early],
        ['2026-03-11', untilMidnight],
      ],
      false,
    ],
    [
      'in the same hours',
      [
        ['2026-03-11', early],
        ['2026-03-11', shift('14:59', '16:00')],
      ],
      true,
    ],
    [
      'a night into the early shift of the next day',
      [
        ['2026-03-11', night],
        ['2026-03-12', shift('06:00', '08:00')],
      ],
      true,
    ],
    [
      'a night, then early',
      [
        ['2026-03-11', night],
        ['2026-03-12', early],
      ],
      false,
    ],
    [
      'a long one around two short ones',
      [
        ['2026-03-11', shift('06:00', '05:00')],
        ['2026-03-11', early],
        ['2026-03-11', shift('23:00', '23:30')],
      ],
      true,
    ],
  ] as const)('%s', (_, held, overlaps) => {
    expect(findOverlap(held.map(([date, one]) => ({ date, shift: one })))).toBe(overlaps);
  });
});
