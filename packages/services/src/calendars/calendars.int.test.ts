import type { Actor } from '@linli/domain/access';
import { addCalendarInput, setCalendarDayInput, setCalendarWeekInput } from '@linli/domain/calendars';
import { hintChannel, readHint, room } from '@linli/domain/kernel';
import { createTeam, createTicket, type Team, useDatabase } from '@linli/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { changeClockPolicy, clockTasks, listClockPolicies, readTicketClocks } from '../clocks/index.ts';
import {
  addCalendar,
  closeClocks,
  endClosure,
  getCalendars,
  removeCalendar,
  setCalendarDay,
  setCalendarWeek,
  withdrawCalendarWeek,
} from './index.ts';

const database = useDatabase();
let team: Team;
beforeEach(async () => {
  team = await createTeam(database.db);
});

const hour = 3_600_000;
const day = [[540, 1080]];
const five = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [], workday: null, holidays: true };
const add = (name = '维修班', more: object = {}, by = team.director) =>
  addCalendar(by.ctx, addCalendarInput.parse({ name, ...five, ...more }));
const setWeek = (from: string, more: object = {}, by = team.director) =>
  setCalendarWeek(by.ctx, setCalendarWeekInput.parse({ name: '维修班', version: 1, from, ...five, ...more }));
const setDay = (date: string, rule: unknown, more: object = {}, by = team.director) =>
  setCalendarDay(by.ctx, setCalendarDayInput.parse({ name: '维修班', date, rule, reason: '盘点', ...more }));
const board = (more: object = {}) => getCalendars(team.director.ctx, { name: '维修班', ...more });
const one = async (name = '维修班') =>
  (await board()).calendars.find((calendar) => calendar.name === name) ?? expect.fail();

/** A rectification norm by the calendar, and a repair that is under way since Monday 2 March, 09:30. */
async function running(minutes = 60 * 24) {
  await add();
  const selectors = { kind: null, severity: null, category: 'engineering', area: null, crew: null };
  const norm = {
    clock: 'completion' as const,
    ...selectors,
    minutes,
    calendar: '维修班',
    end: false,
    validUntil: null,
  };
  await changeClockPolicy(team.director.ctx, { ...norm, warnShare: 0.8, escalateEveryMinutes: 60 });
  // What breaks next shall be the completion: nothing else is in a hurry.
  const rest = { clock: { in: ['dispatch', 'silence'] } };
  await database.db.prisma.clockPolicy.updateMany({ where: rest, data: { minutes: 525_600 } });
  team.clock.advance(1);
  return await createTicket(team, { status: 'accepted' });
}
const usedOf = async (id: string) => {
  const { clocks } = await database.db.prisma.$transaction((tx) => readTicketClocks(tx, id, team.clock.now()));
  return clocks.find(({ clock }) => clock === 'completion') ?? expect.fail();
};
async function reschedule() {
  const { rows } = await database.db.pool.query(
    `select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier = 'reschedule_clocks'`,
  );
  for (const { payload } of rows) await clockTasks(database.db, team.clock.now).reschedule_clocks(payload);
  return rows.length;
}

describe('a name for a calendar (T8)', () => {
  it.each(['全天', ' 服务时间', 'Around the Clock', 'ｗｏｒｋｄａｙｓ', 'always', '工作日 '])(
    '%s is taken already, as it is shown or kept',
    async (name) => {
      await expect(add(name)).rejects.toMatchObject({ code: 'calendar.name_taken' });
    },
  );
  it('is free beside them, once', async () => {
    await add('全天候');
    await expect(add('全天候 ')).rejects.toMatchObject({ code: 'calendar.name_taken' });
  });
});

