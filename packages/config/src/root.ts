import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'pnpm-workspace.yaml'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('Linli was started outside its own folder: no pnpm-workspace.yaml above it.');
  return findRoot(parent);
}

/** The folder of the checkout, found from this file so that it holds for the sources and for the built server alike. */
export const repoRoot: string = findRoot(dirname(fileURLToPath(import.meta.url)));
