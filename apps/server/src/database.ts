import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '@linli/config';
import { type Db, openDb } from '@linli/db';
import { startEmbedded } from '@linli/db/embedded';
import { migrate, pendingMigrations } from '@linli/db/migrate';
import type { Logger } from 'pino';

/** The database of this process, which may be away at any moment. */
export type Database = {
  db: Db;
  url: string;
  embedded: boolean;
  /** Whether it answers; asked at most every half second. */
  isUp(): Promise<boolean>;
  /** Whether {@link prepare} has come to its end. */
  isPrepared(): boolean;
  pending(): Promise<string[]>;
  /** Migrates and seeds; waits for a database that is away. Throws when it answers and still cannot be migrated. */
  prepare(seed: (db: Db) => Promise<void>, say: (line: string) => void): Promise<void>;
  stop(): Promise<void>;
};

const patience = 2000;
const fresh = 500;
/** Any constant; one process seeds and the others wait for it. */
const seeding = 47_120_002;

async function answers({ pool }: Db): Promise<boolean> {
  const query = pool.query('select 1').then(() => true);
  query.catch(() => {});
  try {
    return await Promise.race([query, sleep(patience, false, { ref: false })]);
  } catch {
    return false;
  }
}

async function once(db: Db, work: () => Promise<void>): Promise<void> {
  const client = await db.pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [seeding]);
    await work();
  } finally {
    client.release(true);
  }
}

export async function openDatabase(config: Config, log: Logger, say: (line: string) => void): Promise<Database> {
  const server = config.databaseUrl ? undefined : await startEmbedded({ dataDir: config.dataDir, log: say });
  const url = server?.url ?? String(config.databaseUrl);
  const db = openDb(url, {
    poolSize: config.databasePoolSize,
    onError: (error) => log.warn({ reason: error.message }, 'database connection lost'),
  });

  let prepared = false;
  let asked: { at: number; answer: Promise<boolean> } | undefined;
  const isUp = () => {
    if (!asked || Date.now() - asked.at > fresh) asked = { at: Date.now(), answer: answers(db) };
    return asked.answer;
  };

  return {
    db,
    url,
    embedded: server !== undefined,
    isUp,
    isPrepared: () => prepared,
    pending: () => pendingMigrations(db.pool),

    async prepare(seed, tell) {
      let waiting = false;
      for (let failures = 0; !prepared; ) {
        try {
          await migrate(url);
          await once(db, () => seed(db));
          prepared = true;
        } catch (error) {
          // A database that answers and cannot be migrated will not get better by waiting.
          failures = (await answers(db)) ? failures + 1 : 0;
          if (failures > 2) throw error;
          if (!waiting) tell(`${(error as Error).message} Linli waits for it; until then every page says so.`);
          waiting = true;
          await sleep(1000);
        }
      }
    },

    async stop() {
      await db.close().catch((error) => log.warn({ err: error }, 'closing the pool'));
      await server?.stop();
    },
  };
}
