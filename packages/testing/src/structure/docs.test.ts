import { expect, it } from 'vitest';
import { pages } from '../docs/pages.ts';
import { read } from './files.ts';

it.each(Object.entries(pages))('%s says what the tables say (if not: pnpm docs:write)', (path, render) => {
  expect(read(path)).toBe(render());
});
