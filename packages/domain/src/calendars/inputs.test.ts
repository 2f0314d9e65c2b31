import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { readFailure } from '../kernel/index.ts';
import { calendarClosureInput, calendarDayInput, calendarWeekInput } from './inputs.ts';

const fieldsOf = (schema: z.ZodType, input: unknown) => readFailure(schema.safeParse(input).error).fields;
const day = [[510, 1050]];
const week = { name: 'workdays', timeZone: 'Asia/Shanghai', week: [day, day, day, day, day, [], []] };
const closure = { name: 'always', from: '2026-03-05T00:00Z', to: '2026-03-06T00:00Z', reason: '台风' };

it('keeps hours in order', () => {
  const split = [
    [600, 1440],
    [0, 600],
  ];
  expect(calendarWeekInput.parse({ ...week, week: [split, ...week.week.slice(1)] }).week[0]).toEqual([
    [0, 600],
    [600, 1440],
  ]);
  expect(calendarDayInput.parse({ name: 'w', date: '2026-10-01', rule: null }).rule).toBeNull();
  expect(calendarDayInput.parse({ name: 'w', date: '2026-10-01', rule: 'rest' }).rule).toBe('rest');
});

describe('refuses', () => {
  it.each([
    ['a week of six days', { ...week, week: week.week.slice(1) }, { week: 'invalid' }],
    ['a week without an hour', { ...week, week: week.week.map(() => []) }, { week: 'required' }],
    ['hours over midnight', { ...week, week: [[[1300, 200]], ...week.week.slice(1)] }, { week: 'invalid' }],
    ['hours past midnight', { ...week, week: [[[1300, 1500]], ...week.week.slice(1)] }, { week: 'invalid' }],
    ['half a minute', { ...week, week: [[[1.5, 3]], ...week.week.slice(1)] }, { week: 'invalid' }],
    [
      'hours that overlap',
      {
        ...week,
        week: [
          [
            [1, 9],
            [8, 10],
          ],
          ...week.week.slice(1),
        ],
      },
      { week: 'invalid' },
    ],
    ['a zone of nowhere', { ...week, timeZone: 'Mars/Base' }, { timeZone: 'invalid' }],
    ['the hours of a closed day for make-up days', { ...week, workday: 6 }, { workday: 'invalid' }],
    ['nothing', {}, { name: 'required', timeZone: 'required', week: 'required' }],
  ])('%s', (_, input, fields) => expect(fieldsOf(calendarWeekInput, input)).toEqual(fields));

  it.each([
    ['a day that does not exist', { name: 'w', date: '2026-02-30', rule: 'rest' }, { date: 'invalid' }],
    ['an unknown rule', { name: 'w', date: '2026-02-03', rule: 'sleep' }, { rule: 'invalid' }],
  ])('%s', (_, input, fields) => expect(fieldsOf(calendarDayInput, input)).toEqual(fields));

  it.each([
    ['a closure that ends before it begins', { ...closure, to: closure.from }, { to: 'invalid' }],
    ['one of years', { ...closure, to: '2028-01-01T00:00Z' }, { to: 'too_long' }],
    ['one without a reason', { ...closure, reason: ' ' }, { reason: 'required' }],
  ])('%s', (_, input, fields) => expect(fieldsOf(calendarClosureInput, input)).toEqual(fields));
});
