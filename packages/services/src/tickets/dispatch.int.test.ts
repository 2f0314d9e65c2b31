import { newId } from '@linli/db';
import type { Actor } from '@linli/domain/access';
import { saveTeamInput } from '@linli/domain/teams';
import { listTicketsInput, ticketActionInputs } from '@linli/domain/tickets';
import { asStaff, createTeam, createTicket, ctxOf, type Team, useDatabase } from '@linli/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { clockTasks } from '../clocks/tasks.ts';
import type { Ctx } from '../context/index.ts';
import { editRoster } from '../rosters/index.ts';
import { listTeams, removeTeam, saveTeam, setOpenWorkCap } from '../teams/index.ts';
import * as tickets from './index.ts';

const database = useDatabase();
let team: Team;
let colleague: Team['tradesperson'];
beforeEach(async () => {
  team = await createTeam(database.db);
  colleague = await asStaff(team, 'tradesperson', { name: '李师傅', teams: [team.crewId], trades: ['engineering'] });
});

type Ref = { id: string; number: number; version: number };
const at = ({ id, version }: Ref) => ({ ticketId: id, version, note: '' });
const post = async (ticket?: Ref, teamId = team.crewId) =>
  tickets.postTicket(team.housekeeper.ctx, {
    ...at(ticket ?? (await createTicket(team, { status: 'accepted' }))),
    teamId,
  });
const claim = (by: { ctx: Ctx }, ticket: Ref) => tickets.claimTicket(by.ctx, at(ticket));
const see = (by: { ctx: Ctx }, { number }: Ref) => tickets.getTicket(by.ctx, { number });
const board = async (by: { ctx: Ctx }) => {
  const { rows } = await tickets.listTickets(by.ctx, listTicketsInput.parse({ state: 'all', focus: 'board' }));
  const { board: counted } = await tickets.countTickets(by.ctx);
  expect(counted).toBe(rows.length);
  return rows.map(({ id }) => id);
};

