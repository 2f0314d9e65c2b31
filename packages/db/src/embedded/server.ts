import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedError } from './error.ts';
import type { Place } from './place.ts';
import { alive, commandOf } from './process.ts';

/** A server that accepts connections, and whether this call started it. */
export type Server = { pid: number; port: number; adopted: boolean };

const patience = 60_000;
const logLimit = 10_000_000;

const dataOf = (place: Place) => join(place.home, 'data');
const logOf = (place: Place) => join(place.home, 'server.log');

/** What `postmaster.pid` says, when the process it names lives and is this cluster's server. */
function readState(place: Place): { pid: number; port: number; ready: boolean } | undefined {
  const file = join(dataOf(place), 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  if (!pid || !alive(pid)) return undefined;
  if (process.platform !== 'win32' && !commandOf(pid).includes(dataOf(place))) {
    // A number used again by a stranger after a crash would keep PostgreSQL from starting for ever.
    rmSync(file, { force: true });
    return undefined;
  }
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
}

/** Whether the server still accepts connections. */
export const isReady = (place: Place, pid: number): boolean => {
  const state = readState(place);
  return state?.pid === pid && state.ready;
};

/** The server that runs and accepts connections, whoever started it. */
export const runningServer = (place: Place): Server | undefined => {
  const state = readState(place);
  return state?.ready ? { pid: state.pid, port: state.port, adopted: true } : undefined;
};

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done, failed) => probe.once('error', failed).listen(0, '127.0.0.1', done));
  const address = probe.address();
  await new Promise((done) => probe.close(done));
  if (address === null || typeof address === 'string') throw new EmbeddedError('No free port was found on 127.0.0.1.');
  return address.port;
}

/** Its own session and a log file instead of our terminal: Ctrl-C must not stop the database before we have drained. */
function launch(place: Place, port: number, settings: Record<string, string>): ChildProcess {
  const all = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...settings,
  };
  const log = logOf(place);
  if (existsSync(log) && statSync(log).size > logLimit) truncateSync(log);
  const output = openSync(log, 'a', 0o600);
  const child = spawn(
    join(place.bin, 'postgres'),
    ['-D', dataOf(place), ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...place.user, cwd: '/', detached: true, stdio: ['ignore', output, output] },
  );
  closeSync(output);
  child.unref();
  return child;
}

/** Waits until the child accepts connections; answers false when it ends instead. */
async function comesUp(place: Place, child: ChildProcess, until: number): Promise<boolean> {
  let ended = false;
  child.once('exit', () => {
    ended = true;
  });
  child.once('error', () => {
    ended = true;
  });
  while (!ended && Date.now() < until) {
    if (child.pid && isReady(place, child.pid)) return true;
    await sleep(20);
  }
  return false;
}

function lastWords(place: Place): string {
  if (!existsSync(logOf(place))) return 'it could not be started';
  const lines = readFileSync(logOf(place), 'utf8').trim().split('\n');
  const fatal = lines.findLast((line) => /FATAL|PANIC|error while loading/.test(line)) ?? lines.at(-1);
  return fatal?.replace(/^.*(FATAL|PANIC):\s*/, '') || 'it could not be started';
}

/**
 * A server of this cluster: the one a killed process left behind, or a new one. Starts that meet at the same moment
 * end up with the same server; whose it is, the advisory lock says.
 */
export async function ensureServer(
  place: Place,
  settings: Record<string, string>,
  wantedPort?: number,
): Promise<Server> {
  const until = Date.now() + patience;
  for (let failures = 0; failures < 5 && Date.now() < until; ) {
    const state = readState(place);
    if (state?.ready) return { pid: state.pid, port: state.port, adopted: true };
    if (state) {
      await sleep(20);
      continue;
    }
    const port = wantedPort ?? (await freePort());
    const child = launch(place, port, settings);
    if ((await comesUp(place, child, until)) && child.pid) return { pid: child.pid, port, adopted: false };
    failures += 1;
    await sleep(100 * failures);
  }
  throw new EmbeddedError(`The embedded PostgreSQL in ${place.home} does not start: ${lastWords(place)}.`);
}

/** Stops a server the orderly way: open transactions are rolled back, everything else is on disk. */
export async function endServer(pid: number): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', 20_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 2_000],
  ] as const) {
    if (!alive(pid)) return;
    process.kill(pid, signal);
    for (const until = Date.now() + patience; alive(pid) && Date.now() < until; ) await sleep(10);
  }
}
