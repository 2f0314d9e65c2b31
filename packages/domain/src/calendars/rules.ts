import { DomainError, evenStretches, instantOf } from '../kernel/index.ts';
import { dateAfter, dateAt } from '../rosters/index.ts';
import type { Closure, DayRule, OpenSpan, WorkingCalendar, WorkingCalendars } from './types.ts';

const minute = 60_000;
const day = 86_400_000;
/** A calendar that is closed for longer than this is taken to be closed for ever. */
const fiveYears = Math.ceil(5 * 365.25);

const everyDay = (...spans: OpenSpan[]) => Array.from({ length: 7 }, () => spans);

/** The calendar without closing hours: its zone does not matter. */
export const always: WorkingCalendar = {
  name: 'always',
  timeZone: 'UTC',
  week: everyDay([0, 1440]),
  days: {},
  closures: [],
  knownYears: null,
};

/**
 * What a new community starts with: `always`; `service_hours`, each day 08:00–22:30 (night rule, T10); `workdays`, Monday to
 * Friday 08:30–17:30 (breaks are not modelled) with the holidays and make-up days that are given. Make them once and keep them.
 */
export function defaultCalendars(
  timeZone: string,
  days: WorkingCalendar['days'] = {},
  knownYears: readonly number[] = [],
): WorkingCalendars {
  const usual = { timeZone, days: {}, closures: [], knownYears: null };
  const office: OpenSpan[] = [[510, 1050]];
  return {
    always: { ...always, timeZone },
    service_hours: { ...usual, name: 'service_hours', week: everyDay([480, 1350]) },
    workdays: {
      ...usual,
      name: 'workdays',
      week: [office, office, office, office, office, [], []],
      days,
      knownYears,
    },
  };
}

/** The open pieces of one day of UTC, in order and apart, in milliseconds since 1970. */
type Sheet = { open: { from: number; to: number }[]; total: number };
const sheets = new WeakMap<WorkingCalendar, Map<number, Sheet>>();

function sheetOf(calendar: WorkingCalendar, index: number): Sheet {
  let known = sheets.get(calendar);
  if (!known) {
    known = new Map();
    sheets.set(calendar, known);
  }
  let sheet = known.get(index);
  if (!sheet) {
    sheet = makeSheet(calendar, index);
    known.set(index, sheet);
  }
  return sheet;
}

/**
 * By days of UTC, not of the wall clock: these follow each other without gap or overlap whatever is done to the clock. An hour
 * that is skipped is in no stretch and counts nothing; one that comes twice is in two and counts twice.
 */
function makeSheet(calendar: WorkingCalendar, index: number): Sheet {
  const open: Sheet['open'] = [];
  for (const { from, to, offset } of evenStretches(index, calendar.timeZone)) {
    const lastDate = Math.floor((to - 1 + offset) / day);
    for (let date = Math.floor((from + offset) / day); date <= lastDate; date++) {
      const midnight = date * day - offset;
      for (const [opens, closes] of hoursOf(calendar, date)) {
        add(open, Math.max(from, midnight + opens * minute), Math.min(to, midnight + closes * minute));
      }
    }
  }
  const left = calendar.closures.reduce(without, open);
  return { open: left, total: left.reduce((sum, piece) => sum + piece.to - piece.from, 0) };
}

/** The opening hours of a date (days since 1970 of the wall clock), in order; they may touch or overlap. */
function hoursOf(calendar: WorkingCalendar, date: number): readonly OpenSpan[] {
  return hoursOn(calendar, new Date(date * day).toISOString().slice(0, 10)).spans;
}

