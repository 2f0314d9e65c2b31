import { sqlState } from '@linli/db';
import type { HomeCommunity, RowProblem } from '@linli/domain/imports';
import { hintChannel, writeHint } from '@linli/domain/kernel';
import type { Ctx, Read } from '../../context/index.ts';
import { signatureOf } from '../../tickets/commands/append.ts';

/** A canonical row and the line of the file it came from. */
export type ImportLine<R> = { line: number; row: R };

/** What became of a line. A row that was known and has changed counts as imported. */
export type LineOutcome = { line: number } & (
  | { outcome: 'imported' | 'unchanged' }
  | { outcome: 'rejected'; problems: RowProblem[] }
);

export type ImportOptions = {
  /** Does everything in one transaction and takes it back. */
  dryRun: boolean;
  /** IANA zone of what says none: communities, and times without an offset. */
  timeZone: string;
  /** The company of what names none; made when there is none of that name. Absent: the one there is. */
  company?: string | undefined;
  /** The community of rows that name none, by its external id. */
  communityExternalId?: string | undefined;
  /** As the line above, but made when it is not there yet. */
  home?: HomeCommunity | undefined;
};

/** The one connection of a run: a transaction lives on it. */
type Client = {
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
  release(destroy: boolean): void;
};

/** One run: its connection, and whom to tell at the end. */
export type Session = {
  ctx: Ctx;
  options: ImportOptions;
  client: Client;
  signature: ReturnType<typeof signatureOf>;
  /** Rooms of the office that saw something change. */
  rooms: Set<string>;
};

/** A line with the records that its row stands on. */
export type Placed<R, P> = ImportLine<R> & P;

/** Why a row stands nowhere. */
export type Refusal = { problems: RowProblem[] };

/** What one kind of rows says of itself. Both are called again with fewer rows when one breaks a rule of the database. */
export type ImportKind<R, P> = {
  /** Rows a batch. */
  size: number;
  /** Looks up what the rows of a batch stand on, and answers how to find it for each of them. */
  place(session: Session, rows: readonly R[]): Promise<(row: R) => P | Refusal>;
  /** Writes the rows that stand somewhere, and says what became of each. */
  write(session: Session, placed: readonly Placed<R, P>[]): Promise<LineOutcome[]>;
};

type BatchWork<R> = (session: Session, lines: readonly ImportLine<R>[]) => Promise<LineOutcome[]>;

/** Any constant: two imports at once take turns, batch by batch. */
const importing = 47_120_003;

/** Runs a query and answers its rows. */
export async function query<T>(session: Session, text: string, values: unknown[] = []): Promise<T[]> {
  return (await session.client.query(text, values)).rows as T[];
}

/** The same for what is not of the imports alone. */
export const readOf =
  (session: Session): Read =>
  (text, values) =>
    query(session, text, values);

/** The import of one kind of rows. */
export function importOf<R extends { externalId: string }, P extends object>({ size, place, write }: ImportKind<R, P>) {
  const work: BatchWork<R> = async (session, lines) => {
    const placeOf = await place(
      session,
      lines.map(({ row }) => row),
    );
    const refused: LineOutcome[] = [];
    const placed: Placed<R, P>[] = [];
    for (const { line, row } of lines) {
      const found = placeOf(row);
      if ('problems' in found) refused.push({ line, outcome: 'rejected', problems: found.problems });
      else placed.push({ line, row, ...found });
    }
    return [...refused, ...(await write(session, placed))];
  };
  return (ctx: Ctx, lines: AsyncIterable<ImportLine<R>>, options: ImportOptions) =>
    inBatches(ctx, options, size, lines, work);
}

/**
 * Brings rows in, `size` at a time, each batch in a transaction of its own: what is in stays in when the process dies,
 * and running again goes on from there. The outcomes come batch by batch, in the order of the file.
 */
async function* inBatches<R extends { externalId: string }>(
  ctx: Ctx,
  options: ImportOptions,
  size: number,
  lines: AsyncIterable<ImportLine<R>>,
  work: BatchWork<R>,
): AsyncGenerator<LineOutcome[]> {
  const client: Client = await ctx.db.pool.connect();
  const session: Session = { ctx, options, client, signature: signatureOf(ctx), rooms: new Set() };
  const seen = new Set<string>();
  const run = async (batch: ImportLine<R>[]): Promise<LineOutcome[]> => {
    if (!options.dryRun) await client.query('begin');
    await client.query(`select pg_advisory_xact_lock(${importing})`);
    const fresh = batch.filter(({ row }) => !seen.has(row.externalId) && seen.add(row.externalId));
    const outcomes = [...(await attempt(session, fresh, work)), ...duplicates(batch, fresh)];
    if (!options.dryRun) await client.query('commit');
    return outcomes.sort((a, b) => a.line - b.line);
  };
  let whole = false;
  try {
    if (options.dryRun) await client.query('begin');
    let batch: ImportLine<R>[] = [];
    for await (const line of lines) {
      batch.push(line);
      if (batch.length < size) continue;
      yield await run(batch);
      batch = [];
    }
    if (batch.length) yield await run(batch);
    whole = true;
  } finally {
    await client.query('rollback').catch(() => {});
    if (!options.dryRun && session.rooms.size) await tellScreens(session).catch(() => {});
    client.release(!whole);
  }
}

/** A row that stands nowhere, for one reason. */
export function refuse(column: string, problem: RowProblem['problem']): Refusal {
  return { problems: [{ column, problem }] };
}

function duplicates<R>(batch: ImportLine<R>[], fresh: ImportLine<R>[]): LineOutcome[] {
  const kept = new Set(fresh);
  return batch.filter((line) => !kept.has(line)).map(({ line }) => refusal(line, 'externalId', 'duplicate'));
}

/** A row that the database refuses is found by halving, and the others go in. */
async function attempt<R>(
  session: Session,
  lines: readonly ImportLine<R>[],
  work: BatchWork<R>,
): Promise<LineOutcome[]> {
  const [first] = lines;
  if (!first) return [];
  await session.client.query('savepoint batch');
  try {
    const outcomes = await work(session, lines);
    await session.client.query('release savepoint batch');
    return outcomes;
  } catch (error) {
    // Class 22: a value, class 23: a rule. Everything else is not the row's fault.
    if (!/^2[23]/.test(sqlState(error) ?? '')) throw error;
    await session.client.query('rollback to savepoint batch');
    const detail = error instanceof Error ? error.message : String(error);
    if (lines.length === 1) return [refusal(first.line, '', 'refused', detail)];
    const half = Math.ceil(lines.length / 2);
    return [
      ...(await attempt(session, lines.slice(0, half), work)),
      ...(await attempt(session, lines.slice(half), work)),
    ];
  }
}

/** A line that stays out, for one reason. */
export function refusal(line: number, column: string, problem: RowProblem['problem'], detail?: string): LineOutcome {
  return { line, outcome: 'rejected', problems: [{ column, problem, ...(detail && { detail }) }] };
}

/** One hint a hundred rooms at the end of the run, never one a row: NOTIFY takes one lock for the whole cluster. */
async function tellScreens(session: Session): Promise<void> {
  const rooms = [...session.rooms];
  for (let from = 0; from < rooms.length; from += 100) {
    const office = rooms.slice(from, from + 100);
    const text = writeHint({ portal: [], office }, { type: 'ticket', id: 'import', seq: 0 });
    await session.client.query('select pg_notify($1, $2)', [hintChannel, text]);
  }
}
