import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureCluster } from './cluster.ts';
import { isOwned, type Ownership, own, urlOf } from './ownership.ts';
import { findPlace } from './place.ts';
import { endServer, runningServer } from './server.ts';

export { EmbeddedError } from './error.ts';

/** A running embedded PostgreSQL. */
export type Embedded = {
  /** Database `linli` of that server. The port stays the same until `stop`. */
  url: string;
  /** Folder of the cluster, with its `server.log`. */
  location: string;
  /** Stops the server and leaves the data. */
  stop(): Promise<void>;
};

export type EmbeddedOptions = {
  dataDir: string;
  /** One line for the operator, now and then. */
  log: (line: string) => void;
  /** Settings of postgresql.conf that differ from the defaults. */
  settings?: Record<string, string>;
};

const database = 'linli';

async function ensureDatabase({ connection }: Ownership): Promise<void> {
  const { rowCount } = await connection.query('select 1 from pg_database where datname = $1', [database]);
  if (rowCount === 0) await connection.query(`create database ${database}`);
}

/**
 * Starts the PostgreSQL of `dataDir`, or takes over the one a killed process left there. It is restarted on the same
 * port if it dies, stopped if this process dies, and owned by one process at a time. Throws {@link EmbeddedError}.
 */
export async function startEmbedded({ dataDir, log, settings = {} }: EmbeddedOptions): Promise<Embedded> {
  const folder = resolve(dataDir);
  const place = findPlace(folder);
  if (place.parent !== folder) log(`The database's user cannot reach ${folder}, so the data stands in ${place.home}.`);
  ensureCluster(place);
  let owned = await own(place, settings);
  await ensureDatabase(owned);
  const { port } = owned.server;

  let stopping: Promise<void> | undefined;
  let returning: Promise<void> = Promise.resolve();
  const comeBack = async () => {
    log('The embedded PostgreSQL has stopped by itself; starting it again.');
    owned.callOff();
    while (!stopping) {
      try {
        owned = await own(place, settings, port);
        watch();
        return log('The embedded PostgreSQL is back.');
      } catch (error) {
        log(error instanceof Error ? error.message : String(error));
        await sleep(1000);
      }
    }
  };
  const watch = () => {
    owned.connection.once('end', () => {
      if (!stopping) returning = comeBack();
    });
  };
  watch();

  const stop = async () => {
    await returning;
    await endServer(owned.server.pid);
    owned.callOff();
    await owned.connection.end().catch(() => {});
  };
  return {
    url: urlOf(place, port, database),
    location: place.home,
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
}

/**
 * As {@link startEmbedded}, for a tool that may run beside Linli: a server that another process owns is used as it is, and
 * `stop` leaves it alone. `owned` says whether this process started or took over the server.
 */
export async function joinEmbedded(options: EmbeddedOptions): Promise<Embedded & { owned: boolean }> {
  const place = findPlace(resolve(options.dataDir));
  const server = runningServer(place);
  if (!server || !(await isOwned(place, server))) return { ...(await startEmbedded(options)), owned: true };
  const url = urlOf(place, server.port, database);
  return { url, location: place.home, stop: () => Promise.resolve(), owned: false };
}
