import { createClosedComplaint, createTeam, type Team, useDatabase } from '@linli/testing';
import { beforeEach, expect, it } from 'vitest';
import { closeClocks, setCalendarWeek } from '../calendars/index.ts';
import { listCallbacks, recordCallback } from './index.ts';

const database = useDatabase();
let team: Team;
beforeEach(async () => {
  team = await createTeam(database.db);
});

const due = async () => {
  const [call] = (await listCallbacks(team.director.ctx, { status: 'due', limit: 50 })).rows;
  if (!call) throw new Error('no call is due');
  return call;
};
const unreachable = async (nextAt?: Date, anyHour?: boolean) => {
  const { id, version } = await due();
  const input = { callbackId: id, version, outcome: 'unreachable' as const, words: '', nextAt, anyHour };
  await recordCallback(team.director.ctx, input);
  return (await due()).dueAt;
};

it('a retry falls on a time at which residents are called, by the calendar of the community (B2)', async () => {
  await createClosedComplaint(team);
  team.clock.set(new Date('2026-03-12T19:00:00+08:00'));
  expect(await unreachable()).toEqual(new Date('2026-03-13T09:00:00+08:00'));
  const open = [[600, 1080]] as [number, number][];
  await setCalendarWeek(team.director.ctx, {
    ...{ name: 'service_hours', version: 1, from: '2026-03-14', workday: null, holidays: false },
    week: [open, open, open, open, open, [], []],
  });
  team.clock.set(new Date('2026-03-13T19:00:00+08:00'));
  expect(await unreachable()).toEqual(new Date('2026-03-16T10:00:00+08:00'));
  const promised = new Date('2026-03-14T21:00:00+08:00');
  await expect(unreachable(promised)).rejects.toMatchObject({ code: 'ticket.promise_at_night' });
  expect(await unreachable(promised, true), 'a time that was promised stands').toEqual(promised);
});

it('the first call after a complaint does too (B1)', async () => {
  team.clock.set(new Date('2026-03-12T20:30:00+08:00'));
  await createClosedComplaint(team);
  expect((await due()).dueAt).toEqual(new Date('2026-03-14T09:00:00+08:00'));
});

it('the first call waits for an incident that it was owed in, and for no more of it than was left (T8)', async () => {
  team.clock.set(new Date('2026-03-12T20:30:00+08:00'));
  const to = new Date('2026-03-14T10:30:00+08:00');
  await closeClocks(team.director.ctx, { to, reason: '台风' });
  await createClosedComplaint(team);
  const left = to.getTime() - team.clock.now().getTime();
  expect((await due()).dueAt).toEqual(new Date(Date.parse('2026-03-14T09:00:00+08:00') + left));
});

it('goes on counting where nobody was reached, and says when and what was noted last (B2)', async () => {
  await createClosedComplaint(team);
  const record = async (outcome: 'unreachable' | 'dissatisfied', words: string) => {
    const { id, version } = await due();
    await recordCallback(team.director.ctx, { callbackId: id, version, outcome, words, anyHour: true });
    return await due();
  };
  expect(await due()).toMatchObject({ attempts: 0, tried: null });
  await record('unreachable', '没人接');
  const at = team.clock.now();
  expect(await record('unreachable', '占线')).toMatchObject({ attempts: 2, tried: { at, words: '占线' } });
  // Somebody was reached: what is owed then is a call of its own.
  expect(await record('dissatisfied', '还是漏')).toMatchObject({ attempts: 0, tried: null });
});
