import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@linli/db';
import { type Door, type StaffActor, staffRoles } from '@linli/domain/access';
import { clockEventTypes, endedStatuses, ticketKinds, ticketStatuses } from '@linli/domain/tickets';
import { openFiles } from '@linli/files';
import { clockTasks } from '@linli/services/clocks';
import type { Ctx } from '@linli/services/context';
import { listDemoAccounts } from '@linli/services/people';
import { getTicket, ticketView } from '@linli/services/tickets';
import { useDatabase } from '@linli/testing';
import { afterAll, describe, expect, it } from 'vitest';
import { isEmpty, seedDemo } from './index.ts';

const database = useDatabase();
const now = new Date('2026-03-11T06:20:00.000Z');
const folder = mkdtempSync(join(tmpdir(), 'seed-'));
let lines: string[] = [];

const seed = async (at = now, withFiles = false) => {
  lines = [];
  const files = withFiles ? { files: openFiles(folder, { newId }) } : {};
  await seedDemo({ db: database.db, now: at, log: (line) => lines.push(line), ...files });
};
const rows = async <T extends Record<string, unknown>>(sql: string) => (await database.db.pool.query<T>(sql)).rows;
const count = async (sql: string) => Number((await rows<{ n: number }>(`select count(*)::int as n from ${sql}`))[0]?.n);

