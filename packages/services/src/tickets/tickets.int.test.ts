import { newId } from '@linli/db';
import type { Actor } from '@linli/domain/access';
import { nextDue } from '@linli/domain/clocks';
import { createTicketInput, registerTicketInput } from '@linli/domain/tickets';
import { createEstate, type Estate, fakeClock, useDatabase } from '@linli/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { listCallbacks, recordCallback } from '../callbacks/index.ts';
import { findClocked, readingsOf } from '../clocks/index.ts';
import type { Ctx } from '../context/index.ts';
import { signIn } from '../patrols/index.ts';
import * as tickets from './index.ts';

const database = useDatabase();
let estate: Estate;
let clock: ReturnType<typeof fakeClock>;

beforeEach(async () => {
  estate = await createEstate(database.db);
  clock = fakeClock();
});

const as = (actor: Actor): Ctx => ({
  db: database.db,
  actor,
  clock: clock.now,
  door: actor.kind === 'resident' ? 'portal' : 'office',
});

const leak = (more: object = {}) =>
  createTicketInput.parse({
    submissionKey: newId(),
    kind: 'repair',
    category: 'engineering.plumbing',
    matter: '厨房水槽下面漏水，柜子已经湿了',
    ...more,
  });

const firstPage = { state: 'all', late: false, mine: false, text: '', order: 'newest', limit: 50 } as const;
const list = (actor: Actor, more: object = {}) => tickets.listTickets(as(actor), { ...firstPage, ...more });

async function dispatched() {
  const made = await tickets.createTicket(as(estate.resident), leak());
  await tickets.acceptTicket(as(estate.housekeeper), { ticketId: made.id, version: 1, note: '' });
  await tickets.dispatchTicket(as(estate.housekeeper), {
    ticketId: made.id,
    version: 2,
    assigneeId: estate.plumber.staffId,
    note: '',
  });
  return made;
}

/** By the whole history, as if nobody had written it down. */
async function breaksNext(ticketId: string) {
  const { prisma } = database.db;
  const ticket = (await findClocked(prisma, ticketId, false)) ?? expect.fail();
  return nextDue(await readingsOf(prisma, ticket, clock.now()), ticket.next);
}

async function verified() {
  const made = await dispatched();
  const work = as(estate.plumber);
  const at = { ticketId: made.id, note: '', photoIds: [] };
  await tickets.takeTicket(work, { ...at, version: 3 });
  await tickets.arriveAtTicket(work, { ...at, version: 4 });
  await tickets.finishTicket(work, { ...at, version: 5, note: '已更换接头', noPhoto: true });
  await tickets.noteTicket(as(estate.housekeeper), { ticketId: made.id, words: '柜体以后要换', photoIds: [] });
  await tickets.verifyTicket(as(estate.housekeeper), { ...at, version: 7 });
  return made;
}

