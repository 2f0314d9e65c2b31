import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MigrationError } from './apply.ts';
import { shadowConnections } from './connections.ts';
import { filters, openEngine, reasonOf } from './engine.ts';
import { type Folders, lock, ownFolders, readMigrations, readSchema } from './folders.ts';

/** SQL that leads from the migrations to the schema; `undefined` when they agree. */
async function difference(folders: Folders): Promise<string | undefined> {
  const shadow = shadowConnections();
  const list = readMigrations(folders);
  try {
    const engine = await openEngine(folders, shadow);
    const { exitCode, stdout } = await engine.diff({
      from: list.migrationDirectories.length > 0 ? { tag: 'migrations', ...list } : { tag: 'empty' },
      to: { tag: 'schemaDatamodel', files: readSchema(folders) },
      script: true,
      exitCode: true,
      filters,
    });
    engine.free();
    return exitCode === 0 ? undefined : (stdout ?? '');
  } catch (error) {
    throw new MigrationError(`The migrations could not be compared with the schema: ${reasonOf(error)}`);
  } finally {
    await shadow.close();
  }
}

/** Drift: the SQL that the migrations lack for the schema, `undefined` when nothing is missing. */
export const checkDrift = (folders: Folders = ownFolders): Promise<string | undefined> => difference(folders);

/**
 * Writes the next migration from the schema. Answers its folder, `undefined` when the schema has not changed.
 * What Prisma cannot say (triggers, checks, partial indexes) is added to the file by hand.
 */
export async function newMigration(
  name: string,
  now: Date,
  folders: Folders = ownFolders,
): Promise<string | undefined> {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) {
    throw new MigrationError(`A migration's name is small letters, digits and _, but it is "${name}".`);
  }
  const sql = await difference(folders);
  if (sql === undefined) return undefined;
  const folder = join(folders.migrations, `${now.toISOString().replace(/\D/g, '').slice(0, 14)}_${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'migration.sql'), sql);
  writeFileSync(join(folders.migrations, lock.path), lock.content);
  return folder;
}
