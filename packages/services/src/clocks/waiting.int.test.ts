import { newId } from '@linli/db';
import type { Actor } from '@linli/domain/access';
import { isLate } from '@linli/domain/clocks';
import { createTicketInput, listTicketsInput } from '@linli/domain/tickets';
import { createEstate, type Estate, fakeClock, useDatabase } from '@linli/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { closeClocks } from '../calendars/index.ts';
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
const director = () => as(estate.director);
const file = () =>
  tickets.createTicket(
    { ...as(estate.resident), door: 'portal' },
    createTicketInput.parse({ submissionKey: newId(), kind: 'repair', category: 'engineering', matter: '漏水' }),
  );
const inMinutes = (minutes: number) => new Date(clock.now().getTime() + minutes * 60_000);

/** The row, the matter, the counts and the filter say one thing of lateness. */
async function seen(number: number) {
  const { rows } = await tickets.listTickets(director(), listTicketsInput.parse({ order: 'due' }));
  const late = await tickets.listTickets(director(), listTicketsInput.parse({ late: true, order: 'due' }));
  const row = rows.find((one) => one.number === number);
  const matter = await tickets.getTicket(director(), { number });
  const counts = await tickets.countTickets(director());
  expect(late.rows.map((one) => one.number)).toEqual(rows.filter((one) => one.late).map((one) => one.number));
  expect(counts.late).toBe(late.rows.length);
  expect(matter.late).toBe(row?.late);
  const { nextClock, heldAt, paused, nextDueAt } = row ?? {};
  return { late: row?.late, nextClock, heldAt, paused, nextDueAt };
}

/** The walk that follows a closure. */
const follow = () => clockTasks(database.db, clock.now).reschedule_clocks({ communityId: estate.communityId });

describe('while an incident lasts (T8)', () => {
  it('nothing becomes late, not even before the due times have followed; what was late stays late', async () => {
    const first = await file();
    clock.advance(40);
    const second = await file();
    clock.advance(5);
    const since = clock.now();
    await closeClocks(director(), { to: inMinutes(120), reason: '台风' });
    clock.advance(60);
    const paused = { since, until: inMinutes(60), reason: '台风', reasonEn: '台风' };
    for (const walked of [false, true]) {
      if (walked) await follow();
      expect(await seen(first.number)).toMatchObject({ late: true, nextClock: 'reply', paused });
      expect(await seen(second.number)).toMatchObject({ late: false, nextClock: 'reply', paused });
    }
    // What comes in meanwhile waits since then.
    const third = await file();
    expect((await seen(third.number)).paused).toEqual({ ...paused, since: clock.now() });
    clock.advance(60);
    expect(await seen(second.number)).toMatchObject({ late: false, paused: null });
    clock.advance(26);
    expect(await seen(second.number)).toMatchObject({ late: true });
  });

  it('is said since it began, also of what was on hold meanwhile and went on in its midst', async () => {
    const made = await file();
    await tickets.acceptTicket(as(estate.housekeeper), at(made.id, 1));
    const from = clock.now();
    const said = { reason: '台风，抢险优先', reasonEn: 'Typhoon: rescue first' };
    await closeClocks(director(), { to: inMinutes(600), ...said });
    clock.advance(30);
    const hold = { ...at(made.id, 2), reason: 'parts' as const, until: inMinutes(300) };
    await tickets.holdTicket(as(estate.housekeeper), hold);
    clock.advance(60);
    await tickets.resumeTicket(as(estate.housekeeper), at(made.id, 3));
    expect(await seen(made.number)).toMatchObject({ late: false, paused: said });
    const matter = await tickets.getTicket(director(), { number: made.number });
    expect(matter.paused).toMatchObject({ begun: from, ...said });
    // What came in meanwhile began to wait when it came.
    const { number } = await file();
    expect((await tickets.getTicket(director(), { number })).paused).toMatchObject({ begun: clock.now() });
  });

  it('is said in the list of the household, for its own community alone', async () => {
    const { number } = await file();
    const list = async () => {
      const input = listTicketsInput.parse({});
      const { rows } = await tickets.listTickets({ ...as(estate.resident), door: 'portal' }, input);
      const row = rows.find((one) => one.number === number);
      expect(row?.waitsSince).toEqual(row?.paused?.since ?? null);
      return row?.paused;
    };
    const id = newId();
    await database.db.pool.query(
      `insert into clock_closure (id, community_id, from_at, to_at, reason)
       select $1, $2, $3, $4, '别处停电'`,
      [id, estate.otherCommunityId, inMinutes(-5), inMinutes(60)],
    );
    expect(await list()).toBeNull();
    await closeClocks(director(), { to: inMinutes(120), reason: '台风' });
    expect(await list()).toMatchObject({ reason: '台风', until: inMinutes(120) });
    await tickets.settleTicket(as(estate.housekeeper), at(await idOf(number), 1, '已处理'));
    expect((await tickets.getTicket(director(), { number })).paused).toBeNull();
  });
});

