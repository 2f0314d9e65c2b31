import { newId } from '@linli/db';
import type { StaffActor } from '@linli/domain/access';
import { createTeam, createTicket, type Team, useDatabase } from '@linli/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { listHouseholds, listStaff } from '../people/index.ts';
import { acceptTicket, dispatchTicket, getTicket, listCandidates } from '../tickets/index.ts';
import { getEstateMap, getHome, listBuildings, listFloors, listSpots, listUnits, listZones } from './index.ts';

const database = useDatabase();
let team: Team;
beforeEach(async () => {
  team = await createTeam(database.db);
});

const dismiss = ({ actor }: { actor: StaffActor }) =>
  database.db.prisma.staff.update({ where: { id: actor.staffId }, data: { active: false } });

describe('a housekeeper who was dismissed', () => {
  it('is no longer whom residents call, nor the face of the zone (Z1)', async () => {
    const { number } = await createTicket(team);
    const { staffId } = team.housekeeper.actor;
    expect((await getHome(team.resident.ctx)).housekeeper?.id).toBe(staffId);
    expect((await getTicket(team.resident.ctx, { number })).housekeeper?.id).toBe(staffId);
    await dismiss(team.housekeeper);
    expect((await getHome(team.resident.ctx)).housekeeper).toBeNull();
    expect((await getTicket(team.resident.ctx, { number })).housekeeper).toBeNull();
    const zones = await listZones(team.director.ctx);
    expect(zones.map((zone) => [zone.id, zone.housekeeper?.id])).toEqual(
      expect.arrayContaining([
        [team.place.zone.zoneId, undefined],
        [team.place.otherZone.zoneId, team.otherHousekeeper.actor.staffId],
      ]),
    );
  });

  it('gets no ticket of the zone: who accepts it answers for it (T5)', async () => {
    const { id, number, version } = await createTicket(team);
    await dismiss(team.housekeeper);
    await acceptTicket(team.frontDesk.ctx, { ticketId: id, version, note: '' });
    const ticket = await getTicket(team.frontDesk.ctx, { number });
    expect(ticket.firstResponsible?.id).toBe(team.frontDesk.actor.staffId);
  });

  it('is like anybody dismissed: neither listed, nor proposed, nor sent (T7)', async () => {
    const { id: ticketId, version } = await createTicket(team, { status: 'accepted' });
    const assigneeId = team.tradesperson.actor.staffId;
    const proposed = async () => (await listCandidates(team.director.ctx, { ticketId })).map(({ id }) => id);
    const listed = async () => (await listStaff(team.director.ctx)).map(({ id }) => id);
    expect(await proposed()).toContain(assigneeId);
    expect(await listed()).toContain(assigneeId);
    await dismiss(team.tradesperson);
    expect(await proposed()).not.toContain(assigneeId);
    expect(await listed()).not.toContain(assigneeId);
    await expect(dispatchTicket(team.director.ctx, { ticketId, version, assigneeId, note: '' })).rejects.toMatchObject({
      code: 'ticket.assignee_unfit',
    });
  });
});

it("offers a resident the places of the own building first, then what is everybody's", async () => {
  const { prisma } = database.db;
  const { communityId, zone, otherZone } = team.place;
  const { unit } = await prisma.household.findUniqueOrThrow({
    where: { id: team.resident.actor.householdId },
    select: { unit: true },
  });
  const { id: elsewhere } = await prisma.building.findFirstOrThrow({ where: { zoneId: otherZone.zoneId } });
  const add = (name: string, zoneId: string, buildingId: string | null) =>
    prisma.spot.create({
      data: { id: newId(), communityId, zoneId, buildingId, name, nameEn: name, kind: 'lobby', code: name },
    });
  await add('a elsewhere', otherZone.zoneId, elsewhere);
  await add('b shared', zone.zoneId, null);
  await add('c own', zone.zoneId, unit.buildingId);
  const listed = await listSpots(team.resident.ctx);
  expect(listed.find(({ name }) => name === 'c own')).toMatchObject({ buildingId: unit.buildingId, floor: null });
  const seen = listed.map(({ name, near }) => [name, near]);
  expect(seen.filter(([name]) => name?.includes(' '))).toEqual([
    ['c own', 'own'],
    ['b shared', 'shared'],
    ['a elsewhere', 'other'],
  ]);
  expect((await listSpots(team.director.ctx)).map(({ near }) => near)).not.toContain('own');
});

it('names the spots of one zone alone, and none of a zone that is out of reach (P1)', async () => {
  const { zone } = team.place;
  const listed = await listSpots(team.director.ctx, { zoneId: zone.zoneId });
  expect(new Set(listed.map(({ zoneId }) => zoneId))).toEqual(new Set([zone.zoneId]));
  expect((await listSpots(team.director.ctx)).length).toBeGreaterThan(listed.length);
  const elsewhere = await createTeam(database.db);
  expect(await listSpots(elsewhere.director.ctx, { zoneId: zone.zoneId })).toEqual([]);
});

