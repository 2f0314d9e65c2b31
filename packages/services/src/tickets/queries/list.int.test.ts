import { newId } from '@linli/db';
import { type ListTicketsInput, listTicketsInput, type TicketStatus } from '@linli/domain/tickets';
import { createTeam, type Team, useDatabase } from '@linli/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '../../context/index.ts';
import { listZones } from '../../zones/index.ts';
import { countTickets, getTicketFigures, listTickets } from './index.ts';

const database = useDatabase({ emptied: 'once' });
let team: Team;

const after = (hours: number) => new Date(team.clock.now().getTime() + hours * 3_600_000);
const days = (n: number) => n * 24;

/** A row as the filters see it; hours from now. Each differs from the others in what some filter asks for. */
type Row = {
  status: TicketStatus;
  kind?: string;
  source?: string;
  category?: string;
  severity?: string;
  /** Hours from now that it was reported. */
  reported?: number;
  west?: boolean;
  assignee?: string;
  responsible?: string;
  due: number;
  done?: number;
  ended?: number;
  rating?: string;
};

function rows(): Record<string, Row> {
  const [keeper, worker] = [team.housekeeper.actor.staffId, team.tradesperson.actor.staffId];
  return {
    a: { status: 'submitted', kind: 'complaint', category: 'cleaning.waste', severity: 'major', due: 20 },
    b: { status: 'accepted', source: 'phone', category: 'engineering', responsible: keeper, due: 23 },
    c: { status: 'dispatched', category: 'engineering.lift', assignee: worker, responsible: keeper, due: -5 },
    d: { status: 'under_way', kind: 'patrol', source: 'patrol', assignee: keeper, responsible: worker, due: 30 },
    e: { status: 'done', category: 'engineering.plumbing', responsible: keeper, due: 5, done: -2 },
    f: { status: 'verified', west: true, due: -days(29), done: -days(29.5) },
    g: {
      status: 'closed',
      kind: 'complaint',
      due: -days(12),
      done: -days(10),
      ended: -days(9),
      rating: 'dissatisfied',
    },
    h: {
      status: 'closed',
      category: 'engineering',
      west: true,
      due: -days(20),
      done: -days(31),
      ended: -days(29.5),
      rating: 'satisfied',
    },
    i: { status: 'cancelled', due: -days(30), ended: -days(31) },
    j: { status: 'reopened', source: 'phone', west: true, severity: 'urgent', reported: -25, due: 2 },
    k: {
      status: 'closed',
      west: true,
      due: -days(31),
      done: -days(32),
      ended: -days(30.5),
      rating: 'fairly_satisfied',
    },
    l: { status: 'rejected', due: 6, ended: -1 },
  };
}

beforeAll(async () => {
  team = await createTeam(database.db);
  const { communityId, zone, otherZone } = team.place;
  await database.db.prisma.ticket.createMany({
    data: Object.entries(rows()).map(([name, row]) => ({
      id: newId(),
      communityId,
      zoneId: row.west ? otherZone.zoneId : zone.zoneId,
      kind: row.kind ?? 'repair',
      source: row.source ?? 'portal',
      category: row.category ?? 'order.parking',
      area: 'public',
      severity: row.severity ?? 'normal',
      status: row.status,
      matter: name,
      placeText: '停车场',
      assigneeId: row.assignee ?? null,
      firstResponsibleId: row.responsible ?? null,
      createdAt: after(row.reported ?? -1),
      updatedAt: after(-1),
      replyDueAt: after(1),
      repliedAt: row.status === 'submitted' ? null : after(-1),
      doneDueAt: after(row.due),
      // As the clocks would write it: the first reply where nobody has answered yet, and is not owed any more when it ended.
      nextDueAt: after(row.status === 'submitted' ? Math.min(1, row.due) : row.due),
      doneAt: row.done === undefined ? null : after(row.done),
      endedAt: row.ended === undefined ? null : after(row.ended),
      rating: row.rating ?? null,
    })),
  });
  const visits = [
    { spot: zone, at: after(-days(6.9)) },
    { spot: otherZone, at: after(-days(7.1)) },
  ];
  await database.db.prisma.patrolSignIn.createMany({
    data: visits.map(({ spot: { zoneId, spotId }, at }) => {
      const { staffId } = team.tradesperson.actor;
      return { id: newId(), communityId, zoneId, spotId, staffId, at, clientKey: newId() };
    }),
  });
});

const west = () => team.place.otherZone.zoneId;

/** The day of so many hours from now, by the community's clock. */
const dayOf = (hours: number) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(after(hours));

async function listed({ ctx }: { ctx: Ctx }, filters: Partial<ListTicketsInput>): Promise<string> {
  const page = await listTickets(ctx, listTicketsInput.parse({ state: 'all', ...filters }));
  return page.rows
    .map((row) => row.excerpt)
    .sort()
    .join('');
}

