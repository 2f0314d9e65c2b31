import { Prisma } from '@linli/db';
import type { ListSignInsInput } from '@linli/domain/patrols';
import { keysetPage, scopeWhere } from '../access/index.ts';
import type { Ctx } from '../context/index.ts';
import { openToMe } from '../tickets/queries/index.ts';
import type { SignInView } from './views.ts';

const scope = {
  community: Prisma.sql`si.community_id`,
  zone: Prisma.sql`si.zone_id`,
  household: null,
  staff: Prisma.sql`si.staff_id`,
};

/** Sign-ins, the latest first, with the findings of each (P7). One query. */
export async function listSignIns(ctx: Ctx, input: ListSignInsInput) {
  const page = keysetPage({ at: Prisma.sql`si.at`, id: Prisma.sql`si.id`, descending: true }, input);
  const where = [scopeWhere(ctx.actor, 'patrol.view', scope), page.where];
  if (input.mine && ctx.actor.kind === 'staff') where.push(Prisma.sql`si.staff_id = ${ctx.actor.staffId}::uuid`);
  if (input.zoneId) where.push(Prisma.sql`si.zone_id = ${input.zoneId}::uuid`);
  const rows = await ctx.db.prisma.$queryRaw<SignInView[]>`
    select si.id, si.at, p.name as "spotName", p.name_en as "spotNameEn", z.name as "zoneName", z.name_en as "zoneNameEn",
      json_build_object('id', s.id, 'name', s.name, 'nameEn', s.name_en) as staff,
      si.distance_m as "distanceM", si.suspicions, si.note,
      (select count(*) from ticket t where t.spot_id = si.spot_id and t.patrol_sign_in_id = si.id and ${openToMe(ctx.actor)})::int as findings
    from patrol_sign_in si join spot p on p.id = si.spot_id join staff s on s.id = si.staff_id
      left join zone z on z.id = si.zone_id
    where ${Prisma.join(where, ' and ')} ${page.orderAndLimit}`;
  return page.cut(rows, ({ at }) => at);
}
