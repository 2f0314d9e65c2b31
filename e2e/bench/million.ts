import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createAuth } from '@linli/auth';
import type { Db } from '@linli/db';
import { listTicketsInput, ordersOffered } from '@linli/domain/tickets';
import type { Ctx } from '@linli/services/context';
import { listTickets } from '@linli/services/tickets';
import { type Linli, top } from '../fixtures/linli.ts';
import { type Figure, percentile, rounded } from './figures.ts';

/** What the office list filters by, each with a value that few and one that many tickets have. */
const filters: Record<string, Record<string, string | true>> = {
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

/** One list: milliseconds at a thousand and at a million, and its rows there. */
type Case = { name: string; small: number; large: number; ratio: number; rows: number };
const beside = ({ small, large, ratio }: Case) =>
  `${rounded(large, 2)} ms beside ${rounded(small, 2)} ms, ${rounded(ratio, 2)}`;

/** Each case with its plan, the slowest first. */
const plans = join(top, '.tmp/list-plans.txt');

/** A list that is offered: its rows by the query alone, the whole page as a browser gets it, and what the database was asked. */
type Offered = { query: Ask; page: Ask; plan(): Promise<string> };
/** Asks once and answers with the number of rows. */
type Ask = () => Promise<number>;

/** An estate of so many tickets with a server before it. */
export type Estate = { db: Db; linli: Pick<Linli, 'office'> };

/** Every sort and filter for each reach there is, and for who has hardly anything, by name. */
async function offered({ db, linli }: Estate): Promise<Map<string, Offered>> {
  const all = new Map<string, Offered>();
  const auth = createAuth(db);
  for (const role of ['director', 'housekeeper', 'tradesperson']) {
    const { rows } = await db.pool.query<{ id: string }>(
      `select a.id from account a join staff s on s.id = a.staff_id where s.role = $1 and s.active order by s.id limit 1`,
      [role],
    );
    const accountId = rows[0]?.id ?? '';
    const actor = await auth.actorOf(accountId);
    if (!actor) throw new Error(`no ${role} in the demo estate`);
    const ctx: Ctx = { db, actor, clock: () => new Date(), door: 'office' };
    const { sessionId } = await auth.signIn(accountId, 'office');
    const headers = { cookie: `office_session=${sessionId}` };
    for (const [name, filter] of Object.entries(filters)) {
      for (const order of ordersOffered(listTicketsInput.parse(filter))) {
        const input = listTicketsInput.parse({ ...filter, order, limit: 50 });
        const address = new URLSearchParams({ order });
        for (const [key, value] of Object.entries(filter)) address.set(key, value === true ? '1' : value);
        const url = `${linli.office}/tickets?${address}`;
        all.set(`${role}: ${name}, ${order}`, {
          query: async () => (await listTickets(ctx, input)).rows.length,
          page: async () => {
            const answer = await fetch(url, { headers });
            const html = await answer.text();
            if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
            return html.match(/href="\/tickets\/\d+/g)?.length ?? 0;
          },
          plan: () => planOf(db, (watched) => listTickets({ ...ctx, db: watched }, input)),
        });
      }
    }
  }
  return all;
}

/** Milliseconds of two lists, the lower quartile of `times` each, asked in turn: whatever else goes on is in both. */
async function inTurn(asks: readonly [Ask, Ask], times: number) {
  const samples: [number[], number[]] = [[], []];
  const rows: [number, number] = [0, 0];
  for (let n = -3; n < times; n++) {
    for (const [at, ask] of asks.entries()) {
      const begun = performance.now();
      rows[at as 0 | 1] = await ask();
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
 * The office list at a million tickets beside a thousand, for every sort and filter: the whole page, as `office_list` measures
 * it, and the query of its rows alone. A page that is short at a thousand, because few tickets are as asked for, is held
 * against a full one.
 */
export async function millionOverThousand(small: Estate, large: Estate): Promise<Figure[]> {
  const [few, many] = [await offered(small), await offered(large)];
  const [everything] = few.keys();
  // As of servers that have been up for a while.
  for (let n = 0; n < 400; n++) for (const lists of [few, many]) await lists.get(everything ?? '')?.page();
  const slowestFirst = async (what: 'page' | 'query') => {
    const measured = new Map<string, Awaited<ReturnType<typeof inTurn>>>();
    for (const [name, list] of many) measured.set(name, await inTurn([(few.get(name) ?? list)[what], list[what]], 21));
    const cases = [...measured].map(([name, { ms, rows }]): Case => {
      const full = measured.get(`${name.split(':')[0]}: all, newest`)?.ms[0] ?? Number.NaN;
      const small = rows[0] < rows[1] ? Math.max(ms[0], full) : ms[0];
      return { name, small, large: ms[1], ratio: ms[1] / small, rows: rows[1] };
    });
    return cases.sort((a, b) => b.ratio - a.ratio);
  };
  const [pages, queries] = [await slowestFirst('page'), await slowestFirst('query')];
  const told: string[] = [];
  for (const page of pages) {
    const { name, rows } = page;
    const query = queries.find((one) => one.name === name);
    if (query?.rows !== rows) throw new Error(`${name}: ${rows} rows on the page, ${query?.rows} of the query`);
    told.push(`${name}: page ${beside(page)}; query ${beside(query)}\n${await many.get(name)?.plan()}`);
  }
  mkdirSync(dirname(plans), { recursive: true });
  writeFileSync(plans, told.join('\n\n'));
  return [figureOf('list.million_over_thousand', pages), figureOf('list_query.million_over_thousand', queries)];
}

/** The slowest of the cases, and how many stay within the 1.3 that are wanted. */
function figureOf(name: string, cases: Case[]): Figure {
  const [worst] = cases;
  if (!worst) throw new Error('nothing was measured');
  const within = cases.filter(({ ratio }) => ratio <= 1.3).length;
  return {
    name,
    value: rounded(worst.ratio, 2),
    unit: '',
    ratio_to: `the slowest of ${cases.length} sorts and filters (${within} within 1.3): ${worst.name}, ${beside(worst)}`,
    ratio: rounded(worst.ratio, 2),
  };
}

/**
 * Years of ended tickets, written in the order they came in, beside those of the demo estate, which are left as they are:
 * an estate has a long history and as many open matters as its people can bear.
 */
export async function grow(db: Db, wanted: number): Promise<void> {
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
