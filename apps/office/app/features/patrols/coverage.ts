import type { Spot } from '../../api-types.ts';

const week = 7 * 86_400_000;

/** P1: was somebody there in the last seven days? */
function isVisited({ lastSignInAt }: Pick<Spot, 'lastSignInAt'>, now: Date): boolean {
  return lastSignInAt !== null && lastSignInAt.getTime() > now.getTime() - week;
}

/** The spots of one zone that wait for this week's visit; with no zone all of them, for what is next. */
export function dueIn<S extends Pick<Spot, 'lastSignInAt'>>(
  spots: readonly S[],
  zone: string | undefined,
  now: Date,
): S[] {
  return byNeed(zone ? spots.filter((spot) => !isVisited(spot, now)) : spots);
}

/** P1: every spot once a week. How many were visited in the last seven days, and how many nobody ever saw. */
export function coverageOf(spots: readonly Pick<Spot, 'lastSignInAt'>[], now: Date) {
  return {
    visited: spots.filter((spot) => isVisited(spot, now)).length,
    never: spots.filter(({ lastSignInAt }) => lastSignInAt === null).length,
  };
}

/** Where somebody should go next: never visited first, then the longest ago (P7). */
function byNeed<S extends Pick<Spot, 'lastSignInAt'>>(spots: readonly S[]): S[] {
  const at = (spot: S) => spot.lastSignInAt?.getTime() ?? 0;
  return [...spots].sort((a, b) => at(a) - at(b));
}
