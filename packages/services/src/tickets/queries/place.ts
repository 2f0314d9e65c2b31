import { type Db, Prisma } from '@linli/db';
import { DomainError } from '@linli/domain/kernel';
import type { Storeys } from '@linli/domain/zones';
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
  spot:
    | (Named & { id: string; zoneId: string | null; floor: number | null; building: ({ id: string } & Storeys) | null })
    | null;
  /** The building that is the place itself. */
  shared: (Named & { id: string; zoneId: string | null } & Storeys) | null;
  /** The member asked for, if of one of the community's households. */
  reporter: { id: string; name: string; phone: string; householdId: string } | null;
  places: EstatePlaces | null;
};

const unit = Prisma.sql`json_build_object('id', u.id, 'number', u.number, 'zoneId', b.zone_id,
  'building', json_build_object('name', b.name, 'nameEn', b.name_en))`;
const spot = Prisma.sql`json_build_object('id', s.id, 'name', s.name, 'nameEn', s.name_en, 'zoneId', s.zone_id,
  'floor', s.floor, 'building', (select json_build_object('id', i.id, 'floors', i.floors, 'basements', i.basements)
    from building i where i.id = s.building_id))`;
const shared = Prisma.sql`json_build_object('id', g.id, 'name', g.name, 'nameEn', g.name_en, 'zoneId', g.zone_id,
  'floors', g.floors, 'basements', g.basements)`;

const reporterOf = (memberId: string) => Prisma.sql`
  (select json_build_object('id', m.id, 'name', m.name, 'phone', m.phone, 'householdId', m.household_id)
  from member m join household h on h.id = m.household_id join unit l on l.id = h.unit_id
    join building o on o.id = l.building_id
  where m.id = ${memberId}::uuid and o.community_id = c.id)`;

/** From the most exact of the places asked for to its community; the others are there if they are of the same. */
function standing({ unitId, spotId, buildingId, communityId }: AskedPlace): Prisma.Sql {
  const atSpot = Prisma.sql`left join spot s on s.id = ${spotId}::uuid and s.community_id = c.id`;
  const atBuilding = Prisma.sql`left join building g on g.id = ${buildingId}::uuid and g.community_id = c.id`;
  const also = Prisma.sql`${spotId && unitId ? atSpot : Prisma.empty} ${buildingId && (unitId || spotId) ? atBuilding : Prisma.empty}`;
  if (unitId)
    return Prisma.sql`unit u join building b on b.id = u.building_id join community c on c.id = b.community_id ${also}
      where u.id = ${unitId}::uuid`;
  if (spotId) return Prisma.sql`spot s join community c on c.id = s.community_id ${also} where s.id = ${spotId}::uuid`;
  if (buildingId)
    return Prisma.sql`building g join community c on c.id = g.community_id where g.id = ${buildingId}::uuid`;
  return Prisma.sql`community c where c.id = ${communityId}::uuid`;
}

/**
 * Everything that taking in a matter asks of the place, for both doors: one prepared statement, as this is the hot path
 * (docs/decisions/0004). It joins what is asked for alone: a statement for everything is planned anew each time, which
 * takes ten times as long as to run it. Undefined where there is no such community, unit or spot.
 * @throws DomainError `ticket.place_unknown` for a spot or building that is not there, or of another community
 */
export async function findPlace({ pool }: Db, asked: AskedPlace): Promise<FoundPlace | undefined> {
  const { unitId, spotId, buildingId, memberId, withMap } = asked;
  const none = Prisma.sql`null`;
  const { text, values } = Prisma.sql`
    select json_build_object('id', c.id, 'name', c.name, 'nameEn', c.name_en, 'clocksStamp', ${Prisma.raw(clocksStamp)},
        'categoriesStamp', ${Prisma.raw(categoriesStamp)}) as community,
      ${unitId ? unit : none} as unit,
      ${spotId ? Prisma.sql`case when s.id is not null then ${spot} end` : none} as spot,
      ${buildingId ? Prisma.sql`case when g.id is not null then ${shared} end` : none} as shared,
      ${memberId ? reporterOf(memberId) : none} as reporter,
      ${withMap ? estatePlaces : none} as places
    from ${standing(asked)}`;
  const name = ['place', unitId && 'u', spotId && 's', buildingId && 'b', memberId && 'm', withMap && 'p'].filter(
    Boolean,
  );
  const { rows } = await pool.query<FoundPlace>({ name: name.join(' '), text, values });
  const [found] = rows;
  if (found && ((spotId && !found.spot) || (buildingId && !found.shared)))
    throw new DomainError('ticket.place_unknown');
  return found;
}
