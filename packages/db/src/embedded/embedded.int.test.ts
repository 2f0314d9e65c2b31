import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { repoRoot } from '@linli/config';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Embedded, EmbeddedError, startEmbedded } from './index.ts';
import { alive } from './process.ts';

const module = join(repoRoot, 'packages/db/src/embedded/index.ts');
const settings = { fsync: 'off' };

let root: string;
let dataDir: string;
let children: ChildProcess[];
let servers: Embedded[];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'linli 邻里 '));
  chmodSync(root, 0o755);
  dataDir = join(root, '.data');
  children = [];
  servers = [];
});

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  for (const server of servers) await server.stop();
  for (const until = Date.now() + 5000; postmaster() && alive(postmaster()) && Date.now() < until; ) await sleep(20);
  rmSync(root, { recursive: true, force: true });
});

async function start(folder = dataDir): Promise<Embedded> {
  const server = await startEmbedded({ dataDir: folder, log: () => {}, settings });
  servers.push(server);
  return server;
}

/** Another process that owns the server; `said` is its first line, or what it died of. */
async function startElsewhere(): Promise<{ child: ChildProcess; said: string }> {
  const code = `
    const { startEmbedded } = await import(${JSON.stringify(module)});
    startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, log: () => {}, settings: { fsync: 'off' } }).then(
      ({ url }) => console.log(url),
      (error) => { console.log(error.message); process.exit(1); },
    );`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], {
    cwd: join(repoRoot, 'packages/db'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [chunk] = await once(child.stdout, 'data');
  return { child, said: String(chunk).trim() };
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

const home = () => join(dataDir, 'pg18');

function postmaster(): number {
  const file = join(home(), 'data/postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0;
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

describe('the embedded PostgreSQL', () => {
  it('keeps the data from one start to the next', async () => {
    const first = await start();
    expect(first.location).toBe(home());
    await query(first.url, 'create table note as select 1 as one');
    const pid = postmaster();
    await first.stop();
    expect(alive(pid)).toBe(false);
    const second = await start();
    expect(await query(second.url, 'select one from note')).toEqual([{ one: 1 }]);
  });

  it('listens on this machine alone and asks for its password', async () => {
    const { url } = await start();
    expect(new URL(url).hostname).toBe('127.0.0.1');
    const wrong = new URL(url);
    wrong.password = 'guess';
    await expect(query(wrong.href, 'select 1')).rejects.toThrow('password authentication failed');
  });

  it('serves one of two starts that meet on an empty folder', async () => {
    const both = await Promise.all([startElsewhere(), startElsewhere()]);
    const said = both.map((one) => one.said).sort();
    expect(said).toEqual(['Linli is already running from this folder.', expect.stringContaining('postgres://')]);
    expect(await query(said[1] ?? '', 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(readdirSync(dataDir)).toEqual(['pg18']);
  });

  it('refuses a second start from the same folder, without touching the first', async () => {
    const { said: url } = await startElsewhere();
    await expect(start()).rejects.toThrow(new EmbeddedError('Linli is already running from this folder.'));
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('stops when its process is killed', async () => {
    const { child } = await startElsewhere();
    const pid = postmaster();
    expect(alive(pid)).toBe(true);
    await kill(child);
    for (const until = Date.now() + 5000; alive(pid) && Date.now() < until; ) await sleep(20);
    expect(alive(pid)).toBe(false);
  });

  it.each([0, 20, 100])(
    'starts again %i ms after its process was killed, with all that was committed',
    async (pause) => {
      const { child, said: url } = await startElsewhere();
      await query(url, 'create table note as select 1 as one');
      await kill(child);
      await sleep(pause);
      const again = await start();
      await sleep(200);
      expect(await query(again.url, 'select one from note')).toEqual([{ one: 1 }]);
    },
  );

  it('adopts a server that was left behind', async () => {
    const { child, said: url } = await startElsewhere();
    const pid = postmaster();
    process.kill(-Number(readFileSync(join(home(), 'watchdog'), 'utf8')), 'SIGKILL');
    await kill(child);
    expect(alive(pid)).toBe(true);
    const adopter = await start();
    expect(postmaster()).toBe(pid);
    expect(adopter.url).toBe(url);
    await adopter.stop();
    expect(alive(pid)).toBe(false);
  });

  it('comes back on the same port when the server dies', async () => {
    const { url } = await start();
    await query(url, 'create table note as select 1 as one');
    process.kill(postmaster(), 'SIGKILL');
    const answer = async (): Promise<unknown> => {
      for (const until = Date.now() + 15_000; Date.now() < until; await sleep(50)) {
        const rows = await query(url, 'select one from note').catch(() => undefined);
        if (rows) return rows;
      }
      return 'nothing';
    };
    expect(await answer()).toEqual([{ one: 1 }]);
  });

  it('survives a crash after which a stranger got the number of the server', async () => {
    const server = await start();
    await server.stop();
    writeFileSync(
      join(home(), 'data/postmaster.pid'),
      `${process.pid}\n${home()}/data\n1\n1\n\n127.0.0.1\n\nready   \n`,
    );
    expect(await query((await start()).url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('clears away what a killed first start left', async () => {
    mkdirSync(join(dataDir, 'pg18.4194999', 'data'), { recursive: true });
    await start();
    expect(readdirSync(dataDir)).toEqual(['pg18']);
  });

  it('lives outside a folder that its user cannot enter', async () => {
    const closed = join(root, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const server = await start(join(closed, '.data'));
    const outside = process.getuid?.() === 0;
    try {
      expect(server.location.startsWith(outside ? '/var/lib/linli/closed-' : closed)).toBe(true);
      expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    } finally {
      await server.stop();
      if (outside) rmSync(dirname(server.location), { recursive: true, force: true });
    }
  });

  it('says in one sentence why it does not start', async () => {
    const server = await start();
    await server.stop();
    const broken = startEmbedded({ dataDir, log: () => {}, settings: { shared_buffers: 'lots' } });
    await expect(broken).rejects.toThrow(
      `The embedded PostgreSQL in ${home()} does not start: invalid value for parameter "shared_buffers": "lots".`,
    );
  });
});
