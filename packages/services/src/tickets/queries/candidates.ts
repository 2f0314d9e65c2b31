import { Prisma } from '@linli/db';
import { authorize, can, type StaffRole } from '@linli/domain/access';
import { tradeOf } from '@linli/domain/categories';
import { metresBetween } from '@linli/domain/patrols';
import {
  fieldRoles,
  helpRank,
  isAble,
  type LendingZone,
  lendingZoneOf,
  metresBetweenZones,
  rankCandidates,
  whyHelp,
} from '@linli/domain/people';
import { type Duty, onDutyAt, type Shift } from '@linli/domain/rosters';
import {
  type DecisionFacts,
  isFitToAnswerFor,
  openStatuses,
  subjectOf,
  type TicketEventType,
  type TicketFacts,
  turnedBackIn,
} from '@linli/domain/tickets';
import { findCategoriesOf } from '../../categories/queries.ts';
import { type Ctx, type Read, readIn, readRows, type Tx } from '../../context/index.ts';
import type { HandoverCandidateView } from '../views/index.ts';
import { openToMe } from './conditions.ts';
import { requireTicket } from './facts.ts';

type Candidate = {
  id: string;
  name: string;
  nameEn: string;
  role: StaffRole;
  trades: string[];
  zoneIds: string[];
  openTickets: number;
  duties: (Duty & Omit<Shift, 'id'>)[];
  lat: number | null;
  lng: number | null;
  cap: number;
  timeZone: string;
  rostered: boolean;
  hereLat: number | null;
  hereLng: number | null;
  away: boolean;
};

/** For so long somebody counts as being where they last signed in. */
const stillThereHours = 2;

/**
 * T7: who can be sent, the best first, each with the reasons: trade, on duty, zone, how near, how much is in hand, and
 * whether they came off this very matter before. One tap sends only who can do it now; nobody, where the matter was called
 * unsafe. One query for the people with all of that but the last; a place without a position of its own is where its
 * building is, else in the middle of that building's spots.
 */
