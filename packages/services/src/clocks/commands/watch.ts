import { newId } from '@linli/db';
import {
  actedOn,
  type DueAct,
  dueActs,
  type EscalationStaff,
  escalationChain,
  escalationList,
  eventOfThreshold,
  nextWake,
  silenceConfirmsAt,
} from '@linli/domain/clocks';
import { roomsOf, type TicketEventType, visibilityOf } from '@linli/domain/tickets';
import { type Ctx, notify, type Tx } from '../../context/index.ts';
import { type ClockedTicket, doneFor, findClocked, readingsOf } from '../queries/running.ts';
import { type ClockTimer, sleepUntil, writeNextDue } from './follow.ts';

/** What timers do about a threshold, and whom they tell; null where nobody is there, or nobody is to be woken. */
export type ClockAct = DueAct & { to: Person | null; inPlaceOf?: Person };
type Person = { id: string; name: string; nameEn: string };

/**
 * Acts on all that came due and was not acted on (T8), in one transaction: warns, puts the breach on record, goes up the
 * chain one level at a time, and sleeps until the next threshold. The history is the memory: what stands in it is never
 * done again, whoever runs this how often; while a clock waits nothing is done about it. Silence after verification is
 * not lateness: that a matter then closes is `close_silent_ticket`'s.
 */
export async function watchClocksIn(ctx: Ctx, tx: Tx, { ticketId }: ClockTimer): Promise<void> {
  const now = ctx.clock();
  const ticket = await findClocked(tx, ticketId, true);
  if (!ticket) return;
  const readings = await readingsOf(tx, ticket, now);
  // What an import or an older version wrote follows the clocks from the first look on.
  await writeNextDue(tx, ticket, readings, now);
  const people = await findChain(tx, ticket);
  const done = doneFor(ticket, readings);
  const levels = escalationList(people).length;
  const due = dueActs(readings, now, done, { levels, known: ticket.alarmsSince });
  const acts = due.flatMap((act) => actsFor(act, people));
  const confirmsAt = silenceConfirmsAt(readings, ticket.history);
  if (acts.length > 0) await record(ctx, tx, ticket, await toDeputies(tx, ticket, acts, now), confirmsAt);
  const acted = new Map([...done, ...actedOn(acts.map((act) => ({ ...clockEntryOf(act, confirmsAt), at: now })))]);
  await sleepUntil(tx, ticketId, nextWake(readings, now, acted, levels)?.at);
}

/** One entry a person who is told; a breach that nobody is there to hear of stands on record all the same. */
export function actsFor(act: DueAct, people: ClockChain): ClockAct[] {
  const told = act.how === 'known' ? [] : escalationChain(people, act.threshold);
  const persons = told.flatMap((id) => people.staff[id] ?? []);
  return (persons.length > 0 ? persons : [null]).map((to) => ({ ...act, to }));
}

/** T5: what would go to somebody absent goes to their deputy; what is about the deputy to whoever stands above that one. Of a complaint about somebody only who has a part in it has a deputy. */
async function toDeputies(tx: Tx, ticket: ClockedTicket, acts: readonly ClockAct[], now: Date): Promise<ClockAct[]> {
  const told = acts.flatMap(({ to }) => to?.id ?? []);
  const deputies = await tx.$queryRaw<(Person & { staffId: string })[]>`
    select a.staff_id as "staffId", d.id, d.name, d.name_en as "nameEn" from absence a
      join staff d on d.id = case when a.deputy_id is distinct from ${ticket.aboutStaffId}::uuid then a.deputy_id else a.above_id end
    where a.staff_id = any(${told}::uuid[]) and a.state = 'confirmed' and d.active
      and a.starts_at <= ${now}::timestamptz and ${now}::timestamptz < a.ends_at
      and (${ticket.aboutStaffId}::uuid is null or a.staff_id in (${ticket.assigneeId}::uuid, ${ticket.firstResponsibleId}::uuid))`;
  return acts.map((act) => {
    const deputy = deputies.find(({ staffId }) => staffId === act.to?.id);
    return deputy && act.to ? { ...act, to: deputy, inPlaceOf: act.to } : act;
  });
}

