import type { ReceivedForm } from '@linli/api/context';
import { weekdayNames } from '@linli/domain/calendars';
import { clockOf } from '../rosters/times.ts';

/** Opening hours of a day, in minutes since midnight. */
export type Spans = readonly (readonly [number, number])[];

const key = (spans: Spans) => JSON.stringify(spans);

/** Days that follow each other with the same hours, as people say a week: Monday to Friday, Saturday and Sunday. */
export function groupsOf(week: readonly Spans[]): { from: number; to: number; spans: Spans }[] {
  const groups: { from: number; to: number; spans: Spans }[] = [];
  week.forEach((spans, day) => {
    const last = groups.at(-1);
    if (last && key(last.spans) === key(spans)) last.to = day;
    else groups.push({ from: day, to: day, spans });
  });
  return groups;
}

/** `08:30–12:00, 13:30–17:30` */
export function hoursText(spans: Spans, comma = ', '): string {
  return spans.map(([from, to]) => `${clockOf(from)}–${clockOf(to)}`).join(comma);
}

/** Days that follow each other and are alike, as one line: a week of holidays. */
export function runsOf<D extends { date: string }>(
  days: readonly D[],
  alike: (day: D) => string,
): { first: D; last: D }[] {
  const runs: { first: D; last: D }[] = [];
  for (const day of days) {
    const run = runs.at(-1);
    const next = run && Date.parse(day.date) - Date.parse(run.last.date) === 86_400_000;
    if (run && next && alike(run.last) === alike(day)) run.last = day;
    else runs.push({ first: day, last: day });
  }
  return runs;
}

/** The night rule (T10): whether clocks run at night, and if not, from when to when they rest. */
export function nightOf(week: readonly Spans[]): 'never_rests' | 'some_nights' | { closes: string; opens: string } {
  const open = week.flat();
  if (week.every((spans) => key(spans) === key([[0, 1440]]))) return 'never_rests';
  if (open.some(([from, to]) => from === 0 || to === 1440)) return 'some_nights';
  const [first, last] = [Math.min(...open.map(([from]) => from)), Math.max(...open.map(([, to]) => to))];
  return { closes: clockOf(last), opens: clockOf(first) };
}

/** So many pairs of fields a day: those that are there, and room for more. */
export const leastPairs = 2;
export const mostPairs = 6;

/** The hours of one day from its pairs of fields; midnight at the end is 24:00. What is half filled in is no time. */
export function readSpans(fields: ReceivedForm['fields'], day: string): [number, number][] {
  const spans: [number, number][] = [];
  for (let n = 0; n < mostPairs; n++) {
    const [from = '', to = ''] = [fields[`${day}.${n}.from`], fields[`${day}.${n}.to`]];
    if (from || to) spans.push([minuteOf(from), minuteOf(to) || (to ? 1440 : Number.NaN)]);
  }
  return spans;
}

function minuteOf(time: string): number {
  const [, hours, minutes] = /^(\d\d):(\d\d)$/.exec(time) ?? [];
  return Number(hours) * 60 + Number(minutes);
}

/** The week of the form as the door wants it; a day that is said to be as the one before has its hours. */
export function readWeek(fields: ReceivedForm['fields']) {
  let before: [number, number][] = [];
  const hours = weekdayNames.map((day, n) => {
    if (n === 0 || fields[`${day}.same`] !== 'on') before = readSpans(fields, day);
    return before;
  });
  const [mon = [], tue = [], wed = [], thu = [], fri = [], sat = [], sun = []] = hours;
  const workday = fields.workday ? Number(fields.workday) : null;
  return { ...{ mon, tue, wed, thu, fri, sat, sun }, workday, holidays: fields.holidays === 'on' };
}

/** A day of its own as the form says it; null puts the ordinary week in force again. */
export function readRule(fields: ReceivedForm['fields']): 'rest' | 'work' | [number, number][] | null {
  if (fields.rule === 'rest' || fields.rule === 'work') return fields.rule;
  return fields.rule === 'hours' ? readSpans(fields, 'own') : null;
}

/** The month so many months away: `2026-12` → `2027-01`. */
export function monthAfter(month: string, count: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7);
}

/** Weeks of a month, Monday first, with gaps where days of other months would be. */
export function weeksOf<D extends { date: string }>(days: readonly D[]): (D | null)[][] {
  const lead = (new Date(days[0]?.date ?? 0).getUTCDay() + 6) % 7;
  const cells = [...Array.from({ length: lead }, () => null), ...days];
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, n) => cells.slice(n * 7, n * 7 + 7));
}