describe('the claim board (T7)', () => {
  it('shows the order to the team and to who steers, to nobody else', async () => {
    const stranger = await asStaff(team, 'cleaner', { name: '保洁' });
    const ticket = await post();
    for (const by of [team.tradesperson, colleague, team.housekeeper]) expect(await board(by)).toEqual([ticket.id]);
    expect(await board(stranger)).toEqual([]);
    await expect(claim(stranger, ticket)).rejects.toMatchObject({ code: 'ticket.not_found' });
    await expect(claim(team.housekeeper, ticket)).rejects.toMatchObject({ code: 'access.denied' });
    const { offeredTeam, status, abilities } = await see(colleague, ticket);
    expect([offeredTeam?.name, status, abilities.claim]).toEqual(['维修班', 'accepted', true]);
    expect(await see(team.resident, ticket)).toMatchObject({ offeredTeam: null, status: 'accepted' });
  });

  it('gives it to one of two who press in the same moment; the other is told who has it', async () => {
    const ticket = await post();
    const both = [team.tradesperson, colleague];
    const outcomes = await Promise.allSettled(both.map((by) => claim(by, ticket)));
    const winner = outcomes.findIndex(({ status }) => status === 'fulfilled');
    const lost = outcomes[1 - winner];
    expect(lost).toMatchObject({ reason: { code: 'claim.taken', params: { name: both[winner]?.actor.name } } });
    expect(await board(both[1 - winner] ?? colleague)).toEqual([]);
    const after = await see(team.housekeeper, ticket);
    expect(after).toMatchObject({
      status: 'dispatched',
      assignee: { id: both[winner]?.actor.staffId },
      offeredTeam: null,
    });
    expect(after.events.map(({ type }) => type)).toEqual(['submitted', 'accepted', 'posted', 'claimed']);
  });

  it('says that it is gone when it was taken off the board', async () => {
    const ticket = await post();
    await tickets.settleTicket(team.housekeeper.ctx, { ...at(ticket), note: '电话里说清楚了。', photoIds: [] });
    await expect(claim(colleague, ticket)).rejects.toMatchObject({ code: 'claim.gone' });
  });

  it('stops at the cap, also for two claims of one person at once', async () => {
    await setOpenWorkCap(team.director.ctx, { communityId: team.place.communityId, cap: 1 });
    const [one, two] = [await post(), await post()];
    const outcomes = await Promise.allSettled([claim(colleague, one), claim(colleague, two)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = outcomes.find(({ status }) => status === 'rejected');
    expect(lost).toMatchObject({ reason: { code: 'claim.cap_reached', params: { cap: 1 } } });
  });

  it('shows nobody what turns out to be a complaint about a colleague, board and claim alike (T5)', async () => {
    const ticket = await post();
    const aboutStaffId = colleague.actor.staffId;
    await database.db.prisma.ticket.update({ where: { id: ticket.id }, data: { aboutStaffId } });
    for (const person of [colleague, team.tradesperson]) {
      expect(await board(person)).toEqual([]);
      await expect(claim(person, ticket)).rejects.toMatchObject({
        code: 'ticket.not_found',
      });
    }
  });

  it('refuses a team of nobody, of people who left, and of elsewhere', async () => {
    const ticket = await createTicket(team, { status: 'accepted' });
    const { place } = await createTeam(database.db);
    const foreign = await database.db.prisma.team.findFirstOrThrow({ where: { communityId: place.communityId } });
    await expect(post(ticket, foreign.id)).rejects.toMatchObject({ code: 'team.unfit' });
    const empty = { id: newId(), communityId: team.place.communityId, name: '空班' };
    await database.db.prisma.team.create({ data: empty });
    await expect(post(ticket, empty.id)).rejects.toMatchObject({ code: 'team.empty' });
    await database.db.prisma.staff.updateMany({ where: { role: 'tradesperson' }, data: { active: false } });
    await expect(post(ticket)).rejects.toMatchObject({ code: 'team.empty' });
  });

  it('tells who answers for it when nobody claims: the dispatch clock runs on, and stops with the claim', async () => {
    const [left, taken] = [await post(), await post()];
    await claim(colleague, taken);
    team.clock.advance(60);
    for (const { id } of [left, taken]) await clockTasks(database.db, team.clock.clock).watch_clocks({ ticketId: id });
    const warned = async (ref: Ref) =>
      (await see(team.housekeeper, ref)).events.filter(
        ({ type, data }) => type === 'clock_warned' && data.clock === 'dispatch',
      );
    expect((await warned(left)).map(({ data }) => data.toId)).toEqual([team.housekeeper.actor.staffId]);
    expect(await warned(taken)).toEqual([]);
  });
});

describe('given back (T7)', () => {
  it('goes back to who steers; the resident does not read why', async () => {
    const ticket = await createTicket(team, { status: 'under_way' });
    const back = await tickets.returnTicket(team.tradesperson.ctx, {
      ...at(ticket),
      reason: 'unsafe',
      note: '有燃气味',
    });
    expect(back.status).toBe('accepted');
    await expect(see(team.tradesperson, ticket)).rejects.toMatchObject({ code: 'ticket.not_found' });
    const inside = (await see(team.housekeeper, ticket)).events.at(-1);
    expect(inside).toMatchObject({ type: 'returned', note: '有燃气味', data: { returnReason: 'unsafe' } });
    const outside = (await see(team.resident, ticket)).events.at(-1);
    expect(outside).toMatchObject({ type: 'returned', note: '', data: {} });
    const list = await tickets.listTickets(team.resident.ctx, listTicketsInput.parse({ state: 'all' }));
    expect(list.rows[0]?.last).toMatchObject({ type: 'returned', data: {} });
  });

  it.each(['something_else', 'unsafe'])('wants words for %s', (reason) => {
    const input = { ticketId: newId(), version: 1, reason };
    expect(ticketActionInputs.return.safeParse(input).error?.issues).toMatchObject([
      { path: ['note'], message: 'required' },
    ]);
    expect(ticketActionInputs.return.safeParse({ ...input, note: '家里有急事' }).success).toBe(true);
  });

  it('counts: sent, given back and sent again too often comes before the superior (T5)', async () => {
    let ticket: Ref = await createTicket(team, { status: 'accepted' });
    for (let turn = 0; turn < 4; turn++) {
      ticket = await claim(colleague, await post(ticket));
      if (turn < 3)
        ticket = await tickets.returnTicket(colleague.ctx, { ...at(ticket), reason: 'overloaded', note: '' });
    }
    expect((await see(team.director, ticket)).attentionId).toBe(team.director.actor.staffId);
  });
});

describe('what became of it, to who had it (T7)', () => {
  const gone = (by: { ctx: Ctx }, { number }: Ref) => tickets.findWhereabouts(by.ctx, { number });
  const nameOf = async (by: { ctx: Ctx }, ticket: Ref) => {
    const found = await gone(by, ticket);
    return found && [found.returned, found.assignee?.name ?? null];
  };

  it('says who claimed it before them, and that they gave it back themselves', async () => {
    const ticket = await post();
    const claimed = await claim(team.tradesperson, ticket);
    expect(await nameOf(colleague, ticket)).toEqual([false, '张建国']);
    expect(await gone(team.tradesperson, ticket)).toBeNull();
    const back = await tickets.returnTicket(team.tradesperson.ctx, { ...at(claimed), reason: 'overloaded', note: '' });
    expect(await nameOf(team.tradesperson, ticket)).toEqual([true, null]);
    const assigneeId = colleague.actor.staffId;
    const sent = await tickets.dispatchTicket(team.housekeeper.ctx, { ...at(back), assigneeId });
    expect(await nameOf(team.tradesperson, ticket)).toEqual([true, '李师傅']);
    // Sent there once more, and passed on by somebody else: it was not they who gave it back.
    const again = await tickets.transferTicket(team.housekeeper.ctx, {
      ...{ ...at(sent), note: '换人', assigneeId: team.tradesperson.actor.staffId },
    });
    await tickets.transferTicket(team.housekeeper.ctx, { ...at(again), note: '换人', assigneeId });
    expect(await nameOf(team.tradesperson, ticket)).toEqual([false, '李师傅']);
  });

  it('says to who went along that another gave it back, and forgets what they themselves gave back long before', async () => {
    const lead = await asStaff(team, 'tradesperson', { name: '王师傅' });
    const first = await createTicket(team, { status: 'dispatched' });
    const give = (by: { ctx: Ctx }, ref: Ref) =>
      tickets.returnTicket(by.ctx, { ...at(ref), reason: 'overloaded', note: '' });
    const back = await give(team.tradesperson, first);
    expect(await gone(team.tradesperson, first)).toMatchObject({ returned: true, returnedBy: null, assignee: null });
    const together = await tickets.dispatchTicket(team.housekeeper.ctx, {
      ...at(back),
      assigneeId: lead.actor.staffId,
      companionIds: [team.tradesperson.actor.staffId],
    });
    const again = await give(lead, together);
    expect(await gone(team.tradesperson, first)).toMatchObject({ returned: false, returnedBy: { name: '王师傅' } });
    expect(await gone(lead, first)).toMatchObject({ returned: true, returnedBy: null });
    await tickets.dispatchTicket(team.housekeeper.ctx, { ...at(again), assigneeId: colleague.actor.staffId });
    expect(await gone(team.tradesperson, first)).toMatchObject({
      ...{ returned: false, returnedBy: { name: '王师傅' }, assignee: { name: '李师傅' } },
    });
    // The resident reads who comes, and no more of the crew.
    const outside = await see(team.resident, first);
    expect(outside.events.some(({ data }) => data.companions === '张建国')).toBe(true);
    expect(outside.events.every(({ data }) => data.companionIds === undefined)).toBe(true);
  });

  it('names whom to tell what was done: who has it now, else the desk, never whom it is about (T5)', async () => {
    const told = async (ref: Ref) => (await gone(team.tradesperson, ref))?.contact;
    const first = await createTicket(team, { status: 'dispatched' });
    const back = await tickets.returnTicket(team.tradesperson.ctx, { ...at(first), reason: 'overloaded', note: '' });
    const { staffId: deskId } = team.frontDesk.actor;
    const { phone } = await database.db.prisma.staff.findUniqueOrThrow({ where: { id: deskId } });
    expect(await told(first)).toMatchObject({ id: deskId, role: 'front_desk', phone });
    const assigneeId = colleague.actor.staffId;
    await tickets.dispatchTicket(team.housekeeper.ctx, { ...at(back), assigneeId });
    expect(await told(first)).toMatchObject({ id: assigneeId, name: '李师傅', role: 'tradesperson' });
    await database.db.prisma.ticket.update({
      where: { id: first.id },
      data: { assigneeId: null, aboutStaffId: deskId },
    });
    expect(await told(first)).toBeNull();
  });

  it('tells nothing to who never had it, nor to whom it is about (T5)', async () => {
    const stranger = await asStaff(team, 'cleaner', { name: '保洁' });
    const ticket = await createTicket(team, { status: 'dispatched' });
    expect(await gone(stranger, ticket)).toBeNull();
    expect(await gone(team.resident, ticket)).toBeNull();
    expect(await gone(team.tradesperson, { ...ticket, number: 999_999 })).toBeNull();
    const posted = await post();
    await claim(team.tradesperson, posted);
    const aboutStaffId = colleague.actor.staffId;
    await database.db.prisma.ticket.update({ where: { id: posted.id }, data: { aboutStaffId } });
    expect(await gone(colleague, posted)).toBeNull();
  });
});

describe('passed on (T7)', () => {
  it('by the leader of who was sent, not by another leader, and not to the same person', async () => {
    const leader = await asStaff(team, 'team_leader', { name: '吴班长', supports: [team.place.zone.zoneId] });
    const other = await asStaff(team, 'team_leader', { name: '孙班长', supports: [team.place.zone.zoneId] });
    await database.db.prisma.staff.update({
      where: { id: team.tradesperson.actor.staffId },
      data: { superiorId: leader.actor.staffId },
    });
    const ticket = await createTicket(team, { status: 'dispatched' });
    const pass = (by: { ctx: Ctx }, assigneeId: string) =>
      tickets.transferTicket(by.ctx, { ...at(ticket), assigneeId, note: '他离得近' });
    await expect(pass(other, colleague.actor.staffId)).rejects.toMatchObject({ code: 'access.denied' });
    await expect(pass(leader, team.tradesperson.actor.staffId)).rejects.toMatchObject({
      code: 'ticket.assignee_unfit',
    });
    await pass(leader, colleague.actor.staffId);
    expect(await see(team.housekeeper, ticket)).toMatchObject({
      assignee: { id: colleague.actor.staffId },
      status: 'dispatched',
    });
  });
});

describe('sent together (T7)', () => {
  it('stays together when it is passed on, unless somebody is left out; the history says who goes along', async () => {
    const third = await asStaff(team, 'tradesperson', { name: '王师傅' });
    const fourth = await asStaff(team, 'tradesperson', { name: '赵师傅' });
    const ticket = await createTicket(team, { status: 'accepted' });
    const sent = await tickets.dispatchTicket(team.housekeeper.ctx, {
      ...at(ticket),
      assigneeId: team.tradesperson.actor.staffId,
      companionIds: [colleague.actor.staffId, third.actor.staffId],
    });
    const pass = (ref: Ref, to: Team['tradesperson'], companionIds?: string[]) =>
      tickets.transferTicket(team.housekeeper.ctx, {
        ...at(ref),
        note: '换人',
        assigneeId: to.actor.staffId,
        companionIds,
      });
    const along = async () => {
      const { companions, events } = await see(team.housekeeper, ticket);
      return [companions.map(({ name }) => name).sort(), events.at(-1)?.data.companions];
    };
    const passed = await pass(sent, fourth);
    expect(await along()).toEqual([['李师傅', '王师傅'].sort(), expect.stringContaining('李师傅')]);
    // Whoever leads now goes along with nobody.
    const led = await pass(passed, third);
    expect(await along()).toEqual([['李师傅'], '李师傅']);
    await pass(led, fourth, []);
    expect(await along()).toEqual([[], undefined]);
  });

  it('is not ordered twice: the same people again are refused, another crew is not', async () => {
    const ticket = await createTicket(team, { status: 'under_way' });
    const send = (companionIds?: string[]) =>
      tickets.dispatchTicket(team.housekeeper.ctx, {
        ...at(ticket),
        assigneeId: team.tradesperson.actor.staffId,
        companionIds,
      });
    await expect(send()).rejects.toMatchObject({ code: 'ticket.already_sent' });
    // Who leads goes along with nobody, so this is the same crew.
    await expect(send([team.tradesperson.actor.staffId])).rejects.toMatchObject({ code: 'ticket.already_sent' });
    expect((await see(team.housekeeper, ticket)).status).toBe('under_way');
    expect((await send([colleague.actor.staffId])).status).toBe('dispatched');
    const reopened = await createTicket(team, { status: 'reopened' });
    const again = { ...at(reopened), assigneeId: team.tradesperson.actor.staffId };
    expect((await tickets.dispatchTicket(team.housekeeper.ctx, again)).status).toBe('dispatched');
  });

  it('all of them see it and may say that they are there; the one who leads moves the rest', async () => {
    const ticket = await createTicket(team, { status: 'accepted' });
    const companionIds = [colleague.actor.staffId, team.tradesperson.actor.staffId];
    const assigneeId = team.tradesperson.actor.staffId;
    const sent = await tickets.dispatchTicket(team.housekeeper.ctx, { ...at(ticket), assigneeId, companionIds });
    const seen = await see(colleague, ticket);
    expect(seen.companions.map(({ id }) => id)).toEqual([colleague.actor.staffId]);
    expect(seen.abilities).toMatchObject({ arrive: true, take: false, note: true });
    const there = await tickets.arriveAtTicket(colleague.ctx, at(sent));
    const finish = tickets.finishTicket(colleague.ctx, { ...at(there), note: '好了', photoIds: [], noPhoto: true });
    await expect(finish).rejects.toMatchObject({ code: 'access.denied' });
    await tickets.returnTicket(team.tradesperson.ctx, { ...at(there), reason: 'unsafe', note: '有燃气味' });
    await expect(see(colleague, ticket)).rejects.toMatchObject({ code: 'ticket.not_found' });
  });

  it('is there one by one: the first stops the time to arrive, each of the others is on record', async () => {
    const third = await asStaff(team, 'tradesperson', { name: '王师傅' });
    const accepted = await createTicket(team, { status: 'accepted', severity: 'urgent' });
    const sent = await tickets.dispatchTicket(team.housekeeper.ctx, {
      ...at(accepted),
      assigneeId: team.tradesperson.actor.staffId,
      companionIds: [colleague.actor.staffId, third.actor.staffId],
    });
    const arrival = async () => (await see(team.housekeeper, sent)).clocks.find(({ clock }) => clock === 'arrival');
    const first = await tickets.arriveAtTicket(colleague.ctx, at(sent));
    const stopped = await arrival();
    expect(stopped?.state).toBe('kept');
    expect(await see(colleague, sent)).toMatchObject({ abilities: { arrive: false } });
    expect(await see(team.tradesperson, sent)).toMatchObject({ abilities: { arrive: true, finish: true } });
    await expect(tickets.arriveAtTicket(colleague.ctx, at(first))).rejects.toMatchObject({
      code: 'ticket.invalid_transition',
    });
    await expect(tickets.arriveAtTicket(team.housekeeper.ctx, at(first))).rejects.toMatchObject({
      code: 'ticket.invalid_transition',
    });
    team.clock.advance(20);
    // Both press in one moment, on a page as it stood when the first one came.
    const both = [team.tradesperson, third];
    await Promise.all(both.map((by) => tickets.arriveAtTicket(by.ctx, at(first))));
    const seen = await see(team.housekeeper, sent);
    const crew = [colleague, ...both].map(({ actor }) => actor.staffId).sort();
    expect([seen.status, [...seen.arrivedIds].sort()]).toEqual(['under_way', crew]);
    expect(seen.events.filter(({ type }) => type === 'arrived').map(({ actorName }) => actorName)[0]).toBe('李师傅');
    expect(await arrival()).toEqual(stopped);
    expect((await see(team.resident, sent)).arrivedIds).toEqual([]);
    // Who leads finishes on the page as it stood before the others came.
    const finished = await tickets.finishTicket(team.tradesperson.ctx, {
      ...at(first),
      note: '好了',
      photoIds: [],
      noPhoto: true,
    });
    expect(finished.status).toBe('done');
    await tickets.sendBackTicket(team.housekeeper.ctx, { ...at(finished), note: '还在漏' });
    expect((await see(team.housekeeper, sent)).arrivedIds).toEqual([]);
  });

  it('has ten minutes to be on the spot where one person has five (T8)', async () => {
    const urgent = await createTicket(team, { status: 'accepted', severity: 'urgent' });
    const assigneeId = team.tradesperson.actor.staffId;
    const arrival = async (ref: Ref) =>
      (await see(team.housekeeper, ref)).clocks.filter(({ clock }) => clock === 'arrival').at(-1)?.allowanceMs;
    const both = { ...at(urgent), assigneeId, companionIds: [colleague.actor.staffId] };
    const sent = await tickets.dispatchTicket(team.housekeeper.ctx, both);
    expect(await arrival(sent)).toBe(600_000);
    const alone = { ...at(sent), assigneeId: colleague.actor.staffId };
    expect(await arrival(await tickets.dispatchTicket(team.housekeeper.ctx, alone))).toBe(300_000);
  });

  it('refuses companions who have left, and whom it is about (T5)', async () => {
    const ticket = await createTicket(team, { status: 'accepted' });
    const send = (ref: Ref) =>
      tickets.dispatchTicket(team.director.ctx, {
        ...at(ref),
        assigneeId: team.tradesperson.actor.staffId,
        companionIds: [colleague.actor.staffId],
      });
    const complaint = await createTicket(team, {
      kind: 'complaint',
      category: 'cleaning.waste',
      aboutStaffId: colleague.actor.staffId,
    });
    const accepted = await tickets.acceptTicket(team.director.ctx, at(complaint));
    await expect(send(accepted)).rejects.toMatchObject({ code: 'ticket.crew_unfit' });
    await database.db.prisma.staff.update({ where: { id: colleague.actor.staffId }, data: { active: false } });
    await expect(send(ticket)).rejects.toMatchObject({ code: 'ticket.crew_unfit' });
  });
});

describe('suggestions (T7)', () => {
  it('put who is on duty first and say why; five statements, whoever works here', async () => {
    const { communityId } = team.place;
    const ticket = await createTicket(team, { status: 'accepted' });
    const names = async () =>
      (await tickets.listCandidates(team.housekeeper.ctx, { ticketId: ticket.id })).map(({ name }) => name);
    expect((await names())[0]).toBe('张建国');
    const shift = await database.db.prisma.shift.create({
      data: { id: newId(), communityId, name: '全天', fromMinute: 0, toMinute: 1439 },
    });
    const date = team.clock.now().toISOString().slice(0, 10);
    await editRoster(team.director.ctx, { staffId: colleague.actor.staffId, date, shiftIds: [shift.id] });
    const query = vi.spyOn(database.db.pool, 'query');
    const [first, ...others] = await tickets.listCandidates(team.housekeeper.ctx, { ticketId: ticket.id });
    expect(query.mock.calls).toHaveLength(5);
    query.mockRestore();
    expect(first).toMatchObject({ name: '李师傅', suggested: true, reasons: ['trade_fits', 'on_duty', 'free'] });
    expect(others.find(({ name }) => name === '张建国')?.reasons).toEqual([
      'trade_fits',
      'off_duty',
      'in_zone',
      'free',
    ]);
  });

  it('is never one who is only on duty: without the trade nobody is sent with one tap, and it says why', async () => {
    const guard = await asStaff(team, 'order_guard', { name: '夜岗', trades: ['order'], supports: [] });
    const lift = await createTicket(team, { status: 'accepted', category: 'engineering.lift' });
    const shift = await database.db.prisma.shift.create({
      data: { id: newId(), communityId: team.place.communityId, name: '全天', fromMinute: 0, toMinute: 1439 },
    });
    const date = team.clock.now().toISOString().slice(0, 10);
    await editRoster(team.director.ctx, { staffId: guard.actor.staffId, date, shiftIds: [shift.id] });
    const people = await tickets.listCandidates(team.housekeeper.ctx, { ticketId: lift.id });
    expect(people[0]).toMatchObject({ suggested: false, help: 'none_here' });
    // T10: whoever has the trade is called out before whoever is only there.
    const [skilled, others] = [people.slice(0, 2), people.slice(2)];
    expect(skilled.map(({ reasons }) => reasons.slice(0, 2))).toEqual(skilled.map(() => ['trade_fits', 'off_duty']));
    expect(others[0]).toMatchObject({ name: '夜岗', suggested: false, reasons: ['off_trade', 'on_duty', 'free'] });
    expect(people.filter(({ suggested }) => suggested)).toEqual([]);
  });

  it('put who gave it back last and say so; after “unsafe” nobody is sent with one tap', async () => {
    const ticket = await createTicket(team, { status: 'dispatched' });
    const say = async () => {
      const people = await tickets.listCandidates(team.housekeeper.ctx, { ticketId: ticket.id });
      return {
        suggested: people.find(({ suggested }) => suggested)?.name,
        of: people.find(({ id }) => id === team.tradesperson.actor.staffId)?.reasons[0],
        last: people.findLast(({ lending }) => lending === null)?.name,
      };
    };
    const back = await tickets.returnTicket(team.tradesperson.ctx, { ...at(ticket), reason: 'overloaded', note: '' });
    expect(await say()).toEqual({ suggested: '李师傅', of: 'returned', last: '张建国' });
    const { staffId: assigneeId } = colleague.actor;
    const again = await tickets.dispatchTicket(team.housekeeper.ctx, { ...at(back), assigneeId });
    await tickets.returnTicket(colleague.ctx, { ...at(again), reason: 'unsafe', note: '有燃气味' });
    expect((await say()).suggested).toBeUndefined();
  });

  it('know who stands near, by the last sign-in of the last two hours', async () => {
    const { spotId, zoneId } = team.place.zone;
    const { communityId } = team.place;
    const ticket = await createTicket(team, { status: 'accepted', area: 'public', spotId });
    const signIn = { id: newId(), communityId, zoneId, spotId, staffId: colleague.actor.staffId, clientKey: newId() };
    await database.db.prisma.patrolSignIn.create({
      data: { ...signIn, at: team.clock.now(), lat: 31.2001, lng: 121.4 },
    });
    const near = async () => {
      const people = await tickets.listCandidates(team.housekeeper.ctx, { ticketId: ticket.id });
      return people.find(({ name }) => name === '李师傅')?.metres;
    };
    expect(await near()).toBe(11);
    team.clock.advance(121);
    expect(await near()).toBeNull();
  });
});

describe('teams (T7)', () => {
  const words = { name: '夜间班', nameEn: '', trades: ['engineering'] };
  const save = (by: { ctx: Ctx }, memberIds: string[], more: object = {}) =>
    saveTeam(by.ctx, { ...words, communityId: team.place.communityId, memberIds, ...more });

  it('are written by who answers for the community, read by all; the leader is a member', async () => {
    await save(team.director, [colleague.actor.staffId], { leaderId: team.tradesperson.actor.staffId });
    const { teams, abilities } = await listTeams(team.tradesperson.ctx, {});
    expect(teams.find(({ name }) => name === '夜间班')?.members.map(({ name }) => name)).toEqual(['张建国', '李师傅']);
    expect(abilities.edit).toBe(false);
    await expect(save(team.housekeeper, [colleague.actor.staffId])).rejects.toMatchObject({ code: 'access.denied' });
  });

  it('count what waits on their own board, and the list opens that board alone', async () => {
    const memberIds = [team.otherHousekeeper.actor.staffId];
    await save(team.director, memberIds, { name: '保洁班', trades: ['cleaning'] });
    const { id: crewId } = await database.db.prisma.team.findFirstOrThrow({ where: { name: '保洁班' } });
    const accepted = () => createTicket(team, { status: 'accepted' });
    const [one, two, other] = [await post(), await post(), await post(await accepted(), crewId)];
    const { teams } = await listTeams(team.director.ctx, {});
    const opened = async (teamId: string) =>
      (await tickets.listTickets(team.director.ctx, listTicketsInput.parse({ teamId }))).rows
        .map(({ id }) => id)
        .sort();
    expect(await opened(team.crewId)).toEqual([one.id, two.id].sort());
    expect(await opened(crewId)).toEqual([other.id]);
    for (const { id, waiting } of teams) expect(await opened(id)).toHaveLength(waiting);
  });

  it('refuse nobody, who cannot be sent, a second of the name, and to go while orders wait', async () => {
    const nobody = saveTeamInput.safeParse({ ...words, communityId: team.place.communityId, memberIds: [] });
    expect(nobody.error?.issues).toMatchObject([{ path: ['memberIds'], message: 'required' }]);
    const memberIds = [colleague.actor.staffId];
    const unskilled = saveTeamInput.safeParse({ ...words, trades: [], communityId: team.place.communityId, memberIds });
    expect(unskilled.error?.issues).toMatchObject([{ path: ['trades'], message: 'required' }]);
    await expect(save(team.director, [team.director.actor.staffId])).rejects.toMatchObject({ code: 'team.unfit' });
    const again = save(team.director, [colleague.actor.staffId], { name: '维修班' });
    await expect(again).rejects.toMatchObject({ code: 'team.name_taken' });
    const ticket = await post();
    const remove = () => removeTeam(team.director.ctx, { teamId: team.crewId });
    await expect(remove()).rejects.toMatchObject({ code: 'team.has_work' });
    await claim(colleague, ticket);
    await remove();
    const actor: Actor = { ...colleague.actor, teamIds: [] };
    expect((await listTeams(ctxOf(database.db, actor, team.clock), {})).teams).toEqual([]);
  });
});
