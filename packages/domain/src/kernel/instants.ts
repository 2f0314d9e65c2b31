import { DomainError } from './errors.ts';

const clocks: Record<string, Intl.DateTimeFormat> = {};

/** Milliseconds by which the zone's wall clock is ahead of UTC at that moment (milliseconds since 1970). */
export function offsetAt(at: number, timeZone: string): number {
  clocks[timeZone] ??= new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const part: Record<string, number> = {};
  for (const { type, value } of clocks[timeZone].formatToParts(at)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

const day = 86_400_000;
const midnights: Record<string, Map<number, number>> = {};

/** The offset at a midnight of UTC; asked again and again by whoever walks days, so kept. */
function midnightOffset(index: number, timeZone: string): number {
  midnights[timeZone] ??= new Map();
  const known = midnights[timeZone].get(index) ?? offsetAt(index * day, timeZone);
  midnights[timeZone].set(index, known);
  return known;
}

/** A stretch of real time, [from, to) in milliseconds since 1970, in which the zone's clock was not put forward or back. */
export type EvenStretch = { from: number; to: number; offset: number };

/** One day of UTC (counted since 1970) in stretches of one offset each: nearly always one, two when the clock is changed. */
export function evenStretches(index: number, timeZone: string): EvenStretch[] {
  const from = index * day;
  const to = from + day;
  const before = midnightOffset(index, timeZone);
  const after = midnightOffset(index + 1, timeZone);
  if (before === after) return [{ from, to, offset: before }];
  let last = from;
  let change = to;
  while (change - last > 1) {
    const middle = Math.floor((last + change) / 2);
    if (offsetAt(middle, timeZone) === before) last = middle;
    else change = middle;
  }
  return [
    { from, to: change, offset: before },
    { from: change, to, offset: after },
  ];
}

const timeForm =
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3})\d*)?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;

/**
 * The moment a text names: exact with an offset, else by the wall clock of the zone. An hour that the clock skipped in
 * spring counts from before the jump; of an hour that came twice in autumn, the first. Undefined for what is no time.
 */
export function instantOf(text: string, timeZone: string): Date | undefined {
  const match = timeForm.exec(text.trim());
  if (!match) return undefined;
  const [, year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.map((part) => Number(part ?? 0));
  const wall = Date.UTC(year, month - 1, day, hour, minute, second, Number((match[7] ?? '').padEnd(3, '0')));
  const read = new Date(wall);
  const real = read.getUTCMonth() === month - 1 && read.getUTCDate() === day && read.getUTCHours() === hour;
  if (!real || minute > 59 || second > 59) return undefined;
  if (match[8]) return new Date(wall - offsetMinutes(match[8]) * 60_000);
  const before = offsetAt(wall - 86_400_000, timeZone);
  const after = offsetAt(wall + 86_400_000, timeZone);
  const fits = [before, after].find((offset) => offsetAt(wall - offset, timeZone) === offset);
  return new Date(wall - (fits ?? before));
}

function offsetMinutes(text: string): number {
  if (text.toUpperCase() === 'Z') return 0;
  const digits = text.replace(/\D/g, '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return text.startsWith('-') ? -minutes : minutes;
}

/** Is this the name of an IANA time zone? */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** So many days of twenty-four hours after the moment; before it where they are negative. */
export function daysAfter(moment: Date, days: number): Date {
  return new Date(moment.getTime() + days * 86_400_000);
}

/** What every figure and filter calls a month; the words name the same number. */
const monthDays = 30;

/** Since when a figure of "the last thirty days" counts. */
export function monthBefore(now: Date): Date {
  return daysAfter(now, -monthDays);
}

/** So far ahead may somebody be put off: beyond it stands a mistyped year, and a matter would be lost. */
const promiseDays = 90;

/**
 * A promised time lies ahead, and within ninety days (C3).
 * @throws DomainError `ticket.promise_in_past`, `ticket.promise_too_far`
 */
export function requirePromise(until: Date | undefined, now: Date): Date {
  if (!until || until <= now) throw new DomainError('ticket.promise_in_past');
  if (until > daysAfter(now, promiseDays)) throw new DomainError('ticket.promise_too_far');
  return until;
}
