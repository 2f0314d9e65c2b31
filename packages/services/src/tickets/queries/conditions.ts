import { Prisma } from '@linli/db';
import type { Actor } from '@linli/domain/access';
import { runningOnHold } from '@linli/domain/clocks';
import { daysAfter } from '@linli/domain/kernel';
import { orderingEvents, type RateFocus, sendingEvents, type TicketStatus } from '@linli/domain/tickets';
import { goesAlong, isMine, keptOpen, scopeWhere } from '../../access/index.ts';
import { lookDueAt } from '../../clocks/queries/waited.ts';

/** Where the scope of a ticket stands, for `scopeWhere`. */
export const ticketScope = {
  community: Prisma.sql`t.community_id`,
  zone: Prisma.sql`t.zone_id`,
  household: Prisma.sql`t.household_id`,
  assignee: Prisma.sql`t.assignee_id`,
  responsible: Prisma.sql`t.first_responsible_id`,
  staff: Prisma.sql`t.reporter_staff_id`,
  offered: Prisma.sql`t.handover_to_id`,
  attention: Prisma.sql`t.attention_id`,
  companions: Prisma.sql`t.companion_ids`,
  assigneeLeader: Prisma.sql`(select l.superior_id from staff l where l.id = t.assignee_id)`,
  offeredTeam: Prisma.sql`t.offered_team_id`,
  lender: Prisma.sql`t.lender_id`,
  about: Prisma.sql`t.about_staff_id`,
};

/** The columns of those whom a matter belongs to, as the rules read them. */
export const partyColumns = Prisma.sql`
  t.reporter_staff_id as "reporterStaffId", t.first_responsible_id as "firstResponsibleId", t.assignee_id as "assigneeId",
  t.handover_to_id as "handoverToId", t.attention_id as "attentionId", t.about_staff_id as "aboutStaffId", t.offered_team_id as "offeredTeamId",
  t.companion_ids as "companionIds", t.arbiter_id as "arbiterId", t.order_suspended as "orderSuspended",
  t.lending_zone_id as "lendingZoneId", t.lender_id as "lenderId",
  array(select distinct coalesce(w.data ->> 'forId', w.actor_id::text) from ticket_event w where w.ticket_id = t.id and w.type = 'arrived'
    and w.seq > (select coalesce(max(o.seq), 0) from ticket_event o where o.ticket_id = t.id and o.type = any(${sendingEvents}::text[]))) as "arrivedIds",
  (select l.superior_id from staff l where l.id = t.assignee_id) as "assigneeLeaderId",
  coalesce((select g.keeper from (select e.seq, e.type, bool_or(o.role = 'housekeeper') as keeper, bool_or(o.role = 'team_leader') as leader
      from ticket_event e left join staff o on e.actor_kind = 'staff' and o.id = any(array[e.actor_id, (e.data ->> 'forId')::uuid])
      where e.ticket_id = t.id and e.type = any(${orderingEvents}::text[]) group by e.seq, e.type) g
    where g.keeper or g.type in ('dispatched', 'posted') or g.type = 'transferred' and g.leader is not true
    order by g.seq desc limit 1), false) as "orderedByHousekeeper"`;

/**
 * T9: nobody is there who could confirm it: neither on the matter itself nor on a report that went into it (`asksNobody`).
 * By `limit` it is looked for row by row: of `exists` the planner makes one table of all who could, to ask it fifty times.
 */
export const asksNobody = Prisma.sql`(t.household_id is null and t.reporter_phone = '' and (
  select true from ticket m where m.merged_into_id = t.id and (m.household_id is not null or m.reporter_phone <> '') limit 1) is null)`;

/** T5: for what counts matters without asking for their scope. */
export function openToMe(actor: Actor): Prisma.Sql {
  return keptOpen(actor, ticketScope);
}

/*
 * What the list filters by is what the counters and figures count: each condition is said here once, so that a figure
 * opens exactly the tickets behind it.
 */

/** Since when an incident has closed the community (T8); asked for once a statement. */
const closedSince = (now: Date) => Prisma.sql`((select jsonb_object_agg(o.community_id, o.since) from (
  select k.community_id, min(k.from_at) as since from clock_closure k
  where k.from_at <= ${now}::timestamptz and ${now}::timestamptz < k.to_at group by k.community_id) o)
  ->> t.community_id::text)::timestamptz`;

/** Does what breaks next wait with a matter on hold? */
const waitsOnHold = Prisma.sql`(t.held_at is not null and t.next_clock <> all(${runningOnHold}::text[]))`;

/**
 * Something promised has passed; the same rule as `isLate` in domain/clocks. The first line leaves little to look at
 * more closely.
 */
