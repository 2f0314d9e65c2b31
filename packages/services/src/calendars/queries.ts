import { Prisma } from '@linli/db';
import type { DayRule } from '@linli/domain/calendars';
import announced from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { requireCommunity } from '../access/index.ts';
import { type Ctx, readRows } from '../context/index.ts';
import type { ClosureView } from './views.ts';

const rule = (days: Record<string, string>, is: DayRule) => Object.keys(days).map((date) => [date, is] as const);

/** China's public holidays and make-up workdays (T8), as the State Council announces them year by year. */
export const publicHolidays = {
  days: Object.fromEntries([...rule(announced.holidays, 'rest'), ...rule(announced.workdays, 'work')]),
  /** The years that are announced and in the package; a later one runs by the plain week until it is. */
  years: [...new Set(Object.keys(announced.holidays).map((date) => Number(date.slice(0, 4))))].sort((a, b) => a - b),
};

/** The closures of a community, the latest first (T8). One statement. */
export async function listClosures(ctx: Ctx, by: { communityId?: string | undefined }): Promise<ClosureView[]> {
  const communityId = requireCommunity(ctx.actor, 'clocks.view', by.communityId);
  return await readRows<ClosureView>(
    ctx.db,
    Prisma.sql`select o.id, o.from_at as "from", o.to_at as "to", o.reason, s.name as by,
        coalesce(nullif(s.name_en, ''), s.name) as "byEn"
      from clock_closure o left join staff s on s.id = o.by_id
      where o.community_id = ${communityId}::uuid order by o.from_at desc, o.id limit 50`,
  );
}
