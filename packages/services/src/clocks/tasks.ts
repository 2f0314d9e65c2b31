import type { Db } from '@linli/db';
import type { Ctx } from '../context/index.ts';
import type { ClockTimer } from './commands/follow.ts';
import { type RescheduleTimer, rescheduleChunkOf } from './commands/reschedule.ts';
import { watchClocksIn } from './commands/watch.ts';

/** What the worker can do for clocks (T8). */
export function clockTasks(db: Db, clock: () => Date) {
  const ctx: Ctx = { db, clock, door: 'system', actor: { kind: 'system', reason: 'clocks' } };
  return {
    reschedule_clocks: (timer: RescheduleTimer) => rescheduleChunkOf(ctx, timer),
    watch_clocks: (timer: ClockTimer) =>
      db.prisma.$transaction((tx) => watchClocksIn(ctx, tx, timer), { timeout: 15_000, maxWait: 10_000 }),
  };
}