describe('a leak, from the resident to the end', () => {
  it('goes the whole way, and the resident sees every step but the internal note', async () => {
    const made = await verified();
    const seen = await tickets.getTicket(as(estate.resident), { number: made.number });
    expect(seen.events.map((event) => event.type)).toEqual([
      'submitted',
      'accepted',
      'dispatched',
      'taken',
      'arrived',
      'finished',
      'verified',
    ]);
    expect(JSON.stringify(seen)).not.toContain('柜体以后要换');
    expect(seen.housekeeper).toMatchObject({ id: estate.housekeeper.staffId, phone: '13900000000' });
    expect(seen.firstResponsible?.id).toBe(estate.housekeeper.staffId);
    expect(seen.abilities).toMatchObject({ confirm: true, reopen: true, verify: false, note: false });

    const closed = await tickets.confirmTicket(as(estate.resident), {
      ticketId: made.id,
      version: 8,
      rating: 'satisfied',
      words: '很快',
    });
    expect(closed.status).toBe('closed');
    const inside = await tickets.getTicket(as(estate.housekeeper), { number: made.number });
    expect(inside.events.map((event) => event.seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(inside).toMatchObject({ rating: 'satisfied', version: 9, late: false });
  });

  it('promises by the policy, from the injected clock', async () => {
    const made = await tickets.createTicket(as(estate.resident), leak());
    expect(made.replyDueAt.getTime() - clock.now().getTime()).toBe(30 * 60_000);
    await database.db.prisma.clockPolicy.updateMany({
      where: { clock: 'completion', kind: 'repair' },
      data: { minutes: 60 },
    });
    const second = await tickets.createTicket(as(estate.resident), leak());
    expect(second.doneDueAt.getTime() - clock.now().getTime()).toBe(3_600_000);
    const before = await tickets.getTicket(as(estate.resident), { number: made.number });
    expect(before.doneDueAt, 'a promise is frozen').toEqual(made.doneDueAt);
  });

  it('"not solved" reopens it, uncounted from the rating, and the count stands', async () => {
    const made = await verified();
    await tickets.reopenTicket(as(estate.resident), { ticketId: made.id, version: 8, note: '又漏了', photoIds: [] });
    const view = await tickets.getTicket(as(estate.housekeeper), { number: made.number });
    expect(view).toMatchObject({ status: 'reopened', reopenCount: 1, doneAt: null });
    expect(view.firstResponsible?.id).toBe(estate.housekeeper.staffId);
  });

  it('the row says what the clocks say of what breaks next, at every step of the way', async () => {
    const due = async (id: string) => {
      const row = await database.db.prisma.ticket.findUniqueOrThrow({ where: { id } });
      expect(await breaksNext(id)).toMatchObject({ at: row.nextDueAt, clock: row.nextClock });
      return `${row.nextClock} ${(row.nextDueAt.getTime() - clock.now().getTime()) / 60_000}`;
    };
    const made = await tickets.createTicket(as(estate.resident), leak());
    expect(await due(made.id)).toBe('reply 30');
    const at = { ticketId: made.id, note: '', photoIds: [] };
    await tickets.acceptTicket(as(estate.housekeeper), { ...at, version: 1 });
    expect(await due(made.id)).toBe('dispatch 30');
    const until = new Date(clock.now().getTime() + 60_000);
    await tickets.holdTicket(as(estate.housekeeper), { ...at, version: 2, reason: 'parts', until });
    expect(await due(made.id)).toBe('promise 1');
    clock.advance(2);
    expect((await list(estate.housekeeper, { late: true, order: 'due' })).rows.map((row) => row.id)).toEqual([made.id]);
    await tickets.resumeTicket(as(estate.housekeeper), { ...at, version: 3 });
    // C3: that it goes on is no word to the resident.
    expect((await list(estate.housekeeper, { late: true })).rows).toHaveLength(1);
    await tickets.replyToTicket(as(estate.housekeeper), { ...at, words: '配件到了' });
    expect((await list(estate.housekeeper, { late: true })).rows).toEqual([]);
    await tickets.settleTicket(as(estate.housekeeper), { ...at, version: 5, note: '好了' });
    // Two minutes were held: they do not count (T8).
    expect(await due(made.id)).toBe('completion 1440');
  });

  it('is late when the promise has passed', async () => {
    const made = await dispatched();
    clock.advance(60 * 24 * 4);
    const { rows } = await list(estate.housekeeper, { late: true });
    expect(rows.map((row) => row.id)).toEqual([made.id]);
  });
});

describe('the same submission key', () => {
  it('gives the same ticket once, also when two arrive in the same moment', async () => {
    const input = leak();
    const made = await Promise.all(Array.from({ length: 6 }, () => tickets.createTicket(as(estate.resident), input)));
    expect(new Set(made.map((ticket) => ticket.id)).size).toBe(1);
    expect(await database.db.prisma.ticketEvent.count()).toBe(1);
  });

  it('with more words than before keeps them, once', async () => {
    const input = leak();
    const made = await tickets.createTicket(as(estate.resident), input);
    const more = { ...input, matter: `${input.matter}，现在漏到楼下了` };
    await tickets.createTicket(as(estate.resident), more);
    await tickets.createTicket(as(estate.resident), more);
    const view = await tickets.getTicket(as(estate.housekeeper), { number: made.number });
    expect(view.events.map((event) => event.type)).toEqual(['submitted', 'replied']);
    expect(view.events[1]?.note).toBe(more.matter);
  });

  it('of another household opens nothing', async () => {
    const input = leak();
    await tickets.createTicket(as(estate.resident), input);
    await expect(tickets.createTicket(as(estate.neighbour), input)).rejects.toMatchObject({ code: 'access.denied' });
  });
});

describe('two who act at once', () => {
  it('one wins, the other is told the state', async () => {
    const made = await tickets.createTicket(as(estate.resident), leak());
    const accept = (actor: Actor) => tickets.acceptTicket(as(actor), { ticketId: made.id, version: 1, note: '' });
    const results = await Promise.allSettled([
      accept(estate.housekeeper),
      accept(estate.director),
      accept(estate.desk),
    ]);
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    for (const result of results) {
      if (result.status === 'rejected') {
        expect(result.reason).toMatchObject({ code: 'ticket.changed_meanwhile', params: { status: 'accepted' } });
      }
    }
    const events = await database.db.prisma.ticketEvent.findMany({ orderBy: { seq: 'asc' } });
    expect(events.map((event) => event.seq)).toEqual([1, 2]);
  });

  it("who accepts at the desk leaves it with the zone's housekeeper (T5)", async () => {
    const made = await tickets.createTicket(as(estate.resident), leak());
    await tickets.acceptTicket(as(estate.desk), { ticketId: made.id, version: 1, note: '' });
    const view = await tickets.getTicket(as(estate.desk), { number: made.number });
    expect(view.firstResponsible?.id).toBe(estate.housekeeper.staffId);
  });

  it('history cannot be rewritten', async () => {
    await tickets.createTicket(as(estate.resident), leak());
    await expect(database.db.pool.query(`update ticket_event set note = 'x'`)).rejects.toThrow(/append-only/);
    await expect(database.db.pool.query('delete from ticket_event')).rejects.toThrow(/append-only/);
  });
});

describe('a merge', () => {
  const file = async () => (await tickets.createTicket(as(estate.resident), leak())) as { id: string; number: number };
  const merge = (from: { id: string }, into: { number: number }) =>
    tickets.mergeTicket(as(estate.housekeeper), { ticketId: from.id, version: 1, intoNumber: into.number, note: '' });

  it('of two into each other at once leaves one of them open', async () => {
    const [a, b] = [await file(), await file()];
    const results = await Promise.allSettled([merge(a, b), merge(b, a)]);
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    expect(await database.db.prisma.ticket.count({ where: { status: 'submitted' } })).toBe(1);
  });

  it('goes into an open matter only', async () => {
    const [a, b] = [await file(), await file()];
    await tickets.rejectTicket(as(estate.housekeeper), { ticketId: b.id, version: 1, note: '不属于我们' });
    await expect(merge(a, b)).rejects.toMatchObject({ code: 'ticket.merge_target_unfit' });
  });
});

describe('closed by default', () => {
  it('words to a colleague stay among colleagues', async () => {
    const made = await tickets.createTicket(as(estate.resident), leak());
    await tickets.acceptTicket(as(estate.housekeeper), { ticketId: made.id, version: 1, note: '先看楼上' });
    const seen = await tickets.getTicket(as(estate.resident), { number: made.number });
    expect(seen.events.map((event) => event.note)).toEqual(['', '']);
    const inside = await tickets.getTicket(as(estate.housekeeper), { number: made.number });
    expect(inside.events[1]?.note).toBe('先看楼上');
  });

  it('ten sign-ins of one person at once wait for each other, not for ever', async () => {
    const keys = Array.from({ length: 14 }, () => newId());
    const signedIn = await Promise.all(
      keys.map((clientKey) => signIn(as(estate.cleaner), { code: estate.lobby.code, clientKey, note: '' })),
    );
    expect(signedIn).toHaveLength(keys.length);
  });

  it('nobody out of reach sees or moves it', async () => {
    const made = await dispatched();
    for (const actor of [
      estate.otherHousekeeper,
      estate.farHousekeeper,
      estate.neighbour,
      estate.stranger,
      estate.cleaner,
    ]) {
      await expect(tickets.getTicket(as(actor), { number: made.number })).rejects.toMatchObject({
        code: 'ticket.not_found',
      });
      expect((await list(actor)).rows).toEqual([]);
      expect((await tickets.countTickets(as(actor))).open).toBe(0);
      await expect(tickets.takeTicket(as(actor), { ticketId: made.id, version: 3, note: '' })).rejects.toMatchObject({
        code: 'ticket.not_found',
      });
    }
  });

  it('who sees it may still not do what the matrix withholds', async () => {
    const made = await dispatched();
    const at = { ticketId: made.id, version: 3, note: 'x', photoIds: [] };
    await expect(tickets.cancelTicket(as(estate.plumber), at)).rejects.toMatchObject({ code: 'access.denied' });
    await expect(tickets.takeTicket(as(estate.director), at)).rejects.toMatchObject({ code: 'access.denied' });
    await expect(
      tickets.noteTicket(as(estate.resident), { ticketId: made.id, words: 'x', photoIds: [] }),
    ).rejects.toMatchObject({ code: 'access.denied' });
  });

  it('only a fit person of the community can be sent', async () => {
    const made = await tickets.createTicket(as(estate.resident), leak());
    await tickets.acceptTicket(as(estate.housekeeper), { ticketId: made.id, version: 1, note: '' });
    for (const assigneeId of [estate.farPlumber.staffId, estate.desk.staffId, newId()]) {
      await expect(
        tickets.dispatchTicket(as(estate.housekeeper), { ticketId: made.id, version: 2, assigneeId, note: '' }),
      ).rejects.toMatchObject({ code: 'ticket.assignee_unfit' });
    }
    const candidates = await tickets.listCandidates(as(estate.housekeeper), { ticketId: made.id });
    expect(candidates[0]).toMatchObject({
      id: estate.plumber.staffId,
      suggested: true,
      reasons: ['trade_fits', 'in_zone', 'free'],
    });
  });

  it("the reporter's number is whole for who works on it, and masked for them when it is over (K4)", async () => {
    const phoneFor = async (actor: Actor, { number }: { number: number }) =>
      (await tickets.getTicket(as(actor), { number })).reporterPhone;
    const made = await verified();
    expect(await phoneFor(estate.plumber, made)).toBe('13800001234');
    await tickets.confirmTicket(as(estate.resident), { ticketId: made.id, version: 8, rating: 'satisfied', words: '' });
    expect(await phoneFor(estate.plumber, made)).toBe('138****1234');
    expect(await phoneFor(estate.administrator, made)).toBe('138****1234');
    for (const actor of [estate.housekeeper, estate.desk, estate.director, estate.resident]) {
      expect(await phoneFor(actor, made)).toBe('13800001234');
    }
  });

  it('the history keeps both names of whom a matter was sent to, whoever is sent later', async () => {
    const rename = (name: string, nameEn: string) =>
      database.db.prisma.staff.update({ where: { id: estate.plumber.staffId }, data: { name, nameEn } });
    await rename('王刚', 'Wang Gang');
    const made = await dispatched();
    await rename('王强', 'Wang Qiang');
    await tickets.dispatchTicket(as(estate.director), {
      ticketId: made.id,
      version: 3,
      assigneeId: estate.cleaner.staffId,
      note: '',
    });
    const { events } = await tickets.getTicket(as(estate.resident), { number: made.number });
    expect(events.slice(2).map(({ data }) => [data.assigneeName, data.assigneeNameEn])).toEqual([
      ['王刚', 'Wang Gang'],
      ['保洁', '保洁'],
    ]);
  });

  it('a photo is seen by its uploader first, and then by who sees the ticket', async () => {
    const id = newId();
    await tickets.addPhotos(as(estate.resident), [{ id, width: 4, height: 3, bytes: 9 }]);
    await expect(tickets.findPhoto(as(estate.housekeeper), { photoId: id })).rejects.toMatchObject({
      code: 'photo.not_found',
    });
    await expect(tickets.createTicket(as(estate.neighbour), leak({ photoIds: [id] }))).rejects.toMatchObject({
      code: 'photo.not_found',
    });
    expect(await database.db.prisma.ticket.count()).toBe(0);
    const made = await tickets.createTicket(as(estate.resident), leak({ photoIds: [id] }));
    expect(await tickets.findPhoto(as(estate.housekeeper), { photoId: id })).toEqual({ id });
    await expect(tickets.findPhoto(as(estate.otherHousekeeper), { photoId: id })).rejects.toMatchObject({
      code: 'photo.not_found',
    });
    const view = await tickets.getTicket(as(estate.resident), { number: made.number });
    expect(view.events[0]?.photos).toEqual([{ id, width: 4, height: 3, bytes: 9 }]);
  });
});

describe('what waits for one person alone', () => {
  const waiting = async (actor: Actor) => (await tickets.countTickets(as(actor))).waiting;

  it('is theirs to accept; or sent to them, until they take it', async () => {
    const made = await tickets.createTicket(as(estate.resident), leak());
    expect([await waiting(estate.housekeeper), await waiting(estate.plumber)]).toEqual([1, 0]);
    await tickets.acceptTicket(as(estate.housekeeper), { ticketId: made.id, version: 1, note: '' });
    const send = { ticketId: made.id, assigneeId: estate.plumber.staffId, note: '' };
    await tickets.dispatchTicket(as(estate.housekeeper), { ...send, version: 2 });
    expect([await waiting(estate.housekeeper), await waiting(estate.plumber)]).toEqual([0, 1]);
    await tickets.takeTicket(as(estate.plumber), { ticketId: made.id, version: 3, note: '' });
    expect(await waiting(estate.plumber)).toBe(0);
    await tickets.dispatchTicket(as(estate.housekeeper), { ...send, assigneeId: estate.cleaner.staffId, version: 4 });
    await tickets.dispatchTicket(as(estate.housekeeper), { ...send, version: 5 });
    expect(await waiting(estate.plumber)).toBe(1);
  });
});

describe('a complaint', () => {
  const complain = async () => {
    const made = await tickets.createTicket(
      as(estate.resident),
      leak({ kind: 'complaint', category: 'service_attitude' }),
    );
    const at = { ticketId: made.id, note: '已沟通', photoIds: [] };
    await tickets.acceptTicket(as(estate.housekeeper), { ...at, version: 1 });
    await tickets.settleTicket(as(estate.housekeeper), { ...at, version: 2 });
    await tickets.verifyTicket(as(estate.housekeeper), { ...at, version: 3 });
    await tickets.confirmTicket(as(estate.resident), {
      ticketId: made.id,
      version: 4,
      rating: 'fairly_satisfied',
      words: '',
    });
    return made;
  };

  it('owes the director a call when it closes; "dissatisfied" reopens it and owes the next', async () => {
    const made = await complain();
    const due = await listCallbacks(as(estate.director), { status: 'due', limit: 50 });
    expect(due.rows).toMatchObject([{ reason: 'complaint_closed', canRecord: true, ticket: { number: made.number } }]);
    const [call] = due.rows;
    if (!call) throw new Error('no call');
    const record = { callbackId: call.id, version: 1, outcome: 'dissatisfied' as const, words: '态度没有改' };
    await expect(recordCallback(as(estate.housekeeper), record)).rejects.toMatchObject({ code: 'access.denied' });
    expect(await recordCallback(as(estate.director), record)).toMatchObject({ reopened: true });
    await expect(recordCallback(as(estate.director), record)).rejects.toMatchObject({ code: 'callback.already_done' });
    const view = await tickets.getTicket(as(estate.housekeeper), { number: made.number });
    expect(view.status).toBe('reopened');
    expect(view.events.slice(-2).map((event) => event.type)).toEqual(['called_back', 'reopened']);
    const next = await listCallbacks(as(estate.director), { status: 'due', limit: 50 });
    expect(next.rows).toMatchObject([{ reason: 'dissatisfied' }]);
    expect((await listCallbacks(as(estate.otherHousekeeper), { status: 'due', limit: 50 })).rows).toEqual([]);
  });

  it('whom nobody reached is called again; "satisfied" ends it', async () => {
    await complain();
    const outcomes = ['unreachable', 'satisfied'] as const;
    for (const outcome of outcomes) {
      const { rows } = await listCallbacks(as(estate.director), { status: 'due', limit: 50 });
      const [call] = rows;
      if (!call) throw new Error('no call');
      await recordCallback(as(estate.director), { callbackId: call.id, version: call.version, outcome, words: '' });
    }
    expect((await listCallbacks(as(estate.director), { status: 'due', limit: 50 })).rows).toEqual([]);
  });
});

describe('a walk', () => {
  const lamp = (more: object = {}) =>
    registerTicketInput.parse({
      submissionKey: newId(),
      source: 'patrol',
      kind: 'patrol',
      category: 'engineering.lighting',
      matter: '大堂灯不亮',
      spotId: estate.lobby.id,
      ...more,
    });

  it('signs in once however often it is sent, and what it finds is a ticket of the finder', async () => {
    const input = { code: estate.lobby.code, clientKey: newId(), note: '' };
    const [first, again] = await Promise.all([signIn(as(estate.cleaner), input), signIn(as(estate.cleaner), input)]);
    expect(first.id).toBe(again.id);
    const made = await tickets.registerTicket(as(estate.cleaner), lamp({ patrolSignInId: first.id }));
    const view = await tickets.getTicket(as(estate.cleaner), { number: made.number });
    expect(view).toMatchObject({
      source: 'patrol',
      kind: 'patrol',
      status: 'submitted',
      firstResponsible: { id: estate.cleaner.staffId },
    });
    await tickets.acceptTicket(as(estate.housekeeper), { ticketId: made.id, version: 1, note: '' });
    const after = await tickets.getTicket(as(estate.housekeeper), { number: made.number });
    expect(after.firstResponsible?.id).toBe(estate.cleaner.staffId);
  });

  it('of nobody’s home has nobody to reply to', async () => {
    const made = await tickets.registerTicket(as(estate.cleaner), lamp());
    const { abilities } = await tickets.getTicket(as(estate.cleaner), { number: made.number });
    expect(abilities).toMatchObject({ note: true, reply: false });
    const words = { ticketId: made.id, words: '已报修', photoIds: [] };
    await expect(tickets.replyToTicket(as(estate.cleaner), words)).rejects.toMatchObject({ code: 'access.denied' });
  });

  it("of somebody else cannot be what one's finding belongs to", async () => {
    const { id } = await signIn(as(estate.cleaner), { code: estate.lobby.code, clientKey: newId(), note: '' });
    await expect(tickets.registerTicket(as(estate.plumber), lamp({ patrolSignInId: id }))).rejects.toMatchObject({
      code: 'record.not_found',
    });
    await expect(tickets.registerTicket(as(estate.cleaner), lamp({ patrolSignInId: newId() }))).rejects.toMatchObject({
      code: 'record.not_found',
    });
    expect(await database.db.prisma.ticket.count()).toBe(0);
  });

  it('solved on the spot is recorded as such', async () => {
    const made = await tickets.registerTicket(as(estate.plumber), lamp({ solvedNote: '已换灯管' }));
    expect(made.status).toBe('done');
  });

  it('is flagged where it looks untrue, and kept', async () => {
    const at = (code: string, position?: { lat: number; lng: number }) =>
      signIn(as(estate.cleaner), { code, clientKey: newId(), note: '', ...(position && { position }) });
    expect((await at(estate.lobby.code, { lat: 22.4, lng: 114.2 })).suspicions).toEqual(['outside_fence']);
    clock.advance(1);
    expect((await at(estate.carPark.code)).suspicions).toEqual(['too_fast']);
    await expect(
      signIn(as(estate.farPlumber), { code: estate.lobby.code, clientKey: newId(), note: '' }),
    ).rejects.toMatchObject({ code: 'spot.not_found' });
  });
});

describe('waiting', () => {
  const tasks = () => tickets.ticketTasks(database.db, clock.now, async () => {});
  const jobs = async () =>
    (
      await database.db.pool.query(
        `select key, run_at from graphile_worker.jobs where task_identifier <> 'watch_clocks' order by key`,
      )
    ).rows;

  it('on hold comes back by itself, to where it stood, and resumes only once', async () => {
    const made = await dispatched();
    const until = new Date(clock.now().getTime() + 3_600_000);
    await tickets.holdTicket(as(estate.housekeeper), {
      ticketId: made.id,
      version: 3,
      reason: 'parts',
      until,
      note: '',
    });
    expect(await jobs()).toMatchObject([{ key: `resume:${made.id}`, run_at: until }]);
    clock.advance(61);
    const timer = { ticketId: made.id };
    await Promise.allSettled([tasks().resume_held_ticket(timer), tasks().resume_held_ticket(timer)]);
    const view = await tickets.getTicket(as(estate.resident), { number: made.number });
    expect(view).toMatchObject({ status: 'dispatched', holdUntil: null });
    expect(view.events.filter((event) => event.type === 'resumed')).toHaveLength(1);
  });

  it('cannot be promised into the past', async () => {
    const made = await dispatched();
    const hold = { ticketId: made.id, version: 3, reason: 'parts' as const, until: clock.now(), note: '' };
    await expect(tickets.holdTicket(as(estate.housekeeper), hold)).rejects.toMatchObject({
      code: 'ticket.promise_in_past',
    });
  });

  it('silence confirms after the stated days, and a later word reopens', async () => {
    const made = await verified();
    await tasks().close_silent_ticket({ ticketId: made.id });
    const read = () => tickets.getTicket(as(estate.resident), { number: made.number });
    expect(await read()).toMatchObject({ status: 'verified' });
    // The second look is a day after the reminders that the first one sent.
    for (const days of [3, 1]) {
      clock.advance(days * 24 * 60);
      await tasks().close_silent_ticket({ ticketId: made.id });
    }
    const view = await read();
    expect(view).toMatchObject({ status: 'closed', rating: null, abilities: { rate: true, reopen: true } });
    await tickets.rateTicket(as(estate.resident), {
      ticketId: made.id,
      version: view.version,
      rating: 'dissatisfied',
      words: '慢',
    });
    await expect(
      tickets.rateTicket(as(estate.resident), {
        ticketId: made.id,
        version: view.version + 1,
        rating: 'satisfied',
        words: '',
      }),
    ).rejects.toMatchObject({ code: 'ticket.already_rated' });
    const { rows } = await listCallbacks(as(estate.director), { status: 'due', limit: 5 });
    expect(rows).toMatchObject([{ reason: 'low_rating' }]);
  });
});

describe('the list', () => {
  it('finds Chinese words, English words and numbers, and pages without gaps', async () => {
    const numbers: number[] = [];
    for (let i = 0; i < 7; i++) {
      clock.advance(1);
      const matter = i % 2 ? `第${i}次电梯异响` : `Tap ${i} dripping 100%`;
      numbers.push((await tickets.createTicket(as(estate.resident), leak({ matter }))).number);
    }
    const found = async (text: string) => (await list(estate.housekeeper, { text })).rows.length;
    expect(await found('电梯')).toBe(3);
    expect(await found('dripp')).toBe(4);
    expect(await found('0%')).toBe(4);
    expect(await found('电梯 1次')).toBe(1);
    expect(await found(`异响 ${(await list(estate.housekeeper, {})).rows[0]?.placeText} ${'电梯'}`)).toBe(3);
    expect(await found('电梯 dripp')).toBe(0);
    expect(await found('没有这个')).toBe(0);
    expect(await found(`#${numbers[0]}`)).toBe(1);
    for (const order of ['newest', 'updated', 'due'] as const) {
      const seen: number[] = [];
      let cursor: string | undefined;
      do {
        const page = await list(estate.housekeeper, { state: 'open', order, limit: 2, cursor });
        seen.push(...page.rows.map((row) => row.number));
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      expect(seen, order).toEqual(order === 'due' ? numbers : [...numbers].reverse());
    }
  });

  it('tells a resident what happened last that they may see, in both names and with its time', async () => {
    await database.db.prisma.staff.update({ where: { id: estate.housekeeper.staffId }, data: { nameEn: 'Zhao Xue' } });
    const made = await dispatched();
    const at = clock.now();
    await tickets.createTicket(as(estate.resident), leak());
    clock.advance(30);
    await tickets.noteTicket(as(estate.housekeeper), { ticketId: made.id, words: '先别说', photoIds: [] });
    const { rows } = await list(estate.resident, { order: 'updated' });
    expect(rows.map((row) => row.last?.type)).toEqual(['dispatched', 'submitted']);
    expect(rows[0]?.last).toEqual({
      type: 'dispatched',
      at,
      actorKind: 'staff',
      actorName: '管家东',
      actorNameEn: 'Zhao Xue',
      data: { assigneeId: estate.plumber.staffId, assigneeName: '王师傅', assigneeNameEn: '王师傅' },
    });
    expect((await list(estate.housekeeper)).rows.map((row) => row.last)).toEqual([null, null]);
  });
});
