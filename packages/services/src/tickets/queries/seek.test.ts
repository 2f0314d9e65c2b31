import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stretchesBack } from './seek.ts';

/** The facet of each size that a moment has, as the index says it. */
const facetsOf = (at: Date) =>
  [0, 1, 2, 3, 4, 5].map((size) => `${size}:${Math.floor(at.getTime() / 1000 / 2 ** (13 + 2 * size))}`);

const moment = fc.date({ min: new Date('1970-01-01'), max: new Date('2060-01-01'), noInvalidDate: true });

describe('stretchesBack', () => {
  it('has every moment in one stretch, those of newer ones first, or before them all', () => {
    fc.assert(
      fc.property(moment, moment, moment, fc.constantFrom(5, 6), (newest, one, other, count) => {
        const { stretches, rest = new Date(0) } = stretchesBack(newest, undefined, count);
        const standsIn = (at: Date) =>
          stretches.findIndex((spans) => spans.some((span) => facetsOf(at).includes(span)));
        const [older, newer] = [one, other].sort((a, b) => a.getTime() - b.getTime()) as [Date, Date];
        if (newer > newest) return;
        for (const at of [older, newer]) {
          const inAny = stretches.filter((spans) => spans.some((span) => facetsOf(at).includes(span)));
          expect(inAny).toHaveLength(at < rest ? 0 : 1);
        }
        if (older >= rest) expect(standsIn(older)).toBeGreaterThanOrEqual(standsIn(newer));
      }),
    );
  });

  it('ends where nothing older is asked for, and reaches it', () => {
    fc.assert(
      fc.property(moment, moment, (one, other) => {
        const [oldest, newest] = [one, other].sort((a, b) => a.getTime() - b.getTime()) as [Date, Date];
        const { stretches, rest } = stretchesBack(newest, oldest);
        const isReached = stretches.flat().some((span) => facetsOf(oldest).includes(span));
        expect(isReached || (rest !== undefined && oldest < rest)).toBe(true);
      }),
    );
  });

  it('asks for few spans at a time', () => {
    fc.assert(
      fc.property(moment, (newest) => {
        for (const spans of stretchesBack(newest).stretches) expect(spans.length).toBeLessThanOrEqual(8);
      }),
    );
  });
});
