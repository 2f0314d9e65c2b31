import { Prisma } from '@linli/db';
import { can, type Door, isAbout, type StaffRole, scopeOf, staffRoles } from '@linli/domain/access';
import { DomainError } from '@linli/domain/kernel';
import {
  homePattern,
  isOfCommunity,
  type Link,
  type ListHouseholdsInput,
  maskPhone,
  oneLevelUp,
  phoneSought,
  rolesToGive,
  type StaffRecordInput,
  vacancyAbove,
} from '@linli/domain/people';
import { openStatuses } from '@linli/domain/tickets';
import { findCommunities, keysetPage, likePattern, requireCommunity, scopeWhere } from '../access/index.ts';
import { type Ctx, readRows, type Tx } from '../context/index.ts';
import { inEitherSpelling, patternOf } from '../context/spelling.ts';
import { openToMe } from '../tickets/queries/index.ts';
import { person } from '../tickets/views/index.ts';
import type { DemoAccountView, HouseholdRowView, MeView, StaffRecordView, StaffView } from './views.ts';

const zonesJson = Prisma.sql`coalesce((select json_agg(distinct jsonb_build_object('id', z.id, 'name', z.name, 'nameEn', z.name_en))
  from zone z left join zone_staff zs on zs.zone_id = z.id where zs.staff_id = s.id or z.housekeeper_id = s.id), '[]'::json)`;

type StaffRow = Omit<StaffView, 'superior' | 'vacancy' | 'editable'> & {
  communityId: string;
  superiorActive: boolean | null;
  superiorId: string | null;
  superiorName: string | null;
  superiorNameEn: string | null;
};

/** The staff of the communities in reach: who does what where, and how much is on their plate. */
export async function listStaff(ctx: Ctx): Promise<StaffView[]> {
  const scope = { community: Prisma.sql`s.community_id`, zone: null, household: null, staff: Prisma.sql`s.id` };
  const rows = await ctx.db.prisma.$queryRaw<StaffRow[]>`
    select s.id, s.name, s.name_en as "nameEn", s.role, s.title, s.phone, s.trades, ${zonesJson} as zones,
      s.community_id as "communityId", b.active as "superiorActive", b.id as "superiorId", b.name as "superiorName", b.name_en as "superiorNameEn",
      (select count(*) from ticket t where t.assignee_id = s.id and ${openToMe(ctx.actor)} and t.status = any(${openStatuses}::text[]))::int as "openTickets"
    from staff s left join staff b on b.id = s.superior_id
    where s.active and ${scopeWhere(ctx.actor, 'person.view', scope)}
    order by s.role, s.name limit 500`;
  return rows.map(({ superiorId, superiorName, superiorNameEn, superiorActive, communityId, ...row }) => ({
    ...row,
    superior: person(superiorId, superiorName, superiorNameEn),
    vacancy: vacancyAbove(row.role, superiorActive),
    editable: isEditable(ctx, communityId, row.role),
  }));
}

function isEditable({ actor }: Ctx, communityId: string, role: StaffRole): boolean {
  const given = actor.kind === 'staff' && rolesToGive(actor.role).includes(role);
  return given && can(actor, 'person.edit', { communityId, zoneId: null });
}

/** All that a row of `staff s` says, as one text to compare: whoever changes it says what they were shown. */
export const digestOfStaff = Prisma.sql`md5(s::text)`;

/** Does somebody (`s`) serve the community `c` of the region `r`? */
export const reaches = Prisma.sql`coalesce(s.community_id = c.id, s.region_id = c.region_id, s.company_id = r.company_id)`;

/**
 * A1: one member of staff as a form shows them, or nobody for somebody new, with what there is to choose from.
 * @throws DomainError `record.not_found` for somebody who has left or whom the viewer may not change
 */
export async function getStaffRecord(ctx: Ctx, { staffId, communityId }: StaffRecordInput): Promise<StaffRecordView> {
  const known = staffId ? await ctx.db.prisma.staff.findUnique({ where: { id: staffId } }) : null;
  const home = requireCommunity(ctx.actor, 'person.edit', known?.communityId ?? communityId, 'record.not_found');
  const [row] = await readRows<Pick<StaffRecordView, 'communityId' | 'superiors' | 'person'>>(
    ctx.db,
    Prisma.sql`
    select c.id as "communityId",
      coalesce((select json_agg(json_build_object('id', s.id, 'name', s.name, 'nameEn', coalesce(nullif(s.name_en, ''), s.name),
          'role', s.role) order by array_position(${staffRoles}::text[], s.role), s.name)
        from staff s where s.active and ${reaches} and s.id is distinct from ${staffId ?? null}::uuid), '[]'::json) as superiors,
      (select json_build_object('id', s.id, 'name', s.name, 'nameEn', coalesce(nullif(s.name_en, ''), s.name), 'role', s.role,
          'title', s.title, 'phone', s.phone, 'trades', s.trades, 'superiorId', s.superior_id, 'digest', ${digestOfStaff},
          'leads', coalesce((select json_agg(json_build_object('id', z.id, 'name', z.name, 'nameEn', z.name_en) order by z.name)
            from zone z where z.housekeeper_id = s.id), '[]'::json),
          'successors', coalesce((select json_agg(json_build_object('id', h.id, 'name', h.name, 'nameEn', coalesce(nullif(h.name_en, ''), h.name))
            order by h.name) from staff h where h.active and h.role = 'housekeeper' and h.community_id = c.id and h.id <> s.id), '[]'::json),
          'answersFor', (select count(*) from ticket t where t.first_responsible_id = s.id and t.ended_at is null
            and ${openToMe(ctx.actor)}))
        from staff s where s.id = ${staffId ?? null}::uuid and s.active and s.community_id = c.id) as person
    from community c join region r on r.id = c.region_id where c.id = ${home}::uuid`,
  );
  if (!row || (staffId && !(row.person && isEditable(ctx, home, row.person.role)))) {
    throw new DomainError('record.not_found');
  }
  const roles = ctx.actor.kind === 'staff' ? rolesToGive(ctx.actor.role) : [];
  return { ...row, roles, communities: await findCommunities(ctx, 'person.edit') };
}

