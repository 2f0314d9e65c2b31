import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CsvWriter, readTable, type TableRow } from './index.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linli-tables-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function collect(rows: AsyncIterable<TableRow>): Promise<TableRow[]> {
  const all: TableRow[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

async function read(name: string, content: string | Buffer): Promise<TableRow[]> {
  const path = join(folder, name);
  await writeFile(path, content);
  return await collect(readTable(path));
}

const odd = ['=1+1', 'مرحبا', '👨‍👩‍👧 家', 'a\u2028b', ' 空 '];

describe('CSV', () => {
  it.each([
    ['UTF-8', Buffer.from('编号,名称\n1,彩福邨\n')],
    ['UTF-8 with a mark', Buffer.from('\uFEFF编号,名称\n1,彩福邨\n')],
    ['GB18030', iconv.encode('编号,名称\n1,彩福邨\n', 'gb18030')],
    ['UTF-16 as spreadsheets save it', iconv.encode('编号\t名称\r\n1\t彩福邨\r\n', 'utf-16', { addBOM: true })],
  ])('reads %s', async (_, content) => {
    expect(await read('encoding.csv', content)).toEqual([{ line: 2, cells: { 编号: '1', 名称: '彩福邨' } }]);
  });

  it('reads characters of GB18030 that stand outside the old tables', async () => {
    const [row] = await read('rare.csv', iconv.encode('名称\n𠮷屋㙍\n', 'gb18030'));
    expect(row?.cells).toEqual({ 名称: '𠮷屋㙍' });
  });

  it('holds one broken byte against its row, not against the file', async () => {
    const lines = Array.from({ length: 20 }, (_, index) => `${index},彩福邨美田邨`).join('\n');
    const content = Buffer.concat([
      Buffer.from(`id,name\n${lines}\nx,坏`),
      Buffer.from([0xff]),
      Buffer.from('\ny,好\n'),
    ]);
    const rows = await read('byte.csv', content);
    expect(rows.filter((row) => row.problem)).toMatchObject([{ line: 22, problem: 'encoding' }]);
    expect(rows.at(-1)).toEqual({ line: 23, cells: { id: 'y', name: '好' } });
  });

  it('keeps quotes, line breaks in cells, separators and odd text as they are', async () => {
    const cells = odd.map((text) => `"${text.replaceAll('"', '""')}"`).join(',');
    const [row, next] = await read('odd.csv', `a,b,c,d,e\r\n${cells}\r\n"x\ny","1,2","say ""hi""",,\r\n`);
    expect(Object.values(row?.cells ?? {})).toEqual(odd);
    expect(next).toEqual({ line: 3, cells: { a: 'x\ny', b: '1,2', c: 'say "hi"', d: '', e: '' } });
  });

  it('reports bad rows with their lines and loses none of their neighbours', async () => {
    const content = [
      'a,b',
      '1,x',
      '2,"never closed',
      '3,y',
      '4,z,more',
      '5',
      '6,"x" y',
      '7,"good"',
      '8,"q',
      'r"',
      '9,z',
    ];
    const rows = await read('bad.csv', content.join('\n'));
    expect(rows.map(({ line, problem, cells }) => [line, problem ?? cells.b])).toEqual([
      [2, 'x'],
      [3, 'quote'],
      [4, 'y'],
      [5, 'columns'],
      [6, 'columns'],
      [7, 'quote'],
      [8, 'good'],
      [9, 'q\nr'],
      [11, 'z'],
    ]);
  });

  it('tells a file without rows, without content, and of no known form', async () => {
    expect(await read('header.csv', 'a,b\n')).toEqual([]);
    await expect(read('empty.csv', '')).rejects.toMatchObject({ reason: 'empty' });
    await expect(read('x.docx', 'PK')).rejects.toMatchObject({ reason: 'format' });
    await expect(read('x.xlsx', 'no workbook')).rejects.toMatchObject({ reason: 'unreadable' });
    await expect(collect(readTable(join(folder, 'nowhere.csv')))).rejects.toMatchObject({ reason: 'missing' });
  });
});

describe('JSON lines', () => {
  it('reads objects and reports what is none', async () => {
    const rows = await read('x.jsonl', '{"a":1,"b":["x"]}\n\n{"a":\n[1]\n{"a":"x\u2028y"}\n');
    expect(rows).toEqual([
      { line: 1, cells: { a: 1, b: ['x'] } },
      { line: 3, cells: { line: '{"a":' }, problem: 'json' },
      { line: 4, cells: { line: '[1]' }, problem: 'json' },
      { line: 5, cells: { a: 'x\u2028y' } },
    ]);
  });
});

describe('XLSX', () => {
  it('reads what the cells show: results of formulas, wall-clock times, rich text, numbers', async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('x');
    sheet.addRow(['编号', '时间', '公式', '文字', '空']);
    sheet.addRow([
      1203,
      new Date('2026-03-01T08:30:00Z'),
      { formula: '1+1', result: 2 },
      { richText: [{ text: '彩' }, { text: '福' }] },
    ]);
    sheet.addRow([]);
    sheet.addRow(['=1+1', '', '', '👨‍👩‍👧 مرحبا']);
    workbook.addWorksheet('second').addRow(['not', 'this']);
    const rows = await read('x.xlsx', Buffer.from(await workbook.xlsx.writeBuffer()));
    expect(rows).toEqual([
      { line: 2, cells: { 编号: 1203, 时间: '2026-03-01T08:30:00.000', 公式: 2, 文字: '彩福', 空: '' } },
      { line: 4, cells: { 编号: '=1+1', 时间: '', 公式: '', 文字: '👨‍👩‍👧 مرحبا', 空: '' } },
    ]);
  });
});

describe('the file of rejected rows', () => {
  it('is read again as it was, and calculates nothing in a spreadsheet', async () => {
    const path = join(folder, 'x.rejects.csv');
    const writer = new CsvWriter(path);
    const rows = [
      { a: '=cmd|x', b: '-71.13', c: 'x\ny,"z"' },
      { a: '+86 138', b: '', c: '@me' },
    ];
    for (const row of rows) await writer.write(row);
    expect(await writer.close()).toBe(true);
    expect((await collect(readTable(path))).map((row) => row.cells)).toEqual(rows);
    const text = await readFile(path, 'utf8');
    expect(text).toMatch(/^\uFEFFa,b,c\r\n'=cmd/);
    expect(text).toContain(',-71.13,');
  });

  it('does not come into being without a row', async () => {
    expect(await new CsvWriter(join(folder, 'none.csv')).close()).toBe(false);
  });
});