const idOf = async (number: number) =>
  (await database.db.prisma.ticket.findUniqueOrThrow({ where: { number }, select: { id: true } })).id;
const at = (ticketId: string, version: number, note = '') => ({ ticketId, version, note, photoIds: [] });

describe('what the resident reads of a promise (T8)', () => {
  const home = (): Ctx => ({ ...as(estate.resident), door: 'portal' });
  const read = (number: number) => tickets.getTicket(home(), { number });
  const reply = (ticketId: string) =>
    tickets.replyToTicket(as(estate.housekeeper), { ticketId, words: '明天到', photoIds: [] });
  const late = (one: { dueAt: Date; at: Date | null; waitsSince: Date | null } | undefined) =>
    one && isLate({ nextDueAt: one.dueAt, doneAt: one.at, endedAt: null, waitsSince: one.waitsSince }, clock.now());

  it('a first reply is moved on by an incident, and late only by the moved time, also where the matter has ended', async () => {
    const made = await file();
    const madeFor = made.replyDueAt;
    clock.advance(20);
    const since = clock.now();
    await closeClocks(director(), { to: inMinutes(60), reason: '台风' });
    clock.advance(30);
    const dueAt = new Date(madeFor.getTime() + 60 * 60_000);
    expect((await read(made.number)).replies).toEqual([{ madeFor, dueAt, at: null, waitsSince: since }]);
    clock.advance(35);
    await reply(made.id);
    const { replies } = await read(made.number);
    expect(replies).toEqual([{ madeFor, dueAt, at: clock.now(), waitsSince: null }]);
    expect(late(replies[0])).toBe(false);
    await tickets.settleTicket(as(estate.housekeeper), at(made.id, 2, '已处理'));
    await tickets.verifyTicket(as(estate.housekeeper), at(made.id, 3));
    await tickets.confirmTicket(home(), { ticketId: made.id, version: 4, rating: 'satisfied', words: '' });
    expect((await read(made.number)).replies).toEqual(replies);
    const other = await file();
    clock.advance(31);
    await reply(other.id);
    expect(late((await read(other.number)).replies[0])).toBe(true);
  });

  it('after "not solved" the resident reads the new promise to answer, and when that was (T3)', async () => {
    const { id: ticketId, number } = await file();
    const [housekeeper, resident] = [as(estate.housekeeper), as(estate.resident)];
    await tickets.settleTicket(housekeeper, { ticketId, version: 1, note: '好了', photoIds: [] });
    await tickets.verifyTicket(housekeeper, { ticketId, version: 2, note: '', photoIds: [] });
    clock.advance(60);
    const replies = async () => (await tickets.getTicket(resident, { number })).replies;
    const [first, ...none] = await replies();
    expect(none).toEqual([]);
    await tickets.reopenTicket(resident, { ticketId, version: 3, note: '还在漏', photoIds: [] });
    const dueAt = inMinutes(30);
    const again = { madeFor: dueAt, dueAt, at: null, waitsSince: null };
    expect(await replies()).toEqual([first, again]);
    clock.advance(10);
    await tickets.replyToTicket(housekeeper, { ticketId, words: '马上来', photoIds: [] });
    expect(await replies()).toEqual([first, { ...again, at: clock.now() }]);
  });

  it('a completion is moved on by what it waited, also when it is done', async () => {
    const made = await file();
    await tickets.acceptTicket(as(estate.housekeeper), at(made.id, 1));
    const hold = { ...at(made.id, 2), reason: 'parts' as const, until: inMinutes(600) };
    await tickets.holdTicket(as(estate.housekeeper), hold);
    clock.advance(300);
    await tickets.resumeTicket(as(estate.housekeeper), at(made.id, 3));
    const { promiseDueAt } = await read(made.number);
    expect(promiseDueAt.getTime() - made.doneDueAt.getTime()).toBe(300 * 60_000);
    clock.set(new Date(promiseDueAt.getTime() - 60_000));
    await tickets.settleTicket(as(estate.housekeeper), at(made.id, 4, '已处理'));
    clock.advance(600);
    const { rows } = await tickets.listTickets(home(), listTicketsInput.parse({ state: 'done' }));
    for (const one of [await read(made.number), rows.find(({ number }) => number === made.number)]) {
      expect(one).toMatchObject({ promiseDueAt, expectedAt: promiseDueAt });
    }
  });
});

