import type { StaffActor } from '@linli/domain/access';
import { asStaff, createTeam, createTicket, type Team, useDatabase } from '@linli/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Ctx } from '../context/index.ts';
import { splitTicket } from '../links/index.ts';
import * as tickets from './index.ts';

const database = useDatabase();
let team: Team;
let head: Team['director'];
let leader: Team['director'];
let other: Team['tradesperson'];
let third: Team['tradesperson'];
beforeEach(async () => {
  team = await createTeam(database.db);
  const superiorId = team.director.actor.staffId;
  head = await asStaff(team, 'department_head', { name: '工程主管', superiorId });
  leader = await asStaff(team, 'team_leader', {
    ...{ name: '维修领班', superiorId: head.actor.staffId, supports: [team.place.zone.zoneId] },
  });
  other = await asStaff(team, 'tradesperson', { name: '李师傅', teams: [team.crewId] });
  third = await asStaff(team, 'tradesperson', { name: '王师傅', supports: [team.place.zone.zoneId] });
  await database.db.prisma.staff.update({
    where: { id: team.tradesperson.actor.staffId },
    data: { superiorId: leader.actor.staffId },
  });
});

type Ref = { id: string; version: number };
const at = ({ id: ticketId, version }: Ref) => ({ ticketId, version, note: '' });
const send = (ctx: Ctx, ticket: Ref, to = team.tradesperson) =>
  tickets.dispatchTicket(ctx, { ...at(ticket), assigneeId: to.actor.staffId });
const pass = (ctx: Ctx, ticket: Ref, to = other) =>
  tickets.transferTicket(ctx, { ...at(ticket), assigneeId: to.actor.staffId, note: '换人' });
const post = (ctx: Ctx, ticket: Ref) => tickets.postTicket(ctx, { ...at(ticket), teamId: team.crewId });
const claim = (ticket: Ref) => tickets.claimTicket(team.tradesperson.ctx, at(ticket));
const finish = (ticket: Ref) =>
  tickets.finishTicket(team.tradesperson.ctx, { ...at(ticket), note: '已换', photoIds: [], noPhoto: true });
/** Somebody in the place of the absent housekeeper (T5). */
const inPlaceOfKeeper = ({ ctx, actor }: { ctx: Ctx; actor: StaffActor }): Ctx => {
  const { staffId, name, zoneIds } = team.housekeeper.actor;
  return { ...ctx, actor: { ...actor, standsInFor: [{ staffId, name, nameEn: name, zoneIds }] } };
};

/** Refused to a department head, who has to disagree on record first: the housekeeper's order stands. */
async function stands(ticket: Ref): Promise<void> {
  await expect(send(head.ctx, ticket, third)).rejects.toMatchObject({ code: 'disagreement.first' });
}
const isFree = async (ticket: Ref) => expect((await send(head.ctx, ticket, third)).status).toBe('dispatched');
const fresh = () => createTicket(team, { status: 'accepted' });