export function lateAt(now: Date): Prisma.Sql {
  return Prisma.sql`(t.next_due_at < coalesce(t.done_at, t.ended_at, ${now}::timestamptz)
    and t.next_due_at < coalesce(t.done_at, t.ended_at, least(case when ${waitsOnHold} then t.held_at end,
      case when t.next_clock <> 'promise' then greatest(coalesce(${closedSince(now)}, 'infinity'), t.runs_since) end, ${now}::timestamptz)))`;
}

/** Waiting for somebody to say "mine". */
export const unacceptedStatuses: readonly TicketStatus[] = ['submitted', 'reopened'];

export function statusIn(statuses: readonly string[]): Prisma.Sql {
  return Prisma.sql`t.status = any(${statuses}::text[])`;
}

/** The actor's own to see to the end: sent to, or answering for, themselves or for whom they stand in (T5). */
export function mineOf(actor: Actor): Prisma.Sql {
  if (actor.kind !== 'staff') return Prisma.sql`false`;
  const answering = isMine(actor, ticketScope.responsible, ticketScope.about);
  const sent = isMine(actor, ticketScope.assignee, ticketScope.about);
  return Prisma.sql`(${sent} or ${answering} or ${goesAlong(ticketScope.companions, actor.staffId)})`;
}

/** T5: the actor's own to follow up until it has ended, whoever works on it; and what an absent person left to them. */
export function followedBy(actor: Actor): Prisma.Sql {
  return Prisma.sql`(${isMine(actor, ticketScope.responsible, ticketScope.about)} and t.ended_at is null)`;
}

/** T5: waits for the actor's yes to answer for it. */
export function offeredTo(actor: Actor): Prisma.Sql {
  const me = actor.kind === 'staff' ? actor.staffId : null;
  return Prisma.sql`(${ticketScope.offered} = ${me}::uuid and t.ended_at is null)`;
}

/** T5, Z2: was sent round too often and brought before the actor or whom they stand in for, or waits for the actor's word on a disagreement. */
export function broughtBefore(actor: Actor): Prisma.Sql {
  const me = actor.kind === 'staff' ? actor.staffId : null;
  const brought = isMine(actor, ticketScope.attention, ticketScope.about);
  return Prisma.sql`((${brought} or t.arbiter_id = ${me}::uuid) and t.ended_at is null)`;
}

/** Z2: waits because its order was called unsafe or unlawful; the same rule as `isSuspended` in domain/tickets. */
export const isStopped = Prisma.sql`(t.order_suspended and t.arbiter_id is not null and t.status = 'on_hold' and t.ended_at is null)`;

/** T7: waits on the board of a team to be claimed: of the actor's teams, and for who is in none of every team in sight. */
export function onBoard(actor: Actor): Prisma.Sql {
  const teams = actor.kind === 'staff' ? actor.teamIds : [];
  const whose = teams.length > 0 ? Prisma.sql`t.offered_team_id = any(${teams}::uuid[])` : Prisma.sql`true`;
  return Prisma.sql`(t.offered_team_id is not null and ${whose} and t.ended_at is null)`;
}

/** T7: somebody of the actor's zone is lent to it, and is not done yet. */
export function lentBy(actor: Actor): Prisma.Sql {
  return Prisma.sql`(${isMine(actor, ticketScope.lender, ticketScope.about)} and ${statusIn(['dispatched', 'under_way', 'on_hold'])})`;
}

/** Waits for the yes of this very person: theirs to accept, or sent to them and not taken yet, also where a companion has begun. */
export function waitingFor(actor: Actor): Prisma.Sql {
  const sent = isMine(actor, ticketScope.assignee, ticketScope.about);
  return Prisma.sql`((${statusIn(unacceptedStatuses)} and ${scopeWhere(actor, 'ticket.accept', ticketScope)})
    or (t.status in ('dispatched', 'under_way') and ${sent}
      and coalesce((select e.type from ticket_event e where e.ticket_id = t.id and (e.type in ('dispatched', 'sent_back', 'transferred', 'claimed', 'taken')
        or e.type = 'arrived' and coalesce(e.data ->> 'forId', e.actor_id::text) = t.assignee_id::text)
        order by e.seq desc limit 1), '') not in ('taken', 'claimed', 'arrived')))`;
}

/** Not done yet, and something is promised within a day. */
export function dueToday(now: Date): Prisma.Sql {
  return Prisma.sql`(t.done_at is null and t.ended_at is null and not ${waitsOnHold}
    and t.next_due_at between ${now}::timestamptz and ${daysAfter(now, 1)}::timestamptz)`;
}

export function createdSince(since: Date): Prisma.Sql {
  return Prisma.sql`t.created_at > ${since}::timestamptz`;
}

export function doneSince(since: Date): Prisma.Sql {
  return Prisma.sql`t.done_at > ${since}::timestamptz`;
}

