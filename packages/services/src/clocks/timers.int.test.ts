import { newId } from '@linli/db';
import type { Actor } from '@linli/domain/access';
import { hintChannel } from '@linli/domain/kernel';
import { clockEventTypes, createTicketInput, listTicketsInput } from '@linli/domain/tickets';
import { createEstate, type Estate, fakeClock, someMorning, useDatabase } from '@linli/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { closeClocks, endClosure, listClosures } from '../calendars/index.ts';
import type { Ctx } from '../context/index.ts';
import * as tickets from '../tickets/index.ts';
import { clockTasks } from './index.ts';

const database = useDatabase();
let estate: Estate;
let clock: ReturnType<typeof fakeClock>;

beforeEach(async () => {
  estate = await createEstate(database.db);
  clock = fakeClock();
  const { housekeeper, director, plumber } = estate;
  const under = (staffId: string, superiorId: string) =>
    database.db.prisma.staff.update({ where: { id: staffId }, data: { superiorId } });
  await under(plumber.staffId, housekeeper.staffId);
  await under(housekeeper.staffId, director.staffId);
});

const as = (actor: Actor): Ctx => ({ db: database.db, actor, clock: clock.now, door: 'office' });
const leak = () =>
  createTicketInput.parse({ submissionKey: newId(), kind: 'repair', category: 'engineering', matter: '漏水' });
const file = () => tickets.createTicket({ ...as(estate.resident), door: 'portal' }, leak());
const tasks = () => ({
  ...clockTasks(database.db, clock.now),
  ...tickets.ticketTasks(database.db, clock.now, async () => {}),
});

type Job = {
  task: keyof ReturnType<typeof tasks>;
  payload: { ticketId: string; communityId: string };
  run_at: Date;
  id: string;
};

/** The jobs of the real queue, as a worker would find them. */
async function jobs(): Promise<Job[]> {
  const { rows } = await database.db.pool.query<Job>(
    `select j.id, t.identifier as task, j.payload, j.run_at from graphile_worker._private_jobs j
     join graphile_worker._private_tasks t on t.id = j.task_id where j.attempts < j.max_attempts order by j.run_at, j.id`,
  );
  return rows;
}

/** One worker: takes what is due by the clock, in order, until nothing is. */
async function work(): Promise<number> {
  let done = 0;
  for (let [job] = await jobs(); job && job.run_at <= clock.now(); [job] = await jobs()) {
    await database.db.pool.query('delete from graphile_worker._private_jobs where id = $1', [job.id]);
    await tasks()[job.task](job.payload);
    done++;
  }
  return done;
}

/** Sleeps as a worker does: from alarm to alarm. */
async function workUntil(moment: Date): Promise<void> {
  for (let [job] = await jobs(); job && job.run_at <= moment; [job] = await jobs()) {
    clock.set(new Date(Math.max(job.run_at.getTime(), clock.now().getTime())));
    await work();
  }
  clock.set(moment);
}

const inMinutes = (n: number) => new Date(clock.now().getTime() + n * 60_000);

/** What timers wrote: clock, threshold and whom it went to. */
async function acts(ticketId?: string) {
  const events = await database.db.prisma.ticketEvent.findMany({
    where: { type: { in: [...clockEventTypes] }, ...(ticketId && { ticketId }) },
    orderBy: [{ ticketId: 'asc' }, { seq: 'asc' }],
  });
  return events.map(({ type, data }) => {
    const { clock: name, threshold, toName, marked } = data as Record<string, string>;
    return [type, name, threshold, marked ? 'marked' : (toName ?? '')].join(' ');
  });
}

const ofReply = (all: string[]) => all.filter((act) => act.includes(' reply '));

