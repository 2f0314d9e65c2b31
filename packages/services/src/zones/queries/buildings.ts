import { Prisma } from '@linli/db';
import { scopeWhere } from '../../access/index.ts';
import type { Ctx } from '../../context/index.ts';
import type { BuildingView, ExampleHomeView, FloorView, UnitView } from '../views.ts';

const inScope = {
  community: Prisma.sql`b.community_id`,
  zone: Prisma.sql`b.zone_id`,
  household: null,
};

/** The buildings of a community, without one named of the reader's own; the building one lives in comes first. One query. */
export async function listBuildings(ctx: Ctx, input: { communityId?: string | undefined }): Promise<BuildingView[]> {
  const { actor } = ctx;
  const own = actor.kind === 'staff' ? actor.communityIds[0] : undefined;
  const communityId = input.communityId ?? own ?? null;
  const unitId = actor.kind === 'resident' ? actor.unitId : null;
  return await ctx.db.prisma.$queryRaw<BuildingView[]>`
    select b.id, b.name, coalesce(nullif(b.name_en, ''), b.name) as "nameEn", b.floors, b.basements
    from building b
    where ${scopeWhere(actor, 'zone.view', inScope)} and (${communityId}::uuid is null or b.community_id = ${communityId}::uuid)
    order by (b.id = (select u.building_id from unit u where u.id = ${unitId}::uuid)) is not true,
      length(b.name), b.name limit 500`;
}

/** The floors of a building that have homes, from the lowest; none of a building out of reach. One query. */
export async function listFloors(ctx: Ctx, input: { buildingId: string }): Promise<FloorView[]> {
  return await ctx.db.prisma.$queryRaw<FloorView[]>`
    select u.floor, count(*)::int as units from unit u join building b on b.id = u.building_id
    where b.id = ${input.buildingId}::uuid and ${scopeWhere(ctx.actor, 'household.view', inScope)}
    group by u.floor order by u.floor`;
}

/** The homes of a floor, by number, and whether anybody on record lives there. One query. */
export async function listUnits(ctx: Ctx, input: { buildingId: string; floor: number }): Promise<UnitView[]> {
  return await ctx.db.prisma.$queryRaw<UnitView[]>`
    select u.id, u.number, exists (select 1 from household h where h.unit_id = u.id) as lived
    from unit u join building b on b.id = u.building_id
    where b.id = ${input.buildingId}::uuid and u.floor = ${input.floor} and ${scopeWhere(ctx.actor, 'household.view', inScope)}
    order by length(u.number), u.number limit 200`;
}

/** D1: a home of the community to show how homes are written there; null where none is in reach. One query. */
export async function findExampleHome(
  ctx: Ctx,
  input: { communityId?: string | undefined },
): Promise<ExampleHomeView | null> {
  const { actor } = ctx;
  const communityId = input.communityId ?? (actor.kind === 'staff' ? actor.communityIds[0] : undefined);
  const [home] = await ctx.db.prisma.$queryRaw<ExampleHomeView[]>`
    select b.name as building, coalesce(nullif(b.name_en, ''), b.name) as "buildingEn", u.number as unit
    from building b join unit u on u.building_id = b.id
    where b.community_id = ${communityId ?? null}::uuid and ${scopeWhere(actor, 'household.view', inScope)}
    order by length(b.name), b.name, length(u.number) desc, u.number limit 1`;
  return home ?? null;
}
