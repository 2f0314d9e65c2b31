import type { DayRule } from '@linli/domain/calendars';
import announced from 'chinese-days/dist/chinese-days.json' with { type: 'json' };

const rule = (days: Record<string, string>, is: DayRule) => Object.keys(days).map((date) => [date, is] as const);

/** China's public holidays and make-up workdays (T8), as the State Council announces them year by year. */
export const publicHolidays = {
  days: Object.fromEntries([...rule(announced.holidays, 'rest'), ...rule(announced.workdays, 'work')]),
  /** The years that are announced and in the package; a later one runs by the plain week until it is. */
  years: [...new Set(Object.keys(announced.holidays).map((date) => Number(date.slice(0, 4))))].sort((a, b) => a - b),
};

const said: Record<string, string> = { ...announced.holidays, ...announced.workdays };

/** What a date is called: the holiday, or the one that a workday makes up for. Null for an ordinary day. */
export function holidayName(date: string): { name: string; nameEn: string } | null {
  const [nameEn, name] = said[date]?.split(',') ?? [];
  return name && nameEn ? { name, nameEn } : null;
}