describe('a matter that nobody answers (T8)', () => {
  it('warns, is put on record and goes up, level by level, each once and at its moment', async () => {
    const made = await file();
    const [alarm] = await jobs();
    expect(alarm).toMatchObject({ task: 'watch_clocks', payload: { ticketId: made.id } });
    expect((alarm?.run_at.getTime() ?? 0) - clock.now().getTime()).toBe(24 * 60_000);
    await workUntil(inMinutes(23));
    expect(await acts()).toEqual([]);
    // Nobody has taken it on: it is the zone's housekeeper's (T5).
    await workUntil(inMinutes(3));
    expect(await acts()).toEqual(['clock_warned reply warn 管家东']);
    await workUntil(inMinutes(24 * 60));
    expect(await acts()).toEqual([
      'clock_warned reply warn 管家东',
      'clock_breached reply breach 主任',
      'clock_warned completion warn 管家东',
      'clock_breached completion breach 主任',
    ]);
    // There is nobody above the director: nothing is left to wake for.
    expect(await jobs()).toEqual([]);
  });

  it.each(['director', 'housekeeper'] as const)('never goes to the %s whom a complaint is about (T5)', async (role) => {
    const about = { kind: 'complaint', category: 'service_attitude', aboutStaffId: estate[role].staffId };
    const input = createTicketInput.parse({ submissionKey: newId(), matter: '电话没人回', ...about });
    await tickets.createTicket({ ...as(estate.resident), door: 'portal' }, input);
    await database.db.prisma.ticket.updateMany({ data: { firstResponsibleId: null } });
    await workUntil(inMinutes(24 * 60));
    const all = ofReply(await acts());
    expect(all).toContainEqual(expect.stringMatching(/^clock_breached reply breach/));
    expect(all.join()).not.toContain({ director: '主任', housekeeper: '管家东' }[role]);
  });

  it('goes along the direct superiors, past vacancies', async () => {
    const made = await file();
    const housekeeper = as(estate.housekeeper);
    await tickets.acceptTicket(housekeeper, { ticketId: made.id, version: 1, note: '' });
    const { staffId: assigneeId } = estate.plumber;
    await tickets.dispatchTicket(housekeeper, { ticketId: made.id, version: 2, assigneeId, note: '' });
    const arrival = async () => (await acts(made.id)).filter((act) => act.includes(' arrival '));
    await workUntil(inMinutes(120));
    expect(await arrival()).toEqual([
      'clock_warned arrival warn 王师傅',
      'clock_warned arrival warn 管家东',
      // The housekeeper was warned already: above them stands the director.
      'clock_breached arrival breach 主任',
    ]);
    const view = await tickets.getTicket(housekeeper, { number: made.number });
    const arrivalDueAt = view.clocks.find((each) => each.clock === 'arrival')?.dueAt;
    const { rows } = await tickets.listTickets(housekeeper, listTicketsInput.parse({ late: true, order: 'due' }));
    expect(rows).toMatchObject([{ number: made.number, nextClock: 'arrival', nextDueAt: arrivalDueAt, late: true }]);
    expect(view.events.map(({ seq }) => seq)).toEqual(view.events.map((_, n) => n + 1));
    const seen = await tickets.getTicket(as(estate.resident), { number: made.number });
    expect(seen.events.map(({ type }) => type)).toEqual(['submitted', 'accepted', 'dispatched']);
  });

  it('is answered: no timer acts, and none is doubled by the step', async () => {
    const made = await file();
    await tickets.settleTicket(as(estate.housekeeper), { ticketId: made.id, version: 1, note: '好了', photoIds: [] });
    await workUntil(inMinutes(10 * 24 * 60));
    expect(ofReply(await acts())).toEqual([]);
    expect(await jobs()).toEqual([]);
  });

  it('an outage of two hours misses none, and the second look does nothing twice', async () => {
    const [slept, worked] = [await file(), await file()];
    const begun = clock.now();
    await database.db.pool.query(`delete from graphile_worker._private_jobs where payload->>'ticketId' = $1`, [
      slept.id,
    ]);
    await workUntil(inMinutes(150));
    for (let n = 0; n < 3; n++) await tasks().watch_clocks({ ticketId: slept.id });
    expect(await acts(slept.id)).toEqual(await acts(worked.id));
    expect((await acts(slept.id)).length).toBeGreaterThan(1);
    // A machine whose clock is put back, and forward again, does nothing twice either.
    const before = await acts();
    clock.set(begun);
    await tasks().watch_clocks({ ticketId: slept.id });
    clock.set(inMinutes(150));
    await tasks().watch_clocks({ ticketId: slept.id });
    await work();
    expect(await acts()).toEqual(before);
  });

  it('what the row said before its clocks were read follows at the first look', async () => {
    const { id } = await file();
    const next = { nextDueAt: clock.now(), nextClock: 'completion' };
    await database.db.prisma.ticket.update({ where: { id }, data: next });
    await tasks().watch_clocks({ ticketId: id });
    const row = await database.db.prisma.ticket.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ nextDueAt: inMinutes(30), nextClock: 'reply' });
  });

  it('many workers at once act once', async () => {
    const made = await file();
    clock.advance(45);
    await Promise.all(Array.from({ length: 8 }, () => tasks().watch_clocks({ ticketId: made.id })));
    expect(await acts()).toEqual(['clock_warned reply warn 管家东', 'clock_breached reply breach 主任']);
    const { version } = await database.db.prisma.ticket.findUniqueOrThrow({ where: { id: made.id } });
    expect(version).toBe(3);
    expect(await jobs()).toHaveLength(1);
  });

  it('does not make the screen of whoever acts on it out of date, another person does', async () => {
    const made = await file();
    clock.advance(45);
    await tasks().watch_clocks({ ticketId: made.id });
    const accept = { ticketId: made.id, version: 1, note: '' };
    await tickets.acceptTicket(as(estate.housekeeper), accept);
    await expect(tickets.acceptTicket(as(estate.desk), accept)).rejects.toMatchObject({
      code: 'ticket.changed_meanwhile',
    });
  });

  it('what is long past is marked, once a clock, and wakes nobody', async () => {
    const made = await file();
    clock.advance(60 * 24 * 30);
    await tasks().watch_clocks({ ticketId: made.id });
    expect(await acts()).toEqual(['clock_breached reply breach marked', 'clock_breached completion breach marked']);
    await tasks().watch_clocks({ ticketId: made.id });
    expect(await acts()).toHaveLength(2);
  });

  /** The acts with whom they told, also those that were found late. */
  async function told(ticketId: string) {
    const events = await database.db.prisma.ticketEvent.findMany({
      where: { type: { in: [...clockEventTypes] }, ticketId },
      orderBy: { seq: 'asc' },
    });
    return events
      .map(({ data }) => data as Record<string, string>)
      .filter(({ clock: name }) => name === 'reply')
      .map(({ threshold, toName, marked }) => [threshold, toName ?? '', ...(marked ? ['marked'] : [])].join(' '));
  }
  /** Answered for by the housekeeper, with the director above, and one more; only the first reply is asked for. */
  async function fileUnderChain() {
    const { prisma } = database.db;
    const { staffId: id } = estate.administrator;
    await prisma.staff.update({ where: { id: estate.director.staffId }, data: { superiorId: id } });
    const made = await file();
    const firstResponsibleId = estate.housekeeper.staffId;
    await prisma.ticket.update({ where: { id: made.id }, data: { firstResponsibleId } });
    return made;
  }
  const forgetJobs = () => database.db.pool.query('delete from graphile_worker._private_jobs');

  it('found late goes on record once and to the first level; the next comes an interval later', async () => {
    const made = await fileUnderChain();
    await forgetJobs();
    clock.advance(30 + 5 * 60);
    await tasks().watch_clocks({ ticketId: made.id });
    expect(await told(made.id)).toEqual(['breach 主任 marked']);
    const found = clock.now();
    const [next] = (await jobs()).filter(({ task }) => task === 'watch_clocks');
    expect(next?.run_at).toEqual(inMinutes(30));
    await workUntil(inMinutes(29));
    expect(await told(made.id)).toHaveLength(1);
    await workUntil(new Date(found.getTime() + 12 * 3_600_000));
    expect(await told(made.id)).toEqual(['breach 主任 marked', 'level_2 管理员']);
  });

  it('an outage tells one level at once', async () => {
    const made = await fileUnderChain();
    await forgetJobs();
    clock.advance(150);
    await tasks().watch_clocks({ ticketId: made.id });
    expect(await told(made.id)).toEqual(['warn 管家东', 'breach 主任']);
    await workUntil(inMinutes(30));
    expect(await told(made.id)).toEqual(['warn 管家东', 'breach 主任', 'level_2 管理员']);
  });

  it('what was known when the matter came to us stays known, whatever sets the alarm anew', async () => {
    const made = await fileUnderChain();
    await forgetJobs();
    clock.advance(24 * 60);
    await database.db.prisma.ticket.update({ where: { id: made.id }, data: { alarmsSince: clock.now() } });
    clock.advance(1);
    await tickets.noteTicket(as(estate.housekeeper), { ticketId: made.id, words: '在查', photoIds: [] });
    await tasks().reschedule_clocks({ communityId: estate.communityId });
    await workUntil(inMinutes(10));
    expect(await told(made.id)).toEqual(['level_2  marked']);
  });

  it('stands on record also where nobody is there to hear of it', async () => {
    const made = await file();
    await database.db.prisma.staff.updateMany({ data: { active: false } });
    clock.advance(45);
    await tasks().watch_clocks({ ticketId: made.id });
    expect(await acts()).toEqual(['clock_warned reply warn ', 'clock_breached reply breach ']);
  });
});