export async function listCandidates(ctx: Ctx, input: { ticketId: string }) {
  const ticket = await requireTicket(ctx, ctx.db.prisma, { id: input.ticketId }, false);
  const subject = subjectOf(ticket);
  if (!can(ctx.actor, 'ticket.dispatch', subject)) authorize(ctx.actor, 'ticket.transfer', subject);
  const trade = tradeOf(await findCategoriesOf(readIn(ctx.db.prisma), ticket.communityId), ticket.category);
  const now = ctx.clock();
  const people = await readRows<Candidate>(
    ctx.db,
    Prisma.sql`
    with here as (
      select c.id, c.time_zone, c.open_work_cap, (${now}::timestamptz at time zone c.time_zone)::date as today,
        coalesce(t.lat, p.lat, bd.lat, b.lat) as lat, coalesce(t.lng, p.lng, bd.lng, b.lng) as lng
      from ticket t join community c on c.id = t.community_id left join spot p on p.id = t.spot_id
        left join unit u on u.id = t.unit_id left join building bd on bd.id = coalesce(t.building_id, u.building_id, p.building_id)
        left join lateral (select avg(o.lat) as lat, avg(o.lng) as lng from spot o where o.building_id = u.building_id) b on true
      where t.id = ${ticket.id}::uuid
    )
    select s.id, s.name, s.name_en as "nameEn", s.role, s.trades, here.open_work_cap as cap, here.time_zone as "timeZone",
      here.lat as "hereLat", here.lng as "hereLng", at.lat, at.lng,
      exists (select 1 from absence y where y.staff_id = s.id and y.state = 'confirmed'
        and y.starts_at <= ${now}::timestamptz and ${now}::timestamptz < y.ends_at) as away,
      array(select zs.zone_id from zone_staff zs where zs.staff_id = s.id
        union select z.id from zone z where z.housekeeper_id = s.id) as "zoneIds",
      (select count(*) from ticket t where t.assignee_id = s.id and t.ended_at is null
        and ${openToMe(ctx.actor)} and t.status = any(${openStatuses}::text[]))::int as "openTickets",
      exists (select 1 from duty d join shift h on h.id = d.shift_id
        where h.community_id = here.id and d.date between here.today - 1 and here.today) as rostered,
      coalesce((select json_agg(json_build_object('staffId', d.staff_id, 'shiftId', d.shift_id, 'date', d.date,
          'fromMinute', h.from_minute, 'toMinute', h.to_minute))
        from duty d join shift h on h.id = d.shift_id
        where d.staff_id = s.id and d.date between here.today - 1 and here.today), '[]'::json) as duties
    from here join staff s on s.community_id = here.id
      left join lateral (select coalesce(n.lat, p.lat) as lat, coalesce(n.lng, p.lng) as lng
        from patrol_sign_in n join spot p on p.id = n.spot_id
        where n.staff_id = s.id and n.at between ${now}::timestamptz - make_interval(hours => ${stillThereHours}::int) and ${now}::timestamptz
        order by n.at desc, n.id desc limit 1) at on true
    where s.active and s.id is distinct from ${ticket.aboutStaffId}::uuid and s.role = any(${fieldRoles}::text[])`,
  );
  const before = turnedBackIn(await findHistory(readIn(ctx.db.prisma), ticket.id));
  const facts = people.map((person) => ({
    ...person,
    turnedBack: before.people.get(person.id) ?? null,
    onDuty: person.rostered ? isOn(person, now) : null,
    metres: metresOf(person),
  }));
  const ranked = rankCandidates(facts, {
    trade,
    zoneId: ticket.zoneId,
    cap: people[0]?.cap ?? 0,
  });
  const zones = await findZones(readIn(ctx.db.prisma), ticket.communityId);
  const here = zones.find(({ id }) => id === ticket.zoneId);
  const sorted = ranked.map((person) => ({ ...person, zone: lendingZoneOf(person.zoneIds, ticket.zoneId, zones) }));
  const own = sorted.filter(({ zone }) => zone === null);
  const lent = sorted.flatMap(({ zone, ...person }) => (zone ? [{ ...person, zone }] : []));
  const far = (zone: ZoneRow) => metresBetweenZones(here, zone) ?? Number.POSITIVE_INFINITY;
  lent.sort((a, b) => helpRank(a.reasons) - helpRank(b.reasons) || far(a.zone) - far(b.zone) || b.score - a.score);
  const help = whyHelp(own);
  return [...own, ...lent].map(({ id, name, nameEn, role, trades, openTickets, metres, reasons, zone }, index) => ({
    ...{ id, name, nameEn: nameEn || name, role, trades, openTickets, metres, reasons },
    // Help is asked for, not pressed by the way: who is lent is never suggested.
    suggested: index === 0 && zone === null && isAble(reasons) && !before.unsafe,
    lending: zone && { id: zone.id, name: zone.name, nameEn: zone.nameEn || zone.name },
    help,
  }));
}

/** What `turnedBackIn` reads. */
function findHistory(read: Read, ticketId: string) {
  return read<{ type: TicketEventType; data: Record<string, unknown> }>(
    'select e.type, e.data from ticket_event e where e.ticket_id = $1::uuid order by e.seq',
    [ticketId],
  );
}

type ZoneRow = LendingZone & { name: string; nameEn: string; housekeeperId: string | null };

/** The zones of a community with their housekeepers, and the middle of their blocks, else of their spots. */
function findZones(read: Read, communityId: string): Promise<ZoneRow[]> {
  return read(
    `select z.id, z.name, z.name_en as "nameEn",
      coalesce((select avg(b.lat) from building b where b.zone_id = z.id), (select avg(p.lat) from spot p where p.zone_id = z.id)) as lat,
      coalesce((select avg(b.lng) from building b where b.zone_id = z.id), (select avg(p.lng) from spot p where p.zone_id = z.id)) as lng,
      (select s.id from staff s where s.id = z.housekeeper_id and s.active) as "housekeeperId"
    from zone z where z.community_id = $1::uuid`,
    [communityId],
  );
}

