import { Prisma } from '@linli/db';
import { can } from '@linli/domain/access';
import { DomainError, daysAfter, monthBefore } from '@linli/domain/kernel';
import { openStatuses } from '@linli/domain/tickets';
import { type ListSpotsInput, placeOfUnit } from '@linli/domain/zones';
import { scopeWhere } from '../../access/index.ts';
import type { Ctx } from '../../context/index.ts';
import { endedSince, lateAt, openToMe, statusIn } from '../../tickets/queries/index.ts';
import type { HomeView, PickedSpotView, SpotView, ZoneView } from '../views.ts';

const zoneScope = {
  community: Prisma.sql`z.community_id`,
  zone: Prisma.sql`z.id`,
  household: null,
  staff: Prisma.sql`z.housekeeper_id`,
};

const personJson = Prisma.sql`json_build_object('id', s.id, 'name', s.name, 'nameEn', s.name_en, 'role', s.role)`;

/** The zones in reach, each with its people and its figures (Z1, Z3), in one query. */
export async function listZones(ctx: Ctx): Promise<ZoneView[]> {
  const now = ctx.clock();
  const week = daysAfter(now, -7);
  const month = monthBefore(now);
  return await ctx.db.prisma.$queryRaw<ZoneView[]>`
    select z.id, z.community_id as "communityId", c.name as "communityName", c.name_en as "communityNameEn",
      z.name, z.name_en as "nameEn",
      case when h.id is null then null else json_build_object('id', h.id, 'name', h.name, 'nameEn', h.name_en,
        'phone', h.phone, 'title', h.title) end as housekeeper,
      coalesce((select json_agg(${personJson} order by s.role, s.name) from zone_staff zs
        join staff s on s.id = zs.staff_id and s.active where zs.zone_id = z.id), '[]'::json) as staff,
      (select count(*) from building b where b.zone_id = z.id)::int as buildings,
      (select count(*) from household hh join unit u on u.id = hh.unit_id join building b on b.id = u.building_id
        where b.zone_id = z.id)::int as households,
      coalesce(f.open, 0) as "openTickets", coalesce(f.late, 0) as "lateTickets",
      coalesce(f.satisfied, 0) as satisfied, coalesce(f.fairly, 0) as "fairlySatisfied",
      coalesce(f.dissatisfied, 0) as dissatisfied,
      (select count(*) from spot p where p.zone_id = z.id)::int as spots,
      (select count(distinct si.spot_id) from patrol_sign_in si join spot p on p.id = si.spot_id
        where p.zone_id = z.id and si.at > ${week}::timestamptz)::int as "spotsVisited"
    from zone z join community c on c.id = z.community_id left join staff h on h.id = z.housekeeper_id and h.active
    left join lateral (
      select count(*) filter (where ${statusIn(openStatuses)})::int as open,
        count(*) filter (where ${statusIn(openStatuses)} and ${lateAt(now)})::int as late,
        count(*) filter (where t.rating = 'satisfied' and ${endedSince(month)})::int as satisfied,
        count(*) filter (where t.rating = 'fairly_satisfied' and ${endedSince(month)})::int as fairly,
        count(*) filter (where t.rating = 'dissatisfied' and ${endedSince(month)})::int as dissatisfied
      from ticket t where t.zone_id = z.id and ${openToMe(ctx.actor)}
    ) f on true
    where ${scopeWhere(ctx.actor, 'zone.view', zoneScope)}
    order by c.name, z.name`;
}

const spotColumns = Prisma.sql`p.id, p.code, p.name, p.name_en as "nameEn", p.kind, p.zone_id as "zoneId", z.name as "zoneName",
  z.name_en as "zoneNameEn", p.lat, p.lng, p.community_id as "communityId",
  (select max(si.at) from patrol_sign_in si where si.spot_id = p.id) as "lastSignInAt"`;
const spots = Prisma.sql`from spot p left join zone z on z.id = p.zone_id`;

