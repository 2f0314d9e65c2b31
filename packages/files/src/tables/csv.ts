import { parse } from 'csv-parse/sync';
import { broken, type Line, readLines } from './text.ts';
import { TableError, type TableProblem, type TableRow } from './types.ts';

/** A cell over several lines is believed up to here; beyond, its opening quote was a slip. */
const longestCell = { lines: 200, letters: 100_000 };

type Draft = { line: number; values: string[]; problem?: TableProblem };

/** Lines that can be put back, so that a row which went wrong costs itself and none of its neighbours. */
class Source {
  readonly #lines: AsyncIterator<Line>;
  #waiting: Line[] = [];

  constructor(lines: AsyncIterable<Line>) {
    this.#lines = lines[Symbol.asyncIterator]();
  }

  async next(): Promise<Line | undefined> {
    const waiting = this.#waiting.shift();
    if (waiting) return waiting;
    const { value, done } = await this.#lines.next();
    return done ? undefined : value;
  }

  putBack(lines: Line[]): void {
    this.#waiting = [...lines, ...this.#waiting];
  }
}

const quotesIn = (text: string): number => text.split('"').length - 1;

function valuesOf(text: string, delimiter: string): string[] | undefined {
  if (!text.includes('"')) return text.split(delimiter);
  try {
    const records = parse(text, { delimiter, relax_column_count: true }) as string[][];
    return records.length === 1 ? records[0] : undefined;
  } catch {
    return undefined;
  }
}

/** Takes one row: as many lines as its quotes ask for, if that makes a row of `width`, else the first line as a bad row. */
async function take(source: Source, first: Line, delimiter: string, width: number | undefined): Promise<Draft> {
  const lines = [first];
  let text = first.text;
  let open = quotesIn(text) % 2 === 1;
  while (open && lines.length < longestCell.lines && text.length < longestCell.letters) {
    const next = await source.next();
    if (!next) break;
    lines.push(next);
    text += `\n${next.text}`;
    open = open !== (quotesIn(next.text) % 2 === 1);
  }
  const values = open ? undefined : valuesOf(text, delimiter);
  if (values && (width === undefined || values.length === width)) return { line: first.number, values };
  source.putBack(lines.slice(1));
  const plain = values && lines.length === 1;
  return {
    line: first.number,
    values: plain ? values : first.text.split(delimiter),
    problem: plain ? 'columns' : 'quote',
  };
}

const delimiterOf = (header: string): string =>
  [',', ';', '\t'].reduce((best, sign) => (header.split(sign).length > header.split(best).length ? sign : best));

/** A spreadsheet is kept from calculating with `'=1+1`; here the sign in front goes again. */
const unguarded = (value: string): string => (/^'[=+\-@\t\r]/.test(value) ? value.slice(1) : value);

/** A CSV file with a header; comma, semicolon or tab. */
export async function* readCsv(path: string): AsyncGenerator<TableRow> {
  const source = new Source(readLines(path));
  const header = await source.next();
  if (!header?.text.trim()) throw new TableError('empty');
  const delimiter = delimiterOf(header.text);
  const { values: titles } = await take(source, header, delimiter, undefined);
  const names = titles.map((title) => title.trim());
  for (let line = await source.next(); line; line = await source.next()) {
    if (line.text.trim() === '') continue;
    const draft = await take(source, line, delimiter, names.length);
    const cells: Record<string, unknown> = {};
    for (const [index, name] of names.entries()) cells[name] = unguarded(draft.values[index] ?? '');
    const undecoded = draft.values.some((value) => value.includes(broken));
    const problem = draft.problem ?? (undecoded ? 'encoding' : undefined);
    yield { line: draft.line, cells, ...(problem && { problem }) };
  }
}
