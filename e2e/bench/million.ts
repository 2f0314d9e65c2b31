import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createAuth } from '@linli/auth';
import { type Db, openDb } from '@linli/db';
import { listTicketsInput, ordersOffered } from '@linli/domain/tickets';
import type { Ctx } from '@linli/services/context';
import { listTickets } from '@linli/services/tickets';
import { top } from '../fixtures/linli.ts';
import { type Figure, percentile, rounded } from './figures.ts';

/** What the office list filters by, each with a value that few and one that many tickets have. */
const filters: Record<string, Record<string, unknown>> = {
  all: { state: 'all' },
  open: { state: 'open' },
  done: { state: 'done' },
  ended: { state: 'ended' },
  'status on hold': { state: 'all', status: 'on_hold' },
  'status rejected': { state: 'all', status: 'rejected' },
  'kind repair': { state: 'all', kind: 'repair' },
  'kind praise': { state: 'all', kind: 'praise' },
  'source portal': { state: 'all', source: 'portal' },
  'source letter': { state: 'all', source: 'letter' },
  'category engineering': { state: 'all', category: 'engineering' },
  'category fees': { state: 'all', category: 'fees' },
  'late, all': { state: 'all', late: true },
  'late, open': { state: 'open', late: true },
  'mine, all': { state: 'all', mine: true },
  'mine, open': { state: 'open', mine: true },
  'rating dissatisfied': { state: 'all', rating: 'dissatisfied' },
  rated: { state: 'all', rating: 'rated' },
  'severity major': { state: 'all', severity: 'major' },
  'severity normal': { state: 'all', severity: 'normal' },
  'a month of the past': { state: 'all', from: '2025-03-01', until: '2025-03-31' },
  unaccepted: { state: 'all', focus: 'unaccepted' },
  'due today': { state: 'all', focus: 'due_today' },
  'created in a month': { state: 'all', focus: 'created_in_month' },
  'done in a month': { state: 'all', focus: 'done_in_month' },
  'ended in a month': { state: 'all', focus: 'ended_in_month' },
  suspended: { state: 'all', focus: 'suspended' },
  'follow up': { state: 'all', focus: 'follow_up' },
  'words many have': { state: 'all', text: '漏水' },
  'words few have': { state: 'all', text: '白蚁' },
};

type Case = { name: string; small: number; large: number; ratio: number };

/** Each case with its plan, the slowest first. */
const plans = join(top, '.tmp/list-plans.txt');

/** A list that is offered: asks once and answers with the number of rows; and what it asked the database. */
type Offered = { ask(): Promise<number>; plan(): Promise<string> };

/** Every sort and filter for each reach there is, and for who has hardly anything, by name. */
async function offered(db: Db): Promise<Map<string, Offered>> {
  const all = new Map<string, Offered>();
  const auth = createAuth(db);
  for (const role of ['director', 'housekeeper', 'tradesperson']) {
    const { rows } = await db.pool.query<{ id: string }>(
      `select a.id from account a join staff s on s.id = a.staff_id where s.role = $1 and s.active order by s.id limit 1`,
      [role],
    );
    const actor = await auth.actorOf(rows[0]?.id ?? '');
    if (!actor) throw new Error(`no ${role} in the demo estate`);
    const ctx: Ctx = { db, actor, clock: () => new Date(), door: 'office' };
    for (const [name, filter] of Object.entries(filters)) {
      for (const order of ordersOffered(listTicketsInput.parse(filter))) {
        const input = listTicketsInput.parse({ ...filter, order, limit: 50 });
        all.set(`${role}: ${name}, ${order}`, {
          ask: async () => (await listTickets(ctx, input)).rows.length,
          plan: () => planOf(db, (watched) => listTickets({ ...ctx, db: watched }, input)),
        });
      }
    }
  }
  return all;
}

/** Milliseconds of two lists, the lower quartile of `times` each, asked in turn: whatever else goes on is in both. */
async function inTurn(one: Offered, other: Offered, times: number) {
  const samples: [number[], number[]] = [[], []];
  const rows: [number, number] = [0, 0];
  for (let n = -3; n < times; n++) {
    for (const [at, list] of [one, other].entries()) {
      const begun = performance.now();
      rows[at as 0 | 1] = await list.ask();
      if (n >= 0) samples[at as 0 | 1].push(performance.now() - begun);
    }
  }
  return { ms: samples.map((of) => percentile(of, 0.25)) as [number, number], rows };
}

