import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Plain JavaScript: it must say a clear sentence on any Node and before anything is built.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Linli needs Node 20.19 or newer, but this is ${process.versions.node}.`);
  process.exit(1);
}

const server = dirname(fileURLToPath(import.meta.url));
const root = join(server, '../..');
if (!existsSync(join(server, 'node_modules'))) {
  console.error('The dependencies are not installed; run "npx -y pnpm@10 install".');
  process.exit(1);
}

// React chooses its build by this, long before the settings are read.
process.env.NODE_ENV ??= 'production';

const { stampFile, stampOf } = await import('./stamp.mjs');
const built = existsSync(stampFile(root)) ? readFileSync(stampFile(root), 'utf8') : '';
if (built !== stampOf(root)) {
  console.log('Building …');
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', join(server, 'src/build.ts')], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (status !== 0) {
    console.error('Linli could not be built; the reason stands above.');
    process.exit(1);
  }
}

process.setSourceMapsEnabled(true);
const { run } = await import('./dist/main.js');
await run(process.argv.slice(2).filter((word) => word !== '--'));