describe('on hold (T8)', () => {
  const held = async (afterMinutes: number) => {
    const made = await file();
    await tickets.acceptTicket(as(estate.housekeeper), at(made.id, 1));
    await tickets.dispatchTicket(as(estate.housekeeper), {
      ...at(made.id, 2),
      assigneeId: estate.plumber.staffId,
    });
    await tickets.arriveAtTicket(as(estate.plumber), at(made.id, 3));
    clock.advance(afterMinutes);
    const until = inMinutes(600);
    await tickets.holdTicket(as(estate.housekeeper), { ...at(made.id, 4), reason: 'parts', until });
    return { ...made, until, since: clock.now() };
  };

  it('what was late stays late and counted, as late as it was, and goes on when it goes on', async () => {
    const made = await held(25 * 60);
    expect(await seen(made.number)).toMatchObject({
      ...{ late: true, nextClock: 'rectification', nextDueAt: made.doneDueAt, heldAt: made.since },
    });
    await tickets.resumeTicket(as(estate.housekeeper), at(made.id, 5));
    expect(await seen(made.number)).toMatchObject({ late: true, heldAt: null, nextDueAt: made.doneDueAt });
  });

  it('what was in time is not late while it waits, but for its promise; that one kept, nothing is', async () => {
    const made = await held(60);
    expect(await seen(made.number)).toMatchObject({ late: false, nextClock: 'promise', nextDueAt: made.until });
    clock.advance(601);
    expect((await seen(made.number)).late).toBe(true);
    await tickets.replyToTicket(as(estate.housekeeper), { ticketId: made.id, words: '配件明天到', photoIds: [] });
    clock.advance(60);
    expect(await seen(made.number)).toMatchObject({ late: false, nextClock: 'completion', heldAt: made.since });
    const figures = await tickets.getTicketFigures(director());
    expect(figures.dueToday, 'nothing falls due while it waits').toBe(0);
  });

  it('what was settled on hold is judged by its clock, not by the promise', async () => {
    const made = await held(60);
    clock.advance(700);
    await tickets.resumeTicket(as(estate.housekeeper), at(made.id, 5));
    await tickets.finishTicket(as(estate.plumber), { ...at(made.id, 6, '已更换'), noPhoto: true });
    expect((await tickets.getTicket(director(), { number: made.number })).late).toBe(false);
  });
});