describe('a promise of a hold (C3)', () => {
  const hold = async () => {
    const made = await file();
    const at = { ticketId: made.id, note: '' };
    await tickets.acceptTicket(as(estate.housekeeper), { ...at, version: 1 });
    await tickets.holdTicket(as(estate.housekeeper), { ...at, version: 2, reason: 'parts', until: inMinutes(100) });
    return made;
  };
  const ofPromise = async () => (await acts()).filter((act) => act.includes(' promise '));

  it('that nobody kept is a breach, on record before the matter goes on by itself', async () => {
    const { id, number } = await hold();
    await workUntil(inMinutes(100));
    expect(await ofPromise()).toEqual(['clock_warned promise warn 管家东', 'clock_breached promise breach 主任']);
    const view = await tickets.getTicket(as(estate.housekeeper), { number });
    expect(view.status).toBe('accepted');
    const types = view.events.map(({ type }) => type);
    expect(types.indexOf('clock_breached')).toBeLessThan(types.indexOf('resumed'));
    await tasks().watch_clocks({ ticketId: id });
    expect(await ofPromise()).toHaveLength(2);
  });

  const promiseOf = async (number: number) => {
    const { clocks } = await tickets.getTicket(as(estate.housekeeper), { number });
    return clocks.find(({ clock: name }) => name === 'promise');
  };

  it('runs on when the matter goes on without a word, until the resident is told', async () => {
    const { id, number } = await hold();
    clock.advance(30);
    await tickets.resumeTicket(as(estate.housekeeper), { ticketId: id, version: 3, note: '' });
    expect(await promiseOf(number)).toMatchObject({ state: 'running', live: true });
    await workUntil(inMinutes(70));
    expect((await ofPromise()).at(-1)).toBe('clock_breached promise breach 主任');
    clock.advance(1);
    await tickets.replyToTicket(as(estate.housekeeper), { ticketId: id, words: '配件到了', photoIds: [] });
    expect(await promiseOf(number)).toMatchObject({ state: 'breached', live: false });
  });

  it('is kept by going on with words, by an act of the resident, and by going on where no resident is', async () => {
    const housekeeper = as(estate.housekeeper);
    const worded = await hold();
    await tickets.resumeTicket(housekeeper, { ticketId: worded.id, version: 3, note: '配件到了，今天来装' });
    expect(await promiseOf(worded.number)).toMatchObject({ state: 'kept' });
    const asked = await hold();
    await tickets.resumeTicket(housekeeper, { ticketId: asked.id, version: 3, note: '' });
    await tickets.replyToTicket(as(estate.resident), { ticketId: asked.id, words: '看到你们来了', photoIds: [] });
    expect(await promiseOf(asked.number)).toMatchObject({ state: 'kept' });
    const nobodys = await hold();
    await database.db.prisma.ticket.update({ where: { id: nobodys.id }, data: { householdId: null } });
    await tickets.resumeTicket(housekeeper, { ticketId: nobodys.id, version: 3, note: '' });
    expect(await promiseOf(nobodys.number)).toMatchObject({ state: 'kept' });
  });

  it('that was kept with a word is none', async () => {
    const { id } = await hold();
    await tickets.replyToTicket(as(estate.housekeeper), { ticketId: id, words: '配件明天到', photoIds: [] });
    await workUntil(inMinutes(100));
    expect(await ofPromise()).toEqual([]);
  });
});

