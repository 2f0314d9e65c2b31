import { newId, Prisma } from '@linli/db';
import { addOpen, always } from '@linli/domain/calendars';
import {
  type ListTicketsInput,
  listTicketsInput,
  type RateFocus,
  rateFocuses,
  ticketStatuses,
} from '@linli/domain/tickets';
import { asStaff, createTeam, type Team, useDatabase } from '@linli/testing';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Ctx } from '../context/index.ts';
import { getTicketRates, listTickets } from './index.ts';
import { receivedIn } from './queries/conditions.ts';
import type { TicketRatesView } from './views/index.ts';

const database = useDatabase({ emptied: 'once' });
let team: Team;
let rows: Row[];
let looks: Look[];

type Row = {
  id: string;
  zoneId: string | null;
  category: string;
  status: string;
  createdAt: Date;
  doneDueAt: Date;
  parentLink: string | null;
  aboutStaffId: string | null;
  assigneeId: string | null;
};
type Look = {
  ticketId: string;
  status: string;
  outcome: string | null;
  createdAt: Date;
  dueAt: Date;
  doneAt: Date | null;
};

/** Incidents around where months begin, one over another (T8). */
const closed = (
  [
    ['2026-01-30T20:00:00Z', '2026-02-01T02:00:00Z'],
    ['2026-01-31T10:00:00Z', '2026-01-31T22:00:00Z'],
    ['2026-02-10T00:00:00Z', '2026-02-12T06:30:00Z'],
    ['2026-02-28T12:00:00Z', '2026-02-28T20:00:00Z'],
    ['2026-02-28T20:00:00Z', '2026-03-01T03:00:00Z'],
  ] as const
).map(([from, to]) => ({ from: new Date(from), to: new Date(to), reason: '台风' }));

/** By the slow calendar: the first open moment at which all the time has run that there was. */
const waited = ({ createdAt, dueAt }: Pick<Look, 'createdAt' | 'dueAt'>) => {
  const at = addOpen({ ...always, closures: closed }, createdAt, dueAt.getTime() - createdAt.getTime() + 1);
  if (!at) throw new Error('closed for good');
  return new Date(at.getTime() - 1);
};

/** The same history each time: a test that fails can be run again. */
let state = 20_260_311;
const next = () => {
  state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
  return state / 2 ** 32;
};
const pick = <T>(list: readonly T[]): T => {
  const found = list[Math.floor(next() * list.length)];
  if (found === undefined) throw new Error('an empty list');
  return found;
};
const hours = (n: number) => n * 3_600_000;

/** Random matters of three months, many of them within hours of where a month begins in Shanghai. */
beforeAll(async () => {
  team = await createTeam(database.db);
  const now = team.clock.now().getTime();
  const { communityId, zone, otherZone } = team.place;
  const edges = ['2026-01-31T16:00:00Z', '2026-02-28T16:00:00Z'].map((edge) => Date.parse(edge));
  const near = () => (next() < 0.3 ? pick(edges) + (next() - 0.5) * hours(30) : now - next() * hours(24 * 80));
  const { staffId } = team.housekeeper.actor;
  rows = Array.from({ length: 700 }, (): Row => {
    const at = Math.min(near(), now - 60_000);
    return {
      id: newId(),
      zoneId: pick([zone.zoneId, zone.zoneId, otherZone.zoneId, null]),
      category: pick(['engineering.lift', 'engineering', 'cleaning.waste', 'fees']),
      status: pick([...ticketStatuses, 'closed', 'closed', 'closed', 'closed', 'closed', 'closed']),
      createdAt: new Date(at),
      doneDueAt: new Date(at + (next() < 0.5 ? hours(24) : next() * hours(24 * 20))),
      parentLink: pick(['part', 'cause', null, null, null, null]),
      aboutStaffId: next() < 0.15 ? staffId : null,
      assigneeId: next() < 0.2 ? team.tradesperson.actor.staffId : null,
    };
  });
  looks = rows.flatMap(({ id: ticketId }): Look[] => {
    if (next() < 0.6) return [];
    const dueAt = near() + hours(20);
    const createdAt = new Date(dueAt - hours(24 * pick([1, 3])));
    const done = (after: number): Look => {
      const outcome = pick(['passed', 'passed', 'failed']);
      const doneAt = new Date(dueAt + after + (next() - 0.7) * hours(60));
      return { ticketId, status: 'done', outcome, createdAt, dueAt: new Date(dueAt + after), doneAt };
    };
    const status = pick(['due', 'lapsed']);
    const open = { ticketId, status, outcome: null, createdAt, dueAt: new Date(dueAt), doneAt: null };
    return pick([[done(0)], [done(0), done(hours(24 * pick([1, 20])))], [open]]);
  });
  await database.db.prisma.ticket.createMany({
    data: rows.map((row) => ({
      ...row,
      ...{
        communityId,
        kind: 'patrol',
        source: 'patrol',
        area: 'public',
        severity: 'normal',
        matter: 'x',
        placeText: '',
      },
      ...{ updatedAt: row.createdAt, replyDueAt: row.createdAt, nextDueAt: row.doneDueAt },
      ...(row.status === 'on_hold' && { heldFrom: 'accepted', holdUntil: team.clock.now() }),
      ...(['closed', 'merged', 'cancelled', 'rejected'].includes(row.status) && { endedAt: row.createdAt }),
    })),
  });
  await database.db.prisma.clockClosure.createMany({
    data: closed.map((closure) => ({ id: newId(), communityId, ...closure })),
  });
  await database.db.prisma.reinspection.createMany({
    data: looks.map((look) => {
      const { dueAt } = look;
      const drawn = { id: newId(), communityId, reason: 'sample', lot: 1, share: 20 };
      return { ...drawn, ...look, nextAt: dueAt };
    }),
  });
});

