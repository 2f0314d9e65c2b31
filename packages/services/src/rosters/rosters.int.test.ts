import { newId } from '@linli/db';
import type { Actor } from '@linli/domain/access';
import { asStaff, createTeam, ctxOf, type Team, useDatabase } from '@linli/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { addShift, copyWeek, editRoster, getRoster, listOnDuty, removeShift } from './index.ts';

const database = useDatabase();
let team: Team;
let early: string;
let night: string;
const date = '2026-03-11';

beforeEach(async () => {
  team = await createTeam(database.db);
  team.clock.set(new Date('2026-03-11T02:00:00Z'));
  early = await shift('早班', 7 * 60, 15 * 60);
  night = await shift('夜班', 22 * 60, 7 * 60);
});

async function shift(name: string, fromMinute: number, toMinute: number, communityId = team.place.communityId) {
  const { id } = await database.db.prisma.shift.create({
    data: { id: newId(), communityId, name, fromMinute, toMinute },
  });
  return id;
}
const worker = () => team.tradesperson.actor.staffId;
const edit = (by: Team['director'], shiftIds: string[], on = date, staffId = worker()) =>
  editRoster(by.ctx, { staffId, date: on, shiftIds });
const plan = async (on = date) =>
  (await getRoster(team.director.ctx, { date: on })).people.find(({ id }) => id === worker());

