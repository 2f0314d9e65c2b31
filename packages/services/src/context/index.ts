import type { Db, Prisma } from '@linli/db';
import type { Actor } from '@linli/domain/access';
import type { Rooms } from '@linli/domain/tickets';

/** The door an action came through, as it stands in the history (T4). */
export type EntryDoor = 'portal' | 'office' | 'cli' | 'import' | 'system';

/** What every command and query gets. The clock is injected so that tests can move it. */
export type Ctx = { db: Db; actor: Actor; clock: () => Date; door: EntryDoor };

/** A Prisma client inside a transaction. */
export type Tx = Prisma.TransactionClient;

/** "Look again": what changed, never the data (idea 5). `seq` is the ticket's version where it is one. */
export type Hint = { type: 'ticket' | 'patrol' | 'callback' | 'survey'; id: string; seq: number };

/** Tells the screens, at commit and not at all on rollback. One call a transaction. */
export async function notify(tx: Tx, rooms: Rooms, hint: Hint): Promise<void> {
  await tx.$executeRaw`select pg_notify('hints', ${JSON.stringify({ ...rooms, hint })})`;
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
