import { type HintMessage, hintChannel, readHint, room } from '@linli/domain/kernel';
import { listTicketsInput } from '@linli/domain/tickets';
import { asStaff, createTeam, createTicket, type Team, useDatabase } from '@linli/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Ctx } from '../context/index.ts';
import * as tickets from './index.ts';

const database = useDatabase();
let team: Team;
let head: Team['director'];
beforeEach(async () => {
  team = await createTeam(database.db);
  head = await asStaff(team, 'department_head', { name: '工程主管', superiorId: team.director.actor.staffId });
});

type Ref = { id: string; number: number; version: number };
const at = ({ id: ticketId, version }: Ref) => ({ ticketId, version });
const file = (by: { ctx: Ctx }, ticket: Ref, ground: 'judgement' | 'unsafe' | 'unlawful' = 'judgement') =>
  tickets.disagree(by.ctx, { ...at(ticket), ground, note: '积水未排，带电作业危险。' });
const settle = (by: { ctx: Ctx }, ticket: Ref, outcome: 'stands' | 'changed') =>
  tickets.settleDisagreement(by.ctx, { ...at(ticket), outcome, note: '先断电排水。' });
const see = (by: { ctx: Ctx }, { number }: Ref) => tickets.getTicket(by.ctx, { number });
const send = (by: { ctx: Ctx }, ticket: Ref, to = team.tradesperson) =>
  tickets.dispatchTicket(by.ctx, { ...at(ticket), assigneeId: to.actor.staffId, note: '' });
const attention = async (by: { ctx: Ctx }) => {
  const { rows } = await tickets.listTickets(by.ctx, listTicketsInput.parse({ state: 'all', focus: 'attention' }));
  expect((await tickets.countTickets(by.ctx)).attention).toBe(rows.length);
  return rows.map(({ number }) => number);
};

