import { createAuth } from '@linli/auth';
import type { Db } from '@linli/db';
import { browserFlags, findBrowser } from '@linli/testing/browser';
import { chromium } from '@playwright/test';
import { type Figure, percentile, rounded, timeEach } from './figures.ts';

/** Makes the demo's tickets many, so that the list has the size of the real data sets. */
export async function multiplyTickets(db: Db, wanted: number): Promise<void> {
  const columns = `community_id, zone_id, kind, source, category, area, severity, status, held_from, matter, search, place_text,
    place_text_en, unit_id, spot_id, household_id, reporter_name, first_responsible_id, assignee_id, version, reply_due_at,
    done_due_at, next_due_at, replied_at, done_at, ended_at, hold_until, held_at, rating`;
  await db.pool.query(
    `insert into ticket (id, created_at, updated_at, ${columns})
     select gen_random_uuid(), created_at - n * interval '7 hours', updated_at - n * interval '7 hours', ${columns}
     from ticket, generate_series(1, (select 1 + $1::int / greatest(1, count(*)::int) from ticket)) n limit $1`,
    [wanted],
  );
  // Else the database does it by itself in the middle of the measuring.
  await db.pool.query('vacuum analyze ticket');
}

/**
 * The whole HTML of the office list of 50, beside the same rows by SQL alone and a page that reads no rows; and of the
 * matter with the longest history, with the list beside it.
 */
export async function officeList(db: Db, officeUrl: string): Promise<Figure[]> {
  const { rows } = await db.pool.query<{ id: string; community: string }>(
    `select a.id, s.community_id as community from account a join staff s on s.id = a.staff_id where s.role = 'director' limit 1`,
  );
  const [director] = rows;
  if (!director) throw new Error('no director in the demo estate');
  const { sessionId } = await createAuth(db).signIn(director.id, 'office');
  const get = async (path: string, cookie = `office_session=${sessionId}`) => {
    const answer = await fetch(officeUrl + path, { headers: { cookie } });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return text;
  };
  const html = await get('/tickets?state=all');
  const listed = (html.match(/href="\/tickets\/\d+/g) ?? []).length;
  if (listed < 50) throw new Error(`the list shows ${listed} rows, not 50`);
  // As of a server that has been up for a while: it grows faster over some hundred pages.
  const list = percentile(await timeEach(200, () => get('/tickets?state=all'), 400), 0.95);
  const empty = percentile(await timeEach(200, () => get('/sign-in', '')), 0.95);
  const eventful = await db.pool.query<{ number: number }>(
    `select t.number from ticket t join ticket_event e on e.ticket_id = t.id where t.community_id = $1
     group by t.id order by count(*) desc, t.number limit 1`,
    [director.community],
  );
  const ticket = percentile(await timeEach(200, () => get(`/tickets/${eventful.rows[0]?.number}`)), 0.95);
  const sql = percentile(
    await timeEach(200, () => db.pool.query({ name: 'bare-list', text: bareList, values: [director.community] })),
    0.95,
  );
  const name = 'office_list.p95_ms';
  return [
    {
      name,
      value: rounded(list),
      unit: 'ms',
      ratio_to: `same rows by plain SQL (${rounded(sql)} ms)`,
      ratio: rounded(list / sql, 2),
    },
    {
      name,
      value: rounded(list),
      unit: 'ms',
      ratio_to: `page without rows (${rounded(empty)} ms)`,
      ratio: rounded(list / empty, 2),
    },
    {
      name: 'office_ticket.p95_ms',
      value: rounded(ticket),
      unit: 'ms',
      ratio_to: `page without rows (${rounded(empty)} ms)`,
      ratio: rounded(ticket / empty, 2),
    },
  ];
}

const bareList = `select t.*, z.name, f.name, a.name from ticket t left join zone z on z.id = t.zone_id
  left join staff f on f.id = t.first_responsible_id left join staff a on a.id = t.assignee_id
  where t.community_id = $1 order by t.created_at desc, t.id desc limit 51`;

/** All JavaScript that the portal's first page brings, as it came over the wire, without the headers of the answers. */
export async function portalScripts(db: Db, portalUrl: string): Promise<Figure> {
  const { rows } = await db.pool.query<{ id: string }>(`select id from account where door = 'portal' limit 1`);
  const { sessionId } = await createAuth(db).signIn(rows[0]?.id ?? '', 'portal');
  const executablePath = findBrowser(chromium.executablePath());
  const browser = await chromium.launch({ args: browserFlags, ...(executablePath && { executablePath }) });
  const context = await browser.newContext();
  await context.addCookies([{ name: 'portal_session', value: sessionId, url: portalUrl }]);
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  const headers = new Map<string, number>();
  let bytes = 0;
  devtools.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (type === 'Script') headers.set(requestId, response.encodedDataLength);
  });
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const header = headers.get(requestId);
    if (header !== undefined) bytes += encodedDataLength - header;
  });
  await page.goto(portalUrl, { waitUntil: 'networkidle' });
  await browser.close();
  return { name: 'portal.js_kb', value: rounded(bytes / 1024), unit: 'KB' };
}
