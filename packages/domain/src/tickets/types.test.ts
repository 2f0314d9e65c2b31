import { expect, it } from 'vitest';
import { isProactive } from './rules/index.ts';
import {
  builtInCategories,
  categoryRoots,
  residentKinds,
  rootOf,
  ticketKinds,
  ticketSources,
  tradesToChoose,
} from './types.ts';

it('stands every category under its root (T2)', () => {
  expect(new Set(builtInCategories).size).toBe(builtInCategories.length);
  for (const category of builtInCategories) {
    expect(categoryRoots).toContain(rootOf(category));
    expect(category === rootOf(category) || category.startsWith(`${rootOf(category)}.`)).toBe(true);
  }
});

it('lets residents file everything but a patrol finding (T1)', () => {
  expect([...residentKinds].sort()).toEqual(ticketKinds.filter((kind) => kind !== 'patrol').sort());
  expect(ticketSources.filter(isProactive)).toEqual(['patrol']);
});

it('offers what somebody can be sent for as a trade, and what is held already (T7)', () => {
  expect(tradesToChoose([])).toEqual(['engineering', 'cleaning', 'greening', 'order']);
  expect(tradesToChoose(['fees'])).toEqual(['engineering', 'cleaning', 'greening', 'order', 'fees']);
});
