import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { readPassword, superuser } from './cluster.ts';
import { EmbeddedError } from './error.ts';
import type { Place } from './place.ts';
import { ensureServer, isReady, type Server } from './server.ts';
import { formerGuardGone, guard } from './watchdog.ts';

/** A server that is ours until the connection that holds the lock ends. */
export type Ownership = { server: Server; connection: pg.Client; callOff(): void };

const lock = 47_120_002;
const attempts = 10;

export const urlOf = (place: Place, port: number, database: string): string =>
  `postgres://${superuser}:${readPassword(place)}@127.0.0.1:${port}/${database}`;

/** The server frees the lock itself when its holder dies, so that no stale mark can lock us out. */
async function takeLock(connection: pg.Client): Promise<boolean> {
  for (const until = Date.now() + 500; Date.now() < until; await sleep(50)) {
    const { rows } = await connection.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [lock]);
    if (rows[0]?.taken) return true;
  }
  return false;
}

async function tryOwn(place: Place, server: Server): Promise<Ownership> {
  const connection = new pg.Client({ connectionString: urlOf(place, server.port, 'postgres'), keepAlive: true });
  connection.on('error', () => {});
  try {
    await connection.connect();
    if (!(await takeLock(connection))) throw new EmbeddedError('Linli is already running from this folder.');
    if (server.adopted) {
      await formerGuardGone(place);
      await connection.query('select 1');
      if (!isReady(place, server.pid)) throw new Error('The server that was found is being stopped.');
    }
    return { server, connection, callOff: guard(place, server.pid) };
  } catch (error) {
    await connection.end().catch(() => {});
    throw error;
  }
}

/** Whether a living process owns the server. */
export async function isOwned(place: Place, server: Server): Promise<boolean> {
  const connection = new pg.Client({ connectionString: urlOf(place, server.port, 'postgres') });
  connection.on('error', () => {});
  try {
    await connection.connect();
    const { rows } = await connection.query<{ free: boolean }>('select pg_try_advisory_lock($1) as free', [lock]);
    return rows[0]?.free === false;
  } catch {
    return false;
  } finally {
    await connection.end().catch(() => {});
  }
}

/** Finds or starts the server and becomes its one owner. A server that is just being stopped is waited for. */
export async function own(place: Place, settings: Record<string, string>, port?: number): Promise<Ownership> {
  for (let attempt = 1; ; attempt += 1) {
    const server = await ensureServer(place, settings, port);
    try {
      return await tryOwn(place, server);
    } catch (error) {
      if (error instanceof EmbeddedError) throw error;
      if (attempt === attempts) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new EmbeddedError(`The embedded PostgreSQL in ${place.home} cannot be reached: ${reason}.`);
      }
      await sleep(100);
    }
  }
}