/** Every row that the demo wrote, by table. */
async function everything(): Promise<string> {
  const tables = await rows<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations' order by 1`,
  );
  const dumps = tables.map(({ name }) => rows<{ row: string }>(`select t::text as row from ${name} t order by 1`));
  return JSON.stringify(await Promise.all(dumps));
}

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the demo estate', () => {
  it('leaves no state, kind or noun empty, and is added once', async () => {
    expect(await isEmpty(database.db)).toBe(true);
    await seed(now, true);
    expect(await isEmpty(database.db)).toBe(false);
    expect(lines.join()).toContain('Choi Fook Estate');

    const states = await rows<{ status: string }>('select distinct status from ticket');
    expect(states.map(({ status }) => status).toSorted()).toEqual([...ticketStatuses].toSorted());
    const kinds = await rows<{ kind: string }>('select distinct kind from ticket');
    expect(kinds.map(({ kind }) => kind).toSorted()).toEqual([...ticketKinds].toSorted());
    for (const table of [
      'zone',
      'spot',
      'unit',
      'household',
      'member',
      'staff',
      'zone_staff',
      'absence',
      'calendar_change',
      'shift',
      'duty',
      'account',
      'photo',
    ]) {
      expect(await count(table), table).toBeGreaterThan(2);
    }
    // Every block stands on the map, and apart from the others.
    expect(await count('building where lat is null or lng is null')).toBe(0);
    expect(await count('(select distinct lat, lng from building) b')).toBe(await count('building'));
    // T5: whom a complaint is about never answers for it; offers wait for an answer.
    expect(await count('ticket where about_staff_id is not null and first_responsible_id is not null')).toBe(1);
    expect(await count('ticket where about_staff_id in (first_responsible_id, assignee_id)')).toBe(0);
    expect(await count('ticket where handover_to_id is not null')).toBe(2);
    // T8: a norm that was changed, with what was before, and an incident.
    expect(await count('clock_policy where valid_until is not null and changed_by_id is not null')).toBe(1);
    expect(await count('clock_closure')).toBe(1);
    // T3: one matter in parts, one cause of several, each with its entries on both sides.
    expect(await count(`ticket where parent_link = 'part'`)).toBe(2);
    expect(await count(`ticket where parent_link = 'cause'`)).toBe(3);
    expect(await count('ticket p where child_count <> (select count(*) from ticket c where c.parent_id = p.id)')).toBe(
      0,
    );
    expect(await count('ticket where reopen_count > 0')).toBeGreaterThan(0);
    // T7: one is lent by the next zone, whose housekeeper is told.
    expect(
      await count(`ticket where lender_id is not null and lending_zone_id <> zone_id and status = 'dispatched'`),
    ).toBe(1);
    // T9: looked at again and passed, one that failed and is open again, some that wait, one late, one put off.
    expect(await count(`reinspection where outcome = 'passed' and done_at <= due_at`)).toBeGreaterThan(3);
    expect(
      await count(
        `reinspection r join ticket t on t.id = r.ticket_id where r.outcome = 'failed' and t.status = 'reopened'`,
      ),
    ).toBe(1);
    expect(await count(`reinspection where status = 'due' and next_at > '${now.toISOString()}'`)).toBeGreaterThan(1);
    expect(await count(`reinspection where status = 'due' and next_at < '${now.toISOString()}'`)).toBe(1);
    expect(await count(`reinspection where status = 'due' and postponed = 1`)).toBe(1);
    // Z2: one order is disagreed with, another one suspended for it.
    expect(await count('ticket where arbiter_id is not null and not order_suspended')).toBe(1);
    expect(await count(`ticket where order_suspended and status = 'on_hold'`)).toBe(1);
    expect(await count('ticket')).toBeGreaterThan(360);
    expect(await count(`callback where status = 'due'`)).toBeGreaterThan(0);
    expect(await count(`callback where status = 'done' and outcome = 'dissatisfied'`)).toBeGreaterThan(0);
    expect(await count('patrol_sign_in where cardinality(suspicions) > 0')).toBeGreaterThan(0);
    expect(await count(`ticket where source = 'patrol' and patrol_sign_in_id is not null`)).toBeGreaterThan(50);
    expect(await count(`survey_answer where opinion <> ''`)).toBeGreaterThan(10);
    expect(await count(`photo p join ticket t on t.id = p.ticket_id where p.event_id is not null`)).toBeGreaterThan(20);

    await seed();
    expect(lines.join()).toContain('not empty');
    expect(await count('company')).toBe(1);
  });

  it('keeps rows and histories in step, and nothing in the future but promises', async () => {
    await seed();
    const alarms = clockEventTypes.map((type) => `'${type}'`).join();
    const stray = `ticket t join lateral (
      select max(seq) as last, min(seq) as first, count(*) as n, (array_agg(to_status order by seq desc))[1] as status,
        max(at) filter (where type not in (${alarms})) as at, bool_or(at < t.created_at) as early
      from ticket_event e where e.ticket_id = t.id) h on true
      where t.version <> h.last or h.first <> 1 or h.n <> h.last or t.status <> h.status or t.updated_at <> h.at or h.early`;
    expect(await count(stray)).toBe(0);
    const disordered = `(select at < lag(at) over (partition by ticket_id order by seq) as back from ticket_event) e where back`;
    expect(await count(disordered)).toBe(0);
    const seen = now.toISOString();
    expect(await count(`ticket_event where at > '${seen}'`)).toBe(0);
    expect(await count(`patrol_sign_in where at > '${seen}'`)).toBe(0);
    expect(await count(`ticket where status = 'on_hold' and hold_until <= '${seen}'`)).toBe(0);
    const ended = endedStatuses.map((status) => `'${status}'`).join();
    expect(await count(`ticket where (status in (${ended})) <> (ended_at is not null)`)).toBe(0);
    expect(await count(`ticket where (status = 'merged') <> (merged_into_id is not null)`)).toBe(0);
  });

  it('offers sign-ins for the tour: two residents a zone, every housekeeper, everybody else’s work twice at most', async () => {
    await seed();
    const residents = await listDemoAccounts(database.db, 'portal');
    const homes = await database.db.prisma.member.findMany({
      where: { accounts: { some: { id: { in: residents.map(({ accountId }) => accountId) } } } },
      include: { household: { include: { unit: { include: { building: true } } } } },
    });
    const zones = homes.map(({ household }) => household.unit.building.zoneId).toSorted();
    const all = (await rows<{ id: string }>('select id from zone')).flatMap(({ id }) => [id, id]);
    expect(zones).toEqual(all.toSorted());
    const first = `select member_id from account where id = '${residents[0]?.accountId}'`;
    expect(await count(`ticket where reporter_member_id = (${first}) and done_at is null`)).toBeGreaterThan(0);

    const staff = await listDemoAccounts(database.db, 'office');
    const offered = (wanted: string) => staff.filter(({ role }) => role === wanted).length;
    expect(offered('housekeeper')).toBe(await count(`staff where role = 'housekeeper'`));
    for (const role of staffRoles.filter((one) => one !== 'housekeeper')) {
      expect(offered(role), role).toBe(Math.min(2, await count(`staff where role = '${role}'`)));
    }
    expect(staff.slice(0, 3).map(({ role }) => role)).toEqual(['housekeeper', 'housekeeper', 'housekeeper']);
  });

  it('offers nobody who was imported, nor who has left', async () => {
    await seed();
    const ids = async (door: Door) => (await listDemoAccounts(database.db, door)).map(({ accountId }) => accountId);
    const [resident = ''] = await ids('portal');
    const [imported = '', left = ''] = await ids('office');
    await rows(
      `update member set external_id = 'HR-1' where id = (select member_id from account where id = '${resident}')`,
    );
    await rows(
      `update staff set external_id = 'HR-2' where id = (select staff_id from account where id = '${imported}')`,
    );
    await rows(`update staff set active = false where id = (select staff_id from account where id = '${left}')`);
    const offered = [...(await ids('portal')), ...(await ids('office'))];
    expect(offered.length).toBeGreaterThan(10);
    expect(offered).not.toContain(resident);
    expect(offered).not.toContain(imported);
    expect(offered).not.toContain(left);
  });

  it('sets the timers of what waits, and goes on counting numbers', async () => {
    await seed();
    const waiting = await count(`ticket where status in ('verified', 'on_hold')`);
    expect(waiting).toBeGreaterThan(8);
    const asleep = `graphile_worker.jobs where run_at > '${now.toISOString()}'`;
    const looks = await count(`${asleep} and task_identifier = 'escalate_reinspection'`);
    expect(looks).toBe(await count(`reinspection where status = 'due' and next_at > '${now.toISOString()}'`));
    expect(await count(`${asleep} and task_identifier <> 'watch_clocks'`)).toBe(waiting + looks);
    const alarms = await count(`${asleep} and task_identifier = 'watch_clocks'`);
    expect(alarms).toBeGreaterThan(20);
    expect(alarms).toBe(await count(`graphile_worker.jobs where task_identifier = 'watch_clocks'`));
    const [next] = await rows<{ n: string }>(`select nextval('ticket_number_seq')::int as n`);
    expect(Number(next?.n)).toBe(Number((await rows<{ n: number }>('select max(number) as n from ticket'))[0]?.n) + 1);
  });

  it('has on record what timers did about lateness, each at its moment, and leaves them nothing to do at the start', async () => {
    await seed();
    for (const type of clockEventTypes)
      expect(await count(`ticket_event where type = '${type}'`), type).toBeGreaterThan(5);
    // To whom each went, and when it was due.
    const told = `ticket_event where type in ('clock_breached', 'escalated') and data->>'toName' <> '' and at >= (data->>'dueAt')::timestamptz`;
    expect(await count(told)).toBe(await count(`ticket_event where type in ('clock_breached', 'escalated')`));
    // T5: a deputy was told for who is away; nobody of what is about them.
    expect(
      await count(`ticket_event e join ticket t on t.id = e.ticket_id where e.data->>'toId' = t.about_staff_id::text`),
    ).toBe(0);
    const before = await count('ticket_event');
    const { watch_clocks } = clockTasks(database.db, () => now);
    const open = await rows<{ id: string }>('select id from ticket where ended_at is null');
    expect(open.length).toBeGreaterThan(40);
    for (const { id } of open) await watch_clocks({ ticketId: id });
    expect(await count('ticket_event')).toBe(before);
  });

  it('leaves no matter that its page cannot show: whatever an entry holds goes through the door', async () => {
    await seed();
    const [director] = await rows<Pick<StaffActor, 'staffId' | 'name' | 'communityIds' | 'peopleBelow'>>(
      `select id as "staffId", name, array[community_id] as "communityIds", array(select id from staff) as "peopleBelow"
       from staff where role = 'director'`,
    );
    if (!director) throw new Error('no director');
    const nothing = { zoneIds: [], teamIds: [], standsInFor: [] };
    const actor: StaffActor = { kind: 'staff', accountId: newId(), role: 'director', ...nothing, ...director };
    const ctx: Ctx = { db: database.db, actor, clock: () => now, door: 'office' };
    const matters = await rows<{ number: number }>(
      `select number from ticket t where exists (select 1 from ticket_event e where e.ticket_id = t.id and e.data ? 'companionIds')
       union (select distinct on (status, kind) number from ticket order by status, kind, number)`,
    );
    expect(matters.length).toBeGreaterThan(ticketStatuses.length);
    for (const { number } of matters) ticketView.parse(await getTicket(ctx, { number }));
  });

  it('gives the same rows for the same moment, others for another', async () => {
    await seed();
    const first = await everything();
    await clear();
    await seed();
    expect((await everything()) === first).toBe(true);
    await clear();
    await seed(new Date('2026-03-11T19:05:00.000Z'));
    expect((await everything()) === first).toBe(false);
  });

  it.each(['2026-01-01T16:30:00.000Z', '2026-06-30T22:10:00.000Z', '2026-10-04T01:00:00.000Z'])(
    'has every state whatever the hour, and few that are late (%s)',
    async (at) => {
      await seed(new Date(at));
      expect(await count('(select distinct status from ticket) s')).toBe(ticketStatuses.length);
      expect(await count(`reinspection where status = 'due'`)).toBeGreaterThan(2);
      // As where people keep their promises: some are late, most are not.
      const open = 'ticket where done_at is null and ended_at is null';
      const late = (await count(`${open} and next_due_at < '${at}'`)) / (await count(open));
      expect(late).toBeGreaterThan(0.05);
      expect(late).toBeLessThan(0.3);
    },
  );
});

/** Empties what the demo filled. */
async function clear(): Promise<void> {
  const tables = await rows<{ name: string }>(
    `select format('%I', tablename) as name from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations'`,
  );
  const deletes = tables.map(({ name }) => `delete from ${name};`).join('');
  await database.db.pool.query(`begin; set local session_replication_role = replica; ${deletes} commit;`);
}