async function record(
  ctx: Ctx,
  tx: Tx,
  ticket: ClockedTicket,
  acts: readonly ClockAct[],
  confirmsAt: Date | null,
): Promise<void> {
  const version = ticket.version + acts.length;
  await tx.ticketEvent.createMany({
    data: acts.map((act, n) => {
      const { type, data } = clockEntryOf(act, confirmsAt);
      return {
        id: newId(),
        ticketId: ticket.id,
        seq: ticket.version + n + 1,
        type,
        at: ctx.clock(),
        visibility: visibilityOf(type),
        door: ctx.door,
        actorKind: 'system',
        actorId: null,
        actorName: '',
        fromStatus: ticket.status,
        toStatus: ticket.status,
        data,
      };
    }),
  });
  await tx.ticket.updateMany({ where: { id: ticket.id }, data: { version } });
  const told = acts.map(({ to }) => to?.id ?? null);
  const loudest = acts.map(typeOf).find((type) => visibilityOf(type) === 'public') ?? 'clock_breached';
  await notify(tx, roomsOf(loudest, ticket, told), { type: 'ticket', id: ticket.id, seq: version });
}

/** A reminder that is only marked is told to nobody: it stays inside. */
function typeOf({ threshold, how }: DueAct): TicketEventType {
  const type = eventOfThreshold(threshold);
  return how !== 'told' && visibilityOf(type) === 'public' ? 'clock_warned' : type;
}

/**
 * What an act leaves in the history.
 * @param confirmsAt when silence confirms: a reminder says it
 */
export function clockEntryOf(act: ClockAct, confirmsAt: Date | null) {
  const { clock, attempt, threshold, dueAt, how, to, inPlaceOf } = act;
  const type = typeOf(act);
  const data = {
    clock,
    attempt,
    threshold,
    dueAt: dueAt.toISOString(),
    ...(how !== 'told' && { marked: 1 }),
    // Both names are frozen, as those of whom a matter was sent to.
    ...(to && { toId: to.id, toName: to.name, toNameEn: to.nameEn || to.name }),
    ...(inPlaceOf && { forId: inPlaceOf.id, forName: inPlaceOf.name, forNameEn: inPlaceOf.nameEn || inPlaceOf.name }),
    ...(type === 'confirmation_reminded' && confirmsAt && { until: confirmsAt.toISOString() }),
  };
  return { type, data };
}

/** Those a late matter may go up to, with their names. */
export type ClockChain = EscalationStaff & {
  staff: Readonly<Record<string, Person & { superiorId: string | null; active: boolean }>>;
};

/**
 * Who stands above those who work on it, up to the top, loops and vacancies included: the domain passes over them.
 * Where there is no director, whoever is next above the community stands for them. Whom a complaint is about counts as
 * absent (T5), and so does everybody to whom it is not there: it goes past them.
 */
async function findChain(
  tx: Tx,
  { assigneeId, firstResponsibleId, aboutStaffId, communityId, zoneId }: ClockedTicket,
): Promise<ClockChain> {
  const rows = await tx.$queryRaw<(ClockChain['staff'][string] & { isDirector: boolean; keepsZone: boolean })[]>`
    with recursive director as (
      select s.id, s.superior_id, s.active, s.name, s.name_en
      from community c join region r on r.id = c.region_id
        join staff s on s.active and s.company_id = r.company_id and ((s.role = 'director' and s.community_id = c.id)
          or (s.role = 'regional_manager' and s.region_id = r.id) or s.role = 'administrator')
      where c.id = ${communityId}::uuid and s.id is distinct from ${aboutStaffId}::uuid
      order by array_position(array['director', 'regional_manager', 'administrator'], s.role), s.id limit 1
    ), keeper as (
      select z.housekeeper_id as id from zone z where z.id = ${zoneId}::uuid
    ), line as (
      select s.id, s.superior_id from staff s where s.id = ${aboutStaffId}::uuid
      union select s.id, s.superior_id from staff s join line on line.superior_id = s.id
    ), up as (
      select s.id, s.superior_id, s.active, s.name, s.name_en from staff s
      where s.id in (${assigneeId}::uuid, ${firstResponsibleId}::uuid, (select id from keeper))
      union select * from director
      union select s.id, s.superior_id, s.active, s.name, s.name_en from staff s join up on up.superior_id = s.id
    )
    select up.id, up.superior_id as "superiorId",
      up.active and up.id is distinct from ${aboutStaffId}::uuid and (${aboutStaffId}::uuid is null
        or up.id in (${assigneeId}::uuid, ${firstResponsibleId}::uuid) or up.id in (select id from director)
        or up.id in (select id from line)) as active, up.name, up.name_en as "nameEn",
      up.id in (select id from director) as "isDirector", up.id in (select id from keeper) as "keepsZone" from up`;
  const directorId = rows.find(({ isDirector }) => isDirector)?.id ?? '';
  const housekeeperId = rows.find(({ keepsZone }) => keepsZone)?.id ?? null;
  return {
    assigneeId,
    firstResponsibleId,
    housekeeperId,
    directorId,
    staff: Object.fromEntries(rows.map((row) => [row.id, row])),
  };
}
