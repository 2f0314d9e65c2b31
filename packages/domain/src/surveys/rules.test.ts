import { expect, it } from 'vitest';
import { tally } from './rules.ts';

it('counts levels by aspect, and an aspect left out nowhere (Q4)', () => {
  const counts = tally([
    { management: 'satisfied', cleaning: 'dissatisfied' },
    { management: 'satisfied', cleaning: 'fairly_satisfied', order: 'satisfied' },
    {},
  ]);
  expect(counts.management).toEqual({ satisfied: 2, fairly_satisfied: 0, dissatisfied: 0 });
  expect(counts.cleaning).toEqual({ satisfied: 0, fairly_satisfied: 1, dissatisfied: 1 });
  expect(counts.order.satisfied).toBe(1);
  expect(counts.engineering).toEqual({ satisfied: 0, fairly_satisfied: 0, dissatisfied: 0 });
});