describe('a verified matter that nobody confirms (T9)', () => {
  const verify = async () => {
    const made = await file();
    const housekeeper = as(estate.housekeeper);
    await tickets.settleTicket(housekeeper, { ticketId: made.id, version: 1, note: '好了', photoIds: [] });
    await tickets.verifyTicket(housekeeper, { ticketId: made.id, version: 2, note: '', photoIds: [] });
    return made;
  };
  const types = async (id: string) => {
    const events = await database.db.prisma.ticketEvent.findMany({ where: { ticketId: id }, orderBy: { seq: 'asc' } });
    return events.map(({ type }) => type).slice(3);
  };
  const days = (n: number) => n * 24 * 60;

  it('reminds the resident twice, tells how long there is, and then closes by the norm', async () => {
    const { id, number } = await verify();
    const ends = inMinutes(days(3));
    await workUntil(inMinutes(days(1)));
    expect(await types(id)).toEqual(['confirmation_reminded']);
    const seen = await tickets.getTicket(as(estate.resident), { number });
    expect(seen.confirmsAt).toEqual(ends);
    expect(seen.events.at(-1)).toMatchObject({ type: 'confirmation_reminded', data: { until: ends.toISOString() } });
    await workUntil(inMinutes(days(2) - 1));
    expect(await types(id)).toEqual(['confirmation_reminded', 'confirmation_reminded']);
    await workUntil(inMinutes(1));
    expect(await types(id)).toEqual(['confirmation_reminded', 'confirmation_reminded', 'closed']);
    const staffView = await tickets.getTicket(as(estate.housekeeper), { number });
    expect(staffView.clocks.find((each) => each.clock === 'confirmation')?.state).toBe('kept');
    expect(await jobs()).toEqual([]);
  });

  it("lets the community's norm decide", async () => {
    await database.db.prisma.clockPolicy.updateMany({ where: { clock: 'confirmation' }, data: { minutes: days(10) } });
    const { id } = await verify();
    await workUntil(inMinutes(days(10) - 1));
    expect((await types(id)).includes('closed')).toBe(false);
    await workUntil(inMinutes(1));
    expect((await types(id)).includes('closed')).toBe(true);
  });

  it('an outage leaves the resident a day after the last reminder; many workers remind once', async () => {
    const { id } = await verify();
    clock.advance(days(5));
    await Promise.all(Array.from({ length: 6 }, () => tasks().close_silent_ticket({ ticketId: id })));
    expect(await types(id)).toEqual(['confirmation_reminded', 'confirmation_reminded']);
    await workUntil(inMinutes(days(1) - 1));
    expect(await types(id)).toHaveLength(2);
    await workUntil(inMinutes(1));
    expect((await types(id)).at(-1)).toBe('closed');
  });

  it('does not make the screen of the resident out of date by reminding, and stops with their word', async () => {
    const { id } = await verify();
    await workUntil(inMinutes(days(1)));
    const opinion = { rating: 'satisfied' as const, words: '' };
    await tickets.confirmTicket(as(estate.resident), { ticketId: id, version: 3, ...opinion });
    await workUntil(inMinutes(days(9)));
    expect(await types(id)).toEqual(['confirmation_reminded', 'confirmed']);
  });

  it('reminds nobody where no resident is', async () => {
    const { id } = await verify();
    await database.db.prisma.ticket.update({ where: { id }, data: { householdId: null } });
    await workUntil(inMinutes(days(3)));
    expect(await types(id)).toEqual(['closed']);
  });
});

