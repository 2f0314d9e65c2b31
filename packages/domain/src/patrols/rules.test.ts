import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Position } from '../kernel/index.ts';
import { metresBetween, suspicionsOf } from './rules.ts';

const gate = { lat: 22.3, lng: 114.2 };
/** A place so many metres north; a degree of latitude is 111,195 m on this sphere. */
const north = (metres: number): Position => ({ lat: gate.lat + metres / 111_195, lng: gate.lng });
const at = (seconds: number) => new Date(1_000_000 + seconds * 1000);

describe('metresBetween', () => {
  it('measures known distances', () => {
    expect(metresBetween(gate, gate)).toBe(0);
    expect(metresBetween({ lat: 0, lng: 0 }, { lat: 0, lng: 1 })).toBeCloseTo(111_195, -1);
    expect(metresBetween({ lat: 0, lng: 0 }, { lat: 0, lng: 180 })).toBeCloseTo(20_015_115, -2);
    expect(metresBetween({ lat: 0, lng: 179.999 }, { lat: 0, lng: -179.999 })).toBeCloseTo(222.4, 0);
  });

  it('is the same there and back, and never nonsense', () => {
    const place = fc.record({
      lat: fc.double({ min: -90, max: 90, noNaN: true }),
      lng: fc.double({ min: -180, max: 180, noNaN: true }),
    });
    fc.assert(
      fc.property(place, place, (a, b) => {
        expect(metresBetween(a, b)).toBeGreaterThanOrEqual(0);
        expect(metresBetween(a, b)).toBeLessThan(20_015_200);
        expect(metresBetween(a, b)).toBeCloseTo(metresBetween(b, a), 3);
      }),
    );
  });
});

describe('suspicionsOf (P6)', () => {
  it.each([
    ['at the spot', north(10), gate, null, []],
    ['just inside the fence', north(79), gate, null, []],
    ['outside the fence', north(81), gate, null, ['outside_fence']],
    ['without a position', null, gate, null, []],
    ['at a spot without a position', north(9000), null, { seconds: 1, spot: north(9000) }, []],
    ['at a walking pace', null, gate, { seconds: 100, spot: north(140) }, []],
    ['at a run', null, gate, { seconds: 100, spot: north(399) }, []],
    ['faster than a run', null, gate, { seconds: 100, spot: north(401) }, ['too_fast']],
    ['twice at the same spot', null, gate, { seconds: 0, spot: gate }, []],
    ['in two places at once', null, gate, { seconds: 0, spot: north(50) }, ['too_fast']],
    ['before the one before, by a clock set back', null, gate, { seconds: -600, spot: north(50) }, ['too_fast']],
    ['after one without a place', null, gate, { seconds: 0, spot: null }, []],
    ['far and fast', north(500), gate, { seconds: 1, spot: north(500) }, ['outside_fence', 'too_fast']],
  ])('%s', (_, position, spot, previous, expected) => {
    const before = previous && { at: at(-previous.seconds), spot: previous.spot };
    expect(suspicionsOf({ at: at(0), position }, spot, before)).toEqual(expected);
  });
});
