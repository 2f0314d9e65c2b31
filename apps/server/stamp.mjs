import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const made = new Set(['node_modules', 'dist', 'build', 'generated', 'test-results', '.data', '.tmp']);

function* sources(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!made.has(entry.name)) yield* sources(path);
    } else if (!/\.test\.tsx?$/.test(entry.name)) {
      yield path;
    }
  }
}

/** Changes when a source, a dependency or the place of the checkout does. */
export function stampOf(root) {
  const hash = createHash('sha256').update(`${root}\n${process.versions.modules}\n`);
  const files = [...['apps', 'packages', 'prisma'].flatMap((name) => [...sources(join(root, name))])];
  for (const path of [...files, join(root, 'pnpm-lock.yaml')]) {
    hash.update(`${path}\n`).update(readFileSync(path));
  }
  return hash.digest('hex');
}

export const stampFile = (root) => join(root, 'apps/server/dist/stamp');
