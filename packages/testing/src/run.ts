import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * `pnpm test`: everything, in the order in which it is cheapest to fail, ending with `N passed, N failed`.
 * A check counts as one; a suite as its tests, and as one failure when it breaks without telling any.
 */
const top = join(import.meta.dirname, '../../..');
const reports = join(top, '.tmp');
mkdirSync(reports, { recursive: true });

type Count = { passed: number; failed: number };

function run(
  title: string,
  command: string,
  args: string[],
  env: Record<string, string> = {},
): SpawnSyncReturns<Buffer> {
  console.log(`\n— ${title}`);
  return spawnSync(command, args, {
    cwd: top,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
}

function check(script: string): Count {
  const ok = run(script, 'npx', ['-y', 'pnpm@10', '--silent', script]).status === 0;
  if (!ok) console.error(`✗ ${script}`);
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
}

function suite(title: string, command: string, args: string[], env: Record<string, string>, count: () => Count): Count {
  const { status } = run(title, command, args, env);
  try {
    const told = count();
    return status !== 0 && told.failed === 0 ? { ...told, failed: 1 } : told;
  } catch {
    return { passed: 0, failed: 1 };
  }
}

const read = (file: string) => JSON.parse(readFileSync(join(reports, file), 'utf8'));

const vitest = () => {
  const report = read('vitest.json') as { numPassedTests: number; numFailedTests: number };
  return { passed: report.numPassedTests, failed: report.numFailedTests };
};

const playwright = () => {
  const { stats } = read('playwright.json') as { stats: { expected: number; unexpected: number; flaky: number } };
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
};

const counts = [
  ...['check:format', 'check:types', 'check:layers', 'check:unused', 'db:check'].map(check),
  suite(
    'unit, integration and structure tests',
    'node_modules/.bin/vitest',
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${join(reports, 'vitest.json')}`],
    {},
    vitest,
  ),
  suite(
    'journeys in a real browser',
    process.execPath,
    ['--import', 'tsx', 'packages/testing/src/e2e.ts', '--reporter=line,json'],
    { PLAYWRIGHT_JSON_OUTPUT_NAME: join(reports, 'playwright.json') },
    playwright,
  ),
];

const total = counts.reduce((sum, count) => ({ passed: sum.passed + count.passed, failed: sum.failed + count.failed }));
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
