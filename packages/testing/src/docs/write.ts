import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pages } from './pages.ts';

for (const [path, render] of Object.entries(pages)) {
  const file = join(import.meta.dirname, '../../../..', path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, render());
}
