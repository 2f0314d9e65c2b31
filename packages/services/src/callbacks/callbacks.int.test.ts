import type { CallbackOutcome } from '@linli/domain/callbacks';
import { maskPhone } from '@linli/domain/people';
import type { Rating } from '@linli/domain/tickets';
import { asStaff, createClosedComplaint, createTeam, createTicket, type Team, useDatabase } from '@linli/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Ctx } from '../context/index.ts';
import { getTicket, rateTicket, reopenTicket, ticketTasks } from '../tickets/index.ts';
import { listCallbacks, recordCallback } from './index.ts';

const database = useDatabase();
let team: Team;
beforeEach(async () => {
  team = await createTeam(database.db);
});

const calls = (status: 'due' | 'done') => listCallbacks(team.director.ctx, { status, limit: 50 });

async function record(by: Ctx, outcome: CallbackOutcome) {
  const [call] = (await calls('due')).rows;
  if (!call) throw new Error('No call is due.');
  return recordCallback(by, { callbackId: call.id, version: call.version, outcome, words: '' });
}

describe('a call that the regional manager makes', () => {
  it('reopens what the resident is dissatisfied with (B2)', async () => {
    const manager = await asStaff(team, 'regional_manager');
    const { number } = await createClosedComplaint(team);
    expect(await record(manager.ctx, 'dissatisfied')).toMatchObject({ ticketNumber: number, reopened: true });
    const ticket = await getTicket(team.housekeeper.ctx, { number });
    expect(ticket).toMatchObject({ status: 'reopened', reopenCount: 1 });
    expect((await calls('due')).rows).toMatchObject([{ reason: 'dissatisfied' }]);
  });
});

describe('a complaint that is opened again before its call was made', () => {
  it('is not asked how it ended, and owes the call anew when it closes again (B1)', async () => {
    const { id, number } = await createClosedComplaint(team);
    const [first] = (await calls('due')).rows;
    const { version } = await getTicket(team.resident.ctx, { number });
    await reopenTicket(team.resident.ctx, { ticketId: id, version, note: '还是老样子', photoIds: [] });
    expect((await calls('due')).rows).toEqual([]);
    expect((await getTicket(team.director.ctx, { number })).callbacks).toEqual([]);
    await expect(
      recordCallback(team.director.ctx, {
        callbackId: first?.id ?? '',
        version: first?.version ?? 0,
        outcome: 'satisfied',
        words: '',
      }),
    ).rejects.toMatchObject({ code: 'callback.already_done' });
  });
});

describe("the resident's number on a call", () => {
  it('is whole for who has to dial it, and masked for who only watches (K4)', async () => {
    const watching = [await asStaff(team, 'quality'), await asStaff(team, 'administrator')];
    const manager = await asStaff(team, 'regional_manager');
    await createClosedComplaint(team);
    const { phone } = team.resident.actor;
    const masked = maskPhone(phone);
    const shown = async (by: Ctx, status: 'due' | 'done') => {
      const [call] = (await listCallbacks(by, { status, limit: 1 })).rows;
      return call?.ticket.reporterPhone;
    };
    for (const { ctx } of watching) expect(await shown(ctx, 'due')).toBe(masked);
    for (const { ctx } of [team.director, manager, team.housekeeper]) expect(await shown(ctx, 'due')).toBe(phone);
    await record(manager.ctx, 'satisfied');
    expect(await shown(manager.ctx, 'done')).toBe(masked);
    expect(await shown(team.director.ctx, 'done')).toBe(phone);
  });
});

describe('a rating that comes after silence closed a complaint', () => {
  /** The call that the closing made due. */
  async function closedInSilence() {
    const ticket = await createTicket(team, { kind: 'complaint', category: 'cleaning.waste', status: 'verified' });
    const tasks = ticketTasks(database.db, team.clock.now, async () => {});
    // The resident is reminded first, and then has a day left (T9).
    for (const days of [3, 1]) {
      team.clock.advance(days * 24 * 60);
      await tasks.close_silent_ticket({ ticketId: ticket.id });
    }
    const { version } = await getTicket(team.director.ctx, { number: ticket.number });
    return { ...ticket, version };
  }
  const rate = ({ id, version }: { id: string; version: number }, rating: Rating) =>
    rateTicket(team.resident.ctx, { ticketId: id, version, rating, words: '' });

  it('owes no second call when it is a good one, before the call and after it', async () => {
    const before = await closedInSilence();
    await rate(before, 'satisfied');
    expect((await calls('due')).rows).toMatchObject([{ reason: 'complaint_closed' }]);
    await record(team.director.ctx, 'satisfied');
    const after = await closedInSilence();
    await record(team.director.ctx, 'satisfied');
    const { version } = await getTicket(team.director.ctx, { number: after.number });
    await rate({ ...after, version }, 'fairly_satisfied');
    expect((await calls('due')).rows).toEqual([]);
    expect((await calls('done')).rows).toHaveLength(2);
  });

  it('owes one for itself when it is a low one (B1)', async () => {
    const ticket = await closedInSilence();
    await record(team.director.ctx, 'satisfied');
    await rate({ ...ticket, version: ticket.version + 1 }, 'dissatisfied');
    expect((await calls('due')).rows).toMatchObject([{ reason: 'low_rating' }]);
  });
});
