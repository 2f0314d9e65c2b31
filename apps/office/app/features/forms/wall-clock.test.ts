import { describe, expect, it } from 'vitest';
import { fromWall, toWall } from './wall-clock.ts';

describe('times people type', () => {
  it.each([
    ['Asia/Shanghai', '2025-11-22T14:30', '2025-11-22T06:30:00.000Z'],
    ['America/New_York', '2025-03-09T12:00', '2025-03-09T16:00:00.000Z'],
    ['America/New_York', '2025-03-08T12:00', '2025-03-08T17:00:00.000Z'],
    // The night in which the clocks change, after they did.
    ['America/New_York', '2025-03-09T03:30', '2025-03-09T07:30:00.000Z'],
    ['Europe/Berlin', '2025-10-26T00:30', '2025-10-25T22:30:00.000Z'],
  ])('are of the community: %s %s', (zone, wall, moment) => {
    expect(fromWall(wall, zone)?.toISOString()).toBe(moment);
    expect(toWall(new Date(moment), zone)).toBe(wall);
  });

  it('are refused when they are none', () => {
    expect(fromWall('tomorrow', 'Asia/Shanghai')).toBeUndefined();
    expect(fromWall('', 'Asia/Shanghai')).toBeUndefined();
  });
});
