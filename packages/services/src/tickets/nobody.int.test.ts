import { newId } from '@linli/db';
import { registerTicketInput } from '@linli/domain/tickets';
import { createTeam, type Team, useDatabase } from '@linli/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Ctx } from '../context/index.ts';
import * as tickets from './index.ts';

const database = useDatabase();
let team: Team;
beforeEach(async () => {
  team = await createTeam(database.db);
});

type Given = { source?: string; kind?: string; memberId?: string; severity?: string };

/** A matter that staff have put down, up to where it is done. */
async function done(given: Given = {}, by: Ctx = team.housekeeper.ctx) {
  const { id, number } = await tickets.registerTicket(
    by,
    registerTicketInput.parse({
      ...{ submissionKey: newId(), source: 'patrol', kind: 'patrol', category: 'engineering.lighting' },
      ...{ matter: '大堂射灯坏两盏', spotId: team.place.zone.spotId, ...given },
    }),
  );
  await step(id, (at) => tickets.acceptTicket(team.director.ctx, at));
  await step(id, (at) => tickets.settleTicket(team.director.ctx, { ...at, note: '已更换', photoIds: [] }));
  return { id, number };
}

async function step<T>(
  id: string,
  take: (at: { ticketId: string; version: number; note: string }) => Promise<T>,
): Promise<T> {
  const { version } = await database.db.prisma.ticket.findUniqueOrThrow({ where: { id } });
  team.clock.advance(10);
  return take({ ticketId: id, version, note: '' });
}
const verify = (id: string, ctx: Ctx = team.director.ctx) =>
  step(id, (at) => tickets.verifyTicket(ctx, { ...at, photoIds: [] }));
const seen = (number: number) => tickets.getTicket(team.director.ctx, { number });
const calls = (ticketId: string) => database.db.prisma.callback.count({ where: { ticketId } });
const jobs = async () => {
  const { rows } = await database.db.pool.query<{ key: string }>('select key from graphile_worker.jobs');
  return rows.map(({ key }) => key);
};

