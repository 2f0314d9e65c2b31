import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Locale } from '@linli/i18n';
import { translator } from '@linli/i18n/server';
import { useDatabase } from '@linli/testing';
import ExcelJS from 'exceljs';
import iconv from 'iconv-lite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ImportCommand, runImport } from './import.ts';
import { Refusal } from './refusal.ts';

const database = useDatabase();
const cli = fileURLToPath(new URL('../cli.ts', import.meta.url));
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm')).href;
const maps = fileURLToPath(new URL('../../import-maps/', import.meta.url));

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linli-import-'));
});
afterAll(() => rm(folder, { recursive: true }));

const start = (args: string[], lang = 'en_US.UTF-8') =>
  spawn(process.execPath, ['--import', tsx, cli, ...args], {
    cwd: folder,
    env: { ...process.env, DATABASE_URL: database.url, LANG: lang, LC_ALL: lang, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

const here = process.cwd();
beforeEach(() => {
  process.env.DATABASE_URL = database.url;
  process.chdir(folder);
});
afterEach(() => process.chdir(here));

type Options = Partial<ImportCommand> & { locale?: Locale };

/** The command in this process: what it prints and its exit code. */
async function linli(kind: string, file: string, { locale = 'en', ...options }: Options = {}) {
  const lines: string[] = [];
  const out = vi.spyOn(console, 'log').mockImplementation((line) => lines.push(String(line)));
  const err = vi.spyOn(console, 'error').mockImplementation(() => {});
  try {
    const code = await runImport({ kind, file, dryRun: false, ...options }, translator(locale));
    return { code, lines, last: lines.at(-1) };
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}

const write = async (name: string, content: string | Buffer): Promise<string> => {
  await writeFile(join(folder, name), content);
  return name;
};

const header = 'externalId,communityExternalId,matter,createdAt,closedAt,place,reporterName';
const rowsOf = (count: number, prefix = 't') =>
  Array.from(
    { length: count },
    (_, index) => `${prefix}${index},e1,第${index}件,2026-01-05 08:00,2026-01-06 08:00,3栋,王`,
  );

beforeEach(async () => {
  await write('estates.jsonl', '{"externalId":"e1","region":"九龙","name":"彩福邨","blocks":["彩乐楼"],"flats":12}\n');
  const { last } = await linli('estates', 'estates.jsonl', { company: '邻里物业' });
  expect(last).toBe('imported 1, unchanged 0, rejected 0');
});

describe('linli import', () => {
  it('takes the good rows, lists the bad ones, writes them aside, and they can come back mended', async () => {
    const rows = rowsOf(6);
    rows.splice(
      2,
      0,
      'bad1,e1,"never closed,2026-01-05,,3栋,王',
      'bad2,e1,x,soon,,3栋,王',
      'bad3,nowhere,=1+1,2026-01-05 08:00,,3栋,王',
    );
    const file = await write('tickets.csv', iconv.encode(`${header}\n${rows.join('\n')}\n`, 'gb18030'));
    const run = await linli('tickets', file);
    expect(run).toMatchObject({ code: 0, last: 'imported 6, unchanged 0, rejected 3' });
    expect(run.lines.slice(0, 4)).toEqual([
      'line 4, whole row: a quote that is never closed, or stands in the wrong place',
      'line 5, createdAt: not a time that exists',
      'line 6, communityExternalId: no such community; say it with --community',
      `The rows that stayed out are in ${join(folder, 'tickets.csv.rejects.csv')}`,
    ]);
    const rejects = await readFile(join(folder, 'tickets.csv.rejects.csv'), 'utf8');
    expect(rejects).toContain(`bad3,nowhere,'=1+1,2026-01-05 08:00,,3栋,王,"line 6, communityExternalId`);
    const mended = rejects.replace('nowhere', 'e1').replace('soon', '2026-01-05').replace('"""never closed"', 'closed');
    expect(await linli('tickets', await write('mended.csv', mended))).toMatchObject({
      last: 'imported 3, unchanged 0, rejected 0',
    });
    const again = await linli('tickets', file, { locale: 'zh' });
    expect(again.last).toBe('imported 0, unchanged 6, rejected 3');
    expect(again.lines[1]).toBe('第 5 行，createdAt：不是有效的时间');
  });

  it('names the line, the column and the reason of a row that lacks an element (T2)', async () => {
    const rows = [
      'a,e1,漏水,2026-01-05,,,王',
      'b,e1,漏水,2026-01-05,,3栋,',
      'c,e1,,2026-01-05,,3栋,王',
      'd,e1,漏水,,,3栋,王',
    ];
    const run = await linli('tickets', await write('lacking.csv', `${header}\n${rows.join('\n')}\n`));
    expect(run.last).toBe('imported 0, unchanged 0, rejected 4');
    const lacking = ['place', 'reporterName', 'matter', 'createdAt'];
    for (const [index, column] of lacking.entries()) {
      expect(run.lines[index]).toMatch(new RegExp(`^line ${index + 2}, ${column}: `));
    }
    expect(await database.db.prisma.ticket.count()).toBe(0);
  });

  it('reads a workbook, by a mapping, in the time zone of the place', async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('x');
    sheet.addRow(['No', 'What', 'When']);
    sheet.addRow([7, 'Lamp مرحبا 👩‍🔧', new Date('2011-07-01T07:31:50Z')]);
    await write('book.xlsx', Buffer.from(await workbook.xlsx.writeBuffer()));
    const said = { place: { value: 'Block 3' }, reporterName: { value: 'Unnamed' } };
    const columns = { externalId: 'No', matter: 'What', createdAt: 'When', ...said };
    const map = await write('map.json', JSON.stringify({ kind: 'tickets', timeZone: 'America/New_York', columns }));
    const options = { map, community: 'e1' };
    expect(await linli('tickets', 'book.xlsx', { ...options, dryRun: true })).toMatchObject({
      last: 'imported 1, unchanged 0, rejected 0',
    });
    expect(await database.db.prisma.ticket.count()).toBe(0);
    expect(await linli('tickets', 'book.xlsx', options)).toMatchObject({ last: 'imported 1, unchanged 0, rejected 0' });
    expect(await database.db.prisma.ticket.findFirst()).toMatchObject({
      externalId: '7',
      matter: 'Lamp مرحبا 👩‍🔧',
      createdAt: new Date('2011-07-01T11:31:50Z'),
    });
  });

  it.each([
    ['cars', 'tickets.csv', {}, 'There is no kind "cars"'],
    ['tickets', 'nowhere.csv', {}, 'There is no file nowhere.csv'],
    ['tickets', 'empty.csv', {}, 'is empty'],
    ['tickets', 'few.csv', {}, 'lacks the columns externalId'],
    ['tickets', 'few.csv', { map: 'typo.json' }, 'there is no column "mater"'],
    ['tickets', 'few.csv', { map: 'broken.json' }, 'cannot be read'],
    ['tickets', 'few.csv', { map: 'other.json' }, 'is for staff, not for tickets'],
    ['tickets', 'few.csv', { map: 'foreign.json' }, 'lacks the columns created. It has: id'],
    ['tickets', 'few.csv', { map: 'fits.json', community: 'e9' }, 'no community with the external id "e9"'],
    ['tickets', 'few.csv', { map: 'fits.json', timeZone: 'Mars' }, 'is no time zone'],
  ])('refuses %s %s %j with one sentence', async (kind, file, options, sentence) => {
    await write('empty.csv', '');
    await write('few.csv', 'id\n1\n');
    await write('typo.json', '{"kind":"tickets","columns":{"mater":"id"}}');
    await write('broken.json', '{');
    await write('other.json', '{"kind":"staff","columns":{}}');
    await write('foreign.json', '{"kind":"tickets","columns":{"externalId":"id","createdAt":"created"}}');
    await write('fits.json', '{"kind":"tickets","columns":{"externalId":"id"}}');
    const refusal = linli(kind, file, options);
    await expect(refusal).rejects.toThrow(Refusal);
    await expect(refusal).rejects.toThrow(sentence);
  });

  it('speaks the operator’s language, and says by its exit code that it was told wrong', async () => {
    const child = start(['import', 'cars', 'x.csv'], 'zh_CN.UTF-8');
    let complaint = '';
    child.stderr.on('data', (chunk) => {
      complaint += chunk;
    });
    const [code] = await once(child, 'close');
    expect(complaint.trim()).toBe('没有「cars」这个类别，可选：estates, staff, residents, tickets。');
    expect(code).toBe(1);
  }, 60_000);

  it('is killed in the middle and doubles nothing when it runs again', async () => {
    const file = await write('many.csv', `${header}\n${rowsOf(6000, 'k').join('\n')}\n`);
    const child = start(['import', 'tickets', file]);
    const count = () => database.db.prisma.ticket.count();
    for (const until = Date.now() + 45_000; (await count()) === 0 && Date.now() < until; ) await sleep(5);
    child.kill('SIGKILL');
    await once(child, 'close');
    const kept = await count();
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThan(6000);
    const { last } = await linli('tickets', file);
    expect(last).toBe(`imported ${6000 - kept}, unchanged ${kept}, rejected 0`);
    expect(await count()).toBe(6000);
  }, 120_000);

  it('brings in each of the mapped sets that it can show', async () => {
    const row =
      'bos-1,Housing,Bed Bugs,Bed Bugs,ISD,Closed,OVERDUE,2011-07-01T07:31:50,2011-07-02T07:31:50,2011-07-05T12:00:42,done,1 Elm St,02131,Roslindale,42.28,-71.13,Constituent Call';
    const columns =
      'id,reason,type,title,department,status,on_time,created_at,due_at,closed_at,closure_note,address,zip,neighborhood,lat,lng,channel';
    const file = await write('boston.csv', `${columns}\n${row}\n`);
    const run = await linli('tickets', file, { map: join(maps, 'boston-311.json') });
    expect(run.last).toBe('imported 1, unchanged 0, rejected 0');
    const ticket = await database.db.prisma.ticket.findFirstOrThrow();
    expect(ticket).toMatchObject({ category: 'cleaning.pests', source: 'phone', status: 'closed', kind: 'repair' });
    expect(ticket.doneAt && ticket.doneAt > ticket.doneDueAt).toBe(true);
    expect(await database.db.prisma.zone.findFirst()).toMatchObject({ name: 'Roslindale' });
  });
});