/** What is said of a date (`YYYY-MM-DD`) beside the week, and its opening hours in order: by the week in force on it. */
export function hoursOn(calendar: WorkingCalendar, date: string): { rule: DayRule | undefined; spans: OpenSpan[] } {
  const { week, workday, days } = calendar.eras?.findLast(({ from }) => from <= date) ?? calendar;
  const rule = Object.hasOwn(days, date) ? days[date] : undefined;
  if (rule === 'rest') return { rule, spans: [] };
  // Monday first.
  const weekday = (new Date(date).getUTCDay() + 6) % 7;
  const usual = workday ?? week.findIndex((spans) => spans.length > 0);
  const spans = rule === 'work' ? week[usual] : (rule ?? week[weekday]);
  return { rule, spans: [...(spans ?? [])].sort((a, b) => a[0] - b[0]) };
}

/** The same calendar, open only between these minutes of the day. */
export function within(calendar: WorkingCalendar, [opens, closes]: OpenSpan): WorkingCalendar {
  const clip = (spans: readonly OpenSpan[]): OpenSpan[] =>
    spans.flatMap(([from, to]): OpenSpan[] =>
      from < closes && opens < to ? [[Math.max(from, opens), Math.min(to, closes)]] : [],
    );
  const daysOf = (days: WorkingCalendar['days']) =>
    Object.fromEntries(
      Object.entries(days).map(([date, rule]) => [date, typeof rule === 'string' ? rule : clip(rule)] as const),
    );
  const eras = calendar.eras?.map((era) => ({ ...era, week: era.week.map(clip), days: daysOf(era.days) }));
  return { ...calendar, week: calendar.week.map(clip), days: daysOf(calendar.days), ...(eras && { eras }) };
}

function add(open: Sheet['open'], from: number, to: number): void {
  const last = open.at(-1);
  if (last && from <= last.to) last.to = Math.max(last.to, to);
  else if (from < to) open.push({ from, to });
}

function without(open: Sheet['open'], closure: { from: Date; to: Date }): Sheet['open'] {
  const [from, to] = [closure.from.getTime(), closure.to.getTime()];
  if (!(from < to)) return open;
  return open.flatMap((piece) =>
    [
      { from: piece.from, to: Math.min(piece.to, from) },
      { from: Math.max(piece.from, to), to: piece.to },
    ].filter((rest) => rest.from < rest.to),
  );
}

/** The closure in force at a moment (T8): the one that began first, until the last of those that follow each other ends. */
export function closureAt({ closures }: Pick<WorkingCalendar, 'closures'>, at: Date): Closure | null {
  const covering = closures.filter(({ from, to }) => from <= at && at < to);
  if (covering.length === 0) return null;
  const first = covering.reduce((a, b) => (b.from < a.from ? b : a));
  let { to } = first;
  for (
    let longer: Closure | undefined = first;
    longer;
    longer = closures.find((one) => one.from <= to && to < one.to)
  ) {
    to = longer.to;
  }
  return { ...first, to };
}

/** How long incidents have closed a community between two moments, in milliseconds; what two of them cover counts once. */
export function closedBetween(closures: readonly Pick<Closure, 'from' | 'to'>[], from: Date, to: Date): number {
  let sum = 0;
  let counted = from.getTime();
  for (const closure of closures.toSorted((a, b) => a.from.getTime() - b.from.getTime())) {
    const begin = Math.max(counted, closure.from.getTime());
    const end = Math.min(to.getTime(), closure.to.getTime());
    if (begin >= end) continue;
    sum += end - begin;
    counted = end;
  }
  return sum;
}

/** Open time between two moments in milliseconds, exact; 0 when `to` is not after `from`. */
export function openBetween(calendar: WorkingCalendar, from: Date, to: Date): number {
  const [start, end] = [from.getTime(), to.getTime()];
  let sum = 0;
  for (let index = Math.floor(start / day); index * day < end; index++) {
    const sheet = sheetOf(calendar, index);
    if (start <= index * day && (index + 1) * day <= end) sum += sheet.total;
    else for (const piece of sheet.open) sum += Math.max(0, Math.min(piece.to, end) - Math.max(piece.from, start));
  }
  return sum;
}

