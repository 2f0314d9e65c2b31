import { newId } from '@linli/db';
import { type ClockPolicyChange, changePolicies, requireSound } from '@linli/domain/clocks';
import { DomainError } from '@linli/domain/kernel';
import { requireCommunity } from '../../access/index.ts';
import { findCategoriesOf } from '../../categories/queries.ts';
import { type Ctx, type Read, readIn } from '../../context/index.ts';
import { inTransaction } from '../../tickets/commands/append.ts';
import { findClockSettingsOf } from '../queries/index.ts';
import type { ChangedPolicyView } from '../views.ts';

/**
 * A norm begins, goes on differently, or ends (T8). What was in force stays on record with its time; matters submitted
 * before keep the norm of their day. Of two desks that change at once the second decides on what the first has written.
 * @throws DomainError `access.denied`, `clocks.in_past`, `clocks.too_far`, `clocks.category_unknown`, `clocks.not_found`, `clocks.contradiction`, `clocks.hole`, `clocks.unsound`
 */
export async function changeClockPolicy(ctx: Ctx, input: ClockPolicyChange): Promise<ChangedPolicyView> {
  const communityId = requireCommunity(ctx.actor, 'clocks.edit', input.communityId);
  return await inTransaction(ctx.db, async (tx) => {
    await tx.$queryRaw`select 1 from community where id = ${communityId}::uuid for update`;
    const { policies, calendars } = await findClockSettingsOf(readIn(tx), communityId);
    const now = ctx.clock();
    await requireCategory(readIn(tx), communityId, input);
    const { after, ended, begun, dropped } = changePolicies(policies, input, { id: newId(), now });
    requireSound(policies, after, { calendars: Object.keys(calendars), from: now });
    const changedById = ctx.actor.kind === 'staff' ? ctx.actor.staffId : null;
    const signed = { changedById, changedAt: now };
    if (dropped) await tx.clockPolicy.delete({ where: { id: dropped } });
    if (ended) {
      // Who made it stays on record; only who stops it for nothing new signs it.
      const { validUntil } = ended;
      await tx.clockPolicy.update({ where: { id: ended.id }, data: { validUntil, ...(!begun && signed) } });
    }
    if (begun) await tx.clockPolicy.create({ data: { ...begun, communityId, ...signed } });
    return { id: begun?.id ?? ended?.id ?? dropped ?? '' };
  });
}

/** A new norm speaks of a category that the community has; one that goes on keeps its matters, whatever became of theirs. */
async function requireCategory(read: Read, communityId: string, { category, policyId }: ClockPolicyChange) {
  if (category === null || policyId) return;
  const known = await findCategoriesOf(read, communityId);
  if (!known.some(({ code }) => code === category)) throw new DomainError('clocks.category_unknown');
}
