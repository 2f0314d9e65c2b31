import { type Db, newId } from '@linli/db';
import type { FrozenAnswer } from '@linli/domain/categories';
import { hintChannel, writeHint } from '@linli/domain/kernel';
import { roomsOf, searchTerms, type TicketFacts, visibilityOf } from '@linli/domain/tickets';
import type { PlaceWords } from '@linli/domain/zones';
import type { BegunClocks } from '../../clocks/commands/begin.ts';
import { clockJob } from '../../clocks/commands/follow.ts';
import type { Ctx, Tx } from '../../context/index.ts';
import { signatureOf } from './append.ts';

/** A new matter with its four elements complete (T2). */
export type NewTicket = Pick<
  TicketFacts,
  'communityId' | 'zoneId' | 'householdId' | 'reporterStaffId' | 'aboutStaffId' | 'kind' | 'severity'
> & {
  submissionKey: string;
  source: string;
  category: string;
  area: string;
  matter: string;
  place: PlaceWords;
  unitId: string | null;
  spotId: string | null;
  buildingId: string | null;
  floor: number | null;
  lat: number | null;
  lng: number | null;
  reporterMemberId: string | null;
  reporterName: string;
  reporterPhone: string;
  firstResponsibleId: string | null;
  patrolSignInId: string | null;
  /** What was asked and answered, frozen on the first entry. */
  answers: readonly FrozenAnswer[];
  clocks: BegunClocks;
};

export type IntakeRow = { id: string; number: number; eventId: string };

type Queryable = Pick<Db['pool'], 'query'>;

/** The same statement inside a transaction that writes more than this. */
export function queryIn(tx: Tx): Queryable {
  const query = async (statement: { text: string; values: unknown[] }) => ({
    rows: await tx.$queryRawUnsafe(statement.text, ...statement.values),
  });
  return { query: query as Queryable['query'] };
}

/** All that the statement writes, in its own words. */
type Intake = {
  ticket: NewTicket;
  id: string;
  eventId: string;
  now: Date;
  by: ReturnType<typeof signatureOf>;
  door: Ctx['door'];
  hint: string;
};

type Columns = Record<string, (intake: Intake) => unknown>;

const id = (intake: Intake) => intake.id;
const now = (intake: Intake) => intake.now;
const submitted = () => 'submitted';
const hint = (intake: Intake) => intake.hint;
const wakeAt = (intake: Intake) => intake.ticket.clocks.wakeAt;

const ticketColumns: Columns = {
  id,
  community_id: ({ ticket }) => ticket.communityId,
  zone_id: ({ ticket }) => ticket.zoneId,
  kind: ({ ticket }) => ticket.kind,
  source: ({ ticket }) => ticket.source,
  category: ({ ticket }) => ticket.category,
  area: ({ ticket }) => ticket.area,
  severity: ({ ticket }) => ticket.severity,
  status: submitted,
  matter: ({ ticket }) => ticket.matter,
  search: ({ ticket }) => searchTerms(`${ticket.matter} ${ticket.place.zh} ${ticket.place.en} ${ticket.reporterName}`),
  place_text: ({ ticket }) => ticket.place.zh,
  place_text_en: ({ ticket }) => ticket.place.en,
  unit_id: ({ ticket }) => ticket.unitId,
  spot_id: ({ ticket }) => ticket.spotId,
  building_id: ({ ticket }) => ticket.buildingId,
  floor: ({ ticket }) => ticket.floor,
  lat: ({ ticket }) => ticket.lat,
  lng: ({ ticket }) => ticket.lng,
  reporter_member_id: ({ ticket }) => ticket.reporterMemberId,
  household_id: ({ ticket }) => ticket.householdId,
  reporter_staff_id: ({ ticket }) => ticket.reporterStaffId,
  reporter_name: ({ ticket }) => ticket.reporterName,
  reporter_phone: ({ ticket }) => ticket.reporterPhone,
  first_responsible_id: ({ ticket }) => ticket.firstResponsibleId,
  about_staff_id: ({ ticket }) => ticket.aboutStaffId,
  patrol_sign_in_id: ({ ticket }) => ticket.patrolSignInId,
  created_at: now,
  updated_at: now,
  reply_due_at: ({ ticket }) => ticket.clocks.replyDueAt,
  done_due_at: ({ ticket }) => ticket.clocks.doneDueAt,
  submission_key: ({ ticket }) => ticket.submissionKey,
  next_due_at: ({ ticket }) => ticket.clocks.next.at,
  next_clock: ({ ticket }) => ticket.clocks.next.clock,
};