describe('the list', () => {
  it.each<[string, Partial<ListTicketsInput> | (() => Partial<ListTicketsInput>), string]>([
    ['everything', {}, 'abcdefghijkl'],
    ['what is open', { state: 'open' }, 'abcdj'],
    ['what is done', { state: 'done' }, 'ef'],
    ['what has ended', { state: 'ended' }, 'ghikl'],
    ['a state', { status: 'done' }, 'e'],
    ['a kind', { kind: 'complaint' }, 'ag'],
    ['a door', { source: 'phone' }, 'bj'],
    ['a category and what stands under it', { category: 'engineering' }, 'bceh'],
    ['a zone', () => ({ zoneId: west() }), 'fhjk'],
    ['another community', { communityId: newId() }, ''],
    ['what is or was late', { late: true }, 'cg'],
    ['a rating', { rating: 'dissatisfied' }, 'g'],
    ['an urgency', { severity: 'major' }, 'a'],
    ['a person, sent or answering for it', () => ({ personId: team.tradesperson.actor.staffId }), 'cd'],
    ['one day', () => ({ from: dayOf(-25), until: dayOf(-25) }), 'j'],
    ['the days since', () => ({ from: dayOf(-1) }), 'abcdefghikl'],
    ['days that are over', () => ({ until: dayOf(-days(40)) }), ''],
    ['what nobody took', { focus: 'unaccepted' }, 'aj'],
    ['what falls due within a day', { focus: 'due_today' }, 'abj'],
    ['what came in in the month', { focus: 'created_in_month' }, 'abcdefghijkl'],
    ['what was done in the month', { focus: 'done_in_month' }, 'efg'],
    ['what ended in the month', { focus: 'ended_in_month' }, 'ghl'],
    ['two filters at once', { state: 'open', source: 'phone', category: 'engineering' }, 'b'],
  ])('of %s', async (_name, filters, expected) => {
    expect(await listed(team.director, typeof filters === 'function' ? filters() : filters)).toBe(expected);
  });

  it('of what is mine: sent to me, or mine to answer for (T5)', async () => {
    expect(await listed(team.housekeeper, { mine: true })).toBe('bcde');
    expect(await listed(team.tradesperson, { mine: true })).toBe('cd');
    expect(await listed(team.director, { mine: true })).toBe('');
  });
});

describe('a figure', () => {
  it.each<[string, Partial<ListTicketsInput>, number]>([
    ['open', { state: 'open' }, 5],
    ['late', { state: 'open', late: true }, 1],
    ['unaccepted', { focus: 'unaccepted' }, 2],
    ['toVerify', { status: 'done' }, 1],
    ['dueToday', { focus: 'due_today' }, 3],
    ['doneInMonth', { focus: 'done_in_month' }, 3],
    ['lateInMonth', { focus: 'done_in_month', late: true }, 1],
    ['satisfied', { focus: 'ended_in_month', rating: 'satisfied' }, 1],
    ['fairly_satisfied', { focus: 'ended_in_month', rating: 'fairly_satisfied' }, 0],
    ['dissatisfied', { focus: 'ended_in_month', rating: 'dissatisfied' }, 1],
    ['rated', { focus: 'ended_in_month', rating: 'rated' }, 2],
  ])('%s is the length of the list it opens', async (name, filters, expected) => {
    const figures = await getTicketFigures(team.director.ctx);
    const shown: Record<string, unknown> = {
      ...(await countTickets(team.director.ctx)),
      ...figures,
      ...figures.ratings,
      rated: Object.values(figures.ratings).reduce((all, count) => all + count, 0),
      lateInMonth: figures.doneInMonth - figures.onTimeInMonth,
    };
    expect([shown[name], (await listed(team.director, filters)).length]).toEqual([expected, expected]);
  });

  it('of the satisfaction of a zone counts what was rated, and the list has those alone (Z1)', async () => {
    let all = 0;
    for (const { id, satisfied, fairlySatisfied, dissatisfied } of await listZones(team.director.ctx)) {
      const rated = await listed(team.director, { zoneId: id, focus: 'ended_in_month', rating: 'rated' });
      expect(rated).toHaveLength(satisfied + fairlySatisfied + dissatisfied);
      all += rated.length;
    }
    expect(all).toBe(2);
  });

  it('of mine counts what is open of it', async () => {
    expect((await countTickets(team.housekeeper.ctx)).mine).toBe(3);
    expect(await listed(team.housekeeper, { state: 'open', mine: true })).toHaveLength(3);
  });

  it('by category counts what is open under each root', async () => {
    const { byCategory } = await getTicketFigures(team.director.ctx);
    expect(Object.fromEntries(byCategory.map(({ category, open }) => [category, open]))).toEqual({
      engineering: 2,
      order: 2,
      cleaning: 1,
    });
  });

  it('by day covers the month, and adds up to its figure', async () => {
    const { days: all, doneInMonth } = await getTicketFigures(team.director.ctx);
    expect(all).toHaveLength(30);
    expect(all.at(-1)).toMatchObject({ created: 11, done: 1 });
    expect(all.reduce((sum, day) => sum + day.done, 0)).toBe(doneInMonth);
  });

  it('of a zone counts as the list of the zone does, and its spots of the last seven days', async () => {
    const zones = await listZones(team.director.ctx);
    const figures = ({ openTickets, lateTickets, satisfied, fairlySatisfied, dissatisfied, spotsVisited }: Zone) => ({
      openTickets,
      lateTickets,
      ratings: [satisfied, fairlySatisfied, dissatisfied],
      spotsVisited,
    });
    const [westward, eastward] = [zones.find(({ id }) => id === west()), zones.find(({ id }) => id !== west())];
    expect(westward && figures(westward)).toEqual({
      openTickets: 1,
      lateTickets: 0,
      ratings: [1, 0, 0],
      spotsVisited: 0,
    });
    expect(eastward && figures(eastward)).toEqual({
      openTickets: 4,
      lateTickets: 1,
      ratings: [0, 0, 1],
      spotsVisited: 1,
    });
    expect(await listed(team.director, { zoneId: west(), state: 'open' })).toBe('j');
  });
});

type Zone = Awaited<ReturnType<typeof listZones>>[number];
