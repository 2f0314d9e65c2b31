import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Place } from './place.ts';
import { alive, commandOf } from './process.ts';

const mark = 'linli-watchdog';
const fileOf = (place: Place) => join(place.home, 'watchdog');

/**
 * Stops the server when this process dies without a chance to do so: our death closes the pipe that it reads.
 * Answers how to call it off.
 */
export function guard(place: Place, server: number): () => void {
  if (process.platform === 'win32') return () => {};
  const dog = spawn('sh', ['-c', 'cat >/dev/null; kill -INT "$1"', mark, String(server)], {
    ...place.user,
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  dog.on('error', () => {});
  dog.stdin.on('error', () => {});
  dog.unref();
  const { pid } = dog;
  if (pid) writeFileSync(fileOf(place), String(pid), { mode: 0o600 });
  return () => {
    if (!pid) return;
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // It has ended by itself: there is nothing left to call off.
    }
    rmSync(fileOf(place), { force: true });
  };
}

/** Waits until the watchdog of the process that died before us has done its work, so that it does not hit our server. */
export async function formerGuardGone(place: Place): Promise<void> {
  const file = fileOf(place);
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  const until = Date.now() + 2000;
  while (pid && alive(pid) && commandOf(pid).includes(mark) && Date.now() < until) await sleep(10);
  await sleep(50);
}