describe('whose order it is (Z2)', () => {
  it('the one that came by the board is of whoever put it there', async () => {
    await stands(await claim(await post(team.housekeeper.ctx, await fresh())));
    await isFree(await claim(await post(head.ctx, await fresh())));
    await isFree(await claim(await post(team.director.ctx, await fresh())));
  });

  it('is not got round by taking the matter over: the department may not offer it to itself', async () => {
    const sent = await send(team.housekeeper.ctx, await fresh());
    const offer = { ticketId: sent.id, version: sent.version, toId: head.actor.staffId, note: '我来' };
    await expect(tickets.offerHandover(head.ctx, offer)).rejects.toMatchObject({ code: 'disagreement.first' });
    const own = await send(head.ctx, await fresh());
    expect(await tickets.offerHandover(head.ctx, { ...offer, ticketId: own.id, version: own.version })).toMatchObject({
      id: own.id,
    });
  });

  it('is not got round by parts of it, nor by saying that it is something else', async () => {
    const sent = await send(team.housekeeper.ctx, await fresh());
    const part = { matter: '水管另行处理', category: 'engineering.plumbing', withPhotos: false };
    const nature = { kind: 'repair', severity: 'normal', category: 'cleaning', area: 'public' } as const;
    const split = (ctx: Ctx, ticket: Ref) => splitTicket(ctx, { ...at(ticket), parts: [part] });
    const rename = (ctx: Ctx, ticket: Ref) => tickets.recategorizeTicket(ctx, { ...at(ticket), ...nature });
    for (const go of [split, rename]) {
      await expect(go(head.ctx, sent)).rejects.toMatchObject({ code: 'disagreement.first' });
      const own = await send(head.ctx, await fresh());
      expect(await go(head.ctx, own)).toMatchObject({ id: own.id });
    }
    const view = await tickets.getTicket(head.ctx, { number: sent.number });
    expect(view.abilities).toMatchObject({ split: false, recategorize: false });
    expect(await split(team.director.ctx, sent)).toMatchObject({ id: sent.id });
  });

  it('the last one counts: sent by the housekeeper after the department, or by the department after the housekeeper', async () => {
    await stands(await send(team.housekeeper.ctx, await send(head.ctx, await fresh()), other));
    const sent = await send(team.housekeeper.ctx, await fresh());
    await isFree(await send(team.director.ctx, sent, other));
  });

  it('the one in the place of the housekeeper is the housekeeper’s, by the board too', async () => {
    const colleague = await asStaff(team, 'housekeeper', { name: '管家西', supports: [team.place.otherZone.zoneId] });
    const otherHead = await asStaff(team, 'department_head', { name: '秩序主管' });
    for (const deputy of [colleague, otherHead]) {
      const ctx = inPlaceOfKeeper(deputy);
      await stands(await send(ctx, await fresh()));
      await stands(await claim(await post(ctx, await fresh())));
      await stands(await pass(ctx, await send(team.housekeeper.ctx, await fresh())));
    }
  });

  it('one that a team leader passes on among their people stays what it was', async () => {
    const passed = await pass(leader.ctx, await send(team.housekeeper.ctx, await fresh()));
    await stands(passed);
    await isFree(await pass(leader.ctx, await send(head.ctx, await fresh())));
    await stands(await pass(leader.ctx, await claim(await post(team.housekeeper.ctx, await fresh()))));
  });

  it('sent back to be done properly it stays what it was; by the housekeeper it is theirs', async () => {
    const reached = async (ctx: Ctx) =>
      finish(await tickets.arriveAtTicket(team.tradesperson.ctx, at(await send(ctx, await fresh()))));
    const back = async (ctx: Ctx, ticket: Ref) => tickets.sendBackTicket(ctx, { ...at(ticket), note: '还在滴' });
    await stands(await back(head.ctx, await reached(team.housekeeper.ctx)));
    await stands(await back(team.housekeeper.ctx, await reached(head.ctx)));
    await isFree(await back(head.ctx, await reached(head.ctx)));
  });
});

