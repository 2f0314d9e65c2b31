import { newId } from '@linli/db';
import type { KnownEvent, Past, PastEvent } from '@linli/domain/imports';
import { clockEventTypes, endedStatuses, searchTerms, visibilityOf } from '@linli/domain/tickets';
import { clockJob } from '../../clocks/commands/follow.ts';
import { query, type Session } from './batch.ts';

/** The columns of a ticket that an import knows. */
export type TicketRecord = Omit<Past, 'events'> & {
  id: string;
  externalId: string;
  communityId: string;
  zoneId: string | null;
  kind: string;
  source: string;
  category: string;
  area: string;
  severity: string;
  matter: string;
  placeText: string;
  placeTextEn: string;
  lat: number | null;
  lng: number | null;
  reporterMemberId: string | null;
  householdId: string | null;
  reporterName: string;
  reporterPhone: string;
  createdAt: Date;
  replyDueAt: Date;
  doneDueAt: Date;
};

/** A ticket that stands already, and whether somebody has touched it since it came in. */
export type KnownTicket = TicketRecord & { version: number; workedOn: boolean; events: KnownEvent[] };

/** A ticket with what its history gets: the version that stood (0: none) and the entries behind it. */
export type GrownTicket = { record: TicketRecord; version: number; events: readonly PastEvent[] };

/** The tickets of these external ids, locked until the batch is in. */
export async function findTickets(session: Session, externalIds: readonly string[]): Promise<Map<string, KnownTicket>> {
  type Row = Omit<KnownTicket, 'events'> & { events: (Omit<KnownEvent, 'at'> & { at: string })[] };
  const rows = await query<Row>(
    session,
    `select t.id, t.external_id as "externalId", t.community_id as "communityId", t.zone_id as "zoneId", t.kind, t.source,
       t.category, t.area, t.severity, t.status, t.matter, t.place_text as "placeText", t.place_text_en as "placeTextEn",
       t.lat, t.lng, t.reporter_member_id as "reporterMemberId", t.household_id as "householdId",
       t.reporter_name as "reporterName", t.reporter_phone as "reporterPhone", t.created_at as "createdAt",
       t.updated_at as "updatedAt", t.reply_due_at as "replyDueAt", t.done_due_at as "doneDueAt",
       t.replied_at as "repliedAt", t.done_at as "doneAt", t.ended_at as "endedAt", t.version,
       exists (select 1 from ticket_event e where e.ticket_id = t.id and e.door <> 'import'
         and e.type <> all($2::text[])) as "workedOn",
       (select json_agg(json_build_object('type', e.type, 'at', e.at, 'toStatus', e.to_status, 'note', e.note) order by e.seq)
        from ticket_event e where e.ticket_id = t.id and e.type <> all($2::text[])) as events
     from ticket t where t.external_id = any($1::text[]) for no key update of t`,
    // What timers wrote is no work on it, and no step of its past.
    [externalIds, clockEventTypes],
  );
  return new Map(
    rows.map((row) => [
      row.externalId,
      { ...row, events: row.events.map((event) => ({ ...event, at: new Date(event.at) })) },
    ]),
  );
}

const columns = `id uuid, "externalId" text, "communityId" uuid, "zoneId" uuid, kind text, source text, category text,
  area text, severity text, status text, matter text, search text[], "placeText" text, "placeTextEn" text, lat float8,
  lng float8, "reporterMemberId" uuid, "householdId" uuid, "reporterName" text, "reporterPhone" text,
  "createdAt" timestamptz, "updatedAt" timestamptz, "replyDueAt" timestamptz, "doneDueAt" timestamptz,
  "repliedAt" timestamptz, "doneAt" timestamptz, "endedAt" timestamptz, version int`;

const rowOf = ({ record, version, events }: GrownTicket) => ({
  ...record,
  version: version + events.length,
  search: searchTerms(`${record.matter} ${record.placeText} ${record.placeTextEn} ${record.reporterName}`),
});

/** What breaks next by the word of the source, until the alarm that is set here: then the clocks say it (T8). */
const unanswered = `"repliedAt" is null and "doneAt" is null and "endedAt" is null`;
const nextDue = `case when ${unanswered} then least("replyDueAt", "doneDueAt") else "doneDueAt" end`;
const nextClock = `case when ${unanswered} and "replyDueAt" < "doneDueAt" then 'reply' else 'completion' end`;

