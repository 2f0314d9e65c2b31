import type { Roster } from '../../api-types.ts';

/** Minutes since midnight as a clock shows them: `07:30`. */
export function clockOf(minute: number): string {
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** Of a day with its time, the time: on the same shift nobody needs the day. */
export function timeOfDay(when: string): string {
  return /\d{1,2}:\d{2}$/.exec(when)?.[0] ?? when;
}

/** The day of a month without its zero, for a narrow column: `2026-03-05` → `5`. */
export function dayNumber(date: string): string {
  return String(Number(date.slice(8)));
}

/** The leave that somebody is on on a day (T5). */
export function leaveOn({ leaves }: Pick<Roster['people'][number], 'leaves'>, date: string) {
  return leaves.find(({ from, to }) => from <= date && date <= to);
}
