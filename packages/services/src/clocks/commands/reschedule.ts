import { roomsOfClosures } from '@linli/domain/calendars';
import { endedStatuses } from '@linli/domain/tickets';
import { addJob, type Ctx, notify } from '../../context/index.ts';
import { wakeAllOf } from '../../reinspections/commands/owe.ts';
import { inTransaction } from '../../tickets/commands/append.ts';
import { followClocks } from './follow.ts';

/** How far the walk has come. */
export type RescheduleTimer = { communityId: string; after?: string };

/** Matters of one transaction: short enough that nobody waits for a row. */
export const rescheduleChunk = 100;

/**
 * The calendar has changed: what breaks next and the alarm of every open matter follow (T8), chunk by chunk. A walk that is
 * cut off begins its chunk again, and finds nothing left to do in what is done.
 */
export async function rescheduleChunkOf(ctx: Ctx, { communityId, after }: RescheduleTimer): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const now = ctx.clock();
    const rows = await tx.ticket.findMany({
      where: { communityId, status: { notIn: [...endedStatuses] }, ...(after && { id: { gt: after } }) },
      orderBy: { id: 'asc' },
      take: rescheduleChunk,
      select: { id: true },
    });
    for (const { id } of rows) {
      await tx.$queryRaw`select 1 from ticket where id = ${id}::uuid for no key update`;
      await followClocks(tx, id, now);
    }
    const last = rows.at(-1);
    if (!last || rows.length < rescheduleChunk) {
      await wakeAllOf(tx, communityId);
      // What is promised has moved: every screen looks once more.
      await notify(tx, roomsOfClosures(communityId), { type: 'closure', id: communityId, seq: 0 });
      return;
    }
    const options = { key: `reschedule:${communityId}:${last.id}`, runAt: now };
    await addJob(tx, 'reschedule_clocks', { communityId, after: last.id }, options);
  });
}
