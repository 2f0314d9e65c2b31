import { Prisma } from '@linli/db';
import { asksNobody } from './conditions.ts';

/** What is or will be closed by an incident (T8), asked for once a statement: a row that waits says so. */
const closuresAt = (now: Date) => Prisma.sql`(select jsonb_object_agg(o.community_id, o.closures) from (
  select k.community_id, jsonb_agg(jsonb_build_object('from', k.from_at, 'to', k.to_at, 'reason', k.reason,
    'reasonEn', k.reason_en)) as closures
  from clock_closure k where k.to_at > ${now}::timestamptz group by k.community_id) o) -> t.community_id::text`;

/**
 * What an incident has closed from when a row was first due until it was done, or until now: it leaves that out of what it is
 * late by. Only what lies there, however many incidents there were.
 */
const closedSinceDue = (now: Date) => Prisma.sql`(
  select jsonb_agg(jsonb_build_object('from', k.from_at, 'to', k.to_at)) from clock_closure k
  where k.community_id = t.community_id and k.to_at <= ${now}::timestamptz
    and k.to_at > least(t.next_due_at, t.done_due_at) and k.from_at < coalesce(t.done_at, t.ended_at, ${now}::timestamptz))`;

export const rowColumns = (now: Date) => Prisma.sql`
  ${closuresAt(now)} as closures,
  case when least(t.next_due_at, t.done_due_at) < ${now}::timestamptz then ${closedSinceDue(now)} end as "closedSinceDue",
  t.id, t.number, t.kind, t.source, t.category, t.area, t.severity, t.status, left(t.matter, 160) as excerpt,
  t.place_text as "placeText", t.place_text_en as "placeTextEn", z.name as "zoneName", z.name_en as "zoneNameEn",
  t.first_responsible_id as "firstResponsibleId", fr.name as "firstResponsibleName", fr.name_en as "firstResponsibleNameEn",
  t.assignee_id as "assigneeId", a.name as "assigneeName", a.name_en as "assigneeNameEn",
  t.reporter_name as "reporterName", t.created_at as "createdAt", t.updated_at as "updatedAt",
  t.reply_due_at as "replyDueAt", t.done_due_at as "doneDueAt", t.next_due_at as "nextDueAt", t.next_clock as "nextClock", t.promise_at as "promiseAt", t.runs_since as "runsSince", t.replied_at as "repliedAt", t.done_at as "doneAt",
  t.ended_at as "endedAt", t.hold_until as "holdUntil", t.held_at as "heldAt", t.rating, t.reopen_count as "reopenCount", t.parent_id as "parentId",
  t.parent_link as "parentLink", t.child_count as "childCount", t.version, t.offered_team_id is not null as "onBoard",
  ${asksNobody} as "asksNobody"`;

export const rowJoins = Prisma.sql`
  left join zone z on z.id = t.zone_id
  left join staff fr on fr.id = t.first_responsible_id
  left join staff a on a.id = t.assignee_id`;
