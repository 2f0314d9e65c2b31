import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';

const guarded = (text: string): string =>
  /^[=+\-@\t\r]/.test(text) && !/^[+-]?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;

function cellText(value: unknown): string {
  const text = typeof value === 'string' ? value : value === null || value === undefined ? '' : JSON.stringify(value);
  const safe = guarded(text);
  return /[",;\t\n\r]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * Writes a CSV that a spreadsheet opens and `readTable` reads again: a mark for UTF-8 in front, and no cell that would
 * be calculated. The file comes into being with its first row.
 */
export class CsvWriter {
  readonly #path: string;
  #columns: string[] | undefined;
  #stream: WriteStream | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  async write(row: Record<string, unknown>): Promise<void> {
    if (!this.#stream || !this.#columns) {
      this.#stream = createWriteStream(this.#path);
      this.#columns = Object.keys(row);
      this.#stream.write(`\uFEFF${this.#columns.map(cellText).join(',')}\r\n`);
    }
    const line = this.#columns.map((column) => cellText(row[column])).join(',');
    if (!this.#stream.write(`${line}\r\n`)) await once(this.#stream, 'drain');
  }

  /** Answers whether there is a file. */
  async close(): Promise<boolean> {
    if (!this.#stream) return false;
    this.#stream.end();
    await once(this.#stream, 'close');
    return true;
  }
}
