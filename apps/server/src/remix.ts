import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { repoRoot } from '@linli/config';
import type { Door } from '@linli/domain/access';
import type { ServerBuild } from '@remix-run/node';
import express, { type RequestHandler } from 'express';
import serveCompressed from 'express-static-gzip';

/** Where the pages of a door come from. */
export type Pages = {
  /** Serves what is not a page: scripts, styles, pictures. */
  assets: RequestHandler[];
  build: ServerBuild | (() => Promise<ServerBuild>);
};
export type OpenPages = (door: Door, http: Server) => Promise<Pages>;

/** The pages as `pnpm build` left them. */
export const openBuiltPages: OpenPages = async (door) => {
  const folder = join(repoRoot, 'apps', door, 'build');
  const entry = join(folder, 'server/index.js');
  if (!existsSync(entry)) throw new Error(`The ${door} is not built; run "npx -y pnpm@10 build".`);
  const assets = express.Router();
  assets.use(
    '/assets',
    serveCompressed(join(folder, 'client/assets'), {
      enableBrotli: true,
      orderPreference: ['br', 'gz'],
      index: false,
      serveStatic: { immutable: true, maxAge: '1y', index: false },
    }),
    // A page of an older build may ask for what is gone: not found, and no page in its place.
    (_req, res) => void res.status(404).type('txt').send('Not found\n'),
  );
  // What has no ending is a page, and no file is looked for.
  assets.get(/^\/[\w-]+\.\w+$/, express.static(join(folder, 'client'), { index: false, maxAge: '1h' }));
  return {
    assets: [assets],
    build: (await import(pathToFileURL(entry).href)) as ServerBuild,
  };
};
