import { newId, type Prisma } from '@linli/db';
import { type ListTicketsInput, listTicketsInput, rootOf, searchTerms } from '@linli/domain/tickets';
import { createTeam, type Team, useDatabase } from '@linli/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { scopeWhere } from '../../access/index.ts';
import type { Ctx } from '../../context/index.ts';
import { ticketScope } from './conditions.ts';
import { listTickets } from './index.ts';

const database = useDatabase({ emptied: 'once' });
let team: Team;

const day = 86_400_000;
const one = <T>(of: readonly T[], n: number) => of[n % of.length] as T;
const kinds = ['repair', 'repair', 'repair', 'complaint', 'praise'];
const ended = ['closed', 'closed', 'closed', 'rejected', 'cancelled'] as const;

/** Nineteen years of matters, from minutes to years apart; everything about them follows from their number. */
beforeAll(async () => {
  team = await createTeam(database.db);
  const { communityId, zone, otherZone } = team.place;
  const [keeper, worker] = [team.housekeeper.actor.staffId, team.tradesperson.actor.staffId];
  const now = team.clock.now().getTime();
  await database.db.prisma.ticket.createMany({
    data: Array.from({ length: 600 }, (_, n) => {
      const createdAt = new Date(now - Math.floor((n / 600) ** 4 * 7000 * day) - n * 60_000);
      const isOpen = n % 40 === 0;
      const at = (days: number) => new Date(createdAt.getTime() + days * day);
      const matter = n % 7 === 0 ? '楼道漏水' : n % 11 === 0 ? '灯 1204 不亮' : one(['电梯门坏了', '電梯門壞了'], n);
      const placeText = n % 19 === 0 ? one(['彩欢楼1507', '彩歡樓1507'], n) : '';
      return {
        id: newId(),
        communityId,
        zoneId: one([zone.zoneId, otherZone.zoneId, otherZone.zoneId, null], n),
        kind: one(kinds, n),
        source: one(['portal', 'phone', 'portal', 'letter'], n >> 1),
        category: one(['engineering.plumbing', 'cleaning', 'fees.parking'], n >> 2),
        area: 'public',
        severity: n % 13 === 0 ? 'major' : 'normal',
        status: isOpen ? 'accepted' : one(ended, n >> 3),
        matter,
        search: searchTerms(`${matter} ${placeText}`),
        placeText,
        assigneeId: n % 5 === 1 ? worker : n % 9 === 2 ? keeper : null,
        firstResponsibleId: n % 6 === 0 ? keeper : null,
        companionIds: n % 17 === 3 ? [newId(), worker] : [],
        aboutStaffId: n % 29 === 1 ? worker : null,
        createdAt,
        updatedAt: at(1),
        replyDueAt: at(1),
        doneDueAt: at(1),
        nextDueAt: at(n % 3 === 0 ? 1 : 3),
        doneAt: isOpen ? null : at(2),
        endedAt: isOpen ? null : at(2),
        rating: n % 8 === 3 ? 'dissatisfied' : null,
      };
    }),
  });
});

type Row = Awaited<ReturnType<typeof database.db.prisma.ticket.findMany>>[number];

/** What stands in scope, without an index of facets, as far as `isSought` says: the newest first. */
async function plainly({ ctx }: { ctx: Ctx }, isSought: (row: Row) => boolean): Promise<string[]> {
  const seen = await database.db.prisma.$queryRaw<{ id: string }[]>`
    select t.id from ticket t where ${scopeWhere(ctx.actor, 'ticket.view', ticketScope)}`;
  const ids = new Set(seen.map(({ id }) => id));
  const rows = await database.db.prisma.ticket.findMany({ orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] });
  return rows.filter((row) => ids.has(row.id) && isSought(row)).map(({ id }) => id);
}

/** The list page by page, as somebody who scrolls reads it. */
async function listed({ ctx }: { ctx: Ctx }, filters: Partial<ListTicketsInput>): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listTickets(ctx, listTicketsInput.parse({ state: 'all', limit: 20, ...filters, cursor }));
    ids.push(...page.rows.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return ids;
}

const since = (days: number) => (at: Date | null) =>
  at !== null && at.getTime() > team.clock.now().getTime() - days * day;
const worker = () => team.tradesperson.actor.staffId;

