import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { readFailure } from '../kernel/index.ts';
import { addCalendarInput, calendarsInput, setCalendarDayInput, setCalendarWeekInput } from './inputs.ts';

const fieldsOf = (schema: z.ZodType, input: unknown) => readFailure(schema.safeParse(input).error).fields;
const day = [[510, 1050]];
const days = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] };
const week = { name: 'office', ...days, workday: null, holidays: true };
const closed = { mon: [], tue: [], wed: [], thu: [], fri: [] };

it('keeps hours in order, and days from Monday on', () => {
  const split = [
    [600, 1440],
    [0, 600],
  ];
  const { week: hours } = addCalendarInput.parse({ ...week, mon: split });
  expect(hours[0]).toEqual([
    [0, 600],
    [600, 1440],
  ]);
  expect(hours[6]).toEqual([]);
  const set = (rule: unknown) => setCalendarDayInput.parse({ name: 'w', date: '2026-10-01', rule, reason: ' 盘点 ' });
  expect(set('rest')).toMatchObject({ rule: 'rest', reason: '盘点' });
  expect(set(null).rule).toBeNull();
});

describe('refuses', () => {
  it.each([
    ['a week without an hour', closed, { mon: 'required' }],
    ['hours over midnight', { tue: [[1300, 200]] }, { tue: 'invalid' }],
    ['hours past midnight', { wed: [[1300, 1500]] }, { wed: 'invalid' }],
    ['hours of no length', { thu: [[600, 600]] }, { thu: 'invalid' }],
    ['half a minute', { fri: [[1.5, 3]] }, { fri: 'invalid' }],
    ['half a stretch', { fri: [[480, Number.NaN]] }, { fri: 'invalid' }],
    [
      'hours that overlap',
      {
        sat: [
          [60, 540],
          [480, 600],
        ],
      },
      { sat: 'invalid' },
    ],
    ['the hours of a closed day for make-up days', { workday: 6 }, { workday: 'invalid' }],
    ['a calendar without a name', { name: ' ' }, { name: 'required' }],
  ])('%s', (_, wrong, fields) => {
    expect(fieldsOf(addCalendarInput, { ...week, ...wrong })).toEqual(fields);
    expect(fieldsOf(setCalendarWeekInput, { version: 1, from: '2026-12-01', ...week, ...wrong })).toEqual(fields);
  });

  it.each([
    ['a day that does not exist', { date: '2026-02-30', rule: 'rest' }, { date: 'invalid' }],
    ['an unknown rule', { date: '2026-02-03', rule: 'sleep' }, { rule: 'invalid' }],
    ['own hours without an hour', { date: '2026-02-03', rule: [] }, { rule: 'required' }],
    ['a day without a reason', { date: '2026-02-03', rule: 'rest', reason: ' ' }, { reason: 'required' }],
  ])('%s', (_, input, fields) =>
    expect(fieldsOf(setCalendarDayInput, { name: 'w', reason: 'x', ...input })).toEqual(fields),
  );

  it('a month that is none', () => {
    expect(fieldsOf(calendarsInput, { month: '2026-13' })).toEqual({ month: 'invalid' });
  });
});
