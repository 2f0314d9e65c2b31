import type { Db, Prisma } from '@linli/db';
import type { Actor } from '@linli/domain/access';
import { type Hint, hintChannel, type Rooms, writeHint } from '@linli/domain/kernel';

/** The door an action came through, as it stands in the history (T4). */
export type EntryDoor = 'portal' | 'office' | 'cli' | 'import' | 'system';

/** What every command and query gets. The clock is injected so that tests can move it. */
export type Ctx = { db: Db; actor: Actor; clock: () => Date; door: EntryDoor };

/** A Prisma client inside a transaction. */
export type Tx = Prisma.TransactionClient;

/** Runs one SQL statement and answers its rows, in whatever transaction it is bound to. */
export type Read = <T>(text: string, values: unknown[]) => Promise<T[]>;

/** SQL in a Prisma transaction, or outside of one. */
export const readIn =
  (tx: Tx): Read =>
  (text, values) =>
    tx.$queryRawUnsafe(text, ...values);

/** Runs one SQL statement outside of a transaction, past Prisma's own reading of rows: for lists that must be fast. */
export async function readRows<T>({ pool }: Db, { text, values }: Prisma.Sql): Promise<T[]> {
  const { rows } = await pool.query({ text, values });
  return rows;
}

/** Tells the screens, at commit and not at all on rollback; `seq` is the record's version where it has one. */
export async function notify(tx: Tx, rooms: Rooms, hint: Hint): Promise<void> {
  await tx.$executeRaw`select pg_notify(${hintChannel}, ${writeHint(rooms, hint)})`;
}

/** Enqueues a job with the commit (idea 4). The key makes a second call replace the first. */
export async function addJob(
  tx: Tx,
  task: string,
  payload: Record<string, unknown>,
  options: { key: string; runAt: Date },
): Promise<void> {
  await tx.$executeRaw`
    select graphile_worker.add_job(${task}, ${JSON.stringify(payload)}::json, job_key := ${options.key},
      run_at := ${options.runAt}::timestamptz, max_attempts := 25)`;
}
