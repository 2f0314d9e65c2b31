import type { Db } from '@linli/db';
import type { Said } from './traffic.ts';

/** Sentences about what was lost, doubled or left lying; none when all is well. */
export async function verify(db: Db, said: Said, overdue: readonly string[]): Promise<string[]> {
  const wrong: string[] = [];
  const rowsOf = async <Row extends object>(sql: string, values: unknown[] = []) =>
    (await db.pool.query<Row>(sql, values)).rows;
  const none = async (what: string, sql: string, values: unknown[] = []) => {
    const rows = await rowsOf(sql, values);
    if (rows.length > 0) wrong.push(`${what}: ${rows.length}, such as ${JSON.stringify(rows[0])}`);
  };

  const keys = [...said.matters.keys()];
  const found = await rowsOf<{ key: string; matter: string }>(
    `select submission_key as key, matter from ticket where submission_key = any($1::uuid[])`,
    [keys],
  );
  const written = new Map(found.map(({ key, matter }) => [key, matter]));
  for (const [key, { words, acknowledged }] of said.matters) {
    if (acknowledged && written.get(key) !== words) wrong.push(`an acknowledged matter is lost: ${words}`);
  }

  const notes = await rowsOf<{ note: string; times: number }>(
    `select note, count(*)::int as times from ticket_event where note = any($1::text[]) group by note`,
    [[...said.notes.keys()]],
  );
  const times = new Map(notes.map((row) => [row.note, row.times]));
  for (const [words, { acknowledged }] of said.notes) {
    const kept = times.get(words) ?? 0;
    if (acknowledged ? kept !== 1 : kept > 1) wrong.push(`a note sent once is there ${kept} times: ${words}`);
  }

  await none(
    'acknowledged steps that are not in the history',
    `select s.* from jsonb_to_recordset($1::jsonb) as s("ticketId" uuid, version int, status text)
     where not exists (select 1 from ticket_event e
       where e.ticket_id = s."ticketId" and e.seq = s.version and e.to_status = s.status and e.actor_kind = 'staff')`,
    [JSON.stringify(said.steps)],
  );
  await none(
    'tickets that say something else than their history',
    `select t.number, t.version, t.status from ticket t join lateral (
       select count(*) as entries, max(seq) as last, (array_agg(to_status order by seq desc))[1] as status
       from ticket_event where ticket_id = t.id) e on true
     where e.entries <> t.version or e.last <> t.version or e.status <> t.status`,
  );
  await none(
    'entries that do not follow on the one before',
    `select ticket_id, seq from (select ticket_id, seq, from_status, lag(to_status) over w as before, lag(seq) over w as prior
       from ticket_event window w as (partition by ticket_id order by seq)) e
     where seq > 1 and (prior is distinct from seq - 1 or from_status is distinct from before)`,
  );
  await none(
    'warnings, breaches or escalations that were made twice',
    `select ticket_id, type, data from ticket_event where type in ('clock_warned', 'clock_breached', 'escalated')
     group by ticket_id, type, data->>'clock', data->>'attempt', data->>'threshold', data->>'toId', data having count(*) > 1`,
  );
  await none(
    'first replies that broke their promise with nothing on record',
    `select t.number, t.created_at from ticket t where t.id = any($1::uuid[]) and not exists (
       select 1 from ticket_event e where e.ticket_id = t.id and e.type = 'clock_breached' and e.data->>'clock' = 'reply')`,
    [overdue],
  );
  await none(
    'matters still on hold after what was promised',
    `select number, hold_until from ticket where status = 'on_hold' and hold_until < now() - interval '5 seconds'
       and submission_key = any($1::uuid[])`,
    [keys],
  );
  await none(
    'jobs that are due and lie',
    `select key, run_at, attempts, last_error from graphile_worker._private_jobs
     where run_at < now() - interval '5 seconds' or attempts >= max_attempts`,
  );
  return wrong;
}
