import { expect, it } from 'vitest';
import { shareOf } from './rate.ts';

it.each([
  [0, 0, null],
  [0, 5, 0],
  [5, 5, 1],
  [26, 27, 0.963],
  [1, 2000, 0.001],
  [1, 20_000, 0.001],
  [1999, 2000, 0.999],
  [19_999, 20_000, 0.999],
  [5, 80, 0.063],
  // 97.97 %: the goal is 98.
  [1979, 2020, 0.979],
  [98, 100, 0.98],
])('%d of %d is said as %s', (part, whole, share) => expect(shareOf(part, whole)).toBe(share));
