import { type Db, newId } from '@linli/db';
import { hintChannel, writeHint } from '@linli/domain/kernel';
import { roomsOf, searchTerms, type TicketFacts, visibilityOf } from '@linli/domain/tickets';
import type { PlaceWords } from '@linli/domain/zones';
import type { BegunClocks } from '../../clocks/commands/begin.ts';
import { clockJob } from '../../clocks/commands/follow.ts';
import type { Ctx } from '../../context/index.ts';
import { signatureOf } from './append.ts';

/** A new matter with its four elements complete (T2). */
export type NewTicket = Pick<
  TicketFacts,
  'communityId' | 'zoneId' | 'householdId' | 'reporterStaffId' | 'kind' | 'severity'
> & {
  submissionKey: string;
  source: string;
  category: string;
  area: string;
  matter: string;
  place: PlaceWords;
  unitId: string | null;
  spotId: string | null;
  lat: number | null;
  lng: number | null;
  reporterMemberId: string | null;
  reporterName: string;
  reporterPhone: string;
  firstResponsibleId: string | null;
  patrolSignInId: string | null;
  clocks: BegunClocks;
};

export type IntakeRow = { id: string; number: number; eventId: string };

type Queryable = Pick<Db['pool'], 'query'>;

/**
 * Ticket, first entry, alarm of the clocks and hint in one statement: one round trip, all or nothing. This is the hot path, so plain SQL.
 * Returns undefined when the submission key is known already: the phone sent again.
 */
export async function insertTicket(ctx: Ctx, client: Queryable, ticket: NewTicket): Promise<IntakeRow | undefined> {
  const id = newId();
  const eventId = newId();
  const now = ctx.clock();
  const { actorKind, actorId, actorName } = signatureOf(ctx);
  const facts: TicketFacts = {
    ...ticket,
    id,
    assigneeId: null,
    status: 'submitted',
    heldFrom: null,
    rating: null,
    repliedAt: null,
    doneAt: null,
    reopenCount: 0,
    version: 1,
  };
  const notification = writeHint(roomsOf('submitted', facts), { type: 'ticket', id, seq: 1 });
  const terms = searchTerms(`${ticket.matter} ${ticket.place.zh} ${ticket.place.en} ${ticket.reporterName}`);
  const { rows } = await client.query<{ number: number }>({
    name: 'intake',
    text: intakeSql,
    values: [
      id,
      ticket.communityId,
      ticket.zoneId,
      ticket.kind,
      ticket.source,
      ticket.category,
      ticket.area,
      ticket.severity,
      ticket.matter,
      terms,
      ticket.place.zh,
      ticket.place.en,
      ticket.unitId,
      ticket.spotId,
      ticket.lat,
      ticket.lng,
      ticket.reporterMemberId,
      ticket.householdId,
      ticket.reporterStaffId,
      ticket.reporterName,
      ticket.reporterPhone,
      ticket.firstResponsibleId,
      ticket.patrolSignInId,
      now,
      ticket.clocks.replyDueAt,
      ticket.clocks.doneDueAt,
      ticket.submissionKey,
      eventId,
      visibilityOf('submitted'),
      ctx.door,
      actorKind,
      actorId,
      actorName,
      notification,
      ticket.clocks.nextDueAt,
      ticket.clocks.wakeAt,
    ],
  });
  const [row] = rows;
  return row && { id, eventId, number: row.number };
}

// The key of a new ticket is a new one: `unsafe_dedupe` cannot meet an older job, and costs a third of `replace`.
const intakeSql = `
with ticket as (
  insert into ticket (id, community_id, zone_id, kind, source, category, area, severity, status, matter, search,
    place_text, place_text_en, unit_id, spot_id, lat, lng, reporter_member_id, household_id, reporter_staff_id,
    reporter_name, reporter_phone, first_responsible_id, patrol_sign_in_id, created_at, updated_at, reply_due_at,
    done_due_at, submission_key, next_due_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, 'submitted', $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
    $22, $23, $24, $24, $25, $26, $27, $35)
  on conflict (submission_key) do nothing
  returning id, number
), event as (
  insert into ticket_event (id, ticket_id, seq, type, at, visibility, door, actor_kind, actor_id, actor_name, to_status)
  select $28, id, 1, 'submitted', $24, $29, $30, $31, $32, $33, 'submitted' from ticket
)
select number, pg_notify('${hintChannel}', $34)::text, case when $36::timestamptz is not null then
  (graphile_worker.add_job('${clockJob.task}', json_build_object('ticketId', id), job_key := '${clockJob.key('')}' || id,
    run_at := $36::timestamptz, max_attempts := 25, job_key_mode := 'unsafe_dedupe')).id end from ticket`;
