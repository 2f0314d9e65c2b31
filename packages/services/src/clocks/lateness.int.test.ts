import { newId } from '@linli/db';
import type { Actor } from '@linli/domain/access';
import { createTicketInput, listTicketsInput } from '@linli/domain/tickets';
import { createEstate, type Estate, fakeClock, useDatabase } from '@linli/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { closeClocks, endClosure } from '../calendars/index.ts';
import type { Ctx } from '../context/index.ts';
import * as tickets from '../tickets/index.ts';
import { clockTasks } from './index.ts';

const database = useDatabase();
let estate: Estate;
let clock: ReturnType<typeof fakeClock>;

beforeEach(async () => {
  estate = await createEstate(database.db);
  clock = fakeClock();
});

const as = (actor: Actor): Ctx => ({ db: database.db, actor, clock: clock.now, door: 'office' });
const home = (): Ctx => ({ ...as(estate.resident), door: 'portal' });
const inMinutes = (minutes: number) => new Date(clock.now().getTime() + minutes * 60_000);
const at = (ticketId: string, version: number, note = '') => ({ ticketId, version, note, photoIds: [] });
const file = () =>
  tickets.createTicket(
    home(),
    createTicketInput.parse({ submissionKey: newId(), kind: 'repair', category: 'engineering', matter: '漏水' }),
  );

/** The walk that follows a closure, and the alarm of a matter. */
const tasks = () => clockTasks(database.db, clock.now);
const walk = () => tasks().reschedule_clocks({ communityId: estate.communityId });

/** A repair whose day has passed with somebody at work on it. */
async function lateRepair(minutes: number) {
  const made = await file();
  clock.advance(1);
  await tickets.acceptTicket(as(estate.housekeeper), at(made.id, 1));
  await tickets.dispatchTicket(as(estate.housekeeper), { ...at(made.id, 2), assigneeId: estate.plumber.staffId });
  await tickets.arriveAtTicket(as(estate.plumber), at(made.id, 3));
  clock.advance(24 * 60 - 1 + minutes);
  return { ...made, version: 4 };
}
const hold = async (made: { id: string; version: number }) => {
  const until = inMinutes(5 * 24 * 60);
  await tickets.holdTicket(as(estate.housekeeper), { ...at(made.id, made.version), reason: 'parts', until });
  made.version += 1;
};
const resume = async (made: { id: string; version: number }) => {
  await tickets.resumeTicket(as(estate.housekeeper), at(made.id, made.version));
  made.version += 1;
};

/** By how many minutes it is late: one number in the row, the matter, the card of its clocks, and for the household. */
async function lateBy(number: number): Promise<number> {
  const open = async (ctx: Ctx) => {
    const { rows } = await tickets.listTickets(ctx, listTicketsInput.parse({ order: 'due' }));
    return rows.find((one) => one.number === number);
  };
  const [row, own] = [await open(as(estate.director)), await open(home())];
  const matter = await tickets.getTicket(as(estate.director), { number });
  const late = await tickets.listTickets(as(estate.director), listTicketsInput.parse({ late: true }));
  expect(late.rows.map((one) => one.number)).toContain(number);
  expect((await tickets.countTickets(as(estate.director))).late).toBe(late.rows.length);
  const now = clock.now();
  const until = row?.waitsSince ?? now;
  const minutes = (due: Date | null | undefined) => (until.getTime() - (due ?? until).getTime()) / 60_000;
  const card = matter.clocks.find((one) => one.clock === 'completion');
  const { since = now, until: stopped } = card?.late ?? {};
  expect(((stopped ?? now).getTime() - since.getTime()) / 60_000, 'the card').toBe(minutes(row?.nextDueAt));
  const head = (matter.waitsSince ?? now).getTime() - matter.nextDueAt.getTime();
  expect(head / 60_000, 'the head').toBe(minutes(row?.nextDueAt));
  expect(row?.nextClock).toBe('completion');
  expect(minutes(own?.promiseDueAt)).toBe(minutes(row?.nextDueAt));
  expect(own?.doneDueAt, 'the promise as it was made').toEqual(row?.doneDueAt);
  return minutes(row?.nextDueAt);
}

