import { createAuth } from '@linli/auth';
import type { Db } from '@linli/db';
import type { ClockName, ClockPolicy, ClockPolicyChange } from '@linli/domain/clocks';
import { listClockPolicies, previewClockPolicy } from '@linli/services/clocks';
import type { Ctx } from '@linli/services/context';
import { type Figure, percentile, rounded, timeEach } from './figures.ts';

/** A month of a large estate: the demo's matters with their histories, many times over within the thirty days. */
async function fillMonth(db: Db, wanted: number): Promise<number> {
  const client = await db.pool.connect();
  try {
    await client.query('set session_replication_role = replica');
    const month = `t.created_at > now() - interval '29 days'`;
    await client.query(
      `with source as materialized (select t.id, row_number() over (order by t.id) as row from ticket t where ${month}),
         copy as materialized (select s.id as old, gen_random_uuid() as id, n from source s,
           generate_series(1, (select 1 + $1::int / count(*)::int from source)) n limit greatest(0, $1::int - (select count(*) from source))),
         tickets as (insert into ticket select (jsonb_populate_record(t, jsonb_build_object('id', copy.id,
           'submission_key', gen_random_uuid(), 'external_id', null, 'number', nextval('ticket_number_seq')))).*
           from copy join ticket t on t.id = copy.old)
       insert into ticket_event select (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'ticket_id', copy.id))).*
         from copy join ticket_event e on e.ticket_id = copy.old`,
      [wanted],
    );
  } finally {
    client.release(true);
  }
  await db.pool.query('vacuum analyze ticket, ticket_event');
  const { rows } = await db.pool.query(
    `select count(*)::int as n from ticket where created_at > now() - interval '30 days'`,
  );
  return Number(rows[0]?.n);
}

/** "What would last month have looked like" at 8,500 tickets: the slowest of the clocks, each asked five times. */
export async function preview(db: Db): Promise<Figure> {
  const tickets = await fillMonth(db, 8500);
  const { rows } = await db.pool.query(
    `select a.id from account a join staff s on s.id = a.staff_id where s.role = 'director' and s.active order by s.id limit 1`,
  );
  const actor = await createAuth(db).actorOf(String(rows[0]?.id));
  if (!actor) throw new Error('no director in the demo estate');
  const ctx: Ctx = { db, actor, clock: () => new Date(), door: 'office' };
  const { policies } = await listClockPolicies(ctx, {});
  const measured: number[] = [];
  for (const clock of ['reply', 'completion', 'silence', 'confirmation'] as const) {
    const general = policies.find((policy) => isGeneral(policy, clock));
    if (!general) throw new Error(`no norm of ${clock} for everything`);
    const samples = await timeEach(5, () => previewClockPolicy(ctx, tightened(general)), 1);
    measured.push(percentile(samples, 0.5));
  }
  if (tickets < 8500) throw new Error(`a month of ${tickets} tickets only`);
  return { name: 'preview.ms', value: rounded(Math.max(...measured), 0), unit: 'ms' };
}

const isGeneral = ({ clock, kind, severity, category, area, crew, validUntil }: ClockPolicy, wanted: ClockName) =>
  clock === wanted && [kind, severity, category, area, crew, validUntil].every((selector) => selector === null);

/** Half the time for everything: as many matters as can be are read twice. */
function tightened({ id, minutes, ...norm }: ClockPolicy): ClockPolicyChange {
  const { clock, kind, severity, category, area, crew, calendar, warnShare, escalateEveryMinutes } = norm;
  const selectors = { clock, kind, severity, category, area, crew };
  const values = { calendar, warnShare, escalateEveryMinutes };
  return { policyId: id, ...selectors, ...values, minutes: Math.ceil(minutes / 2), end: false, validUntil: null };
}