describe('the map of an estate', () => {
  const place = (id: string, lat: number, lng: number) =>
    database.db.prisma.building.update({ where: { id }, data: { lat, lng } });

  it('is none while no building has a position', async () => {
    expect(await getEstateMap(team.resident.ctx, {})).toBeNull();
  });

  it('shows what has one: buildings with their zones, and spots that stand in no building', async () => {
    const { zone, otherZone, communityId } = team.place;
    const { prisma } = database.db;
    await place(zone.buildingId, 31.2, 121.4);
    await prisma.spot.create({
      data: {
        ...{
          id: newId(),
          communityId,
          zoneId: zone.zoneId,
          name: '广场',
          nameEn: 'Plaza',
          kind: 'plaza',
          code: 'plaza0',
        },
        ...{ lat: 31.2005, lng: 121.4005 },
      },
    });
    const map = await getEstateMap(team.resident.ctx, {});
    expect(map?.buildings.map(({ id, zoneId }) => [id, zoneId])).toEqual([[zone.buildingId, zone.zoneId]]);
    expect(map?.zones.map(({ id }) => id)).toEqual([zone.zoneId]);
    expect(map?.spots.map(({ name }) => name)).toEqual(['广场']);
    // A slip of the pen is on no map, and makes it no larger.
    await place(otherZone.buildingId, 21.2, 121.4);
    expect(await getEstateMap(team.resident.ctx, {})).toEqual(map);
    await place(otherZone.buildingId, 31.2, 121.402);
    expect((await getEstateMap(team.director.ctx, { communityId }))?.zones).toHaveLength(2);
  });

  it('is for those who see the community', async () => {
    const elsewhere = await createTeam(database.db);
    const { communityId } = elsewhere.place;
    for (const { ctx } of [team.resident, team.director]) {
      await expect(getEstateMap(ctx, { communityId })).rejects.toMatchObject({ code: 'record.not_found' });
    }
  });
});

describe('building, floor, home', () => {
  it('are found step by step, each in one query', async () => {
    const { prisma } = database.db;
    const { buildingId } = team.place.zone;
    await prisma.unit.createMany({
      data: [
        { id: newId(), buildingId, floor: 12, number: '1210' },
        { id: newId(), buildingId, floor: 12, number: '1202' },
        { id: newId(), buildingId, floor: 2, number: '201' },
      ],
    });
    const query = vi.spyOn(database.db.pool, 'query');
    const buildings = await listBuildings(team.frontDesk.ctx, {});
    const floors = await listFloors(team.frontDesk.ctx, { buildingId });
    const units = await listUnits(team.frontDesk.ctx, { buildingId, floor: 12 });
    expect(query.mock.calls).toHaveLength(3);
    query.mockRestore();
    expect(buildings.map(({ id }) => id)).toContain(buildingId);
    expect(floors).toEqual(expect.arrayContaining([expect.objectContaining({ floor: 12, units: 2 })]));
    expect(floors.map(({ floor }) => floor)).toEqual(floors.map(({ floor }) => floor).toSorted((a, b) => a - b));
    expect(units).toEqual([
      expect.objectContaining({ number: '1202', lived: false }),
      expect.objectContaining({ number: '1210' }),
    ]);
    const home = await listUnits(team.frontDesk.ctx, { buildingId, floor: 3 });
    expect(home).toEqual([expect.objectContaining({ id: team.resident.actor.unitId, lived: true })]);
    const { rows } = await listHouseholds(team.frontDesk.ctx, { text: '', unitId: home[0]?.id, limit: 5 });
    expect(rows.map(({ id }) => id)).toEqual([team.resident.actor.householdId]);
  });

  it('show a resident the own building first, and nobody the homes of another community', async () => {
    const { unit } = await database.db.prisma.household.findUniqueOrThrow({
      where: { id: team.resident.actor.householdId },
      select: { unit: true },
    });
    expect((await listBuildings(team.resident.ctx, {}))[0]?.id).toBe(unit.buildingId);
    const elsewhere = await createTeam(database.db);
    const { buildingId } = elsewhere.place.zone;
    const { communityId } = elsewhere.place;
    expect(await listBuildings(team.resident.ctx, { communityId })).toEqual([]);
    expect(await listFloors(team.frontDesk.ctx, { buildingId })).toEqual([]);
    expect(await listUnits(team.frontDesk.ctx, { buildingId, floor: 3 })).toEqual([]);
    // Whoever may not look households up is shown no homes.
    expect(await listFloors(team.tradesperson.ctx, { buildingId: team.place.zone.buildingId })).toEqual([]);
  });

  it('are found at once by what is said on the phone', async () => {
    const { buildingId } = team.place.zone;
    const { prisma } = database.db;
    await prisma.building.update({ where: { id: buildingId }, data: { name: '3栋', nameEn: 'Block 3' } });
    await prisma.building.update({ where: { id: team.place.otherZone.buildingId }, data: { name: '13栋' } });
    await prisma.unit.update({ where: { id: team.resident.actor.unitId }, data: { number: '1204', floor: 12 } });
    const found = async (text: string) =>
      (await listHouseholds(team.frontDesk.ctx, { text, limit: 5 })).rows.map(({ unit }) => unit);
    for (const text of ['3-1204', '3栋1204', '3号楼 1204室', '3 1204', '1204 3栋', 'block 3 1204']) {
      expect(await found(text), text).toEqual(['1204']);
    }
    for (const text of ['13-1204', '3-11204', '3-204']) expect(await found(text), text).toEqual([]);
  });
});
