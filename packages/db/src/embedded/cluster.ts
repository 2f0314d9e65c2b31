import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EmbeddedError } from './error.ts';
import { give, type Place } from './place.ts';
import { alive } from './process.ts';

export const superuser = 'linli';

const flags = [
  `--username=${superuser}`,
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  // No dependence on the locales of the host; ICU collations for sorting Chinese are there all the same.
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--locale=C',
  '--no-sync',
  '--no-instructions',
];

/** What killed starts left half made. */
function sweep(place: Place): void {
  for (const name of readdirSync(place.parent)) {
    const maker = /^pg18\.(\d+)$/.exec(name)?.[1];
    if (maker && !alive(Number(maker))) rmSync(join(place.parent, name), { recursive: true, force: true });
  }
}

/** Makes the cluster when there is none: aside, then renamed, so that it is whole or absent. */
export function ensureCluster(place: Place): void {
  sweep(place);
  if (existsSync(place.home)) return;
  const aside = `${place.home}.${process.pid}`;
  mkdirSync(aside, { mode: 0o700 });
  give(place.user, aside);
  const password = join(aside, 'password');
  writeFileSync(password, randomBytes(24).toString('base64url'), { mode: 0o600 });
  give(place.user, password);
  const made = spawnSync(
    join(place.bin, 'initdb'),
    ['--pgdata', join(aside, 'data'), `--pwfile=${password}`, ...flags],
    { ...place.user, cwd: '/', encoding: 'utf8' },
  );
  if (made.status !== 0) {
    rmSync(aside, { recursive: true, force: true });
    const reason = made.error?.message ?? made.stderr.trim().split('\n').at(-1);
    throw new EmbeddedError(`The embedded PostgreSQL could not be set up in ${place.parent}: ${reason}.`);
  }
  try {
    renameSync(aside, place.home);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    if (!existsSync(place.home)) throw error;
  }
}

export const readPassword = (place: Place): string => readFileSync(join(place.home, 'password'), 'utf8');
