import { newId } from '@linli/db';
import { addOpen, always } from '@linli/domain/calendars';
import { createTeam, createTicket, type Team, useDatabase } from '@linli/testing';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { listCallbacks } from '../callbacks/index.ts';
import { listReinspections, reinspectionTasks } from '../reinspections/index.ts';
import { getTicket, getTicketRates } from '../tickets/index.ts';
import { clockTasks } from './index.ts';

const database = useDatabase();
let team: Team;
let start: Date;
let ticket: { id: string; number: number };
beforeEach(async () => {
  team = await createTeam(database.db);
  ticket = await createTicket(team, { kind: 'repair', category: 'engineering', status: 'closed' });
  await database.db.prisma.ticket.update({ where: { id: ticket.id }, data: { source: 'patrol' } });
  start = team.clock.now();
});

const hour = 3_600_000;
const at = (hours: number) => new Date(start.getTime() + hours * hour);
const setTo = (hours: number) => team.clock.set(at(hours));
const answeredId = newId();

type Span = readonly [from: number, to: number];
const close = async (spans: readonly Span[]) => {
  const { communityId } = team.place;
  await database.db.prisma.clockClosure.deleteMany({});
  await database.db.prisma.clockClosure.createMany({
    data: spans.map(([from, to]) => ({ id: newId(), communityId, from: at(from), to: at(to), reason: '台风' })),
  });
};

/** A call and a second look, both promised at the start and due ten hours later. */
async function owe(given: { chosen?: boolean } = {}) {
  const { communityId } = team.place;
  const { id: ticketId } = ticket;
  const zoneId = team.place.zone.zoneId;
  const owed = { communityId, zoneId, ticketId, dueAt: at(10), createdAt: at(0) };
  const ownerId = team.director.actor.staffId;
  const previousId = given.chosen ? answeredId : null;
  await database.db.prisma.callback.create({
    data: { id: newId(), ...owed, ownerId, previousId, reason: 'complaint_closed' },
  });
  const drawn = { reason: 'sample', lot: 1, share: 20, inspectorId: team.housekeeper.actor.staffId };
  const look = { id: newId(), ...owed, ...drawn, nextAt: at(10), postponed: given.chosen ? 1 : 0 };
  await database.db.prisma.reinspection.create({ data: look });
  return look.id;
}

/** A call that was made, for another to follow. */
const answered = () =>
  database.db.prisma.callback.create({
    data: {
      ...{ id: answeredId, communityId: team.place.communityId, ticketId: ticket.id, reason: 'complaint_closed' },
      ...{ status: 'done', outcome: 'unreachable', dueAt: at(0), createdAt: at(0), doneAt: at(0) },
    },
  });

/** What the lists say of both, which is one thing, and the matter too. */
async function said() {
  const { ctx } = team.director;
  const { rows: calls } = await listCallbacks(ctx, { status: 'due', limit: 9 });
  const { rows: looks } = await listReinspections(ctx, { status: 'due', mine: false, limit: 9 });
  const [call, look] = [calls[0], looks[0]];
  if (!call || !look) throw new Error('nothing is due');
  const one = { due: (call.dueAt.getTime() - start.getTime()) / hour, late: call.overdue, paused: call.paused };
  const other = { due: (look.nextAt.getTime() - start.getTime()) / hour, late: look.late, paused: look.paused };
  expect(other).toEqual(one);
  return { ...one, paused: one.paused !== null };
}

