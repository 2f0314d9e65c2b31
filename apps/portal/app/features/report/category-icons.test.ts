import { expect, it } from 'vitest';
import { categoryIcons, rootIcon } from './category-icons.ts';

it('no two categories look alike; one of the community looks like its root', () => {
  const all = Object.values(categoryIcons);
  expect(new Set(all).size).toBe(all.length);
  expect(rootIcon('cleaning.pool')).toBe(categoryIcons.cleaning);
  expect(all).not.toContain(rootIcon('pool.water'));
});