describe('what a matter is late by is time that ran (T8)', () => {
  it('a hold adds nothing, while it lasts and after', async () => {
    const made = await lateRepair(30);
    expect(await lateBy(made.number)).toBe(30);
    await hold(made);
    clock.advance(600);
    expect(await lateBy(made.number)).toBe(30);
    await resume(made);
    expect(await lateBy(made.number)).toBe(30);
    clock.advance(15);
    expect(await lateBy(made.number)).toBe(45);
    await hold(made);
    clock.advance(50);
    await resume(made);
    clock.advance(5);
    expect(await lateBy(made.number), 'a second hold').toBe(50);
  });

  it('is read with the incidents since it was due, not with all there ever were', async () => {
    const director = as(estate.director);
    await closeClocks(director, { to: inMinutes(60), reason: '停电' });
    clock.advance(120);
    const made = await lateRepair(30);
    await closeClocks(director, { to: inMinutes(20), reason: '台风' });
    clock.advance(40);
    const query = vi.spyOn(database.db.pool, 'query');
    await tickets.listTickets(director, listTicketsInput.parse({ order: 'due' }));
    const answers = await Promise.all(query.mock.results.map(({ value }) => value));
    query.mockRestore();
    const rows = answers.flatMap((answer): { number: number; closedSinceDue: unknown[] }[] => answer?.rows ?? []);
    expect(rows.find(({ number }) => number === made.number)?.closedSinceDue).toHaveLength(1);
    expect(await lateBy(made.number)).toBe(50);
  });

  it.each([false, true])('two incidents add nothing, whether the walk has come by: %s', async (walked) => {
    const made = await lateRepair(30);
    const { id } = await closeClocks(as(estate.director), { to: inMinutes(100), reason: '台风' });
    if (walked) await walk();
    expect(await lateBy(made.number)).toBe(30);
    clock.advance(40);
    expect(await lateBy(made.number)).toBe(30);
    await endClosure(as(estate.director), { closureId: id });
    expect(await lateBy(made.number)).toBe(30);
    clock.advance(10);
    if (walked) await walk();
    expect(await lateBy(made.number)).toBe(40);
    await closeClocks(as(estate.director), { from: inMinutes(5), to: inMinutes(25), reason: '停电' });
    await closeClocks(as(estate.director), { from: inMinutes(15), to: inMinutes(65), reason: '停水' });
    clock.advance(35);
    expect(await lateBy(made.number), 'in the second of two that overlap').toBe(45);
    clock.advance(40);
    if (walked) await walk();
    expect(await lateBy(made.number)).toBe(55);
  });

  it('a hold inside an incident, and an incident inside a hold', async () => {
    const made = await lateRepair(30);
    await closeClocks(as(estate.director), { to: inMinutes(100), reason: '台风' });
    clock.advance(20);
    await hold(made);
    clock.advance(20);
    expect(await lateBy(made.number)).toBe(30);
    await resume(made);
    expect(await lateBy(made.number)).toBe(30);
    clock.advance(70);
    expect(await lateBy(made.number), 'ten minutes after the incident').toBe(40);
    await hold(made);
    await closeClocks(as(estate.director), { from: inMinutes(10), to: inMinutes(20), reason: '停电' });
    clock.advance(15);
    expect(await lateBy(made.number)).toBe(40);
    clock.advance(15);
    expect(await lateBy(made.number)).toBe(40);
    await resume(made);
    clock.advance(5);
    expect(await lateBy(made.number)).toBe(45);
  });

  it('a hold that ends inside an incident, and an incident that ends inside a hold', async () => {
    const made = await lateRepair(30);
    await hold(made);
    clock.advance(10);
    await closeClocks(as(estate.director), { to: inMinutes(60), reason: '台风' });
    clock.advance(20);
    await resume(made);
    expect(await lateBy(made.number)).toBe(30);
    clock.advance(20);
    expect(await lateBy(made.number)).toBe(30);
    await hold(made);
    clock.advance(60);
    expect(await lateBy(made.number)).toBe(30);
    await resume(made);
    clock.advance(1);
    expect(await lateBy(made.number)).toBe(31);
  });

  it('an incident that began before it was due moves when it is late, and adds nothing after', async () => {
    const made = await lateRepair(-30);
    await closeClocks(as(estate.director), { to: inMinutes(100), reason: '台风' });
    await walk();
    clock.advance(120);
    const row = await tickets.getTicket(as(estate.director), { number: made.number });
    expect(row).toMatchObject({ late: false });
    expect(row.expectedAt).toEqual(inMinutes(10));
    clock.advance(15);
    expect(await lateBy(made.number)).toBe(5);
  });

  it('between done and reopened it does not become later either; what is done late says how much', async () => {
    const made = await lateRepair(30);
    await hold(made);
    clock.advance(100);
    await resume(made);
    clock.advance(10);
    await tickets.finishTicket(as(estate.plumber), { ...at(made.id, made.version, '已更换'), noPhoto: true });
    const done = await tickets.getTicket(as(estate.director), { number: made.number });
    expect((done.doneAt?.getTime() ?? 0) - done.nextDueAt.getTime()).toBe(40 * 60_000);
    await tickets.verifyTicket(as(estate.housekeeper), at(made.id, made.version + 1));
    clock.advance(500);
    await tickets.reopenTicket(home(), at(made.id, made.version + 2, '还在漏'));
    await tickets.replyToTicket(as(estate.housekeeper), { ticketId: made.id, words: '马上来', photoIds: [] });
    expect(await lateBy(made.number)).toBe(40);
  });

  describe('told up the chain', () => {
    const told = async (made: { id: string; number: number }) => {
      await tasks().watch_clocks({ ticketId: made.id });
      const { events } = await tickets.getTicket(as(estate.director), { number: made.number });
      const acts = events.filter(({ data }) => data.clock === 'completion');
      return acts.map(({ data }) => [data.threshold, data.marked && 'marked'].filter(Boolean).join(' '));
    };
    beforeEach(async () => {
      const { director, administrator } = estate;
      const data = { superiorId: administrator.staffId };
      await database.db.prisma.staff.update({ where: { id: director.staffId }, data });
    });

    it('no level comes sooner for an incident, and no two come at its end', async () => {
      const made = await lateRepair(30);
      const first = await told(made);
      expect(first).toEqual(['warn', 'warn', 'breach']);
      await closeClocks(as(estate.director), { to: inMinutes(20 * 24 * 60), reason: '疫情' });
      await walk();
      clock.advance(20 * 24 * 60);
      await walk();
      expect(await told(made), 'at the end of the incident').toEqual(first);
      clock.advance(24 * 60 - 1);
      expect(await told(made), 'before the interval has run').toEqual(first);
      clock.advance(1);
      expect(await told(made)).toEqual([...first, 'level_2']);
    });

    it('what nobody could act on while it waited was not found late', async () => {
      const made = await lateRepair(30);
      await hold(made);
      clock.advance(4 * 24 * 60);
      await resume(made);
      await hold(made);
      clock.advance(4 * 24 * 60);
      await resume(made);
      expect(await told(made)).toEqual(['warn', 'warn', 'breach']);
    });
  });
});