describe('an order on a team’s board (Z2)', () => {
  const see = (by: { ctx: Ctx }, { number }: { number: number }) => tickets.getTicket(by.ctx, { number });
  const file = (ticket: Ref, ground: 'judgement' | 'unsafe') =>
    tickets.disagree(head.ctx, { ticketId: ticket.id, version: ticket.version, ground, note: '应由外协处理' });
  const settle = (ticket: Ref, outcome: 'stands' | 'changed') =>
    tickets.settleDisagreement(team.director.ctx, {
      ...{ ticketId: ticket.id, version: ticket.version, outcome, note: '按此办理' },
    });
  const target = async () => (await fresh()).number;
  const steps: [string, (ticket: Ref) => Promise<unknown>][] = [
    ['dispatch', (ticket) => send(head.ctx, ticket)],
    ['post', (ticket) => post(head.ctx, ticket)],
    ['settle', (ticket) => tickets.settleTicket(head.ctx, { ...at(ticket), note: '已处理', photoIds: [] })],
    [
      'hold',
      (ticket) =>
        tickets.holdTicket(head.ctx, {
          ...{ ...at(ticket), reason: 'parts' as const, until: new Date(team.clock.clock().getTime() + 86_400_000) },
        }),
    ],
    ['reject', (ticket) => tickets.rejectTicket(head.ctx, { ...at(ticket), note: '不归我们' })],
    ['cancel', (ticket) => tickets.cancelTicket(head.ctx, { ...at(ticket), note: '不修了' })],
    ['merge', async (ticket) => tickets.mergeTicket(head.ctx, { ...at(ticket), intoNumber: await target() })],
    [
      'hand_over',
      (ticket) =>
        tickets.offerHandover(head.ctx, {
          ...{ ticketId: ticket.id, version: ticket.version, toId: head.actor.staffId, note: '我来' },
        }),
    ],
  ];
  const colleague = () => asStaff(team, 'housekeeper', { name: '管家西', supports: [team.place.otherZone.zoneId] });

  describe.each(steps)('%s by the department', (_name, step) => {
    it('is refused from the posting by the housekeeper or a deputy on, and free over its own', async () => {
      const stood = [team.housekeeper.ctx, inPlaceOfKeeper(await colleague())];
      for (const ctx of stood) {
        const ticket = await post(ctx, await fresh());
        await expect(step(ticket)).rejects.toMatchObject({ code: 'disagreement.first' });
        expect(await see(head, ticket)).toMatchObject({ version: ticket.version, underOrder: true });
      }
      await expect(step(await post(head.ctx, await fresh()))).resolves.toBeDefined();
    });
  });

  it('says to the department why, offers it to disagree, and lets the team claim and the housekeeper withdraw', async () => {
    const ticket = await post(team.housekeeper.ctx, await fresh());
    const seen = await see(head, ticket);
    expect(seen).toMatchObject({ underOrder: true, abilities: { dispatch: false, post: false, disagree: true } });
    expect(await see(team.housekeeper, ticket)).toMatchObject({ underOrder: false, abilities: { cancel: true } });
    const filed = await file(ticket, 'judgement');
    expect((await see(team.director, ticket)).arbiter).toMatchObject({ id: team.director.actor.staffId });
    expect((await claim(filed)).status).toBe('dispatched');
    const other = await post(team.housekeeper.ctx, await fresh());
    expect((await tickets.cancelTicket(team.housekeeper.ctx, { ...at(other), note: '已无需' })).status).toBe(
      'cancelled',
    );
  });

  it('taken back by the ruling it comes off the board, is anybody’s to order, and says why', async () => {
    const ticket = await post(team.housekeeper.ctx, await fresh());
    const settled = await settle(await file(ticket, 'judgement'), 'changed');
    const seen = await see(head, ticket);
    expect(seen).toMatchObject({ status: 'accepted', offeredTeam: null, underOrder: false });
    expect(seen.events.slice(-2).map(({ type }) => type)).toEqual(['disagreement_settled', 'returned']);
    await expect(claim(settled)).rejects.toMatchObject({ code: 'claim.gone' });
    await isFree(settled);
  });

  it.each(['stands', 'changed'] as const)('called unsafe nobody claims it until the ruling: %s', async (outcome) => {
    const ticket = await post(team.housekeeper.ctx, await fresh());
    const filed = await file(ticket, 'unsafe');
    expect(filed.status).toBe('on_hold');
    await expect(claim(filed)).rejects.toMatchObject({ code: 'ticket.invalid_transition' });
    const settled = await settle(filed, outcome);
    expect(await see(head, ticket)).toMatchObject({
      ...{ status: 'accepted', offeredTeam: outcome === 'stands' ? { id: team.crewId } : null },
    });
    if (outcome === 'changed') return await isFree(settled);
    await stands(settled);
    expect((await claim(settled)).status).toBe('dispatched');
  });
});
