import { newId } from '@linli/db';
import { hintChannel, readHint, room } from '@linli/domain/kernel';
import { maskPhone } from '@linli/domain/people';
import { listTicketsInput, registerTicketInput } from '@linli/domain/tickets';
import { asBefore, asStaff, createTeam, createTicket, createZone, type Team, useDatabase } from '@linli/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Ctx } from '../context/index.ts';
import * as tickets from './index.ts';

const database = useDatabase();
let team: Team;
/** Of the other zone, which its housekeeper leads. */
let helper: Team['tradesperson'];
beforeEach(async () => {
  team = await createTeam(database.db);
  const { otherZone } = team.place;
  helper = await asStaff(team, 'tradesperson', {
    ...{ name: '李师傅', nameEn: 'Master Li', trades: ['engineering'], supports: [otherZone.zoneId] },
  });
});

type Ref = { id: string; number: number; version: number };
const at = ({ id, version }: Ref) => ({ ticketId: id, version, note: '' });
const see = (by: { ctx: Ctx }, { number }: Ref) => tickets.getTicket(by.ctx, { number });
const ask = async (ticket?: Ref) =>
  tickets.dispatchTicket(team.housekeeper.ctx, {
    ...at(ticket ?? (await createTicket(team, { status: 'accepted' }))),
    assigneeId: helper.actor.staffId,
  });
const decline = (ticket: Ref, by = team.otherHousekeeper) =>
  tickets.declineHelp(by.ctx, { ...at(ticket), note: '我们这边水管爆了，人走不开。' });
const lent = async (by: { ctx: Ctx }) => {
  const { rows } = await tickets.listTickets(by.ctx, listTicketsInput.parse({ state: 'all', focus: 'lent' }));
  expect((await tickets.countTickets(by.ctx)).lent).toBe(rows.length);
  return rows.map(({ id }) => id);
};
const candidates = async (ticketId: string) => {
  const people = await tickets.listCandidates(team.housekeeper.ctx, { ticketId });
  const of = ({ actor }: Team['tradesperson']) => {
    const found = people.find(({ id }) => id === actor.staffId);
    if (!found) throw new Error('not offered at all');
    return found;
  };
  return { people, own: of(team.tradesperson), other: of(helper) };
};
const update = ({ actor }: Team['tradesperson'], data: object) =>
  database.db.prisma.staff.update({ where: { id: actor.staffId }, data });
const goOnLeave = ({ actor }: Team['tradesperson'], state = 'confirmed') => {
  const [startsAt, endsAt] = [-1, 1].map((days) => new Date(team.clock.now().getTime() + days * 86_400_000));
  const { staffId } = actor;
  const deputyId = team.director.actor.staffId;
  return database.db.prisma.absence.create({
    data: {
      id: newId(),
      staffId,
      deputyId,
      byId: deputyId,
      state,
      startsAt: startsAt as Date,
      endsAt: endsAt as Date,
      createdAt: startsAt as Date,
    },
  });
};

describe('who could help from the next zone (T7)', () => {
  it('is offered apart and last, while one of the zone can do it', async () => {
    const { id } = await createTicket(team, { status: 'accepted' });
    const { people, own, other } = await candidates(id);
    expect(own).toMatchObject({ suggested: true, lending: null, help: null });
    expect(other).toMatchObject({ suggested: false, lending: { id: team.place.otherZone.zoneId }, help: null });
    const first = people.findIndex(({ lending }) => lending !== null);
    expect(people.slice(first).every(({ lending }) => lending !== null)).toBe(true);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['none_here', () => goOnLeave(team.tradesperson)],
    ['all_busy', () => database.db.prisma.community.updateMany({ data: { openWorkCap: 1 } })],
    ['no_trade', () => update(team.tradesperson, { trades: ['cleaning'] })],
  ])('says why: %s; then nobody of the zone is suggested', async (why, happens) => {
    const { id } = await createTicket(team, { status: 'accepted' });
    // In hand already, so that a cap of one is full.
    await createTicket(team, { status: 'dispatched' });
    await happens();
    const { people, other } = await candidates(id);
    expect(other).toMatchObject({ help: why, lending: { id: team.place.otherZone.zoneId } });
    expect(people.filter(({ suggested }) => suggested)).toEqual([]);
  });

  it('is never somebody on leave; leave that nobody agreed to keeps nobody away', async () => {
    const { id } = await createTicket(team, { status: 'accepted' });
    await goOnLeave(team.tradesperson, 'planned');
    expect((await candidates(id)).own).toMatchObject({ suggested: true });
    await goOnLeave(team.tradesperson);
    await goOnLeave(helper);
    const { people, own, other } = await candidates(id);
    for (const away of [own, other]) expect(away.reasons).toContain('away');
    expect(people.filter(({ suggested, reasons }) => suggested && reasons.includes('away'))).toEqual([]);
  });

  it('is nobody who works in no zone, or in this one as well', async () => {
    const everywhere = await asStaff(team, 'tradesperson', { name: '全区', trades: ['engineering'] });
    const { zone, otherZone } = team.place;
    const both = await asStaff(team, 'tradesperson', { name: '两边', supports: [zone.zoneId, otherZone.zoneId] });
    const { id } = await createTicket(team, { status: 'accepted' });
    const { people } = await candidates(id);
    for (const { actor } of [everywhere, both]) {
      expect(people.find((one) => one.id === actor.staffId)?.lending).toBeNull();
    }
  });
});

