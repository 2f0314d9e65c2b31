import { dayOf, daysBetween, type WallTime, wallTime } from './calendar.ts';
import { type Locale, languageTags } from './locales.ts';
import { timeWord } from './time-words.ts';

/** What every formatter needs: the reader's language, the community's IANA time zone, and the present moment. */
export type FormatContext = { locale: Locale; timeZone: string; now: Date };

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** As people say it: 今天 14:30, 明天 09:00, 3月5日 14:30 · Today 14:30, 5 March 14:30. */
export function formatWhen(value: Date, context: FormatContext): string {
  const time = clockTime(wallTime(value, context.timeZone));
  return timeWord(context.locale, 'joined', { day: formatDay(value, context), time });
}

/** The same inside a sentence, where English writes its day small: "until tomorrow 09:00"; months keep their capital. */
export function formatWithin(value: Date, context: FormatContext): string {
  return formatWhen(value, context).replace(/^(?:Today|Tomorrow|Yesterday)\b/, (near) => near.toLowerCase());
}

/** A time that is meant roughly: 明天上午 · Tomorrow morning. */
export function formatPart(value: Date, context: FormatContext): string {
  const part = timeWord(context.locale, partOf(wallTime(value, context.timeZone).hour));
  return timeWord(context.locale, 'part_joined', { day: formatDay(value, context), part });
}

/** The calendar day: 今天, 3月5日, and with the year when it is another one. */
export function formatDay(value: Date, { locale, timeZone, now }: FormatContext): string {
  const wall = wallTime(value, timeZone);
  const today = wallTime(now, timeZone);
  const near = ({ [-1]: 'yesterday', 0: 'today', 1: 'tomorrow' } as const)[daysBetween(today, wall)];
  if (near) return timeWord(locale, near);
  return timeWord(locale, wall.year === today.year ? 'date' : 'date_year', datePieces(wall, locale));
}

/** A date of the wall calendar, `YYYY-MM-DD`, wherever one is: 3月5日 · 5 March, and with the year when it is another one. */
export function formatDate(date: string, { locale, timeZone, now }: FormatContext): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const word = year === wallTime(now, timeZone).year ? 'date' : 'date_year';
  return timeWord(locale, word, datePieces({ year, month, day, hour: 0, minute: 0 }, locale));
}

/** A month of the wall calendar, `YYYY-MM`, as it is said: 2026年11月 · November 2026. */
export function formatMonth(month: string, { locale }: Pick<FormatContext, 'locale'>): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return timeWord(locale, 'date_month', datePieces({ year, month: number, day: 1, hour: 0, minute: 0 }, locale));
}

/** Everything, for a hover or a printed page: 2026年3月5日星期四 14:30 · Thursday, 5 March 2026 14:30. */
export function formatFull(value: Date, { locale, timeZone }: Omit<FormatContext, 'now'>): string {
  const wall = wallTime(value, timeZone);
  const date = timeWord(locale, 'date_full', datePieces(wall, locale));
  return timeWord(locale, 'joined', { day: date, time: clockTime(wall) });
}

/** A length of time in milliseconds: 45 分钟, 6 小时, 1 天 5 小时 · 6 h. The smaller unit only while it still matters. */
export function formatDuration(milliseconds: number, { locale }: Pick<FormatContext, 'locale'>): string {
  const length = Math.abs(milliseconds);
  const minutes = Math.floor((length % hour) / minute);
  const hours = Math.floor((length % day) / hour);
  const days = Math.floor(length / day);
  const pieces: string[] = [];
  if (days > 0) pieces.push(timeWord(locale, 'days', { n: days }));
  if (hours > 0 && days < 3) pieces.push(timeWord(locale, 'hours', { n: hours }));
  if (minutes > 0 && days === 0 && hours < 3) pieces.push(timeWord(locale, 'minutes', { n: minutes }));
  return pieces.join(' ') || timeWord(locale, 'under_a_minute');
}

/** What is left of a promise, or by how much it was missed: 还剩 2 小时, 已超 3 小时 · 2 h left, 3 h over. */
export function formatRemaining(due: Date, { locale, now }: Omit<FormatContext, 'timeZone'>): string {
  const left = due.getTime() - now.getTime();
  const side = left >= 0 ? 'left' : 'over';
  if (Math.abs(left) < minute) return timeWord(locale, `${side}_under_a_minute`);
  // Right after "within four hours" it says four, not three.
  const told = left >= 3 * hour ? Math.round(left / hour) * hour : left;
  return timeWord(locale, side, { time: formatDuration(told, { locale }) });
}

/** How long ago: 刚刚, 5 分钟前 · just now, 5 min ago. What lies ahead by a wrong clock is now. */
export function formatAgo(value: Date, { locale, now }: Omit<FormatContext, 'timeZone'>): string {
  const past = now.getTime() - value.getTime();
  if (past < minute) return timeWord(locale, 'just_now');
  return timeWord(locale, 'ago', { time: formatDuration(past, { locale }) });
}

/** A number with its thousands: 8,500. */
export function formatNumber(value: number, { locale }: Pick<FormatContext, 'locale'>): string {
  return numbers(locale, 'decimal').format(value);
}

/** A share between 0 and 1, to at most one decimal: 98.5%. */
export function formatPercent(value: number, { locale }: Pick<FormatContext, 'locale'>): string {
  return numbers(locale, 'percent').format(value);
}

const made = new Map<string, Intl.NumberFormat>();

function numbers(locale: Locale, style: 'decimal' | 'percent'): Intl.NumberFormat {
  const key = `${locale} ${style}`;
  let format = made.get(key);
  if (!format) {
    format = new Intl.NumberFormat(languageTags[locale], { style, maximumFractionDigits: style === 'percent' ? 1 : 3 });
    made.set(key, format);
  }
  return format;
}

const names = Object.fromEntries(
  Object.entries(languageTags).map(([locale, tag]) => [
    locale,
    {
      month: new Intl.DateTimeFormat(tag, { month: 'long', timeZone: 'UTC' }),
      weekday: new Intl.DateTimeFormat(tag, { weekday: 'long', timeZone: 'UTC' }),
    },
  ]),
) as Record<Locale, Record<'month' | 'weekday', Intl.DateTimeFormat>>;

/** Single names from Intl, put together by our own pattern: whole dates differ between versions of browser and server. */
function datePieces(wall: WallTime, locale: Locale) {
  const midnight = dayOf(wall);
  const { month, weekday } = names[locale];
  return {
    year: wall.year,
    month: month.format(midnight),
    number: wall.month,
    day: wall.day,
    weekday: weekday.format(midnight),
  };
}

function clockTime(wall: WallTime): string {
  return `${String(wall.hour).padStart(2, '0')}:${String(wall.minute).padStart(2, '0')}`;
}

function partOf(hours: number) {
  if (hours < 6) return 'part.night';
  if (hours < 12) return 'part.morning';
  if (hours < 13) return 'part.noon';
  return hours < 18 ? 'part.afternoon' : 'part.evening';
}
