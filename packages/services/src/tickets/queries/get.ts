import { Prisma } from '@linli/db';
import { can } from '@linli/domain/access';
import { usualPromises } from '@linli/domain/calendars';
import { DomainError } from '@linli/domain/kernel';
import { type LinkedFacts, reopenableUntil } from '@linli/domain/links';
import { maskPhone } from '@linli/domain/people';
import {
  dataToColleagues,
  isSuspended,
  isUnderOrder,
  noteInEnglish,
  subjectOf,
  type TicketFacts,
  wordsToColleagues,
} from '@linli/domain/tickets';
import { readTicketClocks } from '../../clocks/queries/running.ts';
import { callColumns, lookColumns } from '../../clocks/queries/waited.ts';
import { type PromisedRow, promisedView } from '../../clocks/views.ts';
import type { Ctx } from '../../context/index.ts';
import { listLinked } from '../../links/queries.ts';
import {
  abilitiesOf,
  type PersonView,
  person,
  rowView,
  type TicketEventView,
  type TicketRow,
  type TicketView,
} from '../views/index.ts';
import { partyColumns } from './conditions.ts';
import { rowColumns, rowJoins } from './rows.ts';

type DetailRow = Omit<TicketRow, 'excerpt'> &
  LinkedFacts & {
    reopenDays: number;
    at: TicketView['at'];
    matter: string;
    ratingWords: string;
    reporterPhone: string;
    communityName: string;
    communityNameEn: string;
    timeZone: string;
    housekeeperId: string | null;
    housekeeperName: string | null;
    housekeeperNameEn: string | null;
    housekeeperPhone: string | null;
    above: TicketView['above'];
    hotline: string;
    mergedIntoNumber: number | null;
    categoryName: string | null;
    categoryNameEn: string | null;
    answers: TicketView['answers'];
    aboutName: string | null;
    aboutNameEn: string | null;
    handoverToName: string | null;
    handoverToNameEn: string | null;
    deputy: PersonView | null;
    arbiterName: string | null;
    arbiterNameEn: string | null;
    offeredTeam: { id: string; name: string; nameEn: string } | null;
    lendingZone: { id: string; name: string; nameEn: string } | null;
    companions: { id: string; name: string; nameEn: string }[];
  };

/**
 * One matter with its history, for either door; a resident gets public entries and photos only (T4).
 * @throws DomainError `ticket.not_found`, also for a ticket the actor may not see
 */
