import { newId } from '@linli/db';
import { type CloseClocksInput, type EndClosureInput, requireClosable, roomsOfClosures } from '@linli/domain/calendars';
import { DomainError } from '@linli/domain/kernel';
import { requireCommunity } from '../../access/index.ts';
import { addJob, type Ctx, notify, type Tx } from '../../context/index.ts';
import { inTransaction } from '../../tickets/commands/append.ts';

/**
 * The extension switch of an incident (T8): no clock of the community runs between the two moments. Alarms and due times
 * of open matters follow.
 * @throws DomainError `access.denied`, `clocks.in_past`
 */
export async function closeClocks(ctx: Ctx, input: CloseClocksInput): Promise<{ id: string }> {
  const communityId = requireCommunity(ctx.actor, 'clocks.edit', input.communityId);
  return await inTransaction(ctx.db, async (tx) => {
    const now = ctx.clock();
    const from = input.from ?? now;
    requireClosable({ from, to: input.to }, now);
    const id = newId();
    const byId = ctx.actor.kind === 'staff' ? ctx.actor.staffId : null;
    const { to, reason, reasonEn = '' } = input;
    await tx.clockClosure.create({ data: { id, communityId, from, to, reason, reasonEn, byId, createdAt: now } });
    await rescheduleClocks(tx, communityId, now);
    await notify(tx, roomsOfClosures(communityId), { type: 'closure', id, seq: 0 });
    return { id };
  });
}

/**
 * Ends a closure now; one that has not begun never was.
 * @throws DomainError `access.denied`, `clocks.not_found` for one that is over
 */
export async function endClosure(ctx: Ctx, input: EndClosureInput): Promise<{ id: string }> {
  const closure = await ctx.db.prisma.clockClosure.findUnique({ where: { id: input.closureId } });
  if (!closure) throw new DomainError('clocks.not_found');
  const communityId = requireCommunity(ctx.actor, 'clocks.edit', closure.communityId);
  return await inTransaction(ctx.db, async (tx) => {
    const now = ctx.clock();
    const where = { id: closure.id, to: { gt: now } };
    const { count } =
      closure.from >= now
        ? await tx.clockClosure.deleteMany({ where })
        : await tx.clockClosure.updateMany({ where, data: { to: now } });
    if (count === 0) throw new DomainError('clocks.not_found');
    await rescheduleClocks(tx, communityId, now);
    await notify(tx, roomsOfClosures(communityId), { type: 'closure', id: closure.id, seq: 1 });
    return { id: closure.id };
  });
}

/** One job a community walks its open matters; a second change while it waits takes its place. */
export async function rescheduleClocks(tx: Tx, communityId: string, now: Date): Promise<void> {
  const options = { key: `reschedule:${communityId}`, runAt: now };
  await addJob(tx, 'reschedule_clocks', { communityId }, options);
}
