import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** `pnpm e2e [options of playwright test]`: walks the journeys; the server under test builds what is stale. */
const top = join(import.meta.dirname, '../../..');
const cli = 'e2e/node_modules/@playwright/test/cli.js';
const args = [cli, 'test', '--config', 'e2e/playwright.config.ts', ...process.argv.slice(2)];
process.exitCode = spawnSync(process.execPath, args, { cwd: top, stdio: 'inherit' }).status ?? 1;
