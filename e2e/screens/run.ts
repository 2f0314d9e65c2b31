import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAuth } from '@linli/auth';
import { type Db, openDb } from '@linli/db';
import type { Door } from '@linli/domain/access';
import { browserFlags, findBrowser } from '@linli/testing/browser';
import { cloneTemplate, startTestCluster } from '@linli/testing/cluster';
import { type Browser, chromium } from '@playwright/test';
import { startLinli, top } from '../fixtures/linli.ts';
import { finder } from '../fixtures/people.ts';
import { writeContactSheet } from './contact-sheet.ts';

/** `pnpm screens`: every route of both apps with the demo estate, at two widths and in both languages, into `.screens/`. */
const folder = join(top, '.screens');
const widths = { 360: { width: 360, height: 780 }, 1440: { width: 1440, height: 900 } } as const;
const locales = ['zh-CN', 'en'] as const;

type Visit = { name: string; door: Door; accountId?: string; path: string };

async function visits(db: Db): Promise<Visit[]> {
  const people = finder(db);
  const first = async (sql: string, values: unknown[] = []) =>
    String((await db.pool.query(sql, values)).rows[0]?.found);
  const resident = await first(
    `select a.id as found from account a join member m on m.id = a.member_id
     order by (select count(*) from ticket t where t.household_id = m.household_id) desc limit 1`,
  );
  /** The newest matter of that kind, as a member of its household sees it. */
  const ownMatter = async (name: string, where: string): Promise<Visit> => {
    const { rows } = await db.pool.query<{ number: number; accountId: string }>(
      `select t.number, a.id as "accountId" from ticket t join member m on m.household_id = t.household_id
         join account a on a.member_id = m.id where ${where} order by t.created_at desc limit 1`,
    );
    const [found] = rows;
    if (!found) throw new Error(`no matter of a household where ${where}`);
    return { name, door: 'portal', accountId: found.accountId, path: `/tickets/${found.number}` };
  };
  const director = (await people.staff('director')).accountId;
  const keeper = (await people.housekeeper(0)).accountId;
  const worker = (await people.staff('tradesperson')).accountId;
  const spot = await first('select code as found from spot order by name limit 1');
  const survey = await first('select id as found from survey order by opens_at desc limit 1');
  const ticket = (where: string) =>
    first(`select number as found from ticket where ${where} order by created_at desc limit 1`);
  const lender = () =>
    first(
      'select a.id as found from account a join ticket t on t.lender_id = a.staff_id order by t.created_at desc limit 1',
    );
  const look = (status: string) =>
    first(
      `select r.id as found from reinspection r join staff s on s.id = r.inspector_id join account a on a.staff_id = s.id
       where r.status = $1 order by (a.id = $2) desc, r.next_at limit 1`,
      [status, keeper],
    );
  const norm = () =>
    first(`select id as found from clock_policy where clock = 'completion' and kind = 'repair' limit 1`);
  const asResident = (name: string, path: string): Visit => ({ name, door: 'portal', accountId: resident, path });
  const asStaff = (name: string, path: string, accountId = director): Visit => ({
    name,
    door: 'office',
    accountId,
    path,
  });
  return [
    { name: 'sign-in', door: 'portal', path: '/sign-in' },
    asResident('home', '/'),
    asResident('report', '/report?kind=repair'),
    asResident('report-voice', '/report?kind=complaint'),
    asResident('tickets', '/tickets'),
    await ownMatter('ticket-open', `t.status in ('dispatched', 'under_way')`),
    await ownMatter('ticket-to-confirm', `t.status = 'verified'`),
    asResident('housekeeper', '/housekeeper'),
    asResident('me', '/me'),
    asResident('survey', `/surveys/${survey}`),
    asResident('not-found', '/tickets/999999'),
    { name: 'sign-in', door: 'office', path: '/sign-in' },
    asStaff('home-director', '/'),
    asStaff('home-housekeeper', '/', keeper),
    asStaff('home-tradesperson', '/', worker),
    asStaff('tickets', '/tickets'),
    asStaff('tickets-empty', '/tickets?text=没有这样的事'),
    asStaff('ticket-new', '/tickets/new'),
    asStaff('ticket-submitted', `/tickets/${await ticket(`status = 'submitted'`)}`),
    asStaff('ticket-closed', `/tickets/${await ticket(`status = 'closed' and kind = 'complaint'`)}`),
    asStaff('ticket-held', `/tickets/${await ticket(`status = 'on_hold'`)}`),
    asStaff('ticket-lent', `/tickets/${await ticket('lender_id is not null')}`, await lender()),
    asStaff('spot', `/s/${spot}`, keeper),
    asStaff('finding', `/s/${spot}/finding`, keeper),
    asStaff('patrols', '/patrols'),
    asStaff('spot-code', `/patrols/codes/${spot}`),
    asStaff('reinspections', '/reinspections'),
    asStaff('reinspection', `/reinspections?look=${await look('due')}`, keeper),
    asStaff('callbacks', '/callbacks'),
    asStaff('rates', '/rates'),
    asStaff('zones', '/zones'),
    asStaff('people', '/people'),
    asStaff('surveys', '/surveys'),
    asStaff('roster', '/roster'),
    asStaff('absences', '/absences'),
    asStaff('absences-asked', '/absences', keeper),
    asStaff('teams', '/teams'),
    asStaff('categories', '/categories'),
    asStaff('category', '/categories?open=engineering.plumbing'),
    asStaff('ticket-linked', `/tickets/${await ticket(`child_count > 0`)}`),
    asStaff('ticket-split', `/tickets/${await ticket(`status = 'accepted'`)}?do=split`),
    asStaff('ticket-recategorize', `/tickets/${await ticket(`status = 'accepted'`)}?do=recategorize`),
    asStaff('clocks', '/settings/clocks'),
    asStaff('clocks-edit', `/settings/clocks?edit=${await norm()}`),
    asStaff('calendars', '/settings/calendars'),
    asStaff('calendars-month', `/settings/calendars?calendar=${encodeURIComponent('绿化班')}&month=2026-10`),
    asStaff('me', '/me'),
    asStaff('not-found', '/tickets/999999'),
  ];
}

