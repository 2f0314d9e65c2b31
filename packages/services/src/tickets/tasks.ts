import type { Db } from '@linli/db';
import { readFailure } from '@linli/domain/kernel';
import { isSuspended } from '@linli/domain/tickets';
import { silenceJob } from '../clocks/commands/follow.ts';
import { findSilenceEnd } from '../clocks/queries/running.ts';
import { clockTasks } from '../clocks/tasks.ts';
import { addJob, type Ctx } from '../context/index.ts';
import { inTransaction } from './commands/append.ts';
import { moveTicket } from './commands/move.ts';
import { removeForgottenPhotos } from './commands/photos.ts';
import type { Timer } from './commands/timers.ts';
import { findTicketFacts } from './queries/index.ts';

/** What the worker can do for tickets. `removeFile` deletes a photo's files. */
export function ticketTasks(db: Db, clock: () => Date, removeFile: (photoId: string) => Promise<void>) {
  const ctx = (reason: string): Ctx => ({ db, clock, door: 'system', actor: { kind: 'system', reason } });
  return {
    close_silent_ticket: async (timer: Timer) => {
      // T9: the resident is reminded twice before silence confirms, also when an outage swallowed both moments.
      await clockTasks(db, clock).watch_clocks(timer);
      const silence = ctx('silent confirmation');
      if (await confirmsLater(silence, timer)) return;
      // A part is open again: its end sets the timer anew (T3).
      await unlessMoved(silence, timer, 'close').catch((error: unknown) => {
        if (readFailure(error).code !== 'ticket.part_open') throw error;
      });
    },
    resume_held_ticket: async (timer: Timer) => {
      // C3: that the promise was broken goes on record before the matter goes on.
      await clockTasks(db, clock).watch_clocks(timer);
      await unlessMoved(ctx('promised time reached'), timer, 'resume');
    },
    remove_forgotten_photos: async () => {
      for (const id of await removeForgottenPhotos(ctx('forgotten photos'))) await removeFile(id);
    },
  };
}

/** Silence may confirm later than the timer thought: the norm has changed, or the last reminder came late. It sleeps on. */
function confirmsLater({ db, clock }: Ctx, { ticketId }: Timer): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const at = await findSilenceEnd(tx, ticketId, clock());
    if (at === null || at <= clock()) return false;
    await addJob(tx, silenceJob.task, { ticketId }, { key: silenceJob.key(ticketId), runAt: at });
    return true;
  });
}

/** Acts if the matter still stands where the timer was set; words spoken meanwhile do not stop it. */
async function unlessMoved(ctx: Ctx, timer: Timer, action: 'close' | 'resume'): Promise<void> {
  const ticket = await findTicketFacts(ctx.db.prisma, { id: timer.ticketId }, false);
  const waiting = action === 'close' ? 'verified' : 'on_hold';
  // Z2: what was suspended waits for a word, not for a time.
  if (!ticket || ticket.status !== waiting || isSuspended(ticket)) return;
  // Somebody who was faster makes this fail, and the worker look again.
  await moveTicket(ctx, action, { ticketId: ticket.id, version: ticket.version, note: '' });
}
