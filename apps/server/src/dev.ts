import { join } from 'node:path';
import { repoRoot } from '@linli/config';
import type { ServerBuild } from '@remix-run/node';
import { createServer } from 'vite';
import { run } from './main.ts';
import type { OpenPages } from './remix.ts';

// Remix keeps one global for critical CSS, which the last Vite would win for both doors (decision 0001).
Object.defineProperty(globalThis, '__remix_devServerHooks', { get: () => undefined, set() {} });

/** The pages from their sources, with a Vite of its own for each door. */
const openSourcePages: OpenPages = async (door, http) => {
  const root = join(repoRoot, 'apps', door);
  const vite = await createServer({
    root,
    configFile: join(root, 'vite.config.ts'),
    server: { middlewareMode: true, hmr: { server: http } },
  });
  return {
    assets: [vite.middlewares],
    build: async () => (await vite.ssrLoadModule('virtual:remix/server-build')) as ServerBuild,
  };
};

await run(process.argv.slice(2), openSourcePages);
