import { Prisma } from '@linli/db';
import { requireCommunity } from '../../access/index.ts';
import { type Ctx, readRows } from '../../context/index.ts';
import type { ClosureView } from '../views.ts';

/** The closures of a community, the latest first (T8). One statement. */
export async function listClosures(ctx: Ctx, by: { communityId?: string | undefined }): Promise<ClosureView[]> {
  const communityId = requireCommunity(ctx.actor, 'clocks.view', by.communityId);
  return await readRows<ClosureView>(
    ctx.db,
    Prisma.sql`select o.id, o.from_at as "from", o.to_at as "to", o.reason,
        coalesce(nullif(o.reason_en, ''), o.reason) as "reasonEn", s.name as by,
        coalesce(nullif(s.name_en, ''), s.name) as "byEn"
      from clock_closure o left join staff s on s.id = o.by_id
      where o.community_id = ${communityId}::uuid order by o.from_at desc, o.id limit 50`,
  );
}