describe('the roster (T7)', () => {
  it('holds what was written for a day, and nothing of what stood there before', async () => {
    await edit(team.director, [early]);
    await edit(team.director, [night]);
    expect((await plan())?.duties).toEqual([{ date, shiftId: night }]);
    await edit(team.director, []);
    expect((await plan())?.duties).toEqual([]);
  });

  it('marks whoever is on leave, with the deputy who has agreed, and plans them all the same (T5)', async () => {
    const { staffId: deputyId, name } = team.housekeeper.actor;
    const leave = (from: string, to: string, state = 'confirmed') =>
      database.db.prisma.absence.create({
        data: {
          ...{ id: newId(), staffId: worker(), deputyId, byId: deputyId, state, createdAt: team.clock.now() },
          startsAt: new Date(`${from}T00:00:00+08:00`),
          endsAt: new Date(`${to}T00:00:00+08:00`),
        },
      });
    await leave('2026-02-01', '2026-03-09');
    await leave('2026-03-09', '2026-03-11');
    await leave('2026-03-11', '2026-03-12', 'planned');
    await leave('2026-03-12', '2026-03-13', 'cancelled');
    await leave('2026-03-15', '2026-04-01');
    await leave('2026-04-01', '2026-04-02');
    const away = async (on: string) => (await plan(on))?.leaves.map(({ from, to }) => `${from} ${to}`);
    expect(await away(date)).toEqual(['2026-03-09 2026-03-10', '2026-03-15 2026-03-31']);
    expect(await away('2026-03-16')).toEqual(['2026-03-15 2026-03-31']);
    expect(await away('2026-04-06')).toEqual([]);
    expect((await plan())?.leaves[0]?.deputy).toMatchObject({ id: deputyId, name });
    const others = (await getRoster(team.director.ctx, { date })).people.filter(({ id }) => id !== worker());
    expect(others.flatMap(({ leaves }) => leaves)).toEqual([]);
    await edit(team.director, [early], '2026-03-15');
    expect((await plan('2026-03-15'))?.duties).toEqual([{ date: '2026-03-15', shiftId: early }]);
  });

  it.each<[string, string, () => Promise<unknown>]>([
    [
      'who has left',
      'duty.unfit',
      async () => {
        await database.db.prisma.staff.update({ where: { id: worker() }, data: { active: false } });
        return edit(team.director, [early]);
      },
    ],
    ['a shift that is not there', 'duty.unfit', () => edit(team.director, [newId()])],
    [
      'two shifts at once',
      'duty.overlap',
      async () => edit(team.director, [early, await shift('中班', 14 * 60, 20 * 60)]),
    ],
    [
      'a night into the next morning',
      'duty.overlap',
      async () => {
        await edit(team.director, [await shift('清晨', 5 * 60, 8 * 60)]);
        return edit(team.director, [night], '2026-03-10');
      },
    ],
    ['written by a colleague', 'access.denied', () => edit(team.tradesperson, [early])],
    ['written by the housekeeper', 'access.denied', () => edit(team.housekeeper, [early])],
    [
      'a shift of no length',
      'shift.empty',
      () => addShift(team.director.ctx, { ...words('空班'), from: 480, to: 480 }),
    ],
    [
      'a second shift of the same name',
      'shift.name_taken',
      () => addShift(team.director.ctx, { ...words('早班'), from: 480, to: 960 }),
    ],
    [
      'to remove a shift that somebody worked',
      'shift.in_use',
      async () => {
        await edit(team.director, [early]);
        return removeShift(team.director.ctx, { shiftId: early });
      },
    ],
  ])('refuses %s: %s', async (_, code, act) => {
    await expect(act()).rejects.toMatchObject({ code });
  });

  it('is written by a team leader for their own people and themselves alone', async () => {
    const leader = await asStaff(team, 'team_leader', { name: '吴班长' });
    await expect(edit(leader, [early])).rejects.toMatchObject({ code: 'access.denied' });
    await database.db.prisma.staff.update({ where: { id: worker() }, data: { superiorId: leader.actor.staffId } });
    await edit(leader, [early]);
    await edit(leader, [early], date, leader.actor.staffId);
    const { people } = await getRoster(leader.ctx, { date });
    const editable = people.filter(({ abilities }) => abilities.edit).map(({ id }) => id);
    expect(editable.sort()).toEqual([worker(), leader.actor.staffId].sort());
  });

  it('is none of another community’s business', async () => {
    const elsewhere = await createTeam(database.db);
    const theirs = await shift('早班', 420, 900, elsewhere.place.communityId);
    await expect(edit(elsewhere.director, [early])).rejects.toMatchObject({ code: 'access.denied' });
    await expect(edit(team.director, [theirs])).rejects.toMatchObject({ code: 'duty.unfit' });
    const asked = getRoster(elsewhere.director.ctx, { communityId: team.place.communityId });
    await expect(asked).rejects.toMatchObject({ code: 'access.denied' });
  });

  it('copies the week before for those who have nothing yet, without whom left', async () => {
    const other = await asStaff(team, 'cleaner', { name: '保洁' });
    const left = await asStaff(team, 'cleaner', { name: '走了' });
    team.clock.set(new Date('2026-03-05T02:00:00Z'));
    for (const { actor } of [other, left, team.tradesperson])
      await edit(team.director, [early], '2026-03-05', actor.staffId);
    team.clock.set(new Date('2026-03-11T02:00:00Z'));
    await edit(team.director, [night], date, other.actor.staffId);
    await database.db.prisma.staff.update({ where: { id: left.actor.staffId }, data: { active: false } });
    const copy = () => copyWeek(team.director.ctx, { communityId: team.place.communityId, date });
    expect(await copy()).toMatchObject({ changed: 1, skipped: 1 });
    expect((await plan())?.duties).toEqual([{ date: '2026-03-12', shiftId: early }]);
    expect(await copy()).toMatchObject({ changed: 0 });
  });

  it('of a week that is over is read, not rewritten; until its last minute by the community’s clock', async () => {
    await edit(team.director, [early], '2026-03-09');
    const copy = (on: string) => copyWeek(team.director.ctx, { communityId: team.place.communityId, date: on });
    // Sunday night in Shanghai, then Monday.
    team.clock.set(new Date('2026-03-15T15:59:00Z'));
    await edit(team.director, [night], '2026-03-09');
    team.clock.set(new Date('2026-03-15T16:00:00Z'));
    for (const act of [() => edit(team.director, [], '2026-03-09'), () => edit(team.director, [early], '2026-03-15')]) {
      await expect(act()).rejects.toMatchObject({ code: 'duty.week_over' });
    }
    await expect(copy('2026-03-10')).rejects.toMatchObject({ code: 'duty.week_over' });
    const { over, people, abilities } = await getRoster(team.director.ctx, { date: '2026-03-10' });
    expect([over, abilities.copy, people.some((person) => person.abilities.edit)]).toEqual([true, false, false]);
    expect((await plan('2026-03-09'))?.duties).toEqual([{ date: '2026-03-09', shiftId: night }]);
    expect(await copy('2026-03-16')).toMatchObject({ changed: 1 });
  });

  it('lets of two who write overlapping shifts at once only one', async () => {
    const dawn = await shift('清晨', 5 * 60, 8 * 60);
    const both = [edit(team.director, [night], '2026-03-10'), edit(team.director, [dawn])];
    const outcomes = await Promise.allSettled(both);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('on duty now (T7, T10)', () => {
  const names = async (at: string, by: { actor: Actor } = team.tradesperson) => {
    team.clock.set(new Date(at));
    const { people } = await listOnDuty(ctxOf(database.db, by.actor, team.clock), {});
    return people.map(({ name, shift: { name: of } }) => `${name} ${of}`);
  };

  it('follows the community’s clock, past midnight too, and forgets who has left', async () => {
    await edit(team.director, [early, night]);
    expect(await names('2026-03-10T22:59:00Z')).toEqual([]);
    expect(await names('2026-03-10T23:00:00Z')).toEqual(['张建国 早班']);
    expect(await names('2026-03-11T20:00:00Z')).toEqual(['张建国 夜班']);
    await database.db.prisma.staff.update({ where: { id: worker() }, data: { active: false } });
    expect(await names('2026-03-11T20:00:00Z')).toEqual([]);
  });

  it('names who is on leave last, and says so', async () => {
    const other = await asStaff(team, 'order_guard', { name: '夜岗' });
    await edit(team.director, [early]);
    await edit(team.director, [early], date, other.actor.staffId);
    const [startsAt, endsAt] = ['2026-03-10T16:00:00Z', '2026-03-12T16:00:00Z'].map((at) => new Date(at)) as [
      Date,
      Date,
    ];
    const byId = team.director.actor.staffId;
    const leave = { id: newId(), staffId: worker(), deputyId: byId, byId, startsAt, endsAt, createdAt: startsAt };
    await database.db.prisma.absence.create({ data: { ...leave, state: 'planned' } });
    const on = async () => (await listOnDuty(team.director.ctx, {})).people.map(({ name, away }) => [name, away]);
    expect(await on()).toEqual([
      ['张建国', false],
      ['夜岗', false],
    ]);
    await database.db.prisma.absence.update({ where: { id: leave.id }, data: { state: 'confirmed' } });
    expect(await on()).toEqual([
      ['夜岗', false],
      ['张建国', true],
    ]);
  });

  it('says when nobody wrote a roster for these days; one statement', async () => {
    expect(await listOnDuty(team.director.ctx, {})).toEqual({ rostered: false, people: [] });
    await edit(team.director, [night]);
    const query = vi.spyOn(database.db.pool, 'query');
    expect(await listOnDuty(team.director.ctx, {})).toEqual({ rostered: true, people: [] });
    expect(query.mock.calls).toHaveLength(1);
    query.mockRestore();
  });
});

const words = (name: string) => ({ communityId: team.place.communityId, name, nameEn: '', night: false });
