import { setTimeout as sleep } from 'node:timers/promises';
import { createAuth } from '@linli/auth';
import { type Db, newId } from '@linli/db';
import { createTicketInput } from '@linli/domain/tickets';
import { createTicket } from '@linli/services/tickets';
import { type Figure, rounded } from './figures.ts';

type Size = { alarms: number; seconds: number };

/**
 * T8: ten thousand clocks that sleep cost what none costs, and two hours later each has acted once. The server and its
 * worker run as ever; what they do by themselves is counted by the database.
 */
export async function timers(db: Db, { alarms, seconds }: Size = { alarms: 10_000, seconds: 60 }): Promise<Figure[]> {
  await db.pool.query('delete from graphile_worker._private_jobs');
  const none = await transactionsPerMinute(db, seconds);
  const first = await putToSleep(db, alarms);
  const many = await transactionsPerMinute(db, seconds);
  const begun = performance.now();
  await passTwoHours(db, first);
  await allAwake(db, first);
  const took = (performance.now() - begun) / 1000;
  const { acted, doubled } = await whatActed(db, first);
  return [
    {
      name: 'timers.idle_per_min',
      value: rounded(many),
      unit: 'transactions',
      ratio_to: `the same server without a clock (${rounded(none)})`,
      ratio: rounded(many / none, 2),
    },
    { name: 'timers.acted', value: acted, unit: 'alarms', ratio_to: `${alarms} that were due`, ratio: acted / alarms },
    { name: 'timers.doubled', value: doubled, unit: 'entries' },
    { name: 'timers.per_s', value: rounded(alarms / took), unit: 'alarms' },
  ];
}

/** What the whole database does in a minute while nobody asks anything; the statistics are a second late at most. */
async function transactionsPerMinute(db: Db, seconds: number): Promise<number> {
  const count = async () => {
    const { rows } = await db.pool.query<{ done: string }>(
      'select xact_commit + xact_rollback as done from pg_stat_database where datname = current_database()',
    );
    return Number(rows[0]?.done);
  };
  await sleep(11_000);
  const before = await count();
  await sleep(seconds * 1000);
  return ((await count()) - before) * (60 / seconds);
}

/** A matter filed as residents do, and so many more like it, each with its alarm. Returns the first number of them. */
async function putToSleep(db: Db, alarms: number): Promise<number> {
  const { rows } = await db.pool.query<{ id: string }>(
    `select id from account where door = 'portal' order by id limit 1`,
  );
  const actor = await createAuth(db).actorOf(rows[0]?.id ?? '');
  if (!actor) throw new Error('no resident in the demo estate');
  const submissionKey = newId();
  const leak = createTicketInput.parse({ submissionKey, kind: 'repair', category: 'engineering', matter: '漏水' });
  const { id, number } = await createTicket({ db, actor, clock: () => new Date(), door: 'portal' }, leak);
  await withoutTriggers(
    db,
    `with copy as materialized (select gen_random_uuid() as id from generate_series(2, $2::int)),
       tickets as (insert into ticket select (jsonb_populate_record(t, jsonb_build_object('id', copy.id,
         'submission_key', gen_random_uuid(), 'number', nextval('ticket_number_seq')))).* from ticket t, copy where t.id = $1),
       entries as (insert into ticket_event select (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(),
         'ticket_id', copy.id))).* from ticket_event e, copy where e.ticket_id = $1)
     select graphile_worker.add_job('watch_clocks', json_build_object('ticketId', copy.id), job_key := 'clocks:' || copy.id,
       run_at := j.run_at, max_attempts := 25) from copy, graphile_worker._private_jobs j where j.key = 'clocks:' || $1`,
    [id, alarms],
  );
  await db.pool.query('vacuum analyze ticket, ticket_event');
  return number;
}

/** Every moment is two hours further away, which is the same as a clock two hours later. */
async function passTwoHours(db: Db, first: number): Promise<void> {
  const earlier = (column: string) => `${column} = ${column} - interval '2 hours'`;
  const moments = ['created_at', 'updated_at', 'reply_due_at', 'done_due_at', 'next_due_at'].map(earlier).join(', ');
  await withoutTriggers(
    db,
    `with tickets as (update ticket set ${moments} where number >= $1 returning id),
       entries as (update ticket_event set ${earlier('at')} where ticket_id in (select id from ticket where number >= $1))
     update graphile_worker._private_jobs set ${earlier('run_at')} where key like 'clocks:%'`,
    [first],
  );
}

async function allAwake(db: Db, first: number): Promise<void> {
  for (const end = Date.now() + 900_000; Date.now() < end; await sleep(500)) {
    const { rows } = await db.pool.query<{ waiting: string }>(
      `select count(*) as waiting from graphile_worker._private_jobs where key like 'clocks:%' and run_at <= now()`,
    );
    if (Number(rows[0]?.waiting) === 0 && (await whatActed(db, first)).acted > 0) return;
  }
  throw new Error('alarms still wait after a quarter of an hour');
}

/** Matters whose missed reply is on record, and entries that stand there twice. */
async function whatActed(db: Db, first: number): Promise<{ acted: number; doubled: number }> {
  const { rows } = await db.pool.query<{ acted: number; doubled: number }>(
    `with entry as (select e.ticket_id, e.type, e.data->>'clock' as clock, e.data->>'threshold' as threshold, count(*) as times
       from ticket_event e join ticket t on t.id = e.ticket_id
       where t.number >= $1 and e.type in ('clock_warned', 'clock_breached', 'escalated')
       group by 1, 2, 3, 4, e.data->>'attempt', e.data->>'toId')
     select count(distinct ticket_id) filter (where clock = 'reply' and threshold = 'breach')::int as acted,
       count(*) filter (where times > 1)::int as doubled from entry`,
    [first],
  );
  return rows[0] ?? { acted: 0, doubled: 0 };
}

async function withoutTriggers(db: Db, sql: string, values: unknown[]): Promise<void> {
  const client = await db.pool.connect();
  try {
    await client.query('set session_replication_role = replica');
    await client.query(sql, values);
  } finally {
    client.release(true);
  }
}