describe('what was promised in a community that an incident closes (T8)', () => {
  it.each<[string, Span[], number, { due: number; late: boolean; paused?: boolean }]>([
    ['nothing is closed, due ahead', [], 9, { due: 10, late: false }],
    ['nothing is closed, due behind', [], 11, { due: 10, late: true }],
    ['before it is due', [[2, 5]], 12, { due: 13, late: false }],
    ['before it is due, and then it comes', [[2, 5]], 14, { due: 13, late: true }],
    ['before it was promised', [[-5, -1]], 11, { due: 10, late: true }],
    ['when it was promised', [[-5, 1]], 10.5, { due: 11, late: false }],
    ['around it, while that lasts', [[8, 20]], 15, { due: 22, late: false, paused: true }],
    ['around it, when it is over', [[8, 20]], 21, { due: 22, late: false }],
    ['around it, when it came', [[8, 20]], 23, { due: 22, late: true }],
    ['from the moment on at which it is due', [[10, 20]], 15, { due: 20, late: false, paused: true }],
    ['after it, while that lasts', [[12, 20]], 15, { due: 10, late: true, paused: true }],
    ['after it, when that is over', [[12, 20]], 21, { due: 18, late: true }],
    [
      'one over another',
      [
        [2, 6],
        [4, 8],
        [16, 17],
        [15, 16],
      ],
      16.5,
      { due: 18, late: false, paused: true },
    ],
  ])('%s', async (_, spans, now, expected) => {
    await close(spans);
    await owe();
    setTo(now);
    expect(await said()).toEqual({ paused: false, ...expected });
    const { callbacks, reinspections } = await getTicket(team.director.ctx, { number: ticket.number });
    expect([callbacks[0]?.dueAt, reinspections[0]?.nextAt]).toEqual([at(expected.due), at(expected.due)]);
  });

  it.each<[string, Span[], number, { due: number; late: boolean; paused?: boolean }]>([
    ['before it', [[2, 5]], 11, { due: 10, late: true }],
    ['before it, while that lasts', [[2, 5]], 3, { due: 10, late: false }],
    ['around it', [[8, 20]], 15, { due: 20, late: false, paused: true }],
  ])('a time that somebody chose stands, and waits only when it comes: %s', async (_, spans, now, expected) => {
    await close(spans);
    await answered();
    await owe({ chosen: true });
    setTo(now);
    expect(await said()).toEqual({ paused: false, ...expected });
  });

  it('is due when all its open time has run, whatever was closed', async () => {
    await owe();
    setTo(-50);
    const anySpan = fc.tuple(fc.integer({ min: -20, max: 60 }), fc.integer({ min: 1, max: 15 }));
    await fc.assert(
      fc.asyncProperty(fc.array(anySpan, { maxLength: 6 }), async (drawn) => {
        const spans = drawn.map(([from, length]): Span => [from, from + length]);
        await close(spans);
        const closures = spans.map(([from, to]) => ({ from: at(from), to: at(to), reason: '' }));
        const open = addOpen({ ...always, closures }, at(0), 10 * hour + 1);
        expect((await said()).due).toBe(((open?.getTime() ?? 0) - 1 - start.getTime()) / hour);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('a list keeps the order of what it says, from page to page', async () => {
    await close([[0, 30]]);
    await answered();
    await owe();
    const { communityId } = team.place;
    const agreed = { id: newId(), communityId, ticketId: ticket.id, reason: 'low_rating', previousId: answeredId };
    await database.db.prisma.callback.create({ data: { ...agreed, dueAt: at(12), createdAt: at(0) } });
    const { ctx } = team.director;
    const first = await listCallbacks(ctx, { status: 'due', limit: 1 });
    const second = await listCallbacks(ctx, { status: 'due', limit: 1, cursor: first.nextCursor ?? '' });
    expect([...first.rows, ...second.rows].map(({ dueAt }) => dueAt)).toEqual([at(30), at(40)]);
  });
});

describe('the alarm of a second look (T8, T9)', () => {
  it('sleeps on while it is closed, and follows when the incident ends early', async () => {
    await close([[5, 100]]);
    const reinspectionId = await owe();
    const runAt = async () => {
      const [job] = await database.db.prisma.$queryRaw<{ at: Date }[]>`
        select run_at as at from graphile_worker.jobs where key = ${`reinspect:${reinspectionId}`}`;
      return job?.at;
    };
    setTo(10);
    const ring = () => reinspectionTasks(database.db, team.clock.now).escalate_reinspection({ reinspectionId });
    await ring();
    expect(await runAt()).toEqual(at(105));
    await close([[5, 20]]);
    await clockTasks(database.db, team.clock.now).reschedule_clocks({ communityId: team.place.communityId });
    expect(await runAt()).toEqual(at(25));
    setTo(25.5);
    await ring();
    const { events } = await getTicket(team.director.ctx, { number: ticket.number });
    const entry = events.find(({ type }) => type === 'reinspection_overdue');
    expect(entry?.data).toMatchObject({ dueAt: at(25).toISOString() });
  });
});

describe('the rate of second looks (P7)', () => {
  it('counts as missed only what was due and not done: never what the incident kept from coming', async () => {
    await close([[8, 20]]);
    await owe();
    const { ctx } = team.director;
    const rate = async () => (await getTicketRates(ctx, {})).reinspection;
    setTo(21);
    expect([(await said()).late, await rate()]).toEqual([false, { due: 0, kept: 0, passed: 0 }]);
    setTo(23);
    expect([(await said()).late, await rate()]).toEqual([true, { due: 1, kept: 0, passed: 0 }]);
    const done = { status: 'done', outcome: 'passed', doneAt: at(21.5) };
    await database.db.prisma.reinspection.updateMany({ data: done });
    expect(await rate()).toEqual({ due: 1, kept: 1, passed: 1 });
  });
});
