import { authorize } from '@linli/domain/access';
import { DomainError, room } from '@linli/domain/kernel';
import type { SetReinspectionRuleInput } from '@linli/domain/reinspections';
import { type Ctx, notify } from '../../context/index.ts';
import { inTransaction } from '../../tickets/commands/append.ts';
import type { ReinspectionRuleView } from '../views.ts';

/**
 * T9: which findings are looked at again from now on; what is due already stays due, and when. Signed.
 * @throws DomainError `access.denied`, `reinspection.changed_meanwhile` when somebody else has changed it
 */
export function setReinspectionRule(
  ctx: Ctx,
  { communityId, version, ...rule }: SetReinspectionRuleInput,
): Promise<Pick<ReinspectionRuleView, 'communityId' | 'version'>> {
  return inTransaction(ctx.db, async (tx) => {
    authorize(ctx.actor, 'reinspection.edit', { communityId, zoneId: null });
    const changedById = ctx.actor.kind === 'staff' ? ctx.actor.staffId : null;
    const signed = { ...rule, changedById, changedAt: ctx.clock() };
    // Version 0: nobody has written one yet, and of two who do the second is told.
    const { count } =
      version === 0
        ? await tx.reinspectionRule.createMany({ data: { communityId, ...signed }, skipDuplicates: true })
        : await tx.reinspectionRule.updateMany({
            where: { communityId, version },
            data: { ...signed, version: { increment: 1 } },
          });
    if (count === 0) throw new DomainError('reinspection.changed_meanwhile');
    const hint = { type: 'reinspection' as const, id: communityId, seq: version + 1 };
    await notify(tx, { portal: [], office: [room.settings(communityId)] }, hint);
    return { communityId, version: version + 1 };
  });
}