describe('what is called something else (T8)', () => {
  const change = { kind: 'repair', severity: 'urgent', category: 'engineering', area: 'private' } as const;

  it('goes on with what it has used, by the norms of what it is now; the promise stays', async () => {
    const made = await file();
    clock.advance(10);
    const housekeeper = as(estate.housekeeper);
    const asked = await tickets.previewRecategorize(housekeeper, { ticketId: made.id, ...change });
    const dueIn = (minutes: number) => new Date(clock.now().getTime() + (minutes - 10) * 60_000);
    expect(asked).toContainEqual({ clock: 'reply', before: dueIn(30), after: dueIn(15) });
    expect(asked).toContainEqual({ clock: 'completion', before: dueIn(24 * 60), after: dueIn(4 * 60) });
    await tickets.recategorizeTicket(housekeeper, { ticketId: made.id, version: 1, ...change, note: '漏到楼下' });
    const row = await database.db.prisma.ticket.findUniqueOrThrow({ where: { id: made.id } });
    expect(row).toMatchObject({
      severity: 'urgent',
      nextDueAt: dueIn(15),
      replyDueAt: made.replyDueAt,
      repliedAt: null,
    });
    // To be warned at 12 of 15 minutes; of those ten have run.
    const [alarm] = await jobs();
    expect(alarm?.run_at).toEqual(dueIn(12));
    const seen = await tickets.getTicket(as(estate.resident), { number: made.number });
    expect(seen.events.at(-1)).toMatchObject({
      type: 'recategorized',
      note: '',
      data: { severity: 'urgent', severityBefore: 'normal' },
    });
    expect(await tickets.previewRecategorize(housekeeper, { ticketId: made.id, ...change })).not.toEqual(asked);
  });

  it('is refused to whoever may not steer it, on a stale screen, and without a change', async () => {
    const made = await file();
    const input = { ticketId: made.id, version: 1, ...change, note: '紧急' };
    await expect(tickets.recategorizeTicket(as(estate.resident), input)).rejects.toMatchObject({
      code: 'access.denied',
    });
    await expect(tickets.previewRecategorize(as(estate.plumber), input)).rejects.toMatchObject({
      code: 'ticket.not_found',
    });
    const same = { ...input, severity: 'normal' as const };
    await expect(tickets.recategorizeTicket(as(estate.housekeeper), same)).rejects.toMatchObject({
      code: 'ticket.nothing_changed',
    });
    const two = await Promise.allSettled(
      [estate.housekeeper, estate.desk].map((by) => tickets.recategorizeTicket(as(by), input)),
    );
    expect(two.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('a closure (T8)', () => {
  const director = () => as(estate.director);

  it('moves the alarms and due times of what is open, and its end moves them back', async () => {
    const made = [await file(), await file()];
    const due = async () => {
      const rows = await database.db.prisma.ticket.findMany({ where: { id: { in: made.map(({ id }) => id) } } });
      return rows.map(({ nextDueAt }) => nextDueAt.getTime() - someMorning.getTime());
    };
    const minute = 60_000;
    expect(await due()).toEqual([30 * minute, 30 * minute]);
    clock.advance(10);
    const { id } = await closeClocks(director(), { to: inMinutes(120), reason: '台风，抢险优先' });
    await work();
    expect(await due()).toEqual([150 * minute, 150 * minute]);
    await workUntil(inMinutes(60));
    expect(await acts()).toEqual([]);
    await endClosure(director(), { closureId: id });
    await work();
    expect(await due()).toEqual([90 * minute, 90 * minute]);
    expect(await listClosures(as(estate.plumber), {})).toMatchObject([{ reason: '台风，抢险优先', by: '主任' }]);
    await workUntil(inMinutes(15));
    expect(ofReply(await acts(made[0]?.id))).toEqual(['clock_warned reply warn 管家东']);
  });

  it('wakes nobody while it lasts, not about what was overdue long before; after its end one level', async () => {
    const made = await file();
    clock.advance(6 * 60);
    await database.db.pool.query('delete from graphile_worker._private_jobs');
    const { id } = await closeClocks(director(), { to: inMinutes(24 * 60), reason: '台风，抢险优先' });
    await work();
    await tasks().watch_clocks({ ticketId: made.id });
    await workUntil(inMinutes(60));
    expect(await acts()).toEqual([]);
    expect((await jobs()).map(({ run_at }) => run_at)).toEqual([inMinutes(23 * 60)]);
    await endClosure(director(), { closureId: id });
    await work();
    expect(await acts()).toEqual(['clock_breached reply breach marked']);
  });

  it('is said on the matter, with its beginning and its reason, to the household and inside', async () => {
    const { number } = await file();
    clock.advance(10);
    const paused = { since: clock.now(), until: inMinutes(110), reason: '台风，抢险优先' };
    const { id } = await closeClocks(director(), { to: paused.until, reason: paused.reason });
    clock.advance(5);
    const inside = await tickets.getTicket(director(), { number });
    expect(inside.paused).toMatchObject(paused);
    expect(inside.clocks.map(({ closed }) => closed)).toEqual([true, true]);
    expect((await tickets.getTicket(as(estate.resident), { number })).paused).toMatchObject(paused);
    // What comes in meanwhile waits since then.
    const later = await file();
    const seen = await tickets.getTicket(as(estate.resident), { number: later.number });
    expect(seen.paused).toMatchObject({ ...paused, since: clock.now() });
    await endClosure(director(), { closureId: id });
    expect((await tickets.getTicket(as(estate.resident), { number })).paused).toBeNull();
  });

  it('that has not begun never was; what is past, turned round or not theirs to close is refused', async () => {
    const [from, to] = [inMinutes(60), inMinutes(120)];
    const { id } = await closeClocks(director(), { from, to, reason: '停电' });
    await endClosure(director(), { closureId: id });
    expect(await listClosures(director(), {})).toEqual([]);
    const bad: [object, string][] = [
      [{ from: inMinutes(-1), to }, 'clocks.in_past'],
      [{ from: to, to: from }, 'clocks.closure_unfit'],
      [{ to: inMinutes(400 * 24 * 60) }, 'clocks.closure_unfit'],
    ];
    for (const [input, code] of bad) {
      await expect(closeClocks(director(), { to, reason: '停电', ...input })).rejects.toMatchObject({ code });
    }
    await expect(closeClocks(as(estate.housekeeper), { to, reason: '停电' })).rejects.toMatchObject({
      code: 'access.denied',
    });
    await expect(endClosure(director(), { closureId: id })).rejects.toMatchObject({ code: 'clocks.not_found' });
  });
});

it('staff read each clock with what was done about it, the resident only the promise', async () => {
  const made = await file();
  await database.db.prisma.clockPolicy.updateMany({ where: { clock: 'completion' }, data: { calendar: 'workdays' } });
  await workUntil(inMinutes(45));
  const { clocks } = await tickets.getTicket(as(estate.housekeeper), { number: made.number });
  const minute = 60_000;
  expect(clocks).toMatchObject([
    {
      clock: 'reply',
      state: 'breached',
      live: true,
      usedMs: 45 * minute,
      allowanceMs: 30 * minute,
      breachedAt: made.replyDueAt,
      acts: [
        { type: 'clock_warned', toName: '管家东', at: new Date(made.replyDueAt.getTime() - 6 * minute) },
        { type: 'clock_breached', toName: '主任', at: made.replyDueAt },
      ],
    },
    { clock: 'completion', state: 'running', unknownYears: [], acts: [] },
  ]);
  const seen = await tickets.getTicket(as(estate.resident), { number: made.number });
  expect([seen.clocks, seen.replyDueAt]).toEqual([[], made.replyDueAt]);
  // Far beyond what the package knows, the office says so.
  clock.set(new Date('2036-03-03T02:00Z'));
  const later = await file();
  const far = await tickets.getTicket(as(estate.housekeeper), { number: later.number });
  expect(far.clocks.find((each) => each.clock === 'completion')?.unknownYears).toEqual([2036]);
});

it('the hint goes to the person it went up to, and not to the household', async () => {
  const made = await file();
  const listener = await database.db.pool.connect();
  try {
    const heard: string[] = [];
    listener.on('notification', ({ payload }) => heard.push(payload ?? ''));
    await listener.query(`listen "${hintChannel}"`);
    clock.advance(45);
    await tasks().watch_clocks({ ticketId: made.id });
    await listener.query('select 1');
    expect(heard).toHaveLength(1);
    expect(heard[0]).toContain(`staff:${estate.director.staffId}`);
    expect(heard[0]).not.toContain('household:');
  } finally {
    listener.release(true);
  }
});
