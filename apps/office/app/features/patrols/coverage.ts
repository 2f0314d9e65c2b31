import type { Spot } from '../../api-types.ts';

const week = 7 * 86_400_000;

/** P1: every spot once a week. How many were visited in the last seven days, and how many nobody ever saw. */
export function coverageOf(spots: readonly Pick<Spot, 'lastSignInAt'>[], now: Date) {
  const since = now.getTime() - week;
  return {
    visited: spots.filter(({ lastSignInAt }) => lastSignInAt !== null && lastSignInAt.getTime() > since).length,
    never: spots.filter(({ lastSignInAt }) => lastSignInAt === null).length,
  };
}

/** Where somebody should go next: never visited first, then the longest ago (P7). */
export function byNeed<S extends Pick<Spot, 'lastSignInAt'>>(spots: readonly S[]): S[] {
  const at = (spot: S) => spot.lastSignInAt?.getTime() ?? 0;
  return [...spots].sort((a, b) => at(a) - at(b));
}
