import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** `pnpm e2e [options of playwright test]`: builds what is stale, then walks the journeys. */
const top = join(import.meta.dirname, '../../..');
const node = (...args: string[]) => {
  const { status } = spawnSync(process.execPath, args, { cwd: top, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
};
node('apps/server/start.mjs', '--build-only');
node(
  'e2e/node_modules/@playwright/test/cli.js',
  'test',
  '--config',
  'e2e/playwright.config.ts',
  ...process.argv.slice(2),
);