const wall = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit' });
const monthOf = (at: Date) => wall.format(at);

type Slice = { zoneId?: string; category?: string };

/** The slow and obvious model: every matter on its own, by the words of docs/rates.md. */
function counted(focus: RateFocus, month: string, sees: (row: Row) => boolean, { zoneId, category }: Slice): string[] {
  const now = team.clock.now();
  return rows
    .filter((row) => {
      if (!sees(row)) return false;
      if (zoneId === 'none' && row.zoneId !== null) return false;
      if (zoneId && zoneId !== 'none' && row.zoneId !== zoneId) return false;
      if (category && row.category.split('.')[0] !== category) return false;
      if (focus.startsWith('closure')) {
        if (monthOf(row.createdAt) !== month || row.doneDueAt > now || row.parentLink === 'part') return false;
        if (['merged', 'cancelled', 'rejected', 'verified'].includes(row.status)) return false;
        if (focus === 'closure_closed') return row.status === 'closed';
        return focus === 'closure_due' || row.status !== 'closed';
      }
      const ours = looks.filter(({ ticketId, status }) => ticketId === row.id && status !== 'lapsed');
      const due = ours
        .map((look) => ({ ...look, dueAt: waited(look) }))
        .filter(({ dueAt }) => monthOf(dueAt) === month && dueAt <= now);
      if (due.length === 0) return false;
      const kept = due.every(({ doneAt, dueAt }) => doneAt !== null && doneAt <= dueAt);
      const last = [...due].sort((a, b) => b.dueAt.getTime() - a.dueAt.getTime())[0];
      if (focus === 'reinspection_kept') return kept;
      if (focus === 'reinspection_missed') return !kept;
      return focus === 'reinspection_due' || last?.outcome === 'passed';
    })
    .map(({ id }) => id)
    .sort();
}