/**
 * The earliest moment at which `ms` of open time have run since `from`: `from` itself when nothing is left to run.
 * Null when the calendar stays closed for five years on end.
 */
export function addOpen(calendar: WorkingCalendar, from: Date, ms: number): Date | null {
  if (ms <= 0) return from;
  const start = from.getTime();
  let left = ms;
  let closed = 0;
  for (let index = Math.floor(start / day); closed <= fiveYears; index++) {
    const { open, total } = sheetOf(calendar, index);
    closed = total > 0 ? 0 : closed + 1;
    if (start <= index * day && total < left) {
      left -= total;
      continue;
    }
    for (const piece of open) {
      const begin = Math.max(piece.from, start);
      if (begin + left <= piece.to) return new Date(begin + left);
      left -= Math.max(0, piece.to - begin);
    }
  }
  return null;
}

/** The first moment at or after it at which the calendar is open; null when it stays closed for five years on end. */
export function openFrom(calendar: WorkingCalendar, from: Date): Date | null {
  // The first millisecond that is open ends so much later.
  const after = addOpen(calendar, from, 1);
  return after && new Date(after.getTime() - 1);
}

/**
 * Is it a time at which the calendar is open, or just closes? By then is still in time.
 * @throws DomainError `ticket.promise_at_night`
 */
export function requireOpen(calendar: WorkingCalendar, at: Date): void {
  const before = new Date(at.getTime() - 1);
  const opens = openFrom(calendar, before);
  if (opens && opens > at) throw new DomainError('ticket.promise_at_night');
}

/**
 * Times that a promise is usually given for (C3): in two hours, this evening, tomorrow and the day after in the morning; each,
 * or as soon after it as the calendar opens. The nearest first.
 */
export function usualPromises(calendar: WorkingCalendar, now: Date): Date[] {
  const { timeZone } = calendar;
  const at = (days: number, time: string) => instantOf(`${dateAfter(dateAt(now, timeZone), days)}T${time}`, timeZone);
  const quarter = 15 * minute;
  const soon = new Date(Math.ceil((now.getTime() + 120 * minute) / quarter) * quarter);
  const wanted = [soon, at(0, '18:00'), at(1, '10:00'), at(2, '10:00')].filter((one) => one && one >= soon);
  const times = wanted.flatMap((one) => (one ? [(openFrom(calendar, one) ?? one).getTime()] : []));
  return [...new Set(times)].sort((a, b) => a - b).map((time) => new Date(time));
}

/** The years from one moment to the other whose holidays this calendar should know and does not. */
export function calendarGaps(calendar: WorkingCalendar, from: Date, to: Date): number[] {
  const [first, last] = [dateAt(from, calendar.timeZone), dateAt(to, calendar.timeZone)];
  const courses = [{ from: '', knownYears: calendar.knownYears }, ...(calendar.eras ?? [])];
  const missing = courses.flatMap(({ from: begins, knownYears }, n) => {
    const next = courses[n + 1]?.from;
    const ends = next !== undefined && next <= last ? dateAfter(next, -1) : last;
    const [, starts = first] = [begins, first].sort();
    if (knownYears === null || ends < starts) return [];
    const years = Array.from({ length: yearOf(ends) - yearOf(starts) + 1 }, (_, year) => yearOf(starts) + year);
    return years.filter((year) => !knownYears.includes(year));
  });
  return [...new Set(missing)];
}

const yearOf = (date: string) => Number(date.slice(0, 4));

/** The longest closure: an incident, not a season. In days. */
const longestClosure = 366;

/**
 * A closure lies ahead, and ends after it begins; what has been counted stays counted.
 * @throws DomainError `clocks.in_past`, `clocks.closure_unfit`
 */
export function requireClosable({ from, to }: Pick<Closure, 'from' | 'to'>, now: Date): void {
  if (from < now) throw new DomainError('clocks.in_past');
  if (to <= from || to.getTime() - from.getTime() > longestClosure * day) throw new DomainError('clocks.closure_unfit');
}
