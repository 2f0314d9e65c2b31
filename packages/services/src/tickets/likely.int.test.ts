import { newId } from '@linli/db';
import { likelySameInput, listTicketsInput, registerTicketInput } from '@linli/domain/tickets';
import { asResident, asStaff, buildUnit, createTeam, createTicket, type Team, useDatabase } from '@linli/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Ctx } from '../context/index.ts';
import { getTicket, listLikelySame, listTickets, registerTicket } from './index.ts';

const database = useDatabase();
let team: Team;
beforeEach(async () => {
  team = await createTeam(database.db);
});

const plumbing = 'engineering.plumbing';
const asked = async (more: object, { ctx }: { ctx: Ctx } = team.frontDesk) => {
  const rows = await listLikelySame(ctx, likelySameInput.parse({ category: plumbing, ...more }));
  return rows.map(({ number }) => number);
};
/** A home in the same building, on another floor. */
const homeOn = async (floor: number) => {
  const unit = buildUnit(team.place.zone.buildingId, { floor, number: `${floor}09` });
  await database.db.prisma.unit.create({ data: unit });
  return unit.id;
};

describe('what a new report may be the same as (T6)', () => {
  it('is open, of its kind, and of the same home or household', async () => {
    const { number } = await createTicket(team);
    const { unitId } = team.place.zone;
    const { memberId } = team.resident.actor;
    expect(await asked({ unitId })).toEqual([number]);
    expect(await asked({ unitId, category: 'engineering.masonry' })).toEqual([number]);
    expect(await asked({ unitId, category: 'cleaning.waste' })).toEqual([]);
    const inPublic = await createTicket(team, { area: 'public' });
    expect((await asked({ memberId })).sort()).toEqual([number, inPublic.number]);
    await createTicket(team, { status: 'cancelled' });
    expect(await asked({ unitId })).toEqual([number]);
    const submissionKey = newId();
    expect(await asked({ unitId, submissionKey })).toEqual([number]);
    // Sent again, it is not the same as itself.
    await database.db.prisma.ticket.updateMany({ where: { number: inPublic.number }, data: { submissionKey } });
    expect(await asked({ unitId, submissionKey })).toEqual([]);
    team.clock.advance(15 * 24 * 60);
    expect(await asked({ unitId })).toEqual([]);
  });

  it('is upstairs or downstairs, at the same spot, or in a part of the building that nobody named', async () => {
    const { number } = await createTicket(team);
    const upstairs = await homeOn(4);
    expect(await asked({ unitId: upstairs })).toEqual([number]);
    expect(await asked({ unitId: upstairs, category: 'engineering' })).toEqual([number]);
    expect(await asked({ unitId: upstairs, category: 'engineering.electrical' })).toEqual([]);
    expect(await asked({ unitId: await homeOn(9) })).toEqual([]);
    const { spotId, buildingId } = team.place.zone;
    const lobby = await createTicket(team, { area: 'public', spotId });
    expect(await asked({ spotId })).toEqual([lobby.number, number]);
    expect((await asked({ buildingId })).sort()).toEqual([number, lobby.number]);
    expect(await asked({ spotId: team.place.otherZone.spotId })).toEqual([]);
    expect(await asked({})).toEqual([]);
  });

  it('is only what the asker sees, and never about somebody (T5); one query', async () => {
    const { unitId } = team.place.zone;
    const { id, number } = await createTicket(team);
    expect(await asked({ unitId }, team.otherHousekeeper)).toEqual([]);
    const query = vi.spyOn(database.db.pool, 'query');
    expect(await asked({ unitId }, team.housekeeper)).toEqual([number]);
    expect(query).toHaveBeenCalledTimes(1);
    query.mockRestore();
    await database.db.prisma.ticket.update({ where: { id }, data: { aboutStaffId: team.tradesperson.actor.staffId } });
    expect(await asked({ unitId }, team.director)).toEqual([]);
  });

  it('is followed by who may merge: the new report goes into it, and colleagues read who else asks', async () => {
    const { id, number } = await createTicket(team, { status: 'accepted' });
    const neighbour = await asResident(team, { unitId: await homeOn(4), name: '周敏' });
    const { memberId, unitId } = neighbour.actor;
    const report = (more: object) =>
      registerTicketInput.parse({
        ...{ submissionKey: newId(), source: 'phone', kind: 'repair', category: plumbing },
        ...{ matter: '天花板滴水', unitId, memberId, ...more },
      });
    const rows = async ({ ctx }: { ctx: Ctx }) =>
      (await listLikelySame(ctx, likelySameInput.parse({ category: plumbing, unitId }))).map(({ follows }) => follows);
    expect([await rows(team.frontDesk), await rows(team.housekeeper)]).toEqual([[true], [true]]);
    const input = report({ sameAs: number });
    const filed = await registerTicket(team.frontDesk.ctx, input);
    expect(filed.status).toBe('merged');
    const mine = await getTicket(neighbour.ctx, { number: filed.number });
    expect(mine).toMatchObject({ status: 'merged', mergedIntoNumber: number });
    const { events } = await getTicket(team.housekeeper.ctx, { number });
    expect(events.at(-1)).toMatchObject({ type: 'noted', visibility: 'internal' });
    expect(events.at(-1)).toMatchObject({
      note: input.matter,
      data: { number: filed.number, place: expect.any(String) },
    });
    // The phone sends again: nothing twice.
    expect(await registerTicket(team.frontDesk.ctx, input)).toMatchObject({ number: filed.number, status: 'merged' });
    expect((await getTicket(team.housekeeper.ctx, { number })).events).toHaveLength(events.length);
    const count = () => database.db.prisma.ticket.count();
    const before = await count();
    const plumber = await asStaff(team, 'tradesperson');
    await expect(registerTicket(plumber.ctx, report({ sameAs: number }))).rejects.toMatchObject({
      code: 'access.denied',
    });
    await database.db.prisma.ticket.update({ where: { id }, data: { status: 'closed', endedAt: new Date() } });
    await expect(registerTicket(team.frontDesk.ctx, report({ sameAs: number }))).rejects.toMatchObject({
      code: 'ticket.same_unfit',
    });
    expect(await count()).toBe(before);
  });
});

describe('a home in the search of the list (D1)', () => {
  const found = async (text: string) =>
    (await listTickets(team.director.ctx, listTicketsInput.parse({ text }))).rows.map(({ number }) => number);

  it.each(['3-1204', '3座1204', '3 座 1204 室', 'Block 3 1204', '3-1204室', '1204'])('%s', async (text) => {
    const { zone } = team.place;
    const { prisma } = database.db;
    await prisma.building.update({ where: { id: zone.buildingId }, data: { name: '3座', nameEn: 'Block 3' } });
    await prisma.unit.update({ where: { id: zone.unitId }, data: { number: '1204' } });
    const { number } = await createTicket(team);
    expect(await found(text)).toEqual([number]);
    for (const other of ['13-1204', '3-1203', '4-1204', '3-204']) expect(await found(other)).toEqual([]);
  });
});
