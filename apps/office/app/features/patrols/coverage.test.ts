import { expect, it } from 'vitest';
import { coverageOf, dueIn } from './coverage.ts';

const now = new Date('2026-03-20T08:00:00Z');
const spot = (days: number | null) => ({
  days,
  lastSignInAt: days === null ? null : new Date(now.getTime() - days * 86_400_000),
});
const spots = [spot(1), spot(8), spot(null), spot(6.9), spot(7)];

it('lists of one zone what nobody visited in seven days, the longest ago first, and leaves the rest out (P1)', () => {
  expect(dueIn(spots, 'a zone', now).map(({ days }) => days)).toEqual([null, 8, 7]);
  expect(dueIn(spots, undefined, now).map(({ days }) => days)).toEqual([null, 8, 7, 6.9, 1]);
  expect(coverageOf(spots, now)).toEqual({ visited: 2, never: 1 });
});
