import { instantOf, offsetAt } from '../kernel/index.ts';
import type { Duty, Shift } from './types.ts';

const dayMinutes = 1440;
const dayMs = 86_400_000;

/** Minutes a shift lasts by the clock on the wall; 0 for one that is none. */
export function shiftMinutes({ fromMinute, toMinute }: Omit<Shift, 'id'>): number {
  if (fromMinute === toMinute) return 0;
  return (toMinute - fromMinute + dayMinutes) % dayMinutes || dayMinutes;
}

/** The day, `YYYY-MM-DD`, on which the community is at that moment. */
export function dateAt(at: Date, timeZone: string): string {
  return new Date(at.getTime() + offsetAt(at.getTime(), timeZone)).toISOString().slice(0, 10);
}

/** So many days after a day; before it where they are negative. */
export function dateAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10);
}

/** The Monday of the week of a day. */
export function weekOf(date: string): string {
  return dateAfter(date, -((new Date(date).getUTCDay() + 6) % 7));
}

/** Is the week of that day behind? What was worked then stands on record. Both are days of the community, `YYYY-MM-DD`. */
export function isWeekOver(date: string, today: string): boolean {
  return weekOf(date) < weekOf(today);
}

/** The seven days of a week, Monday first. */
export function daysOfWeek(week: string): string[] {
  return Array.from({ length: 7 }, (_, n) => dateAfter(week, n));
}

/** The moment at which the community's clock shows so many minutes of the day. */
export function momentOf(date: string, minute: number, timeZone: string): Date {
  const day = dateAfter(date, Math.floor(minute / dayMinutes));
  const time = [Math.floor((minute % dayMinutes) / 60), minute % 60].map((part) => String(part).padStart(2, '0'));
  const at = instantOf(`${day}T${time.join(':')}`, timeZone);
  if (!at) throw new RangeError(`no day: ${date}`);
  return at;
}

/** The calendar month before the one in which the community is at that moment: from its first day until the first of the next. */
export function monthBeforeAt(at: Date, timeZone: string): { from: Date; to: Date } {
  const firstOf = (date: string) => `${date.slice(0, 8)}01`;
  const next = firstOf(dateAt(at, timeZone));
  return { from: momentOf(firstOf(dateAfter(next, -1)), 0, timeZone), to: momentOf(next, 0, timeZone) };
}

/** From when until when somebody on the shift of that day is on duty: by the clock on the wall, also where it is changed. */
export function dutySpan(shift: Omit<Shift, 'id'>, date: string, timeZone: string): { from: Date; to: Date } {
  const end = shift.fromMinute + shiftMinutes(shift);
  return { from: momentOf(date, shift.fromMinute, timeZone), to: momentOf(date, end, timeZone) };
}

/** T7, T10: who is on duty at a moment, and until when. What begins counts, what ends does not any more. */
export function onDutyAt<D extends Duty>(
  duties: readonly D[],
  shifts: readonly Shift[],
  at: Date,
  timeZone: string,
): (D & { until: Date })[] {
  const byId = new Map(shifts.map((shift) => [shift.id, shift]));
  return duties.flatMap((duty) => {
    const shift = byId.get(duty.shiftId);
    if (!shift) return [];
    const { from, to } = dutySpan(shift, duty.date, timeZone);
    return from <= at && at < to ? [{ ...duty, until: to }] : [];
  });
}

/** The days whose shifts may reach into a moment: the day itself, and the one before for those who go past midnight. */
export function daysAround(at: Date, timeZone: string): [string, string] {
  const today = dateAt(at, timeZone);
  return [dateAfter(today, -1), today];
}

/** Is one of these shifts held while another still goes on? Two that touch do not overlap. */
export function findOverlap(held: readonly { date: string; shift: Omit<Shift, 'id'> }[]): boolean {
  const spans = held
    .map(({ date, shift }) => {
      const from = (Date.parse(date) / dayMs) * dayMinutes + shift.fromMinute;
      return { from, to: from + shiftMinutes(shift) };
    })
    .sort((a, b) => a.from - b.from);
  return spans.some(({ from }, n) => n > 0 && from < Math.max(...spans.slice(0, n).map(({ to }) => to)));
}