/**
 * T5: who stands one level above somebody, for a matter of the community; null when nobody is left.
 * @param absentId is passed over, as who has left is
 */
export async function superiorOf(
  tx: Tx,
  personId: string,
  communityId: string,
  fits?: (role: StaffRole) => boolean,
  absentId: string | null = null,
): Promise<string | null> {
  const people = await tx.$queryRaw<Link[]>`
    with recursive chain as (
      select s.id, s.superior_id from staff s where s.id = ${personId}::uuid
      union select u.id, u.superior_id from chain c join staff u on u.id = c.superior_id
    ), here as (
      select c.id, c.region_id, r.company_id from community c join region r on r.id = c.region_id
      where c.id = ${communityId}::uuid
    )
    select s.id, s.superior_id as "superiorId", s.role, s.active and s.id is distinct from ${absentId}::uuid as active,
      coalesce(s.community_id = here.id, s.region_id = here.region_id, s.company_id = here.company_id) as reaches
    from staff s, here
    where s.id in (select id from chain)
      or (s.company_id = here.company_id and s.role in ('director', 'regional_manager'))`;
  return oneLevelUp(personId, people, fits);
}

/**
 * T5: who answers for a complaint about somebody.
 * @throws DomainError `ticket.about_unfit` for somebody who is not of the community, has left, or is the one who files
 */
export async function whoAnswersAbove(ctx: Ctx, aboutStaffId: string, communityId: string): Promise<string | null> {
  const about = await ctx.db.prisma.staff.findUnique({ where: { id: aboutStaffId } });
  if (!about || !isOfCommunity(about, communityId) || isAbout(ctx.actor, { aboutStaffId })) {
    throw new DomainError('ticket.about_unfit');
  }
  return await superiorOf(ctx.db.prisma, aboutStaffId, communityId);
}

type HouseholdRow = Omit<HouseholdRowView, 'members'> & {
  members: { id: string; name: string; relation: 'owner' | 'family' | 'tenant'; phone: string; matched: boolean }[];
};

/** Whom of a household the words name, by name or number; nobody when they name a home or nothing. */
function memberNamed(text: string): Prisma.Sql {
  if (!text) return Prisma.sql`false`;
  const phone = phoneSought(text);
  if (phone) return Prisma.sql`m.phone like ${likePattern(phone)}`;
  return Prisma.sql`m.name ~* ${inEitherSpelling(patternOf(text))}`;
}

/** Is it this home that the words name? */
function homeNamed(text: string): Prisma.Sql {
  const pattern = homePattern(text);
  if (pattern) {
    const home = Prisma.sql`b.name || ' ' || u.number || ' ' || b.name_en || ' ' || u.number || ' ' || b.name`;
    return Prisma.sql`${home} ~* ${inEitherSpelling(pattern)}`;
  }
  const words = inEitherSpelling(patternOf(text.normalize('NFKC')));
  return Prisma.sql`b.name || u.number || ' ' || b.name_en || ' ' || u.number ~* ${words}`;
}

/** Households in reach by place, name or telephone; phone numbers come masked (K4). One query, pages by id. */
export async function listHouseholds(ctx: Ctx, input: ListHouseholdsInput) {
  const scope = {
    community: Prisma.sql`b.community_id`,
    zone: Prisma.sql`b.zone_id`,
    household: Prisma.sql`h.id`,
  };
  const page = keysetPage({ id: Prisma.sql`h.id` }, input);
  const where = [scopeWhere(ctx.actor, 'household.view', scope), page.where];
  const named = memberNamed(input.text);
  if (input.unitId) where.push(Prisma.sql`u.id = ${input.unitId}::uuid`);
  if (input.text) {
    where.push(
      Prisma.sql`(${homeNamed(input.text)} or exists (select 1 from member m where m.household_id = h.id and ${named}))`,
    );
  }
  const found = await ctx.db.prisma.$queryRaw<HouseholdRow[]>`
    select h.id, b.name as building, b.name_en as "buildingEn", u.number as unit, u.id as "unitId",
      z.name as "zoneName", z.name_en as "zoneNameEn",
      coalesce((select json_agg(json_build_object('id', m.id, 'name', m.name, 'relation', m.relation, 'phone', m.phone,
        'matched', ${named}) order by m.id) from member m where m.household_id = h.id), '[]'::json) as members,
      (select count(*) from ticket t where t.household_id = h.id and ${openToMe(ctx.actor)} and t.status = any(${openStatuses}::text[]))::int as "openTickets"
    from household h join unit u on u.id = h.unit_id join building b on b.id = u.building_id
      left join zone z on z.id = b.zone_id
    where ${Prisma.join(where, ' and ')} ${page.orderAndLimit}`;
  const { rows, nextCursor } = page.cut(found);
  return {
    rows: rows.map((row) => ({
      ...row,
      members: row.members.map(({ phone, ...member }) => ({ ...member, maskedPhone: maskPhone(phone) })),
    })),
    nextCursor,
  };
}

