import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { realConnections } from './connections.ts';
import { filters, openEngine, reasonOf } from './engine.ts';
import { type Folders, migrationNames, ownFolders, readMigrations } from './folders.ts';

/** Any constant; every process that migrates takes the same one. */
const migrating = 47_120_001;

/** A migration could not be applied; the message is one sentence for the operator. */
export class MigrationError extends Error {
  override name = 'MigrationError';
}

async function applyOwn(pool: pg.Pool, folders: Folders): Promise<string[]> {
  const engine = await openEngine(folders, realConnections(pool));
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: readMigrations(folders),
      filters,
    });
    return appliedMigrationNames;
  } catch (error) {
    const { rows } = await pool.query<{ migration_name: string; logs: string | null }>(
      'select migration_name, logs from _prisma_migrations where finished_at is null and rolled_back_at is null',
    );
    for (const row of rows) await engine.markMigrationRolledBack({ migrationName: row.migration_name });
    const failed = rows.map((row) => row.migration_name).join(', ');
    throw new MigrationError(
      failed ? `Migration ${failed} failed and was undone: ${reasonOf(error)}` : `Migrating failed: ${reasonOf(error)}`,
    );
  } finally {
    engine.free();
  }
}

/**
 * Brings a database up to date: our own migrations, then those of the job queue. Several processes may call it at
 * once; one works and the others wait for it. Answers the names of the migrations that were applied.
 */
export async function migrate(url: string, folders: Folders = ownFolders): Promise<string[]> {
  const pool = new pg.Pool({ connectionString: url, max: 4, connectionTimeoutMillis: 5000 });
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  try {
    const turn = await pool.connect().catch((error: Error & { code?: string }) => {
      const { host } = new URL(url);
      throw new MigrationError(`The database at ${host} cannot be reached: ${error.message || error.code}.`);
    });
    try {
      await turn.query('select pg_advisory_lock($1)', [migrating]);
      const applied = await applyOwn(pool, folders);
      await runMigrations({ pgPool: pool });
      return applied;
    } finally {
      turn.release(true);
    }
  } finally {
    await pool.end();
  }
}

/** Names of the migrations of this version that the database does not have yet; empty when it is ready. */
export async function pendingMigrations(pool: pg.Pool, folders: Folders = ownFolders): Promise<string[]> {
  const { rows: tables } = await pool.query<{ present: boolean }>(
    `select to_regclass('_prisma_migrations') is not null as present`,
  );
  const names = migrationNames(folders);
  if (!tables[0]?.present) return names;
  const { rows } = await pool.query<{ migration_name: string }>(
    'select migration_name from _prisma_migrations where finished_at is not null and rolled_back_at is null',
  );
  const applied = new Set(rows.map((row) => row.migration_name));
  return names.filter((name) => !applied.has(name));
}