describe('help that was asked for', () => {
  it('names the lending zone, and is on the list of its housekeeper, who steers nothing there', async () => {
    const ticket = await ask();
    const { zoneId } = team.place.otherZone;
    const inside = await see(team.housekeeper, ticket);
    expect(inside).toMatchObject({ lendingZone: { id: zoneId }, assignee: { id: helper.actor.staffId } });
    expect(inside.events.at(-1)).toMatchObject({ type: 'dispatched', data: { lendingId: zoneId } });
    expect(await lent(team.otherHousekeeper)).toEqual([ticket.id]);
    expect(await lent(team.housekeeper)).toEqual([]);
    const { abilities, reporterPhone } = await see(team.otherHousekeeper, ticket);
    expect(reporterPhone).toBe(maskPhone(team.resident.actor.phone));
    expect(Object.entries(abilities).flatMap(([name, may]) => (may ? [name] : []))).toEqual(['note', 'decline_help']);
    const by = team.otherHousekeeper.ctx;
    await expect(tickets.cancelTicket(by, { ...at(ticket), note: 'x' })).rejects.toMatchObject({
      code: 'access.denied',
    });
    const outside = await see(team.resident, ticket);
    expect(outside.lendingZone).toBeNull();
    expect(Object.keys(outside.events.at(-1)?.data ?? {}).filter((key) => key.startsWith('lending'))).toEqual([]);
  });

  it('shows the one who helps that ticket and no other of the zone', async () => {
    await createTicket(team, { status: 'accepted' });
    const ticket = await ask();
    const { rows } = await tickets.listTickets(helper.ctx, listTicketsInput.parse({ state: 'all' }));
    expect(rows.map(({ id }) => id)).toEqual([ticket.id]);
  });

  it('is told to that housekeeper at once, and to nobody else of that zone', async () => {
    const accepted = await createTicket(team, { status: 'accepted' });
    const client = await database.db.pool.connect();
    const told: string[][] = [];
    client.on('notification', ({ payload }) => told.push(readHint(payload)?.office ?? []));
    await client.query(`listen ${hintChannel}`);
    const asked = await ask(accepted);
    await decline(asked);
    await client.query('select 1; unlisten *');
    client.removeAllListeners('notification');
    client.release();
    expect(told).toHaveLength(2);
    // Also of what takes it from them.
    for (const rooms of told) {
      expect(rooms).toContain(room.staff(team.otherHousekeeper.actor.staffId));
      expect(rooms).not.toContain(room.zone(team.place.otherZone.zoneId));
    }
  });

  it('is declined with a reason: back to whoever asked, who reads why; the resident does not', async () => {
    const ticket = await ask();
    const back = await decline(ticket);
    expect(back.status).toBe('accepted');
    const inside = await see(team.housekeeper, back);
    expect(inside).toMatchObject({ assignee: null, lendingZone: null });
    expect(inside.events.at(-1)).toMatchObject({ type: 'returned', note: '我们这边水管爆了，人走不开。' });
    expect((await see(team.resident, back)).events.at(-1)).toMatchObject({ type: 'returned', note: '', data: {} });
    expect(await lent(team.otherHousekeeper)).toEqual([]);
    await expect(see(team.otherHousekeeper, back)).rejects.toMatchObject({ code: 'ticket.not_found' });
    await expect(decline(back, team.housekeeper)).rejects.toMatchObject({ code: 'help.none' });
  });

  it('cannot be declined by another, nor once the person has begun', async () => {
    const ticket = await ask();
    for (const by of [team.housekeeper, team.director]) {
      await expect(decline(ticket, by)).rejects.toMatchObject({ code: 'access.denied' });
    }
    const begun = await tickets.arriveAtTicket(helper.ctx, at(ticket));
    await expect(decline(ticket)).rejects.toMatchObject({ code: 'ticket.changed_meanwhile' });
    await expect(decline(begun)).rejects.toMatchObject({ code: 'help.begun' });
    expect((await see(team.otherHousekeeper, begun)).abilities.decline_help).toBe(false);
    expect(await lent(team.otherHousekeeper)).toEqual([ticket.id]);
  });

  it('is declined or begun, where both happen in one moment', async () => {
    for (let round = 0; round < 6; round++) {
      const ticket = await ask();
      const both = await Promise.allSettled([decline(ticket), tickets.arriveAtTicket(helper.ctx, at(ticket))]);
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const { status, version, assignee } = await see(team.housekeeper, ticket);
      expect(status).toBe(both[0]?.status === 'fulfilled' ? 'accepted' : 'under_way');
      expect(assignee === null).toBe(status === 'accepted');
      expect(version).toBe(ticket.version + 1);
      if (status === 'under_way')
        await tickets.finishTicket(helper.ctx, {
          ...at({ ...ticket, version }),
          note: '好了',
          photoIds: [],
          noPhoto: true,
        });
    }
  });

  it('ends where somebody of the zone is sent instead', async () => {
    const ticket = await ask();
    const again = await tickets.dispatchTicket(team.housekeeper.ctx, {
      ...at(ticket),
      assigneeId: team.tradesperson.actor.staffId,
    });
    expect(await see(team.housekeeper, again)).toMatchObject({ lendingZone: null });
    expect(await lent(team.otherHousekeeper)).toEqual([]);
  });
});

