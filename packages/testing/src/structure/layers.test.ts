import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { top } from './files.ts';

const planted: string[] = [];

/** Plants a file, and returns what the walls say of it. */
function plant(path: string, code: string): string {
  const file = join(top, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, code);
  planted.push(file);
  try {
    const config = ['--config', '.dependency-cruiser.mjs', '--output-type', 'err'];
    return execFileSync('node_modules/.bin/depcruise', [...config, path], { cwd: top, encoding: 'utf8' });
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

afterEach(() => {
  for (const file of planted.splice(0)) rmSync(file);
});

describe('a forbidden import', () => {
  it.each([
    ['domain-is-pure', 'packages/domain/src/kernel/planted.ts', "import 'node:fs';"],
    [
      'domain-imports-only-what-stands-below',
      'packages/domain/src/kernel/planted.ts',
      "import '../../../db/src/index.ts';",
    ],
    ['ui-knows-no-noun', 'packages/ui/src/planted.ts', "import '../../domain/src/tickets/index.ts';"],
    [
      'services-imports-only-what-stands-below',
      'packages/services/src/tickets/planted.ts',
      "import '../../../api/src/portal.ts';",
    ],
    [
      'screens-have-one-door',
      'apps/portal/app/planted.ts',
      "import '../../../packages/services/src/tickets/index.ts';",
    ],
    [
      'screens-see-no-tables',
      'apps/office/app/planted.ts',
      "import type { Db } from '../../../packages/db/src/index.ts'; export type X = Db;",
    ],
    ['doors-are-apart', 'apps/portal/app/planted.ts', "import '../../office/app/planted-too.ts';"],
    ['product-imports-no-tests', 'packages/api/src/planted.ts', "import '../../testing/src/index.ts';"],
  ])(
    '%s',
    (rule, path, code) => {
      if (rule === 'doors-are-apart') {
        writeFileSync(join(top, 'apps/office/app/planted-too.ts'), 'export {};');
        planted.push(join(top, 'apps/office/app/planted-too.ts'));
      }
      expect(plant(path, code)).toContain(rule);
    },
    60_000,
  );
});