const cases: [string, () => Partial<ListTicketsInput>, (row: Row) => boolean][] = [
  ['everything', () => ({}), () => true],
  ['what ended', () => ({ state: 'ended' }), (row) => row.endedAt !== null],
  ['a kind that many have', () => ({ kind: 'repair' }), (row) => row.kind === 'repair'],
  ['a kind that few have', () => ({ kind: 'praise' }), (row) => row.kind === 'praise'],
  ['a door', () => ({ source: 'letter' }), (row) => row.source === 'letter'],
  ['a category with what is under it', () => ({ category: 'fees' }), (row) => rootOf(row.category) === 'fees'],
  ['an urgency', () => ({ severity: 'major' }), (row) => row.severity === 'major'],
  ['a state', () => ({ status: 'rejected' }), (row) => row.status === 'rejected'],
  ['any rating', () => ({ rating: 'rated' }), (row) => row.rating !== null],
  [
    'any rating of a month',
    () => ({ rating: 'rated', focus: 'ended_in_month' }),
    (row) => row.rating !== null && since(30)(row.endedAt),
  ],
  ['a rating', () => ({ rating: 'dissatisfied' }), (row) => row.rating === 'dissatisfied'],
  ['a zone', () => ({ zoneId: team.place.zone.zoneId }), (row) => row.zoneId === team.place.zone.zoneId],
  ['no zone', () => ({ zoneId: 'none' }), (row) => row.zoneId === null],
  [
    'a person',
    () => ({ personId: worker() }),
    (row) => row.assigneeId === worker() || row.firstResponsibleId === worker(),
  ],
  ['what was late', () => ({ late: true }), (row) => row.nextDueAt < (row.doneAt ?? team.clock.now())],
  ['words', () => ({ text: '漏水' }), (row) => row.matter.includes('漏水')],
  ['words in either writing', () => ({ text: '电梯门' }), (row) => /[电電]梯/.test(row.matter)],
  ['the same in traditional letters, and mixed', () => ({ text: '電梯 坏了' }), (row) => /[电電]梯/.test(row.matter)],
  ['a home in either writing', () => ({ text: '彩歡楼1507' }), (row) => row.placeText !== ''],
  ['words that nobody said', () => ({ text: '白蚁' }), () => false],
  [
    'a number that is a word elsewhere',
    () => ({ text: '1204' }),
    (row) => row.number === 1204 || row.matter.includes('1204'),
  ],
  ['days until long after today', () => ({ until: '9999-12-31', kind: 'praise' }), (row) => row.kind === 'praise'],
  ['days since long ago', () => ({ from: '0001-01-01', kind: 'praise' }), (row) => row.kind === 'praise'],
  [
    'days of some years ago',
    () => ({ from: '2012-03-01', until: '2016-02-29', kind: 'repair' }),
    (row) =>
      row.kind === 'repair' &&
      row.createdAt >= new Date('2012-02-29T16:00:00Z') &&
      row.createdAt < new Date('2016-02-29T16:00:00Z'),
  ],
  ['the month of reporting', () => ({ focus: 'created_in_month' }), (row) => since(30)(row.createdAt)],
  ['the month it was done in', () => ({ focus: 'done_in_month' }), (row) => since(30)(row.doneAt)],
  [
    'the month it ended in',
    () => ({ focus: 'ended_in_month', kind: 'repair' }),
    (row) => since(30)(row.endedAt) && row.kind === 'repair',
  ],
  [
    'several things at once',
    () => ({ kind: 'repair', source: 'portal', category: 'cleaning', text: '漏水', late: true }),
    (row) =>
      row.kind === 'repair' &&
      row.source === 'portal' &&
      row.category === 'cleaning' &&
      row.matter.includes('漏水') &&
      row.nextDueAt < (row.doneAt ?? team.clock.now()),
  ],
];

describe.each(['director', 'housekeeper', 'tradesperson'] as const)('in the history a %s finds', (role) => {
  it.each(cases)('%s', async (_name, filters, isSought) => {
    expect(await listed(team[role], filters())).toEqual(await plainly(team[role], isSought));
  });

  it('their own', async () => {
    const { staffId } = team[role].actor;
    const isMine = (row: Row) =>
      row.aboutStaffId !== staffId &&
      (row.assigneeId === staffId || row.firstResponsibleId === staffId || row.companionIds.includes(staffId));
    expect(await listed(team[role], { mine: true })).toEqual(await plainly(team[role], isMine));
  });
});

it('seeks by the index, with the facets as it has them', async () => {
  let asked: Prisma.Sql | undefined;
  const query = (statement: Prisma.Sql) => {
    asked = statement;
    return database.db.pool.query(statement);
  };
  const watched = { ...team.housekeeper.ctx, db: { ...database.db, pool: { query } as unknown as Ctx['db']['pool'] } };
  await listTickets(watched, listTicketsInput.parse({ state: 'all', kind: 'praise', text: '漏水' }));
  const client = await database.db.pool.connect();
  try {
    // Of six hundred rows it would read them all.
    await client.query('set enable_seqscan = off');
    const { rows } = await client.query({ text: `explain ${asked?.text}`, values: asked?.values ?? [] });
    const plan = rows.map((row: Record<string, string>) => row['QUERY PLAN']).join('\n');
    expect(plan.match(/Bitmap Index Scan on ticket_sought/g)).toHaveLength(2);
  } finally {
    client.release(true);
  }
});