describe('two zones that ask for one person', () => {
  /** A third zone, and a matter of it that somebody has accepted. */
  async function inThirdZone(): Promise<Ref> {
    const { spotId } = await createZone(database.db, team.place.communityId);
    const input = {
      submissionKey: newId(),
      source: 'phone',
      kind: 'repair',
      category: 'engineering',
      matter: '灯坏了',
      spotId,
    };
    const made = await tickets.registerTicket(team.director.ctx, registerTicketInput.parse(input));
    return tickets.acceptTicket(team.director.ctx, at(made));
  }

  it('one is told that the person helps already, also in one moment; the same zone may ask for more', async () => {
    const [here, there] = [await createTicket(team, { status: 'accepted' }), await inThirdZone()];
    const { staffId: assigneeId } = helper.actor;
    const asks = await Promise.allSettled([
      ask(here),
      tickets.dispatchTicket(team.director.ctx, { ...at(there), assigneeId }),
    ]);
    const lost = asks.filter((one) => one.status === 'rejected');
    expect(lost.map(({ reason }) => reason)).toMatchObject([{ code: 'help.taken', params: { name: '李师傅' } }]);
    const winner = asks[0]?.status === 'fulfilled' ? here : there;
    if (winner === here) await ask();
    expect((await lent(team.otherHousekeeper)).includes(winner.id)).toBe(true);
  });

  it('the one who was late may ask when the other help is over', async () => {
    const [here, there] = [await ask(), await inThirdZone()];
    const again = () => tickets.dispatchTicket(team.director.ctx, { ...at(there), assigneeId: helper.actor.staffId });
    await expect(again()).rejects.toMatchObject({ code: 'help.taken' });
    await decline(here);
    expect(await again()).toMatchObject({ status: 'dispatched' });
  });
});

describe('a complaint about the housekeeper who would lend (T5)', () => {
  it('is never told to them, by list, count or page', async () => {
    const about = team.otherHousekeeper.actor.staffId;
    const filed = await createTicket(team, { kind: 'complaint', category: 'cleaning.waste', aboutStaffId: about });
    const accepted = await tickets.acceptTicket(team.director.ctx, at(filed));
    const ticket = await tickets.dispatchTicket(team.director.ctx, {
      ...at(accepted),
      assigneeId: helper.actor.staffId,
    });
    expect(await see(team.director, ticket)).toMatchObject({ lendingZone: { id: team.place.otherZone.zoneId } });
    expect(await lent(team.otherHousekeeper)).toEqual([]);
    await expect(see(team.otherHousekeeper, ticket)).rejects.toMatchObject({ code: 'ticket.not_found' });
    await expect(decline(ticket)).rejects.toMatchObject({ code: 'ticket.not_found' });
  });
});

it('the deputy of a housekeeper on leave answers in their place', async () => {
  const { staffId } = team.otherHousekeeper.actor;
  const deputy = await asStaff(team, 'housekeeper', { leads: [], name: '代管' });
  const [startsAt, endsAt] = [-1, 1].map((days) => new Date(Date.now() + days * 86_400_000));
  const data = { id: newId(), staffId, deputyId: deputy.actor.staffId, byId: staffId, state: 'confirmed' };
  await database.db.prisma.absence.create({
    data: { ...data, startsAt: startsAt as Date, endsAt: endsAt as Date, createdAt: startsAt as Date },
  });
  const ticket = await ask();
  const now = await asBefore(team, deputy);
  expect(await lent(now)).toEqual([ticket.id]);
  expect(await decline(ticket, now)).toMatchObject({ status: 'accepted' });
});