const eventColumns: Columns = {
  id: ({ eventId }) => eventId,
  ticket_id: id,
  seq: () => 1,
  type: submitted,
  at: now,
  visibility: () => visibilityOf('submitted'),
  door: ({ door }) => door,
  actor_kind: ({ by }) => by.actorKind,
  actor_id: ({ by }) => by.actorId,
  actor_name: ({ by }) => by.actorName,
  to_status: submitted,
  data: ({ ticket }) => (ticket.answers.length > 0 ? JSON.stringify({ answers: ticket.answers }) : '{}'),
};

/** Every parameter of the statement, in its order; columns that share a value share its parameter. */
const parameters = [...new Set([...Object.values(ticketColumns), ...Object.values(eventColumns), hint, wakeAt])];

const names = (columns: Columns) => Object.keys(columns).join(', ');
const place = (read: Columns[string]) => `$${parameters.indexOf(read) + 1}`;
const places = (columns: Columns) => Object.values(columns).map(place).join(', ');

// The key of a new ticket is a new one: `unsafe_dedupe` cannot meet an older job, and costs a third of `replace`.
const intakeSql = `
with ticket as (
  insert into ticket (${names(ticketColumns)}) values (${places(ticketColumns)})
  on conflict (submission_key) do nothing
  returning id, number
), event as (
  insert into ticket_event (${names(eventColumns)})
  select ${places(eventColumns)} from ticket
)
select number, pg_notify('${hintChannel}', ${place(hint)})::text, case when ${place(wakeAt)}::timestamptz is not null then
  (graphile_worker.add_job('${clockJob.task}', json_build_object('ticketId', id), job_key := '${clockJob.key('')}' || id,
    run_at := ${place(wakeAt)}::timestamptz, max_attempts := 25, job_key_mode := 'unsafe_dedupe')).id end from ticket`;

/**
 * Ticket, first entry, alarm of the clocks and hint in one statement: one round trip, all or nothing. This is the hot path, so plain SQL.
 * Returns undefined when the submission key is known already: the phone sent again.
 */
export async function insertTicket(ctx: Ctx, client: Queryable, ticket: NewTicket): Promise<IntakeRow | undefined> {
  const ticketId = newId();
  const facts: TicketFacts = {
    ...ticket,
    id: ticketId,
    assigneeId: null,
    handoverToId: null,
    attentionId: null,
    arbiterId: null,
    orderSuspended: false,
    lendingZoneId: null,
    lenderId: null,
    assigneeLeaderId: null,
    offeredTeamId: null,
    companionIds: [],
    status: 'submitted',
    heldFrom: null,
    rating: null,
    repliedAt: null,
    doneAt: null,
    reopenCount: 0,
    version: 1,
  };
  const intake: Intake = {
    ticket,
    id: ticketId,
    eventId: newId(),
    now: ctx.clock(),
    by: signatureOf(ctx),
    door: ctx.door,
    hint: writeHint(roomsOf('submitted', facts), { type: 'ticket', id: ticketId, seq: 1 }),
  };
  const values = parameters.map((read) => read(intake));
  const { rows } = await client.query<{ number: number }>({ name: 'intake', text: intakeSql, values });
  const [row] = rows;
  return row && { id: ticketId, eventId: intake.eventId, number: row.number };
}
