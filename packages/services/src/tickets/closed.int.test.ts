import { newId } from '@linli/db';
import { type HintMessage, hintChannel, readHint, room } from '@linli/domain/kernel';
import { listHouseholdsInput } from '@linli/domain/people';
import { listReinspectionsInput } from '@linli/domain/reinspections';
import { createTicketInput, listTicketsInput, registerTicketInput } from '@linli/domain/tickets';
import { type Acting, asBefore, asStaff, createTeam, type Team, useDatabase } from '@linli/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { listCallbacks } from '../callbacks/index.ts';
import { getCategoryTree } from '../categories/index.ts';
import type { Ctx } from '../context/index.ts';
import { listHouseholds, listStaff } from '../people/index.ts';
import { listReinspections } from '../reinspections/index.ts';
import { getEstateMap, listZones } from '../zones/index.ts';
import * as tickets from './index.ts';

const database = useDatabase();
type Staff = Team['housekeeper'];
let team: Team;
/** Leads the one who is complained of; under the director as everybody is. */
let leader: Staff;
let quality: Staff;
let administrator: Staff;
let colleague: Staff;

beforeEach(async () => {
  team = await createTeam(database.db);
  const lead = await asStaff(team, 'team_leader', { name: '领班' });
  await database.db.prisma.staff.update({
    where: { id: team.tradesperson.actor.staffId },
    data: { superiorId: lead.actor.staffId },
  });
  leader = await asBefore(team, lead);
  quality = await asStaff(team, 'quality', { communityId: null });
  administrator = await asStaff(team, 'administrator', { communityId: null });
  colleague = await asStaff(team, 'tradesperson', { name: '李师傅', teams: [team.crewId], trades: ['engineering'] });
});

const words = '师傅态度差，说话很冲';
const complaint = () => ({
  submissionKey: newId(),
  kind: 'complaint',
  category: 'service_attitude',
  matter: words,
  aboutStaffId: team.tradesperson.actor.staffId,
});
const file = () => tickets.createTicket(team.resident.ctx, createTicketInput.parse(complaint()));
const sees = async ({ ctx }: Acting<Staff['actor']>, number: number) => {
  const listed = await tickets.listTickets(ctx, listTicketsInput.parse({ state: 'all', text: '说话很冲' }));
  const inList = listed.rows.some((row) => row.number === number);
  const opened = await tickets.getTicket(ctx, { number }).then(
    () => true,
    () => false,
  );
  expect(opened).toBe(inList);
  return opened;
};

/** Everything that a member of staff can count or look up, as one thing to compare before and after. */
async function everyLook(ctx: Ctx) {
  const lists = [{}, { kind: 'complaint' }, { text: '说话很冲' }, { order: 'due' }, { mine: true }, { focus: 'board' }];
  const found = [];
  for (const filters of lists) {
    const { rows } = await tickets.listTickets(ctx, listTicketsInput.parse({ state: 'all', ...filters }));
    found.push(rows.map(({ number }) => number));
  }
  return {
    found,
    counts: await tickets.countTickets(ctx),
    figures: await tickets.getTicketFigures(ctx),
    rates: await tickets.getTicketRates(ctx, {}),
    zones: await listZones(ctx),
    map: await getEstateMap(ctx, {}),
    staff: await listStaff(ctx),
    tree: await getCategoryTree(ctx).catch(() => null),
    households: await listHouseholds(ctx, listHouseholdsInput.parse({})).catch(() => null),
    calls: await listCallbacks(ctx, { status: 'due', limit: 50 }).catch(() => null),
    again: await listReinspections(ctx, listReinspectionsInput.parse({})).catch(() => null),
  };
}

async function closedBy(by: Staff) {
  const { id: ticketId, number } = await file();
  const at = async () => (await database.db.prisma.ticket.findUniqueOrThrow({ where: { id: ticketId } })).version;
  await tickets.acceptTicket(by.ctx, { ticketId, version: await at(), note: '' });
  await tickets.settleTicket(by.ctx, { ticketId, version: await at(), note: '已道歉', photoIds: [] });
  await tickets.verifyTicket(by.ctx, { ticketId, version: await at(), note: '', photoIds: [] });
  await tickets.confirmTicket(team.resident.ctx, { ticketId, version: await at(), rating: 'dissatisfied', words: '' });
  return { ticketId, number };
}