/** Every page of the list behind a figure. */
async function listed(by: Ctx, filters: Partial<ListTicketsInput>): Promise<string[]> {
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listTickets(by, listTicketsInput.parse({ state: 'all', limit: 100, ...filters, cursor }));
    found.push(...page.rows.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(new Set(found).size).toBe(found.length);
  return found.sort();
}

const figures = ({ closure, reinspection }: Pick<TicketRatesView, 'closure' | 'reinspection'>) => ({
  closure_due: closure.due,
  closure_closed: closure.closed,
  closure_open: closure.due - closure.closed,
  reinspection_due: reinspection.due,
  reinspection_kept: reinspection.kept,
  reinspection_missed: reinspection.due - reinspection.kept,
  reinspection_passed: reinspection.passed,
});

const readers: Record<string, () => { ctx: Ctx; sees: (row: Row) => boolean }> = {
  'the director': () => ({ ctx: team.director.ctx, sees: () => true }),
  // T5: and those about her are not there.
  'the housekeeper': () => ({
    ctx: team.housekeeper.ctx,
    sees: ({ zoneId, aboutStaffId }) =>
      zoneId === team.place.zone.zoneId && aboutStaffId !== team.housekeeper.actor.staffId,
  }),
  'who was sent': () => ({
    ctx: team.tradesperson.ctx,
    sees: ({ assigneeId }) => assigneeId === team.tradesperson.actor.staffId,
  }),
};

describe.each(Object.entries(readers))('the rates as %s sees them (T9, P7)', (_, reader) => {
  it.each(['2025-12', '2026-01', '2026-02', '2026-03'])(
    'of %s: each figure is the length of its list, and both are what the model counts',
    async (month) => {
      const { ctx, sees } = reader();
      const rates = await getTicketRates(ctx, { month });
      const check = async (of: Parameters<typeof figures>[0], slice: Slice) => {
        for (const focus of rateFocuses) {
          const model = counted(focus, month, sees, slice);
          expect(figures(of)[focus], `${focus} ${JSON.stringify(slice)}`).toBe(model.length);
          expect(await listed(ctx, { focus, month, ...slice }), focus).toEqual(model);
        }
      };
      await check(rates, {});
      for (const row of rates.byZone) await check(row, { zoneId: row.zoneId ?? 'none' });
      for (const row of rates.byCategory) await check(row, { category: row.category });
      const inMonth = rows.filter((row) => sees(row) && monthOf(row.createdAt) === month);
      expect(rates.received).toBe(inMonth.length);
      const left = Object.values(rates.leftOut).reduce((all, n) => all + n, 0);
      expect(rates.received - left).toBe(rates.closure.due);
      const zoneId = team.place.zone.zoneId;
      const narrowed = await getTicketRates(ctx, { month, zoneId });
      expect(figures(narrowed)).toEqual(
        Object.fromEntries(rateFocuses.map((focus) => [focus, counted(focus, month, sees, { zoneId }).length])),
      );
    },
  );
});

describe('the page of rates', () => {
  it('has something in it, and costs two statements whatever stands in the tables', async () => {
    const query = vi.spyOn(database.db.pool, 'query');
    const rates = await getTicketRates(team.director.ctx, { month: '2026-02' });
    expect(query).toHaveBeenCalledTimes(2);
    query.mockRestore();
    for (const count of Object.values(figures(rates))) expect(count).toBeGreaterThan(0);
    for (const count of Object.values(rates.leftOut).slice(0, 5)) expect(count).toBeGreaterThan(0);
  });

  it('reads the month alone, however long the history', async () => {
    const month = { communityId: team.place.communityId, month: '2026-02' };
    const { text, values } = Prisma.sql`explain select 1 from ticket t where ${receivedIn(month)}`;
    const client = await database.db.pool.connect();
    try {
      await client.query('begin');
      // Of a handful of rows the planner takes any index: some years of them, which nobody else sees.
      const same = `community_id, zone_id, kind, source, category, area, severity, status, matter, search, place_text,
        place_text_en, reporter_name, reply_due_at, done_due_at, next_due_at`;
      await client.query(`insert into ticket (id, created_at, updated_at, ${same})
        select gen_random_uuid(), t.created_at - n * interval '1 day', t.updated_at, ${same.replace(/\w+/g, 't.$&')}
        from (select * from ticket where status <> 'on_hold' limit 4) t, generate_series(1, 1000) n`);
      await client.query('analyze ticket');
      const { rows: plan } = await client.query(text, values);
      expect(JSON.stringify(plan)).toMatch(/Index Cond: \(\(community_id = [^)]*\) AND \(created_at >= /);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });

  it('is of a community in reach; without a month of the present one, and of none that is no month', async () => {
    const elsewhere = await createTeam(database.db);
    const { communityId } = elsewhere.place;
    await expect(getTicketRates(team.director.ctx, { communityId })).rejects.toMatchObject({ code: 'access.denied' });
    expect(await listed(team.director.ctx, { focus: 'closure_due', month: '2026-02', communityId })).toEqual([]);
    const quality = await asStaff(team, 'quality', { communityId: null });
    const { communityIds } = quality.actor;
    expect((await getTicketRates(quality.ctx, {})).communities.map(({ id }) => id).sort()).toEqual(
      [...communityIds].sort(),
    );
    const present = await getTicketRates(team.director.ctx, {});
    expect(present.month).toBe(monthOf(team.clock.now()));
    expect(await listed(team.director.ctx, { focus: 'closure_due' })).toEqual([]);
    for (const month of ['2026-13', '2026-2', '0000-01', "2026-02'"]) {
      expect(listTicketsInput.safeParse({ month }).success, month).toBe(false);
    }
  });
});