export async function getTicket(ctx: Ctx, by: { number: number }): Promise<TicketView> {
  const [row] = await ctx.db.prisma.$queryRaw<DetailRow[]>`
    select ${rowColumns(ctx.clock())}, t.matter, t.rating_words as "ratingWords", t.held_from as "heldFrom",
      t.community_id as "communityId", t.zone_id as "zoneId", t.household_id as "householdId",
      ${partyColumns}, t.reporter_phone as "reporterPhone",
      c.name as "communityName", c.name_en as "communityNameEn", c.time_zone as "timeZone",
      h.id as "housekeeperId", h.name as "housekeeperName", h.name_en as "housekeeperNameEn", h.phone as "housekeeperPhone",
      c.hotline, (select json_build_object('id', a.id, 'name', a.name, 'nameEn', coalesce(nullif(a.name_en, ''), a.name), 'phone', a.phone)
        from staff a where t.about_staff_id = z.housekeeper_id and a.active and a.phone <> ''
          and a.id = t.first_responsible_id and a.id <> t.about_staff_id) as above,
      c.reopen_days as "reopenDays", m.number as "mergedIntoNumber", ab.name as "aboutName", ab.name_en as "aboutNameEn",
      ho.name as "handoverToName", ho.name_en as "handoverToNameEn", ar.name as "arbiterName", ar.name_en as "arbiterNameEn",
      (select json_build_object('id', d.id, 'name', d.name, 'nameEn', coalesce(nullif(d.name_en, ''), d.name))
        from absence y join staff d on d.active and d.id = case when y.deputy_id is distinct from t.about_staff_id then y.deputy_id else y.above_id end
        where y.staff_id = t.first_responsible_id and y.state = 'confirmed'
          and y.starts_at <= ${ctx.clock()}::timestamptz and ${ctx.clock()}::timestamptz < y.ends_at) as deputy,
      (select json_build_object('id', tm.id, 'name', tm.name, 'nameEn', coalesce(nullif(tm.name_en, ''), tm.name))
        from team tm where tm.id = t.offered_team_id) as "offeredTeam",
      (select json_build_object('id', lz.id, 'name', lz.name, 'nameEn', coalesce(nullif(lz.name_en, ''), lz.name))
        from zone lz where lz.id = t.lending_zone_id) as "lendingZone",
      coalesce((select json_agg(json_build_object('id', s.id, 'name', s.name, 'nameEn', coalesce(nullif(s.name_en, ''), s.name)) order by s.name)
        from staff s where s.id = any(t.companion_ids)), '[]'::json) as companions,
      case when coalesce(t.lat, sp.lat, bd.lat) is not null then json_build_object('marked', t.lat is not null,
        'lat', coalesce(t.lat, sp.lat, bd.lat), 'lng', coalesce(t.lng, sp.lng, bd.lng)) end as at,
      k.name as "categoryName", k.name_en as "categoryNameEn",
      coalesce((select e.data -> 'answers' from ticket_event e where e.ticket_id = t.id and e.seq = 1), '[]'::jsonb) as answers
    from ticket t ${rowJoins}
      join community c on c.id = t.community_id
      left join staff h on h.id = z.housekeeper_id and h.active
      left join ticket m on m.id = t.merged_into_id
      left join category k on k.community_id = t.community_id and k.code = t.category
      left join spot sp on sp.id = t.spot_id
      left join unit un on un.id = t.unit_id
      left join building bd on bd.id = coalesce(t.building_id, un.building_id, sp.building_id)
      left join staff ab on ab.id = t.about_staff_id
      left join staff ho on ho.id = t.handover_to_id
      left join staff ar on ar.id = t.arbiter_id
    where t.number = ${by.number}`;
  if (!row || !can(ctx.actor, 'ticket.view', subjectOf(row))) throw new DomainError('ticket.not_found');
  const inside = can(ctx.actor, 'ticket.view_internal', subjectOf(row));
  // T7: whose zone lends somebody has nothing to ask the resident.
  const worksOnIt = row.endedAt === null && !can(ctx.actor, 'ticket.decline_help', subjectOf(row));
  const reopenUntil = reopenableUntil(row, row.reopenDays);
  const [events, callbacks, reinspections, said, linked] = await Promise.all([
    listEvents(ctx, row.id, inside),
    inside ? listTicketCallbacks(ctx, row.id) : [],
    inside && row.source === 'patrol' ? listTicketReinspections(ctx, row.id) : [],
    readTicketClocks(ctx.db.prisma, row.id, ctx.clock()),
    listLinked(ctx, row.id),
  ]);
  const abilities = abilitiesOf(ctx.actor, row, {
    reopenUntil,
    now: ctx.clock(),
    settles: linked.some(({ settles }) => settles),
  });
  const housekeeper = person(row.housekeeperId, row.housekeeperName, row.housekeeperNameEn);
  return {
    ...rowView({ ...row, excerpt: '' }, ctx.clock(), said.paused),
    paused: said.paused,
    communityId: row.communityId,
    communityName: row.communityName,
    communityNameEn: row.communityNameEn,
    timeZone: row.timeZone,
    zoneId: row.zoneId,
    at: row.at,
    matter: row.matter,
    categoryName: row.categoryName ?? '',
    categoryNameEn: row.categoryNameEn ?? '',
    answers: row.answers,
    ratingWords: row.ratingWords,
    heldFrom: row.heldFrom,
    // K4: whoever works on it now may call; afterwards only those who may look the household up.
    reporterPhone:
      ctx.actor.kind === 'resident' || worksOnIt || can(ctx.actor, 'household.view', subjectOf(row))
        ? row.reporterPhone
        : maskPhone(row.reporterPhone),
    // Nobody is told to call the very person whom they complain about (T5).
    housekeeper:
      housekeeper && housekeeper.id !== row.aboutStaffId ? { ...housekeeper, phone: row.housekeeperPhone ?? '' } : null,
    above: row.above,
    hotline: row.hotline,
    about: person(row.aboutStaffId, row.aboutName, row.aboutNameEn),
    handoverTo: inside ? person(row.handoverToId, row.handoverToName, row.handoverToNameEn) : null,
    deputy: inside ? row.deputy : null,
    offeredTeam: inside ? row.offeredTeam : null,
    lendingZone: inside ? row.lendingZone : null,
    companions: row.companions,
    arrivedIds: inside ? (row.arrivedIds ?? []) : [],
    mergedIntoNumber: row.mergedIntoNumber,
    attentionId: inside ? row.attentionId : null,
    arbiter: inside ? person(row.arbiterId, row.arbiterName, row.arbiterNameEn) : null,
    suspended: inside && isSuspended(row),
    underOrder: isUnderOrder(ctx.actor, row),
    events,
    callbacks,
    reinspections,
    clocks: inside ? said.clocks : [],
    confirmsAt: said.confirmsAt,
    replies: said.replies,
    // To a resident the parts of their own matter belong; whose cause they share is others' affair.
    linked: inside ? linked : linked.filter(({ link, relation }) => relation !== 'child' || link === 'part'),
    reopenUntil,
    promises: abilities.hold && said.hours ? usualPromises(said.hours, ctx.clock()) : [],
    abilities,
  };
}