export function endedSince(since: Date): Prisma.Sql {
  return Prisma.sql`t.ended_at > ${since}::timestamptz`;
}

/**
 * When a day begins by a community's own clock, so many months and days later; it stands in no row, so it is asked for
 * once a statement.
 */
function dayBegins(communityId: string, date: string, { months = 0, days = 0 }): Prisma.Sql {
  return Prisma.sql`(select (${date}::timestamp + make_interval(months => ${months}::int, days => ${days}::int))
    at time zone c.time_zone from community c where c.id = ${communityId}::uuid)`;
}

/** A month of a community by its own clock. */
export type CommunityMonth = { communityId: string; month: string };

const monthBegins = ({ communityId, month }: CommunityMonth, months = 0) =>
  dayBegins(communityId, `${month}-01`, { months });

function within(column: Prisma.Sql, month: CommunityMonth): Prisma.Sql {
  return Prisma.sql`(${column} >= ${monthBegins(month)} and ${column} < ${monthBegins(month, 1)})`;
}

/** Reported from the beginning of one day, and until the end of another, by the community's clock. */
export const reportedFrom = (communityId: string, date: string) =>
  Prisma.sql`t.created_at >= ${dayBegins(communityId, date, {})}`;
export const reportedUntil = (communityId: string, date: string) =>
  Prisma.sql`t.created_at < ${dayBegins(communityId, date, { days: 1 })}`;

/** Sent to somebody, or theirs to answer for. */
export const ofPerson = (staffId: string) =>
  Prisma.sql`(t.assignee_id = ${staffId}::uuid or t.first_responsible_id = ${staffId}::uuid)`;

/** Reported in the month. */
export function receivedIn(month: CommunityMonth): Prisma.Sql {
  return Prisma.sql`(t.community_id = ${month.communityId}::uuid and ${within(Prisma.sql`t.created_at`, month)})`;
}

/**
 * T9: what was to be closed by now: its promise of completion has passed, and it does not wait for the resident's word alone.
 * Merged matters count with the one they went into, parts with their whole (T6); withdrawn and declined ones are left out.
 */
export function dueToClose(now: Date): Prisma.Sql {
  return Prisma.sql`(t.done_due_at <= ${now}::timestamptz and t.parent_link is distinct from 'part'
    and t.status not in ('merged', 'cancelled', 'rejected', 'verified'))`;
}

/**
 * P7: the findings whose re-inspection fell due in the month and whose day has come, each once: `kept` where every one of them was done by the date of
 * the rule, and the outcome of the last. That date waits while an incident closes the community (T8), by no more than all of them together.
 */
export function lookedAgain(month: CommunityMonth, now: Date): Prisma.Sql {
  const { communityId } = month;
  return Prisma.sql`(select r.ticket_id, bool_and(r.status = 'done' and r.done_at <= d.due_at) as kept,
      (array_agg(r.outcome order by d.due_at desc, r.id desc))[1] as outcome
    from reinspection r cross join lateral (select max(w.due_at) as due_at from (select ${lookDueAt} as due_at) w) d
    where r.community_id = ${communityId}::uuid and r.status <> 'lapsed' and r.due_at <= ${now}::timestamptz
      and r.due_at >= ${monthBegins(month)} - (select coalesce(sum(k.to_at - k.from_at), interval '0')
        from clock_closure k where k.community_id = ${communityId}::uuid)
      and ${within(Prisma.sql`d.due_at`, month)} and d.due_at <= ${now}::timestamptz group by r.ticket_id)`;
}

/** What a figure of the month counts. */
export function countedBy(focus: RateFocus, month: CommunityMonth, now: Date): Prisma.Sql {
  const looked = (which: Prisma.Sql) =>
    Prisma.sql`t.id in (select l.ticket_id from ${lookedAgain(month, now)} l where ${which})`;
  const due = Prisma.sql`${receivedIn(month)} and ${dueToClose(now)}`;
  switch (focus) {
    case 'closure_due':
      return due;
    case 'closure_closed':
      return Prisma.sql`${due} and t.status = 'closed'`;
    case 'closure_open':
      return Prisma.sql`${due} and t.status <> 'closed'`;
    case 'reinspection_due':
      return looked(Prisma.sql`true`);
    case 'reinspection_kept':
      return looked(Prisma.sql`l.kept`);
    case 'reinspection_missed':
      return looked(Prisma.sql`not l.kept`);
    case 'reinspection_passed':
      return looked(Prisma.sql`l.outcome = 'passed'`);
  }
}

/** Of a zone, or of none. */
export function inZone(zoneId: string): Prisma.Sql {
  return zoneId === 'none' ? Prisma.sql`t.zone_id is null` : Prisma.sql`t.zone_id = ${zoneId}::uuid`;
}