/** How the database goes about the query that `call` asks. */
async function planOf(db: Db, call: (watched: Db) => Promise<unknown>): Promise<string> {
  let asked: { text: string; values: unknown[] } | undefined;
  const query = (statement: typeof asked) => {
    asked = statement;
    return db.pool.query(statement as { text: string; values: unknown[] });
  };
  await call({ ...db, pool: { query } as unknown as Db['pool'] });
  if (!asked) return '';
  const { rows } = await db.pool.query<{ 'QUERY PLAN': string }>({ ...asked, text: `explain (analyze) ${asked.text}` });
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

/**
 * The office list at a million tickets beside a thousand, for every sort and filter. A page that is short at a thousand,
 * because few tickets are as asked for, is held against a full one.
 */
export async function millionOverThousand(smallUrl: string, largeUrl: string): Promise<Figure> {
  const [small, large] = [smallUrl, largeUrl].map((url) => openDb(url, { onError: () => {} })) as [Db, Db];
  try {
    await grow(small, 1000);
    await grow(large, 1_000_000);
    const [few, many] = [await offered(small), await offered(large)];
    const measured = new Map<string, Awaited<ReturnType<typeof inTurn>>>();
    for (const [name, list] of many) measured.set(name, await inTurn(few.get(name) ?? list, list, 21));
    const cases = [...measured].map(([name, { ms, rows }]): Case => {
      const full = measured.get(`${name.split(':')[0]}: all, newest`)?.ms[0] ?? Number.NaN;
      const before = rows[0] < rows[1] ? Math.max(ms[0], full) : ms[0];
      return { name, small: rounded(before, 2), large: rounded(ms[1], 2), ratio: rounded(ms[1] / before, 2) };
    });
    cases.sort((a, b) => b.ratio - a.ratio);
    const worst = cases[0];
    if (!worst) throw new Error('nothing was measured');
    const told: string[] = [];
    for (const { name, small, large, ratio } of cases)
      told.push(`${name}: ${large} ms beside ${small} ms, ${ratio}\n${await many.get(name)?.plan()}`);
    mkdirSync(dirname(plans), { recursive: true });
    writeFileSync(plans, told.join('\n\n'));
    return {
      name: 'list.million_over_thousand',
      value: worst.ratio,
      unit: '',
      ratio_to: `the slowest of ${cases.length} sorts and filters: ${worst.name}, ${worst.large} ms beside ${worst.small} ms`,
      ratio: worst.ratio,
    };
  } finally {
    await small.close();
    await large.close();
  }
}

/**
 * Years of ended tickets, written in the order they came in, beside those of the demo estate, which are left as they are:
 * an estate has a long history and as many open matters as its people can bear.
 */
async function grow(db: Db, wanted: number): Promise<void> {
  const client = await db.pool.connect();
  try {
    await client.query(`set session_replication_role = replica`);
    const { rows } = await client.query<{ name: string; made: string }>(
      `select indexname as name, indexdef as made from pg_indexes where tablename = 'ticket' and indexdef not like '%UNIQUE%'`,
    );
    for (const { name } of rows) await client.query(`drop index "${name}"`);
    await client.query('delete from ticket where ended_at is null and number % 3 > 0');
    const { rows: columns } = await client.query<{ name: string }>(
      `select column_name as name from information_schema.columns where table_name = 'ticket' and is_generated = 'NEVER'
       and column_name not in ('id', 'number', 'submission_key', 'external_id')`,
    );
    const moments = [
      'created_at',
      'updated_at',
      'reply_due_at',
      'done_due_at',
      'next_due_at',
      'replied_at',
      'done_at',
      'ended_at',
    ];
    const names = columns.map(({ name }) => name);
    const past = names.map((name) => (moments.includes(name) ? `t.${name} - n * interval '41 hours'` : `t.${name}`));
    await client.query(
      `with ended as (select * from ticket where ended_at is not null),
         missing as (select $1::int - (select count(*) from ticket)::int as rows, (select count(*) from ended)::int as each)
       insert into ticket (id, ${names.join(', ')})
       select gen_random_uuid(), ${names.join(', ')} from (
         select ${past.map((past, at) => `${past} as ${names[at]}`).join(', ')}
         from missing, generate_series(1, 1 + missing.rows / missing.each) n, ended t
         limit greatest(0, (select rows from missing))) grown order by created_at`,
      [wanted],
    );
    for (const { made } of rows) await client.query(made);
    await client.query('analyze ticket');
  } finally {
    client.release(true);
  }
}
