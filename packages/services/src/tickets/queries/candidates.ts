import { Prisma } from '@linli/db';
import { authorize, can, type StaffRole } from '@linli/domain/access';
import { tradeOf } from '@linli/domain/categories';
import { metresBetween } from '@linli/domain/patrols';
import { fieldRoles, rankCandidates } from '@linli/domain/people';
import { type Duty, onDutyAt, type Shift } from '@linli/domain/rosters';
import { isFitToAnswerFor, openStatuses, subjectOf } from '@linli/domain/tickets';
import { findCategoriesOf } from '../../categories/queries.ts';
import { type Ctx, readIn, readRows } from '../../context/index.ts';
import type { HandoverCandidateView } from '../views.ts';
import { notAboutMe } from './conditions.ts';
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
};

/** For so long somebody counts as being where they last signed in. */
const stillThereHours = 2;

/**
 * T7: who can be sent, the best first, each with the reasons: on duty, trade, zone, how near, how much is in hand. One query
 * for the people with all of that; a place without a position of its own is where its building is, else in the middle of
 * that building's spots.
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
        left join unit u on u.id = t.unit_id left join building bd on bd.id = coalesce(u.building_id, p.building_id)
        left join lateral (select avg(o.lat) as lat, avg(o.lng) as lng from spot o where o.building_id = u.building_id) b on true
      where t.id = ${ticket.id}::uuid
    )
    select s.id, s.name, s.name_en as "nameEn", s.role, s.trades, here.open_work_cap as cap, here.time_zone as "timeZone",
      here.lat as "hereLat", here.lng as "hereLng", at.lat, at.lng,
      array(select zs.zone_id from zone_staff zs where zs.staff_id = s.id
        union select z.id from zone z where z.housekeeper_id = s.id) as "zoneIds",
      (select count(*) from ticket t where t.assignee_id = s.id and t.ended_at is null
        and ${notAboutMe(ctx.actor)} and t.status = any(${openStatuses}::text[]))::int as "openTickets",
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
  const facts = people.map((person) => ({
    ...person,
    onDuty: person.rostered ? isOn(person, now) : null,
    metres: metresOf(person),
  }));
  const ranked = rankCandidates(facts, {
    trade,
    zoneId: ticket.zoneId,
    cap: people[0]?.cap ?? 0,
  });
  return ranked.map(({ id, name, nameEn, role, trades, openTickets, metres, reasons, score }, index) => ({
    ...{ id, name, nameEn: nameEn || name, role, trades, openTickets, metres, reasons },
    suggested: index === 0 && score > 0,
  }));
}

function isOn({ duties, timeZone }: Candidate, now: Date): boolean {
  const shifts = duties.map(({ shiftId, fromMinute, toMinute }) => ({ id: shiftId, fromMinute, toMinute }));
  return onDutyAt(duties, shifts, now, timeZone).length > 0;
}

function metresOf({ lat, lng, hereLat, hereLng }: Candidate): number | null {
  if (lat === null || lng === null || hereLat === null || hereLng === null) return null;
  return Math.round(metresBetween({ lat, lng }, { lat: hereLat, lng: hereLng }));
}

/** T5: to whom a matter can be offered to answer for: everybody of the community, those of its zone first. */
export async function listHandoverCandidates(ctx: Ctx, input: { ticketId: string }): Promise<HandoverCandidateView[]> {
  const ticket = await requireTicket(ctx, ctx.db.prisma, { id: input.ticketId }, false);
  authorize(ctx.actor, 'ticket.hand_over', subjectOf(ticket));
  const people = await ctx.db.prisma.$queryRaw<(HandoverCandidateView & { active: boolean; communityId: string })[]>`
    select s.id, s.name, coalesce(nullif(s.name_en, ''), s.name) as "nameEn", s.role, s.active, s.community_id as "communityId",
      exists (select 1 from zone z left join zone_staff zs on zs.zone_id = z.id and zs.staff_id = s.id
        where z.id = ${ticket.zoneId}::uuid and (zs.staff_id is not null or z.housekeeper_id = s.id)) as "inZone"
    from staff s where s.community_id = ${ticket.communityId}::uuid and s.active`;
  return people
    .filter((person) => isFitToAnswerFor(ticket, person))
    .sort((a, b) => Number(b.inZone) - Number(a.inZone) || a.name.localeCompare(b.name, 'zh'));
}