/** The named places of the communities in reach or of one zone, the reader's own building first, for pickers and for coverage (P7). */
export async function listSpots(ctx: Ctx, { zoneId }: ListSpotsInput = {}): Promise<PickedSpotView[]> {
  const { actor } = ctx;
  const householdId = actor.kind === 'resident' ? actor.householdId : null;
  const scope = { ...zoneScope, community: Prisma.sql`p.community_id`, zone: Prisma.sql`p.zone_id` };
  return await ctx.db.prisma.$queryRaw<PickedSpotView[]>`
    with home as (select u.building_id, b.zone_id from household h join unit u on u.id = h.unit_id
      join building b on b.id = u.building_id where h.id = ${householdId}::uuid)
    select ${spotColumns}, p.building_id as "buildingId", p.floor, case when p.building_id is null then 'shared'
      when p.building_id = home.building_id then 'own' else 'other' end as near
    ${spots} left join home on true where ${scopeWhere(actor, 'zone.view', scope)}
      and ${zoneId ? Prisma.sql`p.zone_id = ${zoneId}::uuid` : Prisma.sql`true`}
    order by (p.building_id = home.building_id) is not true, (p.building_id is null and home.zone_id is not null) is not true,
      (p.zone_id = home.zone_id) is not true, z.name nulls last, p.name limit 500`;
}

/** The spot whose QR was opened. @throws DomainError `spot.not_found`, to a resident `spot.unknown`, also for another community's */
export async function getSpot(ctx: Ctx, input: { code: string }): Promise<SpotView> {
  const [row] = await ctx.db.prisma.$queryRaw<SpotView[]>`
    select ${spotColumns} ${spots} where p.code = ${input.code}`;
  if (!row || !can(ctx.actor, 'zone.view', { communityId: row.communityId, zoneId: row.zoneId })) {
    throw new DomainError(ctx.actor.kind === 'resident' ? 'spot.unknown' : 'spot.not_found');
  }
  return row;
}

type HomeRow = Omit<HomeView, 'place' | 'placeEn'> & { building: string; buildingEn: string; unit: string };

/** The resident's home, household and housekeeper (Z1) in one query. @throws DomainError `household.none` */
export async function getHome(ctx: Ctx): Promise<HomeView> {
  const { actor } = ctx;
  if (actor.kind !== 'resident') throw new DomainError('access.denied');
  const [row] = await ctx.db.prisma.$queryRaw<HomeRow[]>`
    select m.name, m.phone, b.name as building, b.name_en as "buildingEn", u.number as unit,
      c.name as "communityName", c.name_en as "communityNameEn", c.time_zone as "timeZone", c.hotline,
      z.name as "zoneName", z.name_en as "zoneNameEn",
      case when h.id is null then null else json_build_object('id', h.id, 'name', h.name, 'nameEn', h.name_en,
        'phone', h.phone, 'title', h.title) end as housekeeper,
      coalesce((select json_agg(${personJson} order by s.role, s.name) from zone_staff zs
        join staff s on s.id = zs.staff_id and s.active where zs.zone_id = z.id), '[]'::json) as support,
      (select json_agg(json_build_object('id', o.id, 'name', o.name, 'relation', o.relation) order by o.id)
        from member o where o.household_id = m.household_id) as members,
      k.reason as "pausedReason", coalesce(nullif(k.reason_en, ''), k.reason) as "pausedReasonEn", k.to_at as "pausedUntil"
    from member m join household hh on hh.id = m.household_id join unit u on u.id = hh.unit_id
      join building b on b.id = u.building_id join community c on c.id = b.community_id
      left join zone z on z.id = b.zone_id left join staff h on h.id = z.housekeeper_id and h.active
      left join lateral (select o.reason, o.reason_en, o.to_at from clock_closure o where o.community_id = c.id
        and ${ctx.clock()}::timestamptz between o.from_at and o.to_at order by o.to_at desc limit 1) k on true
    where m.id = ${actor.memberId}::uuid`;
  if (!row) throw new DomainError('household.none');
  const { building, buildingEn, unit, ...home } = row;
  const place = placeOfUnit({ name: building, nameEn: buildingEn }, unit);
  return { ...home, place: place.zh, placeEn: place.en };
}
