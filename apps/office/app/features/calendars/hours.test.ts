import { describe, expect, it } from 'vitest';
import { groupsOf, hoursText, monthAfter, nightOf, readRule, readWeek, runsOf, weeksOf } from './hours.ts';

const day: [number, number][] = [[510, 1050]];
const week = [day, day, day, day, day, [], []];

it('says a week as people do', () => {
  expect(groupsOf(week)).toEqual([
    { from: 0, to: 4, spans: day },
    { from: 5, to: 6, spans: [] },
  ]);
  const halves = [
    [510, 720],
    [780, 1440],
  ] as const;
  expect(hoursText(halves)).toBe('08:30–12:00, 13:00–24:00');
  expect(hoursText([])).toBe('');
});

it.each([
  ['around the clock', Array.from({ length: 7 }, () => [[0, 1440]] as [number, number][]), 'never_rests'],
  ['some nights', [...week.slice(0, 6), [[1200, 1440]] as [number, number][]], 'some_nights'],
  ['none', week, { closes: '17:30', opens: '08:30' }],
])('knows the night rule: %s', (_, hours, night) => expect(nightOf(hours)).toEqual(night));

describe('the form of a week', () => {
  const typed = { 'mon.0.from': '08:30', 'mon.0.to': '12:00', 'mon.1.from': '13:30', 'mon.1.to': '00:00' };
  it('reads several stretches a day, days like the one before, and days of rest', () => {
    const fields = { ...typed, 'tue.same': 'on', 'wed.same': 'on', 'fri.same': 'on', 'sun.0.from': '09:00' };
    const read = readWeek({ ...fields, 'tue.0.from': '01:00', 'tue.0.to': '02:00', workday: '0', holidays: 'on' });
    const halves = [
      [510, 720],
      [810, 1440],
    ];
    expect(read).toEqual({
      ...{ mon: halves, tue: halves, wed: halves, thu: [], fri: [], sat: [], sun: [[540, Number.NaN]] },
      workday: 0,
      holidays: true,
    });
    expect(readWeek({}).workday).toBeNull();
  });

  it('reads a day of its own', () => {
    expect(readRule({ rule: 'rest', 'own.0.from': '08:00' })).toBe('rest');
    expect(readRule({ rule: 'hours', 'own.0.from': '08:00', 'own.0.to': '10:00' })).toEqual([[480, 600]]);
    expect(readRule({ rule: 'usual' })).toBeNull();
  });
});

it('goes from month to month', () => {
  expect([monthAfter('2026-12', 1), monthAfter('2026-01', -1)]).toEqual(['2027-01', '2025-12']);
  const days = Array.from({ length: 31 }, (_, n) => ({ date: `2026-10-${String(n + 1).padStart(2, '0')}` }));
  const weeks = weeksOf(days);
  expect(weeks).toHaveLength(5);
  expect(weeks[0]?.map((cell) => cell?.date.slice(8))).toEqual([
    undefined,
    undefined,
    undefined,
    '01',
    '02',
    '03',
    '04',
  ]);
  expect(weeks[4]?.at(-1)).toBeNull();
});

it('says days that are alike and follow each other in one line', () => {
  const day = (n: number, mark: string) => ({ date: `2026-10-0${n}`, mark });
  const runs = runsOf([day(1, 'a'), day(2, 'a'), day(3, 'b'), day(5, 'b')], ({ mark }) => mark);
  expect(runs.map(({ first, last }) => `${first.date.slice(9)}–${last.date.slice(9)}`)).toEqual(['1–2', '3–3', '5–5']);
});
