import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { checkDrift, type Folders, migrate, newMigration, pendingMigrations } from './index.ts';

const noun = (extra = '') => `datasource db {
  provider = "postgresql"
}
model Lamp {
  id   String @id @db.Uuid
  name String
${extra}
  @@map("lamp")
}
`;

/** Everything that Prisma cannot say, with semicolons in all the places where a careless cut would hurt. */
const byHand = `
CREATE FUNCTION "lamp_append_only"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- a comment; with a semicolon
  RAISE EXCEPTION 'lamp is append-only; leave it';
END;
$$;
CREATE TRIGGER "lamp_append_only" BEFORE DELETE ON "lamp" FOR EACH ROW EXECUTE FUNCTION "lamp_append_only"();
ALTER TABLE "lamp" ADD CONSTRAINT "lamp_named" CHECK ("name" <> '');
CREATE UNIQUE INDEX "lamp_partial" ON "lamp"("name") WHERE "name" <> 'spare';
CREATE INDEX "lamp_expression" ON "lamp"(lower("name"));
`;

let root: string;
let folders: Folders;
let url: string;
let pool: pg.Pool;
let count = 0;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'linli migrate '));
  folders = { schema: join(root, 'schema'), migrations: join(root, 'migrations') };
  mkdirSync(folders.schema);
  writeFileSync(join(folders.schema, 'lamps.prisma'), noun());
  const cluster = inject('cluster');
  const name = `migrate_${process.pid}_${count++}`;
  const admin = new pg.Client({ connectionString: cluster.url });
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  const own = new URL(cluster.url);
  own.pathname = `/${name}`;
  url = own.href;
  pool = new pg.Pool({ connectionString: url, max: 1 });
});

afterEach(async () => {
  await pool.end();
  rmSync(root, { recursive: true, force: true });
});

async function write(name: string, at: string, extraSql = ''): Promise<string> {
  const folder = await newMigration(name, new Date(at), folders);
  if (!folder) throw new Error('There was nothing to write.');
  const file = join(folder, 'migration.sql');
  writeFileSync(file, readFileSync(file, 'utf8') + extraSql);
  return folder;
}

// The shadow database takes seconds to come up on a busy machine.
describe('migrations', { timeout: 60_000 }, () => {
  it('are written from the schema, named by the moment', async () => {
    const folder = await write('init', '2026-03-01T08:09:10Z');
    expect(folder).toBe(join(folders.migrations, '20260301080910_init'));
    expect(readFileSync(join(folder, 'migration.sql'), 'utf8')).toContain('CREATE TABLE "lamp"');
    expect(existsSync(join(folders.migrations, 'migration_lock.toml'))).toBe(true);
    expect(await newMigration('again', new Date(), folders)).toBeUndefined();
  });

  it('refuse a name that would not do as a folder', async () => {
    await expect(newMigration('../x', new Date(), folders)).rejects.toThrow(
      `A migration's name is small letters, digits and _, but it is "../x".`,
    );
  });

  it('may hold by hand what the schema cannot say, which is no drift', async () => {
    await write('init', '2026-03-01T08:00:00Z', byHand);
    expect(await checkDrift(folders)).toBeUndefined();
  });

  it('have drifted when a column is missing', async () => {
    await write('init', '2026-03-01T08:00:00Z', byHand);
    writeFileSync(join(folders.schema, 'lamps.prisma'), noun('  watts Int?'));
    expect(await checkDrift(folders)).toContain('ADD COLUMN     "watts" INTEGER');
  });

  it('that are broken are reported, not passed over', async () => {
    await write('init', '2026-03-01T08:00:00Z', 'CREATE TABLE nonsense (;');
    await expect(checkDrift(folders)).rejects.toThrow('syntax error');
  });

  it('are applied once, whole scripts with functions in them, and the job queue with them', async () => {
    await write('init', '2026-03-01T08:00:00Z', byHand);
    expect(await pendingMigrations(pool, folders)).toEqual(['20260301080000_init']);
    const applied = await Promise.all([migrate(url, folders), migrate(url, folders)]);
    expect(applied.flat()).toEqual(['20260301080000_init']);
    expect(await pendingMigrations(pool, folders)).toEqual([]);
    await pool.query(`insert into lamp values (gen_random_uuid(), 'hall')`);
    await expect(pool.query('delete from lamp')).rejects.toThrow('lamp is append-only; leave it');
    expect((await pool.query(`select graphile_worker.add_job('nothing')`)).rowCount).toBe(1);
  });

  it('that fail leave nothing behind and can be mended', async () => {
    const folder = await write('init', '2026-03-01T08:00:00Z', 'INSERT INTO "lamp" VALUES (NULL, NULL);');
    await expect(migrate(url, folders)).rejects.toThrow(
      /^Migration 20260301080000_init failed and was undone: .*Null constraint/,
    );
    expect((await pool.query(`select to_regclass('lamp') as lamp`)).rows).toEqual([{ lamp: null }]);
    expect(await pendingMigrations(pool, folders)).toEqual(['20260301080000_init']);
    const file = join(folder, 'migration.sql');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/INSERT.*/, ''));
    expect(await migrate(url, folders)).toEqual(['20260301080000_init']);
  });

  it('say where the database is that does not answer', async () => {
    await expect(migrate('postgres://a:b@127.0.0.1:1/c', folders)).rejects.toThrow(
      'The database at 127.0.0.1:1 cannot be reached: connect ECONNREFUSED 127.0.0.1:1.',
    );
  });

  it('of Linli agree with its schema', async () => {
    expect(await checkDrift()).toBeUndefined();
  });
});
