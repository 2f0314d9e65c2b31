import { calendarGaps, defaultCalendars, openBetween } from '@linli/domain/calendars';
import { expect, it } from 'vitest';
import { holidayName, publicHolidays } from './holidays.ts';

const { days, years } = publicHolidays;
const workdays = defaultCalendars('Asia/Shanghai', days, years).workdays ?? expect.fail();
const hours = (date: string) =>
  openBetween(workdays, new Date(`${date}T00:00+08:00`), new Date(`${date}T24:00+08:00`)) / 3_600_000;

it.each([
  ['2026-10-01', 0, 'National Day, a Thursday'],
  ['2026-10-10', 9, 'a Saturday that makes up for it'],
  ['2026-10-12', 9, 'an ordinary Monday'],
  ['2026-10-17', 0, 'an ordinary Saturday'],
  ['2025-01-28', 0, 'New Year’s Eve'],
  ['2025-01-26', 9, 'the Sunday before, worked'],
])('%s: %i hours (%s)', (date, open) => expect(hours(date)).toBe(open));

it('knows each year that it speaks of, and says which it does not know', () => {
  expect(years).toContain(2026);
  expect(new Set(Object.keys(days).map((date) => Number(date.slice(0, 4))))).toEqual(new Set(years));
  const next = (years.at(-1) ?? 0) + 1;
  expect(calendarGaps(workdays, new Date('2026-06-01Z'), new Date(`${next}-06-01Z`))).toEqual([next]);
});

it('calls each day by its name', () => {
  expect(holidayName('2026-10-01')).toEqual({ name: '国庆节', nameEn: 'National Day' });
  expect(holidayName('2026-10-10')).toEqual({ name: '国庆节', nameEn: 'National Day' });
  expect(holidayName('2026-10-12')).toBeNull();
});
