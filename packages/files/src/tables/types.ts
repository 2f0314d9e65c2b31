/** What is wrong with a line before anybody looks at its values. */
export type TableProblem = 'columns' | 'quote' | 'json' | 'encoding';

/** A row of a table. A row that cannot be read is handed out all the same, with what could be read of it. */
export type TableRow = {
  /** Where it starts: line of the text file, row of the sheet, from 1. */
  line: number;
  cells: Record<string, unknown>;
  problem?: TableProblem;
};

/** The file cannot be read at all. */
export class TableError extends Error {
  override name = 'TableError';
  readonly reason: 'missing' | 'unreadable' | 'empty' | 'format';

  constructor(reason: TableError['reason'], options?: ErrorOptions) {
    super(reason, options);
    this.reason = reason;
  }
}
