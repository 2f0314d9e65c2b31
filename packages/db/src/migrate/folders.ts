import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repoRoot } from '@linli/config';
import type { MigrationList, SchemaContainer } from '@prisma/schema-engine-wasm/schema_engine_bg';

/** Where the nouns and their migrations stand. */
export type Folders = { schema: string; migrations: string };

export const ownFolders: Folders = {
  schema: join(repoRoot, 'prisma/schema'),
  migrations: join(repoRoot, 'prisma/migrations'),
};

export const lock = {
  path: 'migration_lock.toml',
  content: '# Written by `pnpm db:new`; keep it under version control.\nprovider = "postgresql"\n',
};

export function readSchema({ schema }: Folders): SchemaContainer[] {
  return readdirSync(schema)
    .filter((name) => name.endsWith('.prisma'))
    .sort()
    .map((name) => ({ path: join(schema, name), content: readFileSync(join(schema, name), 'utf8') }));
}

export function migrationNames({ migrations }: Folders): string[] {
  if (!existsSync(migrations)) return [];
  return readdirSync(migrations, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** All migrations, oldest first, in the shape the engine takes. */
export function readMigrations(folders: Folders): MigrationList {
  return {
    baseDir: folders.migrations,
    lockfile: lock,
    shadowDbInitScript: '',
    migrationDirectories: migrationNames(folders).map((path) => ({
      path,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: readFileSync(join(folders.migrations, path, 'migration.sql'), 'utf8') },
      },
    })),
  };
}
