const minute = 60_000;
const day = 24 * 60 * minute;
/** Hong Kong has had no summer time since 1979. */
const offset = 8 * 60 * minute;

export const plusMinutes = (at: Date, minutes: number): Date => new Date(at.getTime() + Math.round(minutes) * minute);
export const plusDays = (at: Date, days: number): Date => new Date(at.getTime() + days * day);

/** The start of the local day, `ago` days before the one that `now` lies in. */
export function startOfDay(now: Date, ago = 0): Date {
  const days = Math.floor((now.getTime() + offset) / day) - ago;
  return new Date(days * day - offset);
}

/** Minutes since local midnight. */
const minutesOfDay = (at: Date) => (at.getTime() - startOfDay(at).getTime()) / minute;

/** The moment itself by day, or some minutes after the next opening. */
export function inWorkingHours(at: Date, opens: number, closes: number, late: number): Date {
  const minutes = minutesOfDay(at);
  if (minutes < opens) return plusMinutes(startOfDay(at), opens + late);
  if (minutes > closes) return plusMinutes(startOfDay(at, -1), opens + late);
  return at;
}