describe('verified where nobody is there to ask (T9)', () => {
  it('a finding ends in the same step, which says so, through whatever door', async () => {
    for (const door of ['office', 'cli'] as const) {
      const { id, number } = await done();
      expect(await verify(id, { ...team.director.ctx, door })).toMatchObject({ status: 'closed' });
      const { events, endedAt, asksNobody, status, clocks, abilities } = await seen(number);
      expect({ status, asksNobody, endedAt }).toEqual({
        status: 'closed',
        asksNobody: true,
        endedAt: team.clock.now(),
      });
      expect(events.map(({ type }) => type)).toEqual(['submitted', 'accepted', 'settled', 'verified']);
      expect(events.at(-1)?.data).toEqual({ nobodyToAsk: 1 });
      expect(clocks.filter(({ clock, live }) => clock === 'confirmation' || live)).toEqual([]);
      expect({ reopen: abilities.reopen, close: abilities.close }).toEqual({ reopen: true, close: false });
      expect(await jobs()).not.toContain(`close:${id}`);
      expect(await calls(id)).toBe(0);
      const { rows } = await database.db.pool.query('select to_status from ticket_event where ticket_id = $1', [id]);
      expect(rows.at(-1)).toEqual({ to_status: 'closed' });
    }
  });

  it('counts as closed, and owes its re-inspection by the rule', async () => {
    const { id } = await done({ severity: 'major' });
    await verify(id);
    const due = await database.db.prisma.reinspection.findFirst({ where: { ticketId: id } });
    expect(due).toMatchObject({ reason: 'major', status: 'due', createdAt: team.clock.now() });
    team.clock.advance(4 * 24 * 60);
    const month = team.clock.now().toISOString().slice(0, 7);
    const { communityId } = team.place;
    const rates = await tickets.getTicketRates(team.director.ctx, { communityId, month });
    expect(rates.closure).toMatchObject({ due: 1, closed: 1 });
  });

  it('opens again like any other that is closed', async () => {
    const { id, number } = await done();
    await verify(id);
    await step(id, (at) => tickets.reopenTicket(team.director.ctx, { ...at, note: '又灭了', photoIds: [] }));
    await step(id, (at) => tickets.settleTicket(team.director.ctx, { ...at, note: '换了驱动', photoIds: [] }));
    await verify(id);
    expect(await seen(number)).toMatchObject({ status: 'closed', reopenCount: 1 });
  });

  it('a complaint that nobody signed ends so too, and nobody is to be called', async () => {
    const { id } = await done({ source: 'letter', kind: 'complaint' }, team.frontDesk.ctx);
    expect(await verify(id)).toMatchObject({ status: 'closed' });
    expect(await calls(id)).toBe(0);
  });

  it('waits for whoever reported the same, and was let go into it', async () => {
    const finding = await done();
    const { memberId } = team.resident.actor;
    const report = await done({ source: 'phone', kind: 'service', memberId }, team.frontDesk.ctx);
    await database.db.prisma.ticket.update({
      where: { id: report.id },
      data: { status: 'merged', mergedIntoId: finding.id, endedAt: team.clock.now() },
    });
    expect(await verify(finding.id)).toMatchObject({ status: 'verified' });
    expect((await seen(finding.number)).asksNobody).toBe(false);
  });

  it('waits for a household, and for a number to call', async () => {
    const { memberId } = team.resident.actor;
    const home = await done({ source: 'phone', kind: 'complaint', memberId }, team.frontDesk.ctx);
    expect(await verify(home.id)).toMatchObject({ status: 'verified' });
    const { id, number } = await done({ source: 'phone', kind: 'service' }, team.frontDesk.ctx);
    await database.db.prisma.ticket.update({ where: { id }, data: { reporterPhone: '13800001111' } });
    expect(await verify(id)).toMatchObject({ status: 'verified' });
    expect(await jobs()).toEqual(expect.arrayContaining([`close:${home.id}`, `close:${id}`]));
    expect((await seen(number)).asksNobody).toBe(false);
    await step(id, (at) => tickets.closeTicket(team.director.ctx, at));
    expect(await seen(number)).toMatchObject({ status: 'closed' });
  });

  it('what an older version left waiting is closed by its timer, and nobody is reminded', async () => {
    const { id, number } = await done({ source: 'phone', kind: 'service' }, team.frontDesk.ctx);
    await database.db.prisma.ticket.update({ where: { id }, data: { reporterPhone: '13800001111' } });
    await verify(id);
    await database.db.prisma.ticket.update({ where: { id }, data: { reporterPhone: '' } });
    team.clock.advance(3 * 24 * 60);
    const tasks = tickets.ticketTasks(database.db, team.clock.now, async () => {});
    await tasks.close_silent_ticket({ ticketId: id });
    const { events, status } = await seen(number);
    expect(status).toBe('closed');
    expect(events.map(({ type }) => type).slice(-2)).toEqual(['verified', 'closed']);
  });

  it('waits for its parts like any end', async () => {
    const { id, number } = await done();
    const part = await tickets.registerTicket(
      team.housekeeper.ctx,
      registerTicketInput.parse({
        ...{ submissionKey: newId(), source: 'patrol', kind: 'patrol', category: 'engineering.lighting' },
        ...{ matter: '开关也松了', spotId: team.place.zone.spotId },
      }),
    );
    await database.db.prisma.ticket.update({ where: { id: part.id }, data: { parentId: id, parentLink: 'part' } });
    await database.db.prisma.ticket.update({ where: { id }, data: { childCount: 1 } });
    await expect(verify(id)).rejects.toThrow(expect.objectContaining({ code: 'ticket.part_open' }));
    expect(await seen(number)).toMatchObject({ status: 'done' });
  });
});