/**
 * T7: which zone lends somebody who is sent to a matter of another, and its housekeeper, to be told; not one who goes
 * themselves, nor whom the matter is about (T5).
 */
export async function findLending(
  tx: Tx,
  ticket: Pick<TicketFacts, 'communityId' | 'zoneId' | 'aboutStaffId'>,
  staffId: string,
): Promise<NonNullable<DecisionFacts['lending']> | null> {
  if (ticket.zoneId === null) return null;
  const read = readIn(tx);
  const theirs = await read<{ id: string }>(
    `select zs.zone_id as id from zone_staff zs where zs.staff_id = $1::uuid
      union select z.id from zone z where z.housekeeper_id = $1::uuid`,
    [staffId],
  );
  const zoneIds = theirs.map(({ id }) => id);
  if (zoneIds.length === 0 || zoneIds.includes(ticket.zoneId)) return null;
  const zone = lendingZoneOf(zoneIds, ticket.zoneId, await findZones(read, ticket.communityId));
  if (!zone) return null;
  const { id: zoneId, name, nameEn, housekeeperId } = zone;
  const told = housekeeperId !== staffId && housekeeperId !== ticket.aboutStaffId;
  return { zoneId, name, nameEn: nameEn || name, lenderId: told ? housekeeperId : null };
}

function isOn({ duties, timeZone }: Candidate, now: Date): boolean {
  const shifts = duties.map(({ shiftId, fromMinute, toMinute }) => ({ id: shiftId, fromMinute, toMinute }));
  return onDutyAt(duties, shifts, now, timeZone).length > 0;
}

function metresOf({ lat, lng, hereLat, hereLng }: Candidate): number | null {
  if (lat === null || lng === null || hereLat === null || hereLng === null) return null;
  return Math.round(metresBetween({ lat, lng }, { lat: hereLat, lng: hereLng }));
}

type SuccessorRow = HandoverCandidateView & { active: boolean; communityId: string; ownRole: StaffRole | null };

/**
 * T5: to whom a matter can be offered to answer for: everybody of the community, housekeepers and who has the role of whom it
 * leaves first, those who go out last, within that those of its zone first; behind all, not to be chosen, who is on leave.
 */
export async function listHandoverCandidates(ctx: Ctx, input: { ticketId: string }): Promise<HandoverCandidateView[]> {
  const ticket = await requireTicket(ctx, ctx.db.prisma, { id: input.ticketId }, false);
  authorize(ctx.actor, 'ticket.hand_over', subjectOf(ticket));
  const now = ctx.clock();
  const people = await ctx.db.prisma.$queryRaw<SuccessorRow[]>`
    select s.id, s.name, coalesce(nullif(s.name_en, ''), s.name) as "nameEn", s.role, s.active, s.community_id as "communityId",
      (select o.role from staff o where o.id = ${ticket.firstResponsibleId}::uuid) as "ownRole",
      exists (select 1 from zone z left join zone_staff zs on zs.zone_id = z.id and zs.staff_id = s.id
        where z.id = ${ticket.zoneId}::uuid and (zs.staff_id is not null or z.housekeeper_id = s.id)) as "inZone",
      (select ((y.ends_at at time zone c.time_zone)::date - 1)::text from absence y where y.staff_id = s.id and y.state in ('planned', 'confirmed')
        and y.starts_at <= ${now}::timestamptz and ${now}::timestamptz < y.ends_at limit 1) as "awayUntil"
    from staff s join community c on c.id = s.community_id where s.community_id = ${ticket.communityId}::uuid and s.active`;
  return people
    .filter((person) => isFitToAnswerFor(ticket, person))
    .sort(
      (a, b) =>
        Number(a.awayUntil !== null) - Number(b.awayUntil !== null) ||
        rankOf(a) - rankOf(b) ||
        Number(b.inZone) - Number(a.inZone) ||
        a.name.localeCompare(b.name, 'zh'),
    );
}

function rankOf({ role, ownRole }: SuccessorRow): number {
  if (role === 'housekeeper' || role === ownRole) return 0;
  return fieldRoles.includes(role) ? 2 : 1;
}
