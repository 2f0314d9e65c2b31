import type { Db } from '@linli/db';
import { clockTasks } from '../clocks/tasks.ts';
import type { Ctx } from '../context/index.ts';
import { moveTicket } from './commands/move.ts';
import { removeForgottenPhotos } from './commands/photos.ts';
import type { Timer } from './commands/timers.ts';
import { findTicketFacts } from './queries/index.ts';

/** What the worker can do for tickets. `removeFile` deletes a photo's files. */
export function ticketTasks(db: Db, clock: () => Date, removeFile: (photoId: string) => Promise<void>) {
  const ctx = (reason: string): Ctx => ({ db, clock, door: 'system', actor: { kind: 'system', reason } });
  return {
    close_silent_ticket: (timer: Timer) => unlessMoved(ctx('silent confirmation'), timer, 'close'),
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

/** Acts if the matter still stands where the timer was set; words spoken meanwhile do not stop it. */
async function unlessMoved(ctx: Ctx, timer: Timer, action: 'close' | 'resume'): Promise<void> {
  const ticket = await findTicketFacts(ctx.db.prisma, { id: timer.ticketId }, false);
  const waiting = action === 'close' ? 'verified' : 'on_hold';
  if (!ticket || ticket.status !== waiting) return;
  // Somebody who was faster makes this fail, and the worker look again.
  await moveTicket(ctx, action, { ticketId: ticket.id, version: ticket.version, note: '' });
}
