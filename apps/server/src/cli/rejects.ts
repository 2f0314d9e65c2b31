import { rm } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { type Cells, foreignColumns, type Mapping, type RowProblem } from '@linli/domain/imports';
import { CsvWriter } from '@linli/files/tables';
import type { Translate } from '@linli/i18n';
import { isSparse } from './mapping.ts';

const shownAtMost = 100;

/** The rows that stay out: counted, the first hundred problems shown, all of them written beside the operator. */
export class Rejects {
  readonly path: string;
  count = 0;
  readonly #t: Translate;
  readonly #mapping: Mapping;
  readonly #file: CsvWriter | undefined;
  readonly #shown: { line: number; text: string }[] = [];
  readonly #sparse: boolean;
  #problems = 0;
  #columns: string[] | undefined;

  /** In the current folder, because the input may stand where nobody writes. A dry run writes none. */
  static async open(t: Translate, mapping: Mapping, input: string, dryRun: boolean): Promise<Rejects> {
    const path = resolve(`${basename(input)}.rejects.csv`);
    if (!dryRun) await rm(path, { force: true });
    return new Rejects(t, mapping, path, isSparse(input), dryRun ? undefined : new CsvWriter(path));
  }

  private constructor(t: Translate, mapping: Mapping, path: string, sparse: boolean, file: CsvWriter | undefined) {
    this.#sparse = sparse;
    this.#t = t;
    this.#mapping = mapping;
    this.path = path;
    this.#file = file;
  }

  async add(line: number, problems: readonly RowProblem[], cells: Cells): Promise<void> {
    this.count += 1;
    this.#problems += problems.length;
    const texts = problems.map((problem) => this.#sentence(line, problem));
    for (const text of texts) if (this.#shown.length < shownAtMost) this.#shown.push({ line, text });
    // A JSON line shows its own keys alone; the mapping knows those of the others.
    const others = this.#sparse ? foreignColumns(this.#mapping) : [];
    this.#columns ??= [...new Set([...Object.keys(cells), ...others])];
    const row = Object.fromEntries(this.#columns.map((column) => [column, cells[column]]));
    await this.#file?.write({ ...row, reason: texts.join('; ') });
  }

  /** Names the file's own column where the mapping has one, since that is what the operator sees. */
  #sentence(line: number, { column, problem, detail }: RowProblem): string {
    const [foreign] = column ? foreignColumns(this.#mapping, column) : [];
    const named = foreign && foreign !== column ? `${column} (${foreign})` : column;
    return this.#t('imports:rejected_row', {
      line,
      column: named || this.#t('imports:whole_row'),
      reason: this.#t(`imports:problem.${problem}`, { detail: detail ?? '' }),
    });
  }

  /** The list for the operator, in the order of the file. */
  async report(): Promise<string[]> {
    const written = await this.#file?.close();
    const lines = this.#shown.sort((a, b) => a.line - b.line).map(({ text }) => text);
    const hidden = this.#problems - this.#shown.length;
    if (hidden > 0) lines.push(this.#t('imports:rejected_more', { rows: hidden }));
    if (written) lines.push(this.#t('imports:rejects_file', { path: this.path }));
    return lines;
  }
}
