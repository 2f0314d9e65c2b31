import { newId } from '@linli/db';
import {
  type ClockThreshold,
  type ClockWake,
  clockThresholds,
  dueWakes,
  type EscalationStaff,
  escalationChain,
  escalationList,
  eventOfThreshold,
  nextWake,
  reminderThresholds,
  silenceConfirmsAt,
} from '@linli/domain/clocks';
import { daysAfter } from '@linli/domain/kernel';
import { roomsOf, type TicketEventType, visibilityOf } from '@linli/domain/tickets';
import { type Ctx, notify, type Tx } from '../../context/index.ts';
import { type ClockedTicket, doneFor, findClocked, readingsOf } from '../queries/running.ts';
import { type ClockTimer, sleepUntil, writeNextDue } from './follow.ts';

/** What came due longer ago than this was missed for good: it goes on record, but wakes nobody. In days. */
const longPast = 7;

/** What one act leaves in the history: whom it went to, or that it was only marked. */
type Act = ClockWake & { to: Person | null; inPlaceOf?: Person; marked: boolean };
type Person = { id: string; name: string; nameEn: string };

/**
 * Acts on all that came due and was not acted on (T8), in one transaction: warns, puts the breach on record, goes up the
 * chain, and sleeps until the next threshold. The history is the memory: what stands in it is never done again, whoever
 * runs this how often. Silence after verification is not lateness: that a matter then closes is `close_silent_ticket`'s.
 */
export async function watchClocksIn(ctx: Ctx, tx: Tx, { ticketId, since }: ClockTimer): Promise<void> {
  const now = ctx.clock();
  const ticket = await findClocked(tx, ticketId, true);
  if (!ticket) return;
  const readings = await readingsOf(tx, ticket, now);
  // What an import or an older version wrote follows the clocks from the first look on.
  await writeNextDue(tx, ticket, readings);
  const people = await findChain(tx, ticket);
  const done = doneFor(ticket, readings);
  const levels = escalationList(people).length;
  const due = dueWakes(readings, now, done, levels);
  const old = Math.max(since ? Date.parse(since) : 0, daysAfter(now, -longPast).getTime());
  const acts = [
    ...lastOfEach(due.filter(({ at }) => at.getTime() <= old)).map(
      (wake): Act => ({ ...wake, to: null, marked: true }),
    ),
    ...due.filter(({ at }) => at.getTime() > old).flatMap((wake) => actsOf(wake, people)),
  ];
  const confirmsAt = silenceConfirmsAt(readings, ticket.history);
  if (acts.length > 0) await record(ctx, tx, ticket, await toDeputies(tx, ticket, acts, now), confirmsAt);
  const acted = new Set([...done, ...due.map(({ key }) => key)]);
  await sleepUntil(tx, ticketId, nextWake(readings, now, acted, levels)?.at);
}

const thresholds: readonly ClockThreshold[] = [...clockThresholds, ...reminderThresholds];

/** Of what is long past, one entry a clock and attempt says all. */
function lastOfEach(wakes: readonly ClockWake[]): ClockWake[] {
  const rank = ({ threshold }: ClockWake) => thresholds.indexOf(threshold);
  const last = new Map<string, ClockWake>();
  for (const wake of wakes) {
    const of = `${wake.clock}:${wake.attempt}`;
    const before = last.get(of);
    if (!before || rank(before) < rank(wake)) last.set(of, wake);
  }
  return [...last.values()];
}

/** One entry a person who is told; a breach that nobody is there to hear of stands on record all the same. */
function actsOf(wake: ClockWake, people: Chain): Act[] {
  const told = escalationChain(people, wake.threshold).flatMap((id) => people.staff[id] ?? []);
  return (told.length > 0 ? told : [null]).map((to) => ({ ...wake, to, marked: false }));
}

