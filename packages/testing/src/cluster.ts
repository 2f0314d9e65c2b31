import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '@linli/db/embedded';
import { migrate } from '@linli/db/migrate';
import pg from 'pg';

/** The database that each worker copies. */
const template = 'linli_template';

/** A PostgreSQL for one run of the tests, with a migrated template to copy. */
export type TestCluster = {
  /** Its maintenance database. */
  url: string;
  template: string;
  stop(): Promise<void>;
};

/** Memory where there is more than 1 GB of it (containers often give 64 MB), else the disk. */
function fastFolder(): string {
  if (!existsSync('/dev/shm')) return tmpdir();
  const { bavail, bsize } = statfsSync('/dev/shm');
  return bavail * bsize > 2 ** 30 ? '/dev/shm' : tmpdir();
}

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** A run that was killed could not remove its folder. */
function sweep(folder: string): void {
  for (const name of readdirSync(folder)) {
    const owner = /^linli-test-(\d+)-/.exec(name)?.[1];
    if (owner && !lives(Number(owner))) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

const onDatabase = (url: string, name: string): string => {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
};

/** Safe to lose: the folder goes when the run ends. */
const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };

/** Starts a cluster in a folder of its own and migrates the template. `stop` removes all of it. */
export async function startTestCluster(): Promise<TestCluster> {
  const folder = fastFolder();
  sweep(folder);
  const dataDir = mkdtempSync(join(folder, `linli-test-${process.pid}-`));
  chmodSync(dataDir, 0o755);
  const embedded = await startEmbedded({ dataDir, log: console.error, settings });
  const admin = onDatabase(embedded.url, 'postgres');
  const stop = async () => {
    await embedded.stop();
    rmSync(embedded.location, { recursive: true, force: true });
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await run(admin, `create database ${template}`);
    await migrate(onDatabase(admin, template));
    return { url: admin, template, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function run(url: string, statement: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(statement);
  } finally {
    await client.end();
  }
}

/** A copy of the template under this name, made when there is none yet. */
export async function cloneTemplate(cluster: { url: string; template: string }, name: string): Promise<string> {
  const { rowCount } = await run(cluster.url, `select 1 from pg_database where datname = '${name}'`);
  if (rowCount === 0) await run(cluster.url, `create database "${name}" template "${cluster.template}"`);
  return onDatabase(cluster.url, name);
}