/** The signed-in member of staff. */
export async function getMe(ctx: Ctx): Promise<MeView> {
  const { actor } = ctx;
  if (actor.kind !== 'staff') throw new DomainError('access.denied');
  const [row] = await readRows<Omit<MeView, 'abilities' | 'role' | 'staffId' | 'standsInFor'>>(
    ctx.db,
    Prisma.sql`
    select s.name, s.name_en as "nameEn", c.id as "communityId", c.name as "communityName", c.name_en as "communityNameEn",
      coalesce(c.time_zone, (select o.time_zone from community o limit 1), 'Asia/Shanghai') as "timeZone", ${zonesJson} as zones,
      (select count(*) from absence y where y.deputy_id = s.id and y.state = 'planned' and y.ends_at > ${ctx.clock()}::timestamptz)::int as asked
    from staff s left join community c on c.id = s.community_id where s.id = ${actor.staffId}::uuid`,
  );
  if (!row) throw new DomainError('auth.required');
  return {
    ...row,
    staffId: actor.staffId,
    role: actor.role,
    standsInFor: actor.standsInFor
      .filter(({ onlyAbout }) => !onlyAbout)
      .map(({ staffId: id, name, nameEn }) => ({ id, name, nameEn })),
    abilities: {
      households: scopeOf(actor, 'household.view') !== undefined,
      callbacks: scopeOf(actor, 'callback.view') !== undefined,
      surveys: scopeOf(actor, 'survey.view') !== undefined,
      clocks: scopeOf(actor, 'clocks.view') !== undefined,
      people: scopeOf(actor, 'person.view') !== undefined,
      editPeople: scopeOf(actor, 'person.edit') !== undefined,
      claims: scopeOf(actor, 'ticket.claim') !== undefined && actor.teamIds.length > 0,
    },
  };
}

/**
 * The sign-ins that a demo offers: invented people only, never one who was imported or has left. Of the portal two
 * residents a zone, first those with a matter of their own under way, and by its history: who is in the middle of a journey does not
 * leave the list by it; of the office two of each role and every housekeeper. No actor: nobody is signed in yet.
 */
export async function listDemoAccounts(db: Ctx['db'], door: Door): Promise<DemoAccountView[]> {
  return await db.prisma.$queryRaw<DemoAccountView[]>(door === 'portal' ? demoResidents : demoStaff);
}

const demoResidents = Prisma.sql`
  select "accountId", name, name as "nameEn", 'resident' as role, hint, "hintEn" from (
    select *, row_number() over (partition by "zoneId" order by "underWay" desc, matters desc, "accountId") as turn from (
      select a.id as "accountId", m.name, b.zone_id as "zoneId", b.name || ' ' || u.number as hint,
        coalesce(nullif(b.name_en, ''), b.name) || ' ' || u.number as "hintEn",
        exists (select 1 from ticket t join ticket_event e on e.ticket_id = t.id and e.type = 'dispatched'
          where t.reporter_member_id = m.id and t.household_id = h.id and t.source = 'portal'
            and e.at < now() - interval '6 hours' and coalesce(t.done_at, now()) > now() - interval '1 day') as "underWay",
        (select count(*) from ticket t where t.household_id = h.id) as matters
      from account a join member m on m.id = a.member_id join household h on h.id = m.household_id
        join unit u on u.id = h.unit_id join building b on b.id = u.building_id
      where a.door = 'portal' and m.external_id is null) resident) ranked
  where turn <= 2 order by turn, "underWay" desc, hint limit 8`;

const demoStaff = Prisma.sql`
  select "accountId", name, "nameEn", role, hint, "hintEn" from (
    select a.id as "accountId", s.name, s.name_en as "nameEn", s.role, coalesce(nullif(s.title, ''), s.role) as hint,
      concat_ws(' · ', initcap(replace(s.role, '_', ' ')),
        (select min(nullif(z.name_en, '')) from zone z where z.housekeeper_id = s.id)) as "hintEn",
      row_number() over (partition by s.role order by s.id) as turn
    from account a join staff s on s.id = a.staff_id
    where a.door = 'office' and s.active and s.external_id is null) ranked
  where turn <= 2 or role = 'housekeeper'
  order by role <> 'housekeeper', array_position(${staffRoles}::text[], role), turn limit 40`;