async function walk(browser: Browser, db: Db, base: Record<Door, string>): Promise<string[]> {
  const auth = createAuth(db);
  const files: string[] = [];
  const all = await visits(db);
  for (const locale of locales) {
    for (const [width, viewport] of Object.entries(widths)) {
      for (const visit of all) {
        const context = await browser.newContext({
          viewport,
          locale,
          timezoneId: 'Asia/Hong_Kong',
          reducedMotion: 'reduce',
        });
        if (visit.accountId) {
          const { sessionId } = await auth.signIn(visit.accountId, visit.door);
          await context.addCookies([{ name: `${visit.door}_session`, value: sessionId, url: base[visit.door] }]);
        }
        const page = await context.newPage();
        await page.goto(base[visit.door] + visit.path, { waitUntil: 'load' });
        const file = join(folder, `${visit.door}-${visit.name}-${width}-${locale}.png`);
        await page.screenshot({ path: file, fullPage: width === '360' });
        files.push(file);
        await context.close();
      }
      console.log(`${locale} ${width}: ${all.length} screens`);
    }
  }
  return files;
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const cluster = await startTestCluster();
const dataDir = mkdtempSync(join(tmpdir(), 'linli-screens-'));
try {
  const databaseUrl = await cloneTemplate(cluster, 'linli_screens');
  const linli = await startLinli({ databaseUrl, dataDir, args: ['--demo'] });
  const db = openDb(databaseUrl, { onError: () => {} });
  const executablePath = findBrowser(chromium.executablePath());
  const browser = await chromium.launch({ args: browserFlags, ...(executablePath && { executablePath }) });
  try {
    const files = await walk(browser, db, linli);
    console.log(await writeContactSheet(files, join(folder, 'contact-sheet.png')));
  } finally {
    await browser.close();
    await db.close();
    await linli.stop();
  }
} finally {
  await cluster.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
