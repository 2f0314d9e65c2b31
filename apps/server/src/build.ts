import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { repoRoot } from '@linli/config';
import { build, type Plugin } from 'esbuild';
import { stampFile, stampOf } from '../stamp.mjs';

const server = join(repoRoot, 'apps/server');
const doors = ['portal', 'office'] as const;
type Door = (typeof doors)[number];

/** The client and the server half of one Remix app, in a process of its own. */
async function buildPages(door: Door): Promise<void> {
  const folder = join(repoRoot, 'apps', door);
  const require = createRequire(join(folder, 'package.json'));
  const cli = join(dirname(require.resolve('@remix-run/dev/package.json')), 'dist/cli.js');
  const child = spawn(process.execPath, ['--import', 'tsx', cli, 'vite:build'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
    });
  }
  const code = await new Promise((done) => child.on('close', done));
  if (code !== 0) throw new Error(`The ${door} could not be built:\n${output}`);
  await compressAssets(join(folder, 'build/client/assets'));
}

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Compressed once and as small as can be, instead of for every reader. */
async function compressAssets(folder: string): Promise<void> {
  for (const name of readdirSync(folder)) {
    if (!/\.(js|css|svg|json|map|wasm)$/.test(name)) continue;
    const bytes = readFileSync(join(folder, name));
    if (bytes.length < 1000) continue;
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    const [br, gz] = await Promise.all([brotli(bytes, { params }), zip(bytes, { level: 9 })]);
    if (br.length < bytes.length * 0.95) writeFileSync(join(folder, `${name}.br`), br);
    if (gz.length < bytes.length * 0.95) writeFileSync(join(folder, `${name}.gz`), gz);
  }
}

/**
 * What the server itself lists stays outside the bundle; what a workspace package lists besides goes in, because the
 * bundle could not find it from its own folder. Packages are taken to have no side effects, so that those which only
 * development uses fall away.
 */
function dependencies(own: ReadonlySet<string>): Plugin {
  const bare = /^(@[^/]+\/)?[^./@][^/]*/;
  return {
    name: 'dependencies',
    setup({ onResolve, resolve }) {
      onResolve({ filter: bare }, async ({ path, pluginData, ...given }) => {
        const name = bare.exec(path)?.[0] ?? path;
        const ours = name.startsWith('@linli/') || given.kind === 'entry-point';
        if (ours || pluginData === 'seen' || isBuiltin(path)) return undefined;
        if (own.has(name)) return { path, external: true, sideEffects: false };
        const { importer, kind, resolveDir, namespace } = given;
        const found = await resolve(path, { importer, kind, resolveDir, namespace, pluginData: 'seen' });
        return found.errors.length ? { errors: found.errors } : { ...found, sideEffects: found.external };
      });
    },
  };
}

async function bundleServer(): Promise<void> {
  const { dependencies: listed } = JSON.parse(readFileSync(join(server, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const own = Object.keys(listed).filter((name) => !name.startsWith('@linli/'));
  rmSync(join(server, 'dist'), { recursive: true, force: true });
  await build({
    entryPoints: ['main.ts', 'prepare.ts'].map((name) => join(server, 'src', name)),
    splitting: true,
    outdir: join(server, 'dist'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: 'linked',
    sourcesContent: false,
    plugins: [dependencies(new Set(own))],
    // CommonJS packages inside the bundle ask for Node's own modules this way.
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
    logLevel: 'warning',
  });
}

const begun = performance.now();
const stamp = stampOf(repoRoot);
try {
  await Promise.all([...doors.map(buildPages), bundleServer()]);
  mkdirSync(join(server, 'dist'), { recursive: true });
  writeFileSync(stampFile(repoRoot), stamp);
  console.log(`Built in ${((performance.now() - begun) / 1000).toFixed(1)} s.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
