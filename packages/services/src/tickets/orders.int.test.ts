import type { StaffActor } from '@linli/domain/access';
import { asStaff, createTeam, createTicket, type Team, useDatabase } from '@linli/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Ctx } from '../context/index.ts';
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
