/** A moment as a clock and calendar on the wall of the community show it. */
export type WallTime = { year: number; month: number; day: number; hour: number; minute: number };

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  let clock = clocks.get(timeZone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
    clocks.set(timeZone, clock);
  }
  return clock;
}

/** Reads a moment in a time zone; days there are not always 24 hours long. */
export function wallTime(value: Date, timeZone: string): WallTime {
  const wall: WallTime = { year: 0, month: 0, day: 0, hour: 0, minute: 0 };
  for (const { type, value: digits } of clockOf(timeZone).formatToParts(value)) {
    if (type in wall) wall[type as keyof WallTime] = Number(digits);
  }
  return wall;
}

/** Days from one calendar day to another: 1 is tomorrow, whatever the hours. */
export function daysBetween(from: WallTime, to: WallTime): number {
  return (dayOf(to) - dayOf(from)) / 86_400_000;
}

/** The calendar day as a moment at midnight UTC, for counting and for the names of months and weekdays. */
export function dayOf(wall: WallTime): number {
  return Date.UTC(wall.year, wall.month - 1, wall.day);
}
