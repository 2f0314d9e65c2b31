import { describe, expect, it } from 'vitest';
import type { LeanRow } from './lean-row.ts';
import { holdStill } from './use-held-rows.ts';

const row = (number: number, version = 1) => ({ number, version }) as LeanRow;

describe('a list that is in somebody’s hand', () => {
  it('keeps every line in its place, changes it there, and lets new ones wait', () => {
    const held = holdStill([row(3), row(2), row(1)], [row(5), row(4), row(2, 7), row(1)]);
    expect(held.rows.map(({ row: { number, version }, gone }) => [number, version, gone])).toEqual([
      [3, 1, true],
      [2, 7, false],
      [1, 1, false],
    ]);
    expect(held.waiting).toBe(2);
  });
});
