import { Prisma } from '@linli/db';
import { can } from '@linli/domain/access';
import { DomainError, type Position } from '@linli/domain/kernel';
import { type EstatePlan, isOnPlan, planOf } from '@linli/domain/zones';
import type { Ctx } from '../../context/index.ts';
import type { EstateMapView } from '../views.ts';

/** Everything of a community that has a position, with the community's own. */
export type EstatePlaces = {
  point: Position | null;
  buildings: EstateMapView['buildings'];
  spots: EstateMapView['spots'];
};

/** `EstatePlaces` of the community `c` as JSON: one column of any statement that has it. */
export const estatePlaces = Prisma.sql`json_build_object(
  'point', case when c.lat is not null and c.lng is not null then json_build_object('lat', c.lat, 'lng', c.lng) end,
  'buildings', coalesce((select json_agg(json_build_object('id', b.id, 'name', b.name,
      'nameEn', coalesce(nullif(b.name_en, ''), b.name), 'zoneId', b.zone_id, 'lat', b.lat, 'lng', b.lng) order by b.name, b.id)
    from building b where b.community_id = c.id and b.lat is not null and b.lng is not null), '[]'::json),
  'spots', coalesce((select json_agg(json_build_object('id', p.id, 'name', p.name, 'nameEn', p.name_en, 'lat', p.lat,
      'lng', p.lng) order by p.name, p.id)
    from spot p where p.community_id = c.id and p.building_id is null and p.lat is not null and p.lng is not null), '[]'::json))`;

/** The plan that they make, with those that lie on it; null where there is nothing to draw. */
function planned({ point, buildings, spots }: EstatePlaces) {
  const plan: EstatePlan | null = planOf(point, buildings, spots);
  const lies = (position: Position) => plan !== null && isOnPlan(plan, position);
  return plan && { plan, buildings: buildings.filter(lies), spots: spots.filter(lies) };
}

type MapRow = Pick<EstateMapView, 'communityName' | 'communityNameEn' | 'zones'> & { places: EstatePlaces };

/**
 * The map of a community, in one query; without a community named, the reader's own. Null where nothing has a position.
 * @throws DomainError `record.not_found` for a community out of reach
 */
export async function getEstateMap(
  ctx: Ctx,
  input: { communityId?: string | undefined },
): Promise<EstateMapView | null> {
  const { actor } = ctx;
  const own =
    actor.kind === 'resident' ? actor.communityId : actor.kind === 'staff' ? actor.communityIds[0] : undefined;
  const communityId = input.communityId ?? own;
  if (!communityId) return null;
  if (!can(actor, 'zone.view', { communityId, zoneId: null })) throw new DomainError('record.not_found');
  const [row] = await ctx.db.prisma.$queryRaw<MapRow[]>`
    select c.name as "communityName", c.name_en as "communityNameEn", ${estatePlaces} as places,
      coalesce((select json_agg(json_build_object('id', z.id, 'name', z.name, 'nameEn', z.name_en) order by z.name)
        from zone z where z.community_id = c.id), '[]'::json) as zones
    from community c where c.id = ${communityId}::uuid`;
  const drawn = row && planned(row.places);
  if (!drawn) return null;
  const { communityName, communityNameEn, zones } = row;
  const shown = zones.filter(({ id }) => drawn.buildings.some(({ zoneId }) => zoneId === id));
  return { communityId, communityName, communityNameEn, ...drawn, zones: shown };
}
