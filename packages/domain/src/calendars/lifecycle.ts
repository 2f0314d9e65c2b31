import { DomainError } from '../kernel/index.ts';
import { dateAfter, dateAt, momentOf } from '../rosters/index.ts';
import { defaultCalendars, hoursOn, openBetween } from './rules.ts';
import type { CalendarDay, Closure, DayRule, KeptCalendar, KeptWeek, WorkingCalendar } from './types.ts';

/** What surrounds the calendars of a community: its zone, the public holidays, and its closures. */
export type CalendarSurroundings = {
  timeZone: string;
  holidays: { days: Readonly<Record<string, DayRule>>; years: readonly number[] };
  closures: readonly Closure[];
};

/** The calendar that clocks run by. What the community says of a day outranks what is announced for all. */
export function workingCalendar(kept: KeptCalendar, around: CalendarSurroundings): WorkingCalendar {
  const { timeZone, holidays, closures } = around;
  const course = ({ week, workday, knownYears }: KeptWeek) => ({
    week,
    ...(workday !== null && { workday }),
    days: knownYears ? { ...holidays.days, ...kept.days } : kept.days,
    knownYears: knownYears && [...holidays.years, ...knownYears],
  });
  const eras = kept.eras.map((era) => ({ ...course(era), from: era.from }));
  return { name: kept.name, timeZone, closures, ...course(kept), ...(eras.length > 0 && { eras }) };
}

/** The calendars that every community has, as it keeps them before it has changed any. */
export function startingCalendars(): KeptCalendar[] {
  return Object.values(defaultCalendars('UTC')).map(({ name, week, knownYears }) => ({
    ...{ name, week, knownYears, workday: null, eras: [], days: {}, reasons: {} },
  }));
}

/** What those are called on the screen, in each language (a test holds it against the words): no other may look like them. */
export const startingNames: Readonly<Record<string, readonly string[]>> = {
  always: ['全天', 'around the clock'],
  service_hours: ['服务时间', 'service hours'],
  workdays: ['工作日', 'workdays'],
};

const plain = (name: string) => name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();

/** May a new calendar be called so beside these? Not like one that is there, as it is kept or as it is shown. */
export function isNameFree(name: string, calendars: readonly { name: string }[]): boolean {
  const taken = calendars.flatMap((calendar) => [calendar.name, ...(startingNames[calendar.name] ?? [])]);
  return !taken.some((one) => plain(one) === plain(name));
}

/** `always` is what its name says: its hours are not for changing. */
export const isFixed = (name: string): boolean => name === 'always';

/** Those that every community starts with stay: norms fall back on them. */
export const mayRemove = (name: string): boolean => !startingCalendars().some((calendar) => calendar.name === name);

/** Days of its own that one calendar keeps, and how far ahead: it opens again within years, whatever they say. */
export const mostOwnDays = 1000;
export const furthestOwnDay = 2 * 366;

/** The first date whose hours may still change: of today some have been counted. */
export function firstChangeable(now: Date, timeZone: string): string {
  const today = dateAt(now, timeZone);
  // A clock that is put back over midnight brings yesterday again, when some of today has run already.
  return momentOf(dateAfter(today, 1), 0, timeZone) > now ? dateAfter(today, 1) : dateAfter(today, 2);
}

/**
 * Calendars change by whole days, and only by days that nobody has counted yet: used time stays what it was (T8).
 * @throws DomainError `calendar.from_tomorrow`
 */
export function requireAhead(date: string, now: Date, timeZone: string): void {
  if (date < firstChangeable(now, timeZone)) throw new DomainError('calendar.from_tomorrow');
}

/** The week in force on a date. */
export function weekOn(kept: KeptCalendar, date: string): KeptWeek {
  return kept.eras.findLast(({ from }) => from <= date) ?? kept;
}

/** The week goes differently from a date on; what was set for the same date gives way, what is set for later stays. */
export function setWeek(kept: KeptCalendar, from: string, week: KeptWeek): KeptCalendar {
  const { week: hours, workday, knownYears } = week;
  const others = kept.eras.filter((era) => era.from !== from);
  const eras = [...others, { from, week: hours, workday, knownYears }];
  return { ...kept, eras: eras.toSorted((a, b) => (a.from < b.from ? -1 : 1)) };
}

/**
 * What was to begin does not.
 * @throws DomainError `clocks.not_found`
 */
export function withdrawWeek(kept: KeptCalendar, from: string): KeptCalendar {
  const eras = kept.eras.filter((era) => era.from !== from);
  if (eras.length === kept.eras.length) throw new DomainError('clocks.not_found');
  return { ...kept, eras };
}

/**
 * A date is one of its own, with the reason; or, without a rule, goes like the others again.
 * @throws DomainError `clocks.not_found` where there is nothing to take back, `calendar.too_far`
 */
export function setDay(
  kept: KeptCalendar,
  { date, rule, reason }: { date: string; rule: DayRule | null; reason: string },
  now: Date,
): KeptCalendar {
  const { [date]: was, ...days } = kept.days;
  const { [date]: _, ...reasons } = kept.reasons;
  if (rule === null) {
    if (was === undefined) throw new DomainError('clocks.not_found');
    return { ...kept, days, reasons };
  }
  const most = Object.keys(days).length >= mostOwnDays;
  if (most || date > dateAfter(now.toISOString().slice(0, 10), furthestOwnDay)) {
    throw new DomainError('calendar.too_far');
  }
  return { ...kept, days: { ...days, [date]: rule }, reasons: { ...reasons, [date]: reason } };
}

/**
 * Every date of a month as the calendar has it.
 * @param own the days that the community calls its own
 * @param month `YYYY-MM`
 */
export function monthDays(
  calendar: WorkingCalendar,
  own: Readonly<Record<string, DayRule>>,
  month: string,
): CalendarDay[] {
  const days: CalendarDay[] = [];
  for (let date = `${month}-01`; date.startsWith(month); date = dateAfter(date, 1)) {
    const { rule, spans } = hoursOn(calendar, date);
    const usual = spans.length > 0 ? 'work' : 'rest';
    const announced = rule === 'rest' ? 'holiday' : rule === 'work' ? 'make_up' : usual;
    const [from, to] = [momentOf(date, 0, calendar.timeZone), momentOf(dateAfter(date, 1), 0, calendar.timeZone)];
    const mark = Object.hasOwn(own, date) ? 'own' : announced;
    days.push({ date, mark, spans, openMs: openBetween(calendar, from, to) });
  }
  return days;
}