/** New rows. A dry run uses up no numbers: sequences do not come back with a rollback. */
export async function insertTickets(session: Session, tickets: readonly GrownTicket[]): Promise<void> {
  if (tickets.length === 0) return;
  const number = session.options.dryRun ? "-nextval('pg_temp.import_number')" : `nextval('ticket_number_seq')`;
  if (session.options.dryRun) await query(session, 'create temporary sequence if not exists import_number');
  await query(
    session,
    `insert into ticket (id, number, external_id, community_id, zone_id, kind, source, category, area, severity, status,
       matter, search, place_text, place_text_en, lat, lng, reporter_member_id, household_id, reporter_name, reporter_phone,
       created_at, updated_at, reply_due_at, done_due_at, next_due_at, next_clock, replied_at, done_at, ended_at, version,
       alarms_since)
     select id, ${number}, "externalId", "communityId", "zoneId", kind, source, category, area, severity, status,
       matter, search, "placeText", "placeTextEn", lat, lng, "reporterMemberId", "householdId", "reporterName",
       "reporterPhone", "createdAt", "updatedAt", "replyDueAt", "doneDueAt", ${nextDue}, ${nextClock}, "repliedAt", "doneAt",
       "endedAt", version, $2::timestamptz
     from jsonb_to_recordset($1::jsonb) as r(${columns})`,
    [JSON.stringify(tickets.map(rowOf)), session.ctx.clock()],
  );
}

/** Rows of matters that the source knows more of. The promise stays frozen unless the source moved it (T8). */
export async function projectTickets(session: Session, tickets: readonly GrownTicket[]): Promise<void> {
  if (tickets.length === 0) return;
  await query(
    session,
    `update ticket t set community_id = r."communityId", zone_id = r."zoneId", kind = r.kind, source = r.source,
       category = r.category, area = r.area, severity = r.severity, status = r.status, matter = r.matter,
       search = r.search, place_text = r."placeText", place_text_en = r."placeTextEn", lat = r.lat, lng = r.lng,
       reporter_member_id = r."reporterMemberId", household_id = r."householdId", reporter_name = r."reporterName",
       reporter_phone = r."reporterPhone", updated_at = greatest(t.updated_at, r."updatedAt"), done_due_at = r."doneDueAt",
       next_due_at = ${nextDue}, next_clock = ${nextClock}, promise_at = null, runs_since = null,
       replied_at = r."repliedAt", done_at = r."doneAt", ended_at = r."endedAt", version = r.version,
       alarms_since = $2::timestamptz
     from jsonb_to_recordset($1::jsonb) as r(${columns}) where t.id = r.id`,
    [JSON.stringify(tickets.map(rowOf)), session.ctx.clock()],
  );
}

/**
 * An alarm for each open matter, once: what came due before it came to us (`alarms_since`) is marked, and nobody is woken. A matter
 * that ended owes nothing.
 */
export async function setAlarms(session: Session, tickets: readonly GrownTicket[]): Promise<void> {
  const open = tickets.filter(({ record }) => !endedStatuses.includes(record.status)).map(({ record }) => record.id);
  if (open.length === 0 || session.options.dryRun) return;
  await query(
    session,
    `select count(*) from graphile_worker.add_jobs((select array_agg(row($2, json_build_object('ticketId', id),
       null, $3, 25, $4 || id, null, null)::graphile_worker.job_spec) from unnest($1::text[]) id))`,
    [open, clockJob.task, session.ctx.clock(), clockJob.key('')],
  );
}

/** Appends entries behind the version that stood (T4). */
export async function appendEvents(session: Session, tickets: readonly GrownTicket[]): Promise<void> {
  const rows = tickets.flatMap(({ record, version, events }) =>
    events.map((event, index) => ({
      ...event,
      id: newId(),
      ticketId: record.id,
      seq: version + index + 1,
      visibility: visibilityOf(event.type),
    })),
  );
  const { actorKind, actorId, actorName } = session.signature;
  await query(
    session,
    `insert into ticket_event (id, ticket_id, seq, type, at, visibility, door, actor_kind, actor_id, actor_name,
       from_status, to_status, note, data)
     select id, "ticketId", seq, type, at, visibility, $2, $3, $4::uuid, $5, "fromStatus", "toStatus", note, data
     from jsonb_to_recordset($1::jsonb) as r(id uuid, "ticketId" uuid, seq int, type text, at timestamptz,
       visibility text, "fromStatus" text, "toStatus" text, note text, data jsonb)`,
    [JSON.stringify(rows), session.ctx.door, actorKind, actorId, actorName],
  );
}
