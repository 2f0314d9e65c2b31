import { Prisma } from '@linli/db';
import { type Absence, isCalledOff, isRunning, type ListAbsencesInput } from '@linli/domain/absences';
import { type Actor, can, type StaffRole } from '@linli/domain/access';
import { DomainError } from '@linli/domain/kernel';
import { dateAt } from '@linli/domain/rosters';
import { type Ctx, readRows } from '../context/index.ts';
import type { PersonView } from '../tickets/views/index.ts';
import type { AbsencesView, AbsenceView } from './views.ts';

type Away = { id: string; communityId: string | null };

/** Leave as the matrix sees it: of the person and of each above them (T5). Who is of no community has it of those alone. */
export function leaveSubject(actor: Actor, { id, communityId }: Away) {
  const above = actor.kind === 'staff' && actor.peopleBelow.includes(id) ? actor.staffId : null;
  const own = actor.kind === 'staff' && (above || actor.staffId === id) ? actor.communityIds[0] : undefined;
  return { communityId: communityId ?? own ?? '', zoneId: null, assigneeId: id, staffId: above };
}

/** The deputy alone says yes. */
export function deputySubject(actor: Actor, deputyId: string, communityId: string | null) {
  const reach = actor.kind === 'staff' ? actor.communityIds[0] : undefined;
  return { communityId: communityId ?? reach ?? '', zoneId: null, handoverToId: deputyId };
}

type Row = Absence & Pick<AbsenceView, 'id' | 'staff' | 'deputy' | 'from' | 'to'> & Omit<Away, 'id'>;
type Head = { timeZone: string; communities: AbsencesView['communities'] };
type Candidate = PersonView & Omit<Away, 'id'> & { role: StaffRole; away: boolean };

/** T5: who is away or will be, and who stands in for them; what is over for a month is left out. Three statements. */
export async function listAbsences(ctx: Ctx, input: ListAbsencesInput): Promise<AbsencesView> {
  const { actor } = ctx;
  const now = ctx.clock();
  const reach = actor.kind === 'staff' ? actor.communityIds : [];
  const communityId = input.communityId ?? reach[0];
  if (actor.kind !== 'staff' || !communityId || !can(actor, 'absence.view', { communityId, zoneId: null })) {
    throw new DomainError('access.denied');
  }
  const [head] = await readRows<Head>(
    ctx.db,
    Prisma.sql`
    select c.time_zone as "timeZone", (select json_agg(json_build_object('id', o.id, 'name', o.name,
      'nameEn', coalesce(nullif(o.name_en, ''), o.name)) order by o.name) from community o
      where o.id = any(${reach}::uuid[])) as communities
    from community c where c.id = ${communityId}::uuid`,
  );
  if (!head) throw new DomainError('record.not_found');
  const rows = await readRows<Row>(
    ctx.db,
    Prisma.sql`
    select a.id, a.staff_id as "staffId", a.deputy_id as "deputyId", a.starts_at as "startsAt", a.ends_at as "endsAt", a.state,
      json_build_object('id', s.id, 'name', s.name, 'nameEn', coalesce(nullif(s.name_en, ''), s.name)) as staff,
      json_build_object('id', d.id, 'name', d.name, 'nameEn', coalesce(nullif(d.name_en, ''), d.name)) as deputy,
      (a.starts_at at time zone ${head.timeZone})::date::text as from,
      ((a.ends_at at time zone ${head.timeZone})::date - 1)::text as to,
      s.community_id as "communityId"
    from absence a join staff s on s.id = a.staff_id join staff d on d.id = a.deputy_id
    where a.ends_at > ${now}::timestamptz - interval '30 days'
      and (s.community_id = ${communityId}::uuid or ${actor.staffId}::uuid in (s.id, d.id, s.superior_id))
    order by a.starts_at, a.id limit 200`,
  );
  const people = await readRows<Candidate>(
    ctx.db,
    Prisma.sql`
    select s.id, s.name, coalesce(nullif(s.name_en, ''), s.name) as "nameEn", s.role, s.community_id as "communityId",
      exists (select 1 from absence a where a.staff_id = s.id and a.state = 'confirmed'
        and a.starts_at <= ${now}::timestamptz and a.ends_at > ${now}::timestamptz) as away
    from staff s where s.active and exists (select 1 from account a where a.staff_id = s.id)
      and (s.community_id = ${communityId}::uuid or s.id = ${actor.staffId}::uuid
        or s.id in (select u.superior_id from staff u where u.community_id = ${communityId}::uuid or u.id = ${actor.staffId}::uuid))
    order by s.name, s.id`,
  );
  return {
    communityId,
    today: dateAt(now, head.timeZone),
    communities: head.communities,
    absences: rows.map((row) => view(ctx, row, now)),
    people: people.map(({ id, name, nameEn, role, away, ...place }) => ({
      ...{ id, name, nameEn, role, away },
      mayEnter: can(actor, 'absence.edit', leaveSubject(actor, { id, ...place })),
    })),
  };
}

function view(ctx: Ctx, row: Row, now: Date): AbsenceView {
  const { id, staff, deputy, from, to, state, communityId } = row;
  const over = isCalledOff(row) || row.endsAt <= now;
  const cancelled = state === 'cancelled' || (state === 'ended' && now < row.startsAt);
  const phase = cancelled
    ? 'cancelled'
    : over
      ? 'over'
      : isRunning(row, now)
        ? 'running'
        : state === 'planned'
          ? 'waiting'
          : 'agreed';
  const edit = can(ctx.actor, 'absence.edit', leaveSubject(ctx.actor, { id: staff.id, communityId }));
  const confirm = can(ctx.actor, 'absence.confirm', deputySubject(ctx.actor, deputy.id, communityId));
  return {
    ...{ id, staff, deputy, from, to, phase },
    abilities: { confirm: phase === 'waiting' && confirm, end: !over && edit },
  };
}