describe('a complaint about somebody is closed by default (T5)', () => {
  it('to everybody in the zone and the community with no part in it, in every list, count and search', async () => {
    const others = [team.housekeeper, team.otherHousekeeper, team.frontDesk, colleague, administrator];
    const before = [];
    for (const { ctx } of others) before.push(await everyLook(ctx));
    const { number } = await file();
    await closedBy(leader);
    for (const [index, { ctx }] of others.entries()) {
      expect(await everyLook(ctx)).toEqual(before[index]);
      expect(await sees({ ctx, actor: others[index]?.actor ?? leader.actor }, number)).toBe(false);
    }
  });

  it('but for those above, near and far, and quality', async () => {
    const { number } = await file();
    for (const person of [leader, team.director, quality]) expect(await sees(person, number)).toBe(true);
    expect(await sees(team.tradesperson, number)).toBe(false);
  });

  it('for who registered it, while others at the same desk see nothing', async () => {
    const { number } = await tickets.registerTicket(
      team.frontDesk.ctx,
      registerTicketInput.parse({ ...complaint(), source: 'phone', unitId: team.place.zone.unitId }),
    );
    expect(await sees(team.frontDesk, number)).toBe(true);
    expect(await sees(await asStaff(team, 'front_desk'), number)).toBe(false);
  });

  it('and for whoever is given a part in it, as long as they have it', async () => {
    const { id: ticketId, number, version } = await file();
    const accepted = await tickets.acceptTicket(leader.ctx, { ticketId, version, note: '' });
    const sent = await tickets.dispatchTicket(team.director.ctx, {
      ...{ ticketId, version: accepted.version, note: '' },
      assigneeId: colleague.actor.staffId,
      companionIds: [team.otherHousekeeper.actor.staffId],
    });
    for (const person of [colleague, team.otherHousekeeper]) expect(await sees(person, number)).toBe(true);
    await tickets.returnTicket(colleague.ctx, { ticketId, version: sent.version, reason: 'overloaded', note: '' });
    for (const person of [colleague, team.otherHousekeeper]) expect(await sees(person, number)).toBe(false);
    const at = (await tickets.getTicket(leader.ctx, { number })).version;
    const toId = team.frontDesk.actor.staffId;
    await tickets.offerHandover(leader.ctx, { ticketId, version: at, toId, note: '请您接手' });
    expect(await sees(team.frontDesk, number)).toBe(true);
  });

  it('goes on no board: a whole team would read it', async () => {
    const { id: ticketId, number, version } = await file();
    const { version: at } = await tickets.acceptTicket(leader.ctx, { ticketId, version, note: '' });
    expect((await tickets.getTicket(team.director.ctx, { number })).abilities.post).toBe(false);
    const post = { ticketId, version: at, teamId: team.crewId, note: '' };
    await expect(tickets.postTicket(team.director.ctx, post)).rejects.toMatchObject({ code: 'team.unfit' });
  });

  it('owes its call to somebody who sees it', async () => {
    const { ticketId, number } = await closedBy(leader);
    const { ownerId } = await database.db.prisma.callback.findFirstOrThrow({ where: { ticketId } });
    expect(ownerId).toBe(team.director.actor.staffId);
    expect(await sees(team.director, number)).toBe(true);
  });

  it('tells no room of a zone or a community, at no step', async () => {
    const client = await database.db.pool.connect();
    const told: HintMessage[] = [];
    client.on('notification', ({ payload }) => {
      const message = readHint(payload);
      if (message) told.push(message);
    });
    try {
      await client.query(`listen ${hintChannel}`);
      await closedBy(leader);
      await client.query('select 1');
      await client.query(`unlisten ${hintChannel}`);
    } finally {
      client.removeAllListeners('notification');
      client.release();
    }
    expect(told.length).toBeGreaterThan(4);
    const { staffId } = team.tradesperson.actor;
    const around = [room.above(staffId), room.aboutStaff(team.place.communityId)];
    for (const { office } of told) {
      expect(office).toEqual(expect.arrayContaining(around));
      expect(office.filter((name) => /^(zone|community|team):/.test(name))).toEqual([]);
    }
  });
});
