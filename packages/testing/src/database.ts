import { type Db, openDb } from '@linli/db';
import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, inject } from 'vitest';
import { cloneTemplate } from './cluster.ts';

/** The database of a test file; usable inside tests and hooks, not while the file is being read. */
export type TestDatabase = { readonly db: Db; readonly url: string };

/** Rows that belong to the tools, not to the tests. */
const kept = ['public._prisma_migrations', 'graphile_worker.migrations', 'graphile_worker._private_tasks'];

async function tablesOf(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('public', 'graphile_worker') and schemaname || '.' || tablename <> all($1)`,
    [kept],
  );
  return rows.map((row) => row.name);
}

/**
 * Deleting from all tables takes 2 ms, truncating them 55. As a replica the server skips foreign keys and the trigger
 * that keeps the history append-only.
 */
async function empty(pool: pg.Pool, tables: string[]): Promise<void> {
  const deletes = tables.map((table) => `delete from ${table};`).join('\n');
  await pool.query(`begin; set local session_replication_role = replica; ${deletes} commit;`);
}

/**
 * A real PostgreSQL for the tests of this file: every test starts with empty tables, or with `emptied: 'once'` only the
 * first one does: for tests that read what one `beforeAll` made. Sequences go on counting. Works in `*.int.test.ts` alone.
 */
export function useDatabase({ emptied = 'each' }: { emptied?: 'each' | 'once' } = {}): TestDatabase {
  let url = '';
  let db: Db | undefined;
  let tables: string[] = [];
  const opened = (): Db => {
    if (!db) throw new Error('The test database is there only inside tests and hooks.');
    return db;
  };

  beforeAll(async () => {
    const cluster = inject('cluster');
    if (!cluster) throw new Error('A test with a database must be named *.int.test.ts.');
    url = await cloneTemplate(cluster, `linli_worker_${process.env.VITEST_POOL_ID}`);
    db = openDb(url, { onError: console.error });
    tables = await tablesOf(db.pool);
    await empty(db.pool, tables);
  });
  beforeEach(() => (emptied === 'each' ? empty(opened().pool, tables) : undefined));
  afterAll(() => db?.close());

  return {
    get db() {
      return opened();
    },
    get url() {
      opened();
      return url;
    },
  };
}
