import { type Db, newId } from '@linli/db';
import { hintChannel, room, writeHint } from '@linli/domain/kernel';
import { searchTerms } from '@linli/domain/tickets';

/** What a matter of the benchmark says, and of whom. */
export type BenchMatter = { matter: string; communityId: string; zoneId: string | null; householdId: string | null };

/**
 * The rows that taking in a matter writes, by plain SQL as a script would: the ticket, its first entry, the alarm of its
 * clocks and the word to the screens, in one transaction. No rule, no right, no key is asked for.
 */
export async function writeSameRows({ pool }: Db, given: BenchMatter): Promise<void> {
  const [id, now] = [newId(), new Date()];
  const rooms = { portal: [room.household(given.householdId ?? '')], office: [room.community(given.communityId)] };
  const hint = writeHint(rooms, { type: 'ticket', id, seq: 1 });
  const client = await pool.connect();
  try {
    await client.query('begin');
    const { communityId, zoneId, householdId, matter } = given;
    const terms = searchTerms(`${matter} 彩福邨 彩欢楼 1203室`);
    await client.query({
      name: 'same-ticket',
      text: ticketSql,
      values: [id, communityId, zoneId, householdId, matter, terms, now, newId()],
    });
    await client.query({ name: 'same-event', text: eventSql, values: [newId(), id, now] });
    await client.query({
      name: 'same-alarm',
      text: alarmSql,
      values: [JSON.stringify({ ticketId: id }), new Date(now.getTime() + 3_600_000), `clocks:${id}`],
    });
    await client.query({ name: 'same-word', text: 'select pg_notify($1, $2)', values: [hintChannel, hint] });
    await client.query('commit');
  } finally {
    client.release();
  }
}

const ticketSql = `insert into ticket (id, community_id, zone_id, household_id, kind, source, category, area, severity, status,
  matter, search, place_text, place_text_en, reporter_name, reporter_phone, created_at, updated_at, reply_due_at, done_due_at, next_due_at, submission_key)
  values ($1, $2, $3, $4, 'repair', 'portal', 'engineering.plumbing', 'private', 'normal', 'submitted', $5, $6,
    '彩欢楼 1203室', 'Choi Foon House 1203', '陈小明', '13800000000', $7, $7, $7, $7, $7, $8)`;
const eventSql = `insert into ticket_event (id, ticket_id, seq, type, at, visibility, door, actor_kind, actor_name, to_status)
  values ($1, $2, 1, 'submitted', $3, 'public', 'portal', 'resident', '陈小明', 'submitted')`;
const alarmSql = `insert into graphile_worker._private_jobs (task_id, payload, run_at, max_attempts, key)
  select id, $1::json, $2, 25, $3 from graphile_worker._private_tasks where identifier = 'watch_clocks'`;
