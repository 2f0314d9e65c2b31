import { Prisma } from '@linli/db';
import { can, type StaffRole } from '@linli/domain/access';
import { DomainError } from '@linli/domain/kernel';
import { dateAt, daysAround, daysOfWeek, isWeekOver, onDutyAt, type RosterInput, weekOf } from '@linli/domain/rosters';
import { findCommunities, requireCommunity } from '../access/index.ts';
import { type Ctx, readRows } from '../context/index.ts';
import type { OnDutyView, RosterView, ShiftView } from './views.ts';

/** A person's duty as the matrix sees it: a team leader writes their own and that of their people. */
export function dutySubject(person: { id: string; communityId: string; superiorId: string | null }) {
  return { communityId: person.communityId, zoneId: null, assigneeId: person.id, staffId: person.superiorId };
}

type HeadRow = Pick<RosterView, 'shifts'> & { timeZone: string };
type PersonRow = Omit<RosterView['people'][number], 'abilities'> & { communityId: string; superiorId: string | null };

/** One week of a community's roster (T7): two statements, whatever stands in it, and one
 * more for whoever has several communities. */
export async function getRoster(ctx: Ctx, input: RosterInput): Promise<RosterView> {
  const communityId = requireCommunity(ctx.actor, 'roster.view', input.communityId);
  const [head] = await readRows<HeadRow>(
    ctx.db,
    Prisma.sql`
    select c.time_zone as "timeZone",
      coalesce((select json_agg(json_build_object('id', s.id, 'name', s.name, 'nameEn', coalesce(nullif(s.name_en, ''), s.name),
        'fromMinute', s.from_minute, 'toMinute', s.to_minute, 'night', s.night,
        'used', exists (select 1 from duty d where d.shift_id = s.id)) order by s.night, s.from_minute, s.name)
        from shift s where s.community_id = c.id), '[]'::json) as shifts
    from community c where c.id = ${communityId}::uuid`,
  );
  if (!head) throw new DomainError('record.not_found');
  const today = dateAt(ctx.clock(), head.timeZone);
  const week = weekOf(input.date ?? today);
  const days = daysOfWeek(week);
  const dayOf = (moment: Prisma.Sql, later: number) =>
    Prisma.sql`((${moment} at time zone ${head.timeZone})::date + ${later}::int)::text`;
  const people = await readRows<PersonRow>(
    ctx.db,
    Prisma.sql`
    select s.id, s.name, coalesce(nullif(s.name_en, ''), s.name) as "nameEn", s.role, s.title,
      s.community_id as "communityId", s.superior_id as "superiorId",
      coalesce((select json_agg(json_build_object('date', d.date, 'shiftId', d.shift_id) order by d.date, h.from_minute)
        from duty d join shift h on h.id = d.shift_id
        where d.staff_id = s.id and d.date between ${week}::date and ${days[6]}::date), '[]'::json) as duties,
      coalesce((select json_agg(json_build_object('from', ${dayOf(Prisma.sql`y.starts_at`, 0)}, 'to', ${dayOf(Prisma.sql`y.ends_at`, -1)},
          'deputy', json_build_object('id', v.id, 'name', v.name, 'nameEn', coalesce(nullif(v.name_en, ''), v.name))) order by y.starts_at)
        from absence y join staff v on v.id = y.deputy_id where y.staff_id = s.id and y.state = 'confirmed'
          and y.starts_at < ((${days[6]}::date + 1)::timestamp at time zone ${head.timeZone})
          and y.ends_at > (${week}::date::timestamp at time zone ${head.timeZone})), '[]'::json) as leaves
    from staff s where s.community_id = ${communityId}::uuid and s.active
    order by array_position(${rosterOrder}::text[], s.role), s.superior_id, s.name`,
  );
  const over = isWeekOver(week, today);
  const edits = (person: PersonRow) => !over && can(ctx.actor, 'roster.edit', dutySubject(person));
  return {
    communityId,
    timeZone: head.timeZone,
    week,
    days,
    today,
    over,
    communities: await findCommunities(ctx, 'roster.view'),
    shifts: head.shifts,
    people: people.map((person) => ({ ...person, abilities: { edit: edits(person) } })),
    abilities: {
      shifts: can(ctx.actor, 'shift.edit', { communityId, zoneId: null }),
      copy: people.some(edits),
    },
  };
}

/** Those who go out first, those who steer after them. */
const rosterOrder: readonly StaffRole[] = [
  'tradesperson',
  'cleaner',
  'order_guard',
  'team_leader',
  'housekeeper',
  'front_desk',
  'department_head',
  'director',
];

type DutyRow = OnDutyView['people'][number] & { staffId: string; shiftId: string; date: string } & Pick<
    ShiftView,
    'fromMinute' | 'toMinute'
  > & { timeZone: string };

/** T7, T10: who is on duty at this moment by the community's clock, and until when; who is on leave last, and marked. One statement. */
export async function listOnDuty(ctx: Ctx, input: { communityId?: string | undefined }): Promise<OnDutyView> {
  const communityId = requireCommunity(ctx.actor, 'roster.view', input.communityId);
  const now = ctx.clock();
  const rows = await readRows<DutyRow>(
    ctx.db,
    Prisma.sql`
    select s.id, s.id as "staffId", s.name, coalesce(nullif(s.name_en, ''), s.name) as "nameEn", s.role, s.phone,
      d.shift_id as "shiftId", d.date::text as date, h.from_minute as "fromMinute", h.to_minute as "toMinute",
      json_build_object('name', h.name, 'nameEn', coalesce(nullif(h.name_en, ''), h.name), 'night', h.night) as shift,
      c.time_zone as "timeZone", exists (select 1 from absence y where y.staff_id = s.id and y.state = 'confirmed'
        and y.starts_at <= ${now}::timestamptz and ${now}::timestamptz < y.ends_at) as away
    from duty d join shift h on h.id = d.shift_id join community c on c.id = h.community_id
      join staff s on s.id = d.staff_id and s.active and s.community_id = c.id
    where c.id = ${communityId}::uuid
      and d.date between (${now}::timestamptz at time zone c.time_zone)::date - 1 and (${now}::timestamptz at time zone c.time_zone)::date
    order by away, array_position(${rosterOrder}::text[], s.role), s.name`,
  );
  const [first] = rows;
  if (!first) return { rostered: false, people: [] };
  const shifts = rows.map(({ shiftId, fromMinute, toMinute }) => ({ id: shiftId, fromMinute, toMinute }));
  const today = daysAround(now, first.timeZone);
  const on = onDutyAt(
    rows.filter(({ date }) => today.includes(date)),
    shifts,
    now,
    first.timeZone,
  );
  return {
    rostered: true,
    people: on.map(({ id, name, nameEn, role, phone, shift, away, until }) => ({
      ...{ id, name, nameEn, role, phone, shift, away, until },
    })),
  };
}