/** T5: what would go to somebody absent goes to their deputy, unless it is about the deputy. */
async function toDeputies(tx: Tx, ticket: ClockedTicket, acts: readonly Act[], now: Date): Promise<Act[]> {
  const told = acts.flatMap(({ to }) => to?.id ?? []);
  const deputies = await tx.$queryRaw<(Person & { staffId: string })[]>`
    select a.staff_id as "staffId", d.id, d.name, d.name_en as "nameEn" from absence a join staff d on d.id = a.deputy_id
    where a.staff_id = any(${told}::uuid[]) and a.state = 'confirmed' and d.active
      and a.starts_at <= ${now}::timestamptz and ${now}::timestamptz < a.ends_at
      and d.id is distinct from ${ticket.aboutStaffId}::uuid`;
  return acts.map((act) => {
    const deputy = deputies.find(({ staffId }) => staffId === act.to?.id);
    return deputy && act.to ? { ...act, to: deputy, inPlaceOf: act.to } : act;
  });
}

async function record(
  ctx: Ctx,
  tx: Tx,
  ticket: ClockedTicket,
  acts: readonly Act[],
  confirmsAt: Date | null,
): Promise<void> {
  const version = ticket.version + acts.length;
  await tx.ticketEvent.createMany({
    data: acts.map(({ clock, attempt, threshold, at, to, inPlaceOf, marked }, n) => {
      const type = typeOf({ threshold, marked });
      const reminds = type === 'confirmation_reminded' && confirmsAt;
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
        data: {
          clock,
          attempt,
          threshold,
          dueAt: at.toISOString(),
          ...(marked && { marked: 1 }),
          ...(reminds && { until: reminds.toISOString() }),
          // Both names are frozen, as those of whom a matter was sent to.
          ...(to && { toId: to.id, toName: to.name, toNameEn: to.nameEn || to.name }),
          ...(inPlaceOf && {
            forId: inPlaceOf.id,
            forName: inPlaceOf.name,
            forNameEn: inPlaceOf.nameEn || inPlaceOf.name,
          }),
        },
      };
    }),
  });
  await tx.ticket.updateMany({ where: { id: ticket.id }, data: { version } });
  const told = acts.map(({ to }) => to?.id ?? null);
  const loudest = acts.map(typeOf).find((type) => visibilityOf(type) === 'public') ?? 'clock_breached';
  await notify(tx, roomsOf(loudest, ticket, told), { type: 'ticket', id: ticket.id, seq: version });
}

/** A reminder that is only marked is told to nobody: it stays inside. */
function typeOf({ threshold, marked }: Pick<Act, 'threshold' | 'marked'>): TicketEventType {
  const type = eventOfThreshold(threshold);
  return marked && visibilityOf(type) === 'public' ? 'clock_warned' : type;
}

type Chain = EscalationStaff & {
  staff: Readonly<Record<string, Person & { superiorId: string | null; active: boolean }>>;
};

/**
 * Who stands above those who work on it, up to the top, loops and vacancies included: the domain passes over them.
 * Where there is no director, whoever is next above the community stands for them. Whom a complaint is about counts as
 * absent (T5): it goes past them.
 */
async function findChain(
  tx: Tx,
  { assigneeId, firstResponsibleId, aboutStaffId, communityId }: ClockedTicket,
): Promise<Chain> {
  const rows = await tx.$queryRaw<(Chain['staff'][string] & { isDirector: boolean })[]>`
    with recursive director as (
      select s.id, s.superior_id, s.active, s.name, s.name_en
      from community c join region r on r.id = c.region_id
        join staff s on s.active and s.company_id = r.company_id and ((s.role = 'director' and s.community_id = c.id)
          or (s.role = 'regional_manager' and s.region_id = r.id) or s.role = 'administrator')
      where c.id = ${communityId}::uuid and s.id is distinct from ${aboutStaffId}::uuid
      order by array_position(array['director', 'regional_manager', 'administrator'], s.role), s.id limit 1
    ), up as (
      select s.id, s.superior_id, s.active, s.name, s.name_en from staff s
      where s.id in (${assigneeId}::uuid, ${firstResponsibleId}::uuid)
      union select * from director
      union select s.id, s.superior_id, s.active, s.name, s.name_en from staff s join up on up.superior_id = s.id
    )
    select up.id, up.superior_id as "superiorId",
      up.active and up.id is distinct from ${aboutStaffId}::uuid as active, up.name, up.name_en as "nameEn",
      up.id in (select id from director) as "isDirector" from up`;
  const directorId = rows.find(({ isDirector }) => isDirector)?.id ?? '';
  return { assigneeId, firstResponsibleId, directorId, staff: Object.fromEntries(rows.map((row) => [row.id, row])) };
}