describe('a calendar of the community (T8)', () => {
  it('is added with its week, offered to norms, and shown with its month; who did it stands on record', async () => {
    await add();
    expect((await listClockPolicies(team.director.ctx, {})).calendars).toContain('维修班');
    const { chosen, month, days, changes, today, changeable, abilities } = await board();
    expect({ chosen, month, today, changeable, abilities }).toEqual({
      ...{
        chosen: '维修班',
        month: '2026-03',
        today: '2026-03-02',
        changeable: '2026-03-03',
        abilities: { add: true },
      },
    });
    expect(days).toHaveLength(31);
    expect(days[0]).toMatchObject({ date: '2026-03-01', mark: 'rest', openMs: 0 });
    expect(days[1]).toMatchObject({ date: '2026-03-02', mark: 'work', spans: day, openMs: 9 * hour });
    expect(changes).toMatchObject([{ calendar: '维修班', kind: 'added', by: '周文博', at: team.clock.now() }]);
    const october = (await board({ month: '2026-10' })).days;
    expect(october[0]).toMatchObject({ mark: 'holiday', name: '国庆节', nameEn: 'National Day' });
    expect(october[9]).toMatchObject({ mark: 'make_up', name: '国庆节', openMs: 9 * hour });
  });

  it('changes from a date on: what was counted stays to the second, and alarms follow', async () => {
    const ticket = await running();
    const row = () => database.db.prisma.ticket.findUniqueOrThrow({ where: { id: ticket.id } });
    // Twenty-four hours from Monday 09:31: Wednesday 15:31 by nine hours a day.
    expect((await row()).nextDueAt).toEqual(new Date('2026-03-04T15:31+08:00'));
    team.clock.set(new Date('2026-03-02T18:00+08:00'));
    const monday = await usedOf(ticket.id);
    await setWeek('2026-03-03', { tue: [], wed: [] });
    await setDay('2026-03-05', [[600, 660]], { reason: '半天盘点' });
    expect((await usedOf(ticket.id)).usedMs).toBe(monday.usedMs);
    expect(await reschedule()).toBe(1);
    // Monday 8 h 29 min, Thursday one hour, Friday nine: the rest falls on the Monday after.
    expect((await usedOf(ticket.id)).dueAt).toEqual(new Date('2026-03-09T14:31+08:00'));
    expect((await row()).nextDueAt).toEqual(new Date('2026-03-09T14:31+08:00'));
    team.clock.set(new Date('2026-03-05T23:00+08:00'));
    expect((await usedOf(ticket.id)).usedMs).toBe(monday.usedMs + hour);
  });

  it('keeps weeks to come and days of its own, and takes them back', async () => {
    await add();
    await setWeek('2026-06-01', { sat: day });
    await setDay('2026-03-10', 'rest');
    expect(await one()).toMatchObject({
      version: 3,
      next: [{ from: '2026-06-01', holidays: true }],
      days: [{ date: '2026-03-10', rule: 'rest', reason: '盘点' }],
    });
    expect((await board()).days[9]).toMatchObject({ mark: 'own', name: '盘点', openMs: 0 });
    await expect(setDay('2026-03-11', null)).rejects.toMatchObject({ code: 'clocks.not_found' });
    await setDay('2026-03-10', null);
    await withdrawCalendarWeek(team.director.ctx, { name: '维修班', from: '2026-06-01' });
    expect(await one()).toMatchObject({ next: [], days: [] });
    const kinds = (await board()).changes.map(({ kind, date }) => [kind, date]);
    expect(kinds).toEqual(
      expect.arrayContaining([
        ['week_withdrawn', '2026-06-01'],
        ['day_cleared', '2026-03-10'],
        ['day', '2026-03-10'],
        ['week', '2026-06-01'],
        ['added', null],
      ]),
    );
  });

  it('shows where the extension switch stops the clocks of a day', async () => {
    await add();
    const to = new Date('2026-03-03T12:00+08:00');
    await closeClocks(team.director.ctx, { to, reason: '台风' });
    const { days } = await board();
    expect(days[2]).toMatchObject({ date: '2026-03-03', paused: '台风', openMs: 6 * hour, mark: 'work' });
    expect(days[3]).toMatchObject({ paused: null, openMs: 9 * hour });
  });

  it('tells who lives and who works there when the clocks are stopped, go on, and when the due times have followed (X3)', async () => {
    const { communityId } = team.place;
    const client = await database.db.pool.connect();
    const heard: (string[] | undefined)[] = [];
    client.on('notification', ({ payload }) => {
      const told = readHint(payload);
      if (told?.hint.type === 'closure') heard.push([...told.portal, ...told.office]);
    });
    const everybody = [room.settings(communityId), room.settings(communityId)];
    try {
      await client.query(`listen ${hintChannel}`);
      const { id } = await closeClocks(team.director.ctx, { to: new Date('2026-03-03T12:00+08:00'), reason: '台风' });
      await clockTasks(database.db, team.clock.now).reschedule_clocks({ communityId });
      await endClosure(team.director.ctx, { closureId: id });
      await vi.waitUntil(() => heard.length === 3);
      expect(heard).toEqual([everybody, everybody, everybody]);
    } finally {
      client.removeAllListeners('notification');
      await client.query(`unlisten ${hintChannel}`);
      client.release();
    }
  });

  it('says which year is missing', async () => {
    await add();
    await add('不休节假日', { holidays: false });
    team.clock.set(new Date('2031-05-01T10:00+08:00'));
    expect((await one()).gaps).toEqual([2031, 2032]);
    expect((await one('不休节假日')).gaps).toEqual([]);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['calendar.name_taken', () => add('维修班')],
    ['calendar.name_taken', () => add('Workdays')],
    ['calendar.from_tomorrow', () => setWeek('2026-03-02')],
    ['calendar.from_tomorrow', () => setDay('2026-03-02', 'rest')],
    ['calendar.from_tomorrow', () => setDay('2025-10-01', 'rest')],
    ['calendar.too_far', () => setDay('2031-10-01', 'rest')],
    ['calendar.not_found', () => setWeek('2026-06-01', { name: '没有' })],
    ['calendar.fixed', () => setWeek('2026-06-01', { name: 'always' })],
    ['calendar.fixed', () => setDay('2026-06-01', 'rest', { name: 'always' })],
    ['calendar.fixed', () => removeCalendar(team.director.ctx, { name: 'workdays' })],
    ['calendar.changed_meanwhile', () => setWeek('2026-06-01', { version: 0 })],
  ])('refuses: %s, and writes nothing', async (code, act) => {
    await add();
    const all = () => database.db.prisma.calendar.findMany({ orderBy: { id: 'asc' } });
    const before = await all();
    await expect(act()).rejects.toMatchObject({ code });
    expect(await all()).toEqual(before);
    expect(await database.db.prisma.calendarChange.count()).toBe(1);
  });

  it('stays while a norm names it, or ever did; one that none named goes, and its record remains', async () => {
    await running();
    await add('多余的');
    await expect(removeCalendar(team.director.ctx, { name: '维修班' })).rejects.toMatchObject({
      code: 'calendar.in_use',
    });
    expect(await one()).toMatchObject({ clocks: ['completion'], norms: 1, abilities: { edit: true, remove: false } });
    expect((await one('多余的')).abilities).toEqual({ edit: true, remove: true });
    await removeCalendar(team.director.ctx, { name: '多余的' });
    expect((await board()).calendars.map(({ name }) => name)).not.toContain('多余的');
    expect((await board()).changes.map(({ kind, calendar }) => [kind, calendar])).toContainEqual(['removed', '多余的']);
  });

  it('is changed by whoever answers for the norms, there and nowhere else; of two desks by one', async () => {
    await add();
    const other = await createTeam(database.db);
    const { communityId } = other.place;
    for (const by of [team.housekeeper, team.frontDesk]) {
      await expect(setWeek('2026-06-01', {}, by)).rejects.toMatchObject({ code: 'access.denied' });
    }
    await expect(add('别处', { communityId })).rejects.toMatchObject({ code: 'access.denied' });
    await expect(board({ communityId })).rejects.toMatchObject({ code: 'access.denied' });
    const two = await Promise.allSettled([setWeek('2026-06-01'), setWeek('2026-07-01')]);
    expect(two.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const { abilities, calendars } = await getCalendars(team.housekeeper.ctx, {});
    expect(abilities.add || calendars.some((calendar) => calendar.abilities.edit)).toBe(false);
  });

  it('is read in two statements; whoever has several communities chooses in one more', async () => {
    const other = await createTeam(database.db);
    const query = vi.spyOn(database.db.pool, 'query');
    expect((await board()).communities).toEqual([]);
    expect(query).toHaveBeenCalledTimes(2);
    const { actor } = team.director.ctx;
    const reach = [team.place.communityId, other.place.communityId];
    const wide = { ...actor, role: 'administrator', communityIds: reach } as Actor;
    const ctx = { ...team.director.ctx, actor: wide };
    const seen = await getCalendars(ctx, { communityId: other.place.communityId });
    expect(query).toHaveBeenCalledTimes(5);
    query.mockRestore();
    expect(seen.communityId).toBe(other.place.communityId);
    expect(seen.communities.map(({ id }) => id).sort()).toEqual(reach.sort());
    await expect(getCalendars(ctx, { communityId: '00000000-0000-4000-8000-000000000000' })).rejects.toMatchObject({
      code: 'access.denied',
    });
  });
});
