import { ConfigError, loadConfig } from '@linli/config';
import { type Db, openDb } from '@linli/db';
import { EmbeddedError, joinEmbedded } from '@linli/db/embedded';
import { MigrationError, migrate, pendingMigrations } from '@linli/db/migrate';
import type { Translate } from '@linli/i18n';
import { Refusal } from './refusal.ts';

const reasonOf = (error: unknown): string => {
  const { message, code } = error as { message?: string; code?: string };
  return message || code || String(error);
};

/**
 * Runs a command on the database of DATABASE_URL, or on the embedded one: beside the Linli that serves it, or on a server
 * started for this command alone. Only the latter is migrated: a database that others use is theirs to bring up to date.
 * @throws Refusal when the database cannot be used
 */
export async function withDatabase<T>(t: Translate, work: (db: Db) => Promise<T>): Promise<T> {
  const { url, owned, stop } = await reach(t);
  const db = openDb(url, { poolSize: 4 });
  try {
    const pending = await pendingMigrations(db.pool).catch((error: unknown) => {
      throw new Refusal(t('imports:failed.database', { reason: reasonOf(error) }));
    });
    if (pending.length && !owned) throw new Refusal(t('imports:failed.behind'));
    if (pending.length) await migrate(url);
    return await work(db);
  } finally {
    await db.close().catch(() => {});
    await stop();
  }
}

async function reach(t: Translate): Promise<{ url: string; owned: boolean; stop: () => Promise<void> }> {
  try {
    const { databaseUrl, dataDir } = loadConfig();
    if (databaseUrl) return { url: databaseUrl, owned: false, stop: () => Promise.resolve() };
    return await joinEmbedded({ dataDir, log: console.error });
  } catch (error) {
    if (error instanceof ConfigError) throw new Refusal(error.message);
    if (error instanceof EmbeddedError || error instanceof MigrationError) {
      throw new Refusal(t('imports:failed.database', { reason: error.message }));
    }
    throw error;
  }
}