/** The history in order, each entry with its photos, in one query. */
async function listEvents(ctx: Ctx, ticketId: string, inside: boolean): Promise<TicketEventView[]> {
  const events = await ctx.db.prisma.$queryRaw<Omit<TicketEventView, 'noteEn'>[]>`
    select e.id, e.seq, e.type, e.at, e.visibility, e.door, e.actor_kind as "actorKind", e.actor_name as "actorName",
      coalesce(nullif(s.name_en, ''), e.actor_name) as "actorNameEn",
      case when ${inside} or e.type <> all(${wordsToColleagues}::text[]) then e.note else '' end as note,
      case when ${inside} then e.data - 'answers' - 'companionIds' else e.data - 'answers' - ${dataToColleagues}::text[] end as data,
      coalesce((select json_agg(json_build_object('id', p.id, 'width', p.width, 'height', p.height, 'bytes', p.bytes)
        order by p.created_at, p.id) from photo p where p.event_id = e.id
          or (e.seq = 1 and p.id in (select sp.photo_id from shared_photo sp where sp.ticket_id = e.ticket_id))),
        '[]'::json) as photos
    from ticket_event e left join staff s on e.actor_kind = 'staff' and s.id = e.actor_id
    where e.ticket_id = ${ticketId}::uuid and ${inside ? Prisma.sql`true` : Prisma.sql`e.visibility = 'public'`}
    order by e.seq`;
  return events.map((event) => ({ ...event, noteEn: noteInEnglish(event) }));
}

async function listTicketCallbacks(ctx: Ctx, ticketId: string): Promise<TicketView['callbacks']> {
  const rows = await ctx.db.prisma.$queryRaw<(Omit<TicketView['callbacks'][number], 'dueAt'> & PromisedRow)[]>`
    select c.id, c.reason, c.status, c.outcome, ${callColumns} from callback c
    where c.ticket_id = ${ticketId}::uuid and c.status <> 'lapsed' order by c.created_at, c.id`;
  return rows.map(({ id, reason, status, outcome, ...promised }) => {
    return { id, reason, status, outcome, dueAt: promisedView(promised, ctx.clock()).dueAt };
  });
}

async function listTicketReinspections(ctx: Ctx, ticketId: string): Promise<TicketView['reinspections']> {
  const rows = await ctx.db.prisma.$queryRaw<(Omit<TicketView['reinspections'][number], 'nextAt'> & PromisedRow)[]>`
    select r.id, r.reason, r.status, r.outcome, ${lookColumns} from reinspection r
    where r.ticket_id = ${ticketId}::uuid order by r.created_at, r.id`;
  return rows.map(({ id, reason, status, outcome, ...promised }) => {
    return { id, reason, status, outcome, nextAt: promisedView(promised, ctx.clock()).dueAt };
  });
}

type PhotoRow = TicketFacts & { accountId: string | null; bound: boolean; visibility: string };

/**
 * Whether the actor may see a photo: its uploader before it is bound, then whoever may see its ticket, or a part that it
 * went with (T3).
 * @throws DomainError `photo.not_found`
 */
export async function findPhoto(ctx: Ctx, by: { photoId: string }): Promise<{ id: string }> {
  const rows = await ctx.db.prisma.$queryRaw<PhotoRow[]>`
    select p.account_id as "accountId", p.ticket_id is not null as bound, p.visibility,
      t.community_id as "communityId", t.zone_id as "zoneId", t.household_id as "householdId",
      ${partyColumns}
    from photo p left join ticket t
      on t.id = p.ticket_id or t.id in (select sp.ticket_id from shared_photo sp where sp.photo_id = p.id)
    where p.id = ${by.photoId}::uuid`;
  if (!rows.some((row) => maySee(ctx, row))) throw new DomainError('photo.not_found');
  return { id: by.photoId };
}

function maySee(ctx: Ctx, photo: PhotoRow): boolean {
  if (!photo.bound) return ctx.actor.kind !== 'system' && photo.accountId === ctx.actor.accountId;
  return can(ctx.actor, photo.visibility === 'internal' ? 'ticket.view_internal' : 'ticket.view', subjectOf(photo));
}
