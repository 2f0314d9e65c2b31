import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '@linli/config';
import { type Db, openDb } from '@linli/db';
import { startEmbedded } from '@linli/db/embedded';
import { pendingMigrations } from '@linli/db/migrate';
import type { Logger } from 'pino';
import { prepareAside } from './prepare-aside.ts';

/** The database of this process, which may be away at any moment. */
export type Database = {
  db: Db;
  url: string;
  embedded: boolean;
  /** Whether it answers just now; who asks at the same time shares the answer. */
  isUp(): Promise<boolean>;
  /** Whether {@link prepare} has come to its end. */
  isPrepared(): boolean;
  pending(): Promise<string[]>;
  /**
   * Migrates and, where a demo is wanted, fills an empty database. Waits for one that is away; throws when it answers
   * and still cannot be prepared.
   */
  prepare(demo: boolean): Promise<void>;
  stop(): Promise<void>;
};

const patience = 2000;

/** A refused connection carries its reason in a code alone. */
const wordsOf = (error: unknown): string => {
  const { message, code } = error as { message?: string; code?: string };
  return (message || code || 'no reason given').replace(/\.$/, '');
};

async function answers({ pool }: Db): Promise<boolean> {
  const query = pool.query('select 1').then(() => true);
  query.catch(() => {});
  try {
    return await Promise.race([query, sleep(patience, false, { ref: false })]);
  } catch {
    return false;
  }
}

/** Migrations of this version that are missing, and whether there is nobody in it yet. */
async function lacks({ pool }: Db): Promise<{ migrations: boolean; people: boolean }> {
  const pending = await pendingMigrations(pool);
  if (pending.length) return { migrations: true, people: true };
  const { rowCount } = await pool.query('select 1 from company limit 1');
  return { migrations: false, people: rowCount === 0 };
}

export async function openDatabase(config: Config, log: Logger, say: (line: string) => void): Promise<Database> {
  const { dataDir } = config;
  const server = config.databaseUrl ? undefined : await startEmbedded({ dataDir, log: say });
  const url = server?.url ?? String(config.databaseUrl);
  let stopping = false;
  const db = openDb(url, {
    poolSize: config.databasePoolSize,
    onError: (error) => stopping || log.warn({ reason: error.message }, 'database connection lost'),
  });

  let prepared = false;
  let asked: Promise<boolean> | undefined;
  const isUp = () => {
    asked ??= answers(db).finally(() => {
      asked = undefined;
    });
    return asked;
  };

  return {
    db,
    url,
    embedded: server !== undefined,
    isUp,
    isPrepared: () => prepared,
    pending: () => pendingMigrations(db.pool),

    async prepare(demo) {
      let waiting = false;
      for (let failures = 0; !prepared; ) {
        try {
          const missing = await lacks(db);
          if (missing.migrations || (demo && missing.people)) await prepareAside({ url, dataDir, demo }, say);
          prepared = true;
        } catch (error) {
          failures = (await answers(db)) ? failures + 1 : 0;
          if (failures > 2) throw error;
          if (!waiting && failures === 0) say(`The database does not answer: ${wordsOf(error)}. Linli waits for it.`);
          waiting = true;
          await sleep(1000);
        }
      }
    },

    async stop() {
      stopping = true;
      await db.close().catch((error) => log.warn({ err: error }, 'closing the pool'));
      await server?.stop();
    },
  };
}
