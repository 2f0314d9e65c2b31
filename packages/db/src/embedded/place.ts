import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Binaries, copyBinaries, findBinaries } from './binaries.ts';
import { EmbeddedError } from './error.ts';

/** The user a server runs as; `undefined` for our own. */
export type User = { uid: number; gid: number } | undefined;

/** Where one embedded server lives. */
export type Place = {
  bin: string;
  user: User;
  /** Holds the cluster folder and nothing else of ours. */
  parent: string;
  /** The cluster folder: `data`, `password`, `server.log`, `watchdog`. */
  home: string;
};

/** Root's own place, reachable by every user, for clones that are not. */
const shared = '/var/lib/linli';

const numberOf = (option: string, name: string): number | undefined => {
  const { status, stdout } = spawnSync('id', [option, name], { encoding: 'utf8' });
  return status === 0 ? Number(stdout) : undefined;
};

/** PostgreSQL refuses to run as root; then it runs as `postgres` where there is one, else as `nobody`. */
function serverUser(): User {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    const uid = numberOf('-u', name);
    const gid = numberOf('-g', name);
    if (uid && gid) return { uid, gid };
  }
  throw new EmbeddedError('PostgreSQL does not run as root and there is no user postgres or nobody; set DATABASE_URL.');
}

/** Whether the user may pass every folder above `path` and enter or start it. */
function reaches(user: User, path: string): boolean {
  return !user || spawnSync('test', ['-x', path], { ...user, cwd: '/' }).status === 0;
}

function makeShared(): string {
  mkdirSync(shared, { recursive: true });
  chmodSync(shared, 0o755);
  return shared;
}

function reachableBinaries(user: User): Binaries {
  const installed = findBinaries();
  const program = join(installed.folder, 'bin', process.platform === 'win32' ? 'postgres.exe' : 'postgres');
  return reaches(user, program) ? installed : copyBinaries(installed, makeShared());
}

/** A root clone under a closed folder (`/root` is one) cannot hold the data: the server's user could not get there. */
function reachableParent(user: User, dataDir: string): string {
  mkdirSync(dataDir, { recursive: true });
  if (!user || reaches(user, dataDir)) return dataDir;
  const hash = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  const parent = join(makeShared(), `${basename(dirname(dataDir)).replace(/[^\w.-]/g, '_')}-${hash}`);
  if (!existsSync(parent)) mkdirSync(parent, { mode: 0o755 });
  chmodSync(parent, 0o755);
  return parent;
}

/** Decides where programs and data of the server for `dataDir` stand, and makes those folders. */
export function findPlace(dataDir: string): Place {
  const user = serverUser();
  const parent = reachableParent(user, dataDir);
  return { bin: join(reachableBinaries(user).folder, 'bin'), user, parent, home: join(parent, 'pg18') };
}

/** Gives a path to the server's user. */
export function give(user: User, path: string): void {
  if (user) chownSync(path, user.uid, user.gid);
}
