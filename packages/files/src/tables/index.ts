import { access, constants, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { readCsv } from './csv.ts';
import { readJsonl } from './jsonl.ts';
import { TableError, type TableRow } from './types.ts';
import { readXlsx } from './xlsx.ts';

export { CsvWriter } from './rejects.ts';
export { TableError, type TableProblem, type TableRow } from './types.ts';

const readers: Record<string, (path: string) => AsyncGenerator<TableRow>> = {
  '.csv': readCsv,
  '.tsv': readCsv,
  '.txt': readCsv,
  '.jsonl': readJsonl,
  '.ndjson': readJsonl,
  '.xlsx': readXlsx,
};

/**
 * The rows of a table file, one at a time: CSV (UTF-8, GB18030, UTF-16), JSON lines, or the first sheet of an XLSX.
 * A row that cannot be read comes with its `problem`.
 * @throws TableError when the file as a whole cannot be read
 */
export async function* readTable(path: string): AsyncGenerator<TableRow> {
  const file = await stat(path).catch((cause: unknown) => {
    throw new TableError('missing', { cause });
  });
  if (!file.isFile()) throw new TableError('missing');
  await access(path, constants.R_OK).catch((cause: unknown) => {
    throw new TableError('unreadable', { cause });
  });
  const reader = readers[extname(path).toLowerCase()];
  if (!reader) throw new TableError('format');
  try {
    yield* reader(path);
  } catch (cause) {
    throw cause instanceof TableError ? cause : new TableError('unreadable', { cause });
  }
}