describe('a disagreement about an order (Z2)', () => {
  it('stops what was called unsafe where whoever leads the community sees it before all else, until it is settled', async () => {
    const stopped = async (by: { ctx: Ctx }) => {
      const { rows } = await tickets.listTickets(by.ctx, listTicketsInput.parse({ state: 'all', focus: 'suspended' }));
      return rows.map(({ number }) => number);
    };
    const [unsafe, doubted] = [
      await createTicket(team, { status: 'dispatched' }),
      await createTicket(team, { status: 'dispatched' }),
    ];
    await file(head, doubted, 'judgement');
    expect(await stopped(team.director)).toEqual([]);
    const filed = await file(head, unsafe, 'unsafe');
    for (const by of [team.director, head]) expect(await stopped(by)).toEqual([unsafe.number]);
    expect((await see(team.director, unsafe)).suspended).toBe(true);
    expect(await stopped(team.otherHousekeeper)).toEqual([]);
    await settle(team.director, filed, 'stands');
    expect(await stopped(team.director)).toEqual([]);
  });

  it('goes before the director while the order stands; the department orders nothing else meanwhile', async () => {
    const ticket = await createTicket(team, { status: 'dispatched' });
    expect((await see(head, ticket)).abilities.disagree).toBe(true);
    const filed = await file(head, ticket);
    expect(await attention(team.director)).toEqual([ticket.number]);
    expect(await see(head, ticket)).toMatchObject({
      status: 'dispatched',
      arbiter: { id: team.director.actor.staffId },
      suspended: false,
      abilities: { disagree: false, dispatch: false, cancel: false, settle_disagreement: false },
    });
    await expect(send(head, filed)).rejects.toMatchObject({ code: 'disagreement.open' });
    await expect(file(head, filed)).rejects.toMatchObject({ code: 'disagreement.already_open' });
    // The order is carried out all the same, and the housekeeper may think better of it.
    const taken = await tickets.takeTicket(team.tradesperson.ctx, { ...at(filed), note: '' });
    const other = await asStaff(team, 'tradesperson', { name: '李师傅' });
    const again = await send(team.housekeeper, taken, other);
    const settled = await settle(team.director, again, 'stands');
    expect(settled.status).toBe('dispatched');
    expect(await attention(team.director)).toEqual([]);
    // It stands: the department still orders nothing over it, the director may.
    await expect(send(head, settled)).rejects.toMatchObject({ code: 'disagreement.first' });
    expect((await send(team.director, settled)).status).toBe('dispatched');
  });

  it('must be on record before a department head sends somebody else over a housekeeper’s order', async () => {
    const ticket = await createTicket(team, { status: 'dispatched' });
    const { abilities } = await see(head, ticket);
    expect(abilities).toMatchObject({ dispatch: false, post: false, transfer: false, disagree: true });
    expect(abilities).toMatchObject({ hold: false, cancel: false, merge: false, note: true });
    const { staffId: assigneeId } = (await asStaff(team, 'tradesperson', { name: '李师傅' })).actor;
    const over = [
      () => send(head, ticket),
      () => tickets.postTicket(head.ctx, { ...at(ticket), teamId: team.crewId, note: '' }),
      () => tickets.transferTicket(head.ctx, { ...at(ticket), assigneeId, note: '换人' }),
      () => tickets.cancelTicket(head.ctx, { ...at(ticket), note: '不修了' }),
    ];
    for (const order of over) await expect(order()).rejects.toMatchObject({ code: 'disagreement.first' });
    // Taken back by the director, it is anybody's to order; and what the head has ordered is the head's to change.
    const back = await settle(team.director, await file(head, ticket), 'changed');
    const sent = await send(head, back);
    expect((await see(head, sent)).abilities.dispatch).toBe(true);
    const other = await asStaff(team, 'tradesperson', { name: '王师傅' });
    expect((await send(head, sent, other)).status).toBe('dispatched');
  });

  it('taken back, the same person is never the suggestion; called unsafe, nobody is', async () => {
    const suggested = async ({ id: ticketId }: Ref) =>
      (await tickets.listCandidates(team.housekeeper.ctx, { ticketId })).filter((one) => one.suggested);
    const judged = await createTicket(team, { status: 'dispatched' });
    const unsafe = await createTicket(team, { status: 'dispatched' });
    const free = await createTicket(team, { status: 'accepted' });
    await settle(team.director, await file(head, judged), 'changed');
    expect((await suggested(free)).map(({ id }) => id)).toEqual([team.tradesperson.actor.staffId]);
    expect(await suggested(judged)).toEqual([]);
    const other = await asStaff(team, 'tradesperson', { name: '李师傅', trades: ['engineering'] });
    expect((await suggested(judged)).map(({ id }) => id)).toEqual([other.actor.staffId]);
    await settle(team.director, await file(head, unsafe, 'unsafe'), 'changed');
    expect(await suggested(unsafe)).toEqual([]);
  });

  it('is not asked of who sends what nobody ordered', async () => {
    const free = await createTicket(team, { status: 'accepted' });
    expect((await send(head, free)).status).toBe('dispatched');
  });

  it.each(['unsafe', 'unlawful'] as const)(
    'suspends what is called %s, until the director has decided',
    async (ground) => {
      const ticket = await createTicket(team, { status: 'under_way' });
      const filed = await file(head, ticket, ground);
      expect(filed.status).toBe('on_hold');
      for (const by of [team.housekeeper, head, team.tradesperson, team.director]) {
        const resume = tickets.resumeTicket(by.ctx, { ...at(filed), note: '' });
        await expect(resume).rejects.toMatchObject({ code: 'disagreement.open' });
      }
      // Nor does the time that was promised to the resident bring it back.
      team.clock.advance(2 * 24 * 60);
      await tickets
        .ticketTasks(database.db, team.clock.clock, async () => undefined)
        .resume_held_ticket({
          ticketId: ticket.id,
        });
      const waiting = await see(team.director, ticket);
      expect(waiting).toMatchObject({ status: 'on_hold', suspended: true, abilities: { settle_disagreement: true } });
      expect((await settle(team.director, waiting, 'stands')).status).toBe('under_way');
    },
  );

  it('takes the order back: nobody is sent, and whoever steers orders anew', async () => {
    const ticket = await createTicket(team, { status: 'under_way' });
    const settled = await settle(team.director, await file(head, ticket, 'unsafe'), 'changed');
    const after = await see(team.housekeeper, ticket);
    expect(after).toMatchObject({ status: 'accepted', assignee: null, arbiter: null, abilities: { dispatch: true } });
    expect(after.events.slice(-5).map(({ type }) => type)).toEqual([
      ...['disagreed', 'held', 'disagreement_settled', 'resumed', 'returned'],
    ]);
    expect((await send(team.housekeeper, settled)).status).toBe('dispatched');
  });

  it('is said to colleagues alone', async () => {
    const ticket = await createTicket(team, { status: 'dispatched' });
    await settle(team.director, await file(head, ticket, 'unsafe'), 'stands');
    const seen = await see(team.resident, ticket);
    expect(seen).toMatchObject({ arbiter: null, suspended: false });
    expect(seen.events.map(({ type }) => type).slice(-2)).toEqual(['held', 'resumed']);
    expect(JSON.stringify(seen)).not.toContain('积水');
  });

  it('is filed by departments and settled by the director, once of two who press at once', async () => {
    const ticket = await createTicket(team, { status: 'dispatched' });
    for (const by of [team.housekeeper, team.tradesperson, team.director, team.frontDesk]) {
      await expect(file(by, ticket)).rejects.toMatchObject({ code: 'access.denied' });
    }
    await expect(settle(team.director, ticket, 'stands')).rejects.toMatchObject({ code: 'disagreement.none' });
    const other = await asStaff(team, 'department_head', { name: '秩序主管' });
    const both = await Promise.allSettled([file(head, ticket), file(other, ticket, 'unsafe')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'ticket.changed_meanwhile' },
    });
    const now = await see(head, ticket);
    for (const by of [head, team.housekeeper]) {
      await expect(settle(by, now, 'stands')).rejects.toMatchObject({ code: 'access.denied' });
    }
    const words = await Promise.allSettled([
      settle(team.director, now, 'stands'),
      settle(team.director, now, 'changed'),
    ]);
    expect(words.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const events = await database.db.prisma.ticketEvent.findMany({
      where: { ticketId: ticket.id },
      orderBy: { seq: 'asc' },
    });
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
  });

  it('is refused where nobody is sent', async () => {
    for (const status of ['submitted', 'accepted', 'on_hold', 'done', 'closed'] as const) {
      const ticket = await createTicket(team, { status });
      await expect(file(head, ticket), status).rejects.toMatchObject({ code: 'ticket.invalid_transition' });
    }
  });

  it('never reaches whom the matter is about: neither files it, nor settles it, nor hears of it (T5)', async () => {
    const { regionId } = team.place;
    const above = await asStaff(team, 'regional_manager', { name: '区域经理', regionId });
    const about = { kind: 'complaint', category: 'cleaning.waste', aboutStaffId: team.director.actor.staffId } as const;
    const complaint = await createTicket(team, about);
    const accepted = await tickets.acceptTicket(above.ctx, { ...at(complaint), note: '' });
    // The head of department is asked into it, or it would not be there for them.
    const attentionId = head.actor.staffId;
    await database.db.prisma.ticket.update({ where: { id: complaint.id }, data: { attentionId } });
    const sent = await send(head, accepted);
    const heard: HintMessage[] = [];
    const client = await database.db.pool.connect();
    client.on('notification', ({ payload }) => heard.push(readHint(payload ?? '') as HintMessage));
    await client.query(`listen ${hintChannel}`);
    const filed = await file(head, sent, 'unsafe');
    await client.query('select 1');
    await client.query('unlisten *');
    client.release();
    expect(heard.length).toBeGreaterThan(0);
    for (const { except } of heard) expect(except).toEqual([room.staff(team.director.actor.staffId)]);
    expect((await see(head, complaint)).arbiter?.id).toBe(above.actor.staffId);
    expect(await attention(team.director)).toEqual([]);
    expect(await attention(above)).toEqual([complaint.number]);
    await expect(settle(team.director, filed, 'stands')).rejects.toMatchObject({ code: 'ticket.not_found' });
    expect((await settle(above, filed, 'stands')).status).toBe('dispatched');
    const aboutHead = await createTicket(team, { ...about, aboutStaffId: head.actor.staffId });
    await expect(file(head, aboutHead)).rejects.toMatchObject({ code: 'ticket.not_found' });
  });
});
