import { expect, it } from 'vitest';
import { rosterInput } from './inputs.ts';

it.each([
  ['2026-03-11', true],
  ['2024-02-29', true],
  ['2026-02-29', false],
  ['9999-99-99', false],
  // Its week ends in a year that no date of ours can say.
  ['9999-12-31', false],
  ['soon', false],
  ['', false],
])('%s names a day of a roster: %s', (date, is) => {
  expect(rosterInput.safeParse({ date }).success).toBe(is);
});
