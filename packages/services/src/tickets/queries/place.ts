import type { Db } from '@linli/db';
import { DomainError } from '@linli/domain/kernel';
import { type CategorizedCommunity, categoriesStamp } from '../../categories/queries.ts';
import { type ClockedCommunity, clocksStamp } from '../../clocks/index.ts';
import { type EstatePlaces, estatePlaces } from '../../zones/queries/index.ts';

/** Where a new matter is said to be, and whose it is. */
export type AskedPlace = {
  unitId?: string | undefined;
  spotId?: string | undefined;
  buildingId?: string | undefined;
  /** Asked only where none of these is. */
  communityId?: string | undefined;
  memberId?: string | undefined;
  /** For a point on the map: what stands around it. */
  withMap: boolean;
};

type Named = { name: string; nameEn: string };

export type FoundPlace = {
  community: Named & CategorizedCommunity & ClockedCommunity;
  unit: { id: string; number: string; zoneId: string | null; building: Named } | null;
  spot: (Named & { id: string; zoneId: string | null }) | null;
  /** The building that is the place itself. */
  shared: (Named & { id: string; zoneId: string | null; floors: number }) | null;
  /** The member asked for, if of one of the community's households. */
  reporter: { id: string; name: string; phone: string; householdId: string } | null;
  places: EstatePlaces | null;
};

const placeSql = `
select json_build_object('id', c.id, 'name', c.name, 'nameEn', c.name_en, 'clocksStamp', ${clocksStamp},
    'categoriesStamp', ${categoriesStamp}) as community,
  case when u.id is not null then json_build_object('id', u.id, 'number', u.number, 'zoneId', b.zone_id,
    'building', json_build_object('name', b.name, 'nameEn', b.name_en)) end as unit,
  case when s.id is not null then
    json_build_object('id', s.id, 'name', s.name, 'nameEn', s.name_en, 'zoneId', s.zone_id) end as spot,
  case when g.id is not null then json_build_object('id', g.id, 'name', g.name, 'nameEn', g.name_en, 'zoneId', g.zone_id,
    'floors', g.floors) end as shared,
  (select json_build_object('id', m.id, 'name', m.name, 'phone', m.phone, 'householdId', m.household_id)
    from member m join household h on h.id = m.household_id join unit l on l.id = h.unit_id
      join building o on o.id = l.building_id
    where m.id = $4::uuid and o.community_id = c.id) as reporter,
  case when $5::boolean then ${estatePlaces.sql} end as places
from (select $1::uuid as unit_id, $2::uuid as spot_id, $3::uuid as community_id, $6::uuid as building_id) asked
  left join unit u on u.id = asked.unit_id left join building b on b.id = u.building_id
  left join spot s on s.id = asked.spot_id and (asked.unit_id is null or s.community_id = b.community_id)
  left join building g on g.id = asked.building_id and (asked.unit_id is null or g.community_id = b.community_id)
  join community c on c.id = coalesce(b.community_id, s.community_id, g.community_id, asked.community_id)`;

/**
 * Everything that taking in a matter asks of the place, for both doors: one prepared statement, as this is the hot path
 * (docs/decisions/0004). Undefined where there is no such community, unit or spot.
 * @throws DomainError `ticket.place_unknown` for a spot or building that is not there, or of another community
 */
export async function findPlace({ pool }: Db, asked: AskedPlace): Promise<FoundPlace | undefined> {
  const { unitId = null, spotId = null, buildingId = null, communityId = null, memberId = null, withMap } = asked;
  const values = [unitId, spotId, communityId, memberId, withMap, buildingId];
  const { rows } = await pool.query<FoundPlace>({ name: 'place', text: placeSql, values });
  const [found] = rows;
  if (found && unitId && !found.unit) return undefined;
  if (found && ((spotId && !found.spot) || (buildingId && !found.shared)))
    throw new DomainError('ticket.place_unknown');
  return found;
}
