import { newId } from '@linli/db';
import { createTicketInput, registerTicketInput } from '@linli/domain/tickets';
import { asStaff, createTeam, type Team, useDatabase } from '@linli/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Ctx } from '../context/index.ts';
import { splitTicket } from '../links/index.ts';
import { createTicket, getTicket, registerTicket } from './index.ts';

const database = useDatabase();
let team: Team;
/** The building of the resident's own zone, and 200 m to the east that of the other zone. */
const own = { lat: 31.2, lng: 121.4 };
const other = { lat: 31.2, lng: 121.4021 };
const byOther = { lat: 31.2, lng: 121.402 };
const outside = { lat: 31.21, lng: 121.4 };

beforeEach(async () => {
  team = await createTeam(database.db);
  const { zone, otherZone } = team.place;
  const { building } = database.db.prisma;
  await building.update({ where: { id: zone.buildingId }, data: { ...own, name: '彩乐楼', nameEn: 'Choi Lok House' } });
  await building.update({ where: { id: otherZone.buildingId }, data: { ...other, name: '彩善楼', nameEn: '' } });
});

const matter = () => ({ submissionKey: newId(), kind: 'repair', category: 'engineering.lighting', matter: '路灯不亮' });
const report = (more: object) => createTicket(team.resident.ctx, createTicketInput.parse({ ...matter(), ...more }));
const register = (more: object) =>
  registerTicket(team.housekeeper.ctx, registerTicketInput.parse({ ...matter(), source: 'phone', ...more }));
const rowOf = async ({ id }: { id: string }) => database.db.prisma.ticket.findUniqueOrThrow({ where: { id } });

describe('a point on the map is the place (T2)', () => {
  it('with words that can be said, and the zone of the building it is near', async () => {
    const row = await rowOf(await report({ area: 'public', position: byOther, placeWords: '长椅旁' }));
    expect(row).toMatchObject({
      ...byOther,
      zoneId: team.place.otherZone.zoneId,
      placeText: '彩善楼附近（长椅旁）',
      placeTextEn: 'Near 彩善楼 (长椅旁)',
      unitId: null,
      spotId: null,
    });
    expect(row.search).toContain('彩善');
  });

  it('from staff as well, alone or where exactly at a spot', async () => {
    const { otherZone, zone } = team.place;
    expect(await rowOf(await register({ position: own }))).toMatchObject({
      ...own,
      zoneId: zone.zoneId,
      placeText: '彩乐楼附近',
      area: 'public',
    });
    const at = await rowOf(await register({ spotId: otherZone.spotId, position: own }));
    expect(at).toMatchObject({ ...own, spotId: otherZone.spotId, zoneId: otherZone.zoneId });
    expect(at.placeText).toMatch(/大堂$/);
  });

  it('of the community that was chosen, for whoever serves several; of none out of reach', async () => {
    const elsewhere = await createTeam(database.db);
    const { communityId } = elsewhere.place;
    const { regionId } = team.place;
    await database.db.prisma.community.update({ where: { id: communityId }, data: { regionId } });
    await database.db.prisma.building.update({
      where: { id: elsewhere.place.zone.buildingId },
      data: { lat: 22.3, lng: 114.2, name: '青松楼', nameEn: 'Pine House' },
    });
    const manager = await asStaff(team, 'regional_manager', { communityId: null, regionId });
    expect([...manager.actor.communityIds].sort()).toEqual([communityId, team.place.communityId].sort());
    const file = (by: { ctx: Ctx }, more: object) =>
      registerTicket(by.ctx, registerTicketInput.parse({ ...matter(), source: 'phone', ...more }));
    const there = { position: { lat: 22.3, lng: 114.2 }, communityId };
    expect(await rowOf(await file(manager, there))).toMatchObject({ communityId, placeText: '青松楼附近' });
    const here = { position: own, communityId: team.place.communityId };
    expect(await rowOf(await file(manager, here))).toMatchObject({ ...own, placeText: '彩乐楼附近' });
    await expect(file(team.housekeeper, there)).rejects.toMatchObject({ code: 'access.denied' });
  });

  it('belongs to the zone of the nearest building that has one', async () => {
    await database.db.prisma.building.update({
      where: { id: team.place.otherZone.buildingId },
      data: { zoneId: null },
    });
    const row = await rowOf(await report({ area: 'public', position: byOther }));
    expect(row).toMatchObject({ placeText: '彩善楼附近', zoneId: team.place.zone.zoneId });
  });

  it('is refused outside of the community, and where there is no map', async () => {
    const refused = { code: 'ticket.place_unknown' };
    await expect(report({ area: 'public', position: outside })).rejects.toMatchObject(refused);
    await expect(register({ position: outside })).rejects.toMatchObject(refused);
    await expect(register({ spotId: team.place.zone.spotId, position: outside })).rejects.toMatchObject(refused);
    await database.db.prisma.building.updateMany({ data: { lat: null, lng: null } });
    await expect(report({ area: 'public', position: own })).rejects.toMatchObject(refused);
    await expect(register({ position: own })).rejects.toMatchObject(refused);
    expect(await database.db.prisma.ticket.count()).toBe(0);
  });

  it('never goes with a home', async () => {
    await expect(report({ position: own })).rejects.toMatchObject({ code: 'ticket.place_unknown' });
    expect(() => createTicketInput.parse({ ...matter(), area: 'private', position: own })).toThrow('position');
    const inUnit = { ...matter(), source: 'phone', unitId: team.place.zone.unitId };
    expect(() => registerTicketInput.parse({ ...inUnit, position: own })).toThrow('position');
  });

  it('costs no round trip where there is none, nor one more where there is', async () => {
    const query = vi.spyOn(database.db.pool, 'query');
    const statements = async (more: object) => {
      query.mockClear();
      await report(more);
      return query.mock.calls.length;
    };
    await report({ area: 'public', placeWords: '长椅旁' });
    const plain = await statements({ area: 'public', placeWords: '长椅旁' });
    expect(await statements({ area: 'public', position: own })).toBe(plain);
    query.mockRestore();
  });

  it('is planned once: the statements of the hot path keep their plans', async () => {
    // The database decides after five.
    for (let times = 0; times < 8; times++) await report({});
    const { rows } = await database.db.pool.query(
      `select name from pg_prepared_statements where name in ('place u', 'intake') and generic_plans > 0 order by name`,
    );
    expect(rows).toEqual([{ name: 'intake' }, { name: 'place u' }]);
  });
});

describe('a floor of a building is a place of all who live there', () => {
  it('from a resident and from staff, with its words and its zone', async () => {
    const { buildingId, zoneId } = team.place.otherZone;
    const place = { buildingId, zoneId, floor: 3, placeText: '彩善楼 3楼（电梯口）', unitId: null, spotId: null };
    const more = { buildingId, floor: 3, placeWords: '电梯口' };
    const row = await rowOf(await report({ ...more, area: 'public' }));
    expect(row).toMatchObject(place);
    expect(await rowOf(await register(more))).toMatchObject({ ...place, area: 'public' });
    expect((await getTicket(team.resident.ctx, { number: row.number })).at).toEqual({ ...other, marked: false });
    expect(await rowOf(await register({ buildingId }))).toMatchObject({ floor: null, placeText: '彩善楼 公共区域' });
  });

  it('is refused for a floor that is not there, a building elsewhere, and a home', async () => {
    const { buildingId } = team.place.otherZone;
    const issues = [expect.objectContaining({ path: ['floor'] })];
    await expect(report({ area: 'public', buildingId, floor: 19 })).rejects.toMatchObject({ issues });
    await expect(register({ buildingId, floor: -10 })).rejects.toMatchObject({ issues });
    const elsewhere = await createTeam(database.db);
    const far = { area: 'public', buildingId: elsewhere.place.zone.buildingId };
    await expect(report(far)).rejects.toMatchObject({ code: 'ticket.place_unknown' });
    await expect(register(far)).rejects.toMatchObject({ code: 'access.denied' });
    await expect(report({ buildingId })).rejects.toMatchObject({ code: 'ticket.place_unknown' });
    const inUnit = { ...matter(), source: 'phone', unitId: team.place.zone.unitId };
    expect(() => registerTicketInput.parse({ ...inUnit, buildingId })).toThrow('buildingId');
  });
});

describe('where a matter is on the map', () => {
  const at = async ({ number }: { number: number }) => (await getTicket(team.resident.ctx, { number })).at;

  it('is its point, else its spot, else its building', async () => {
    const { zone } = team.place;
    expect(await at(await report({ area: 'public', position: byOther }))).toEqual({ ...byOther, marked: true });
    const inSpot = await report({ area: 'public', spotId: zone.spotId });
    expect(await at(inSpot)).toEqual({ lat: 31.2, lng: 121.4, marked: false });
    await database.db.prisma.spot.updateMany({ data: { lat: null, lng: null } });
    await database.db.prisma.building.updateMany({ where: { id: zone.buildingId }, data: { lat: 31.2003 } });
    expect(await at(inSpot)).toEqual({ ...own, lat: 31.2003, marked: false });
    expect(await at(await report({}))).toEqual({ ...own, lat: 31.2003, marked: false });
    expect(await at(await report({ area: 'public', placeWords: '长椅旁' }))).toBeNull();
  });

  it('goes with a part that is split off', async () => {
    const ticket = await report({ area: 'public', position: byOther });
    await splitTicket(team.director.ctx, {
      ticketId: ticket.id,
      version: 1,
      note: '',
      parts: [
        { category: 'engineering.electrical', matter: '查线路', withPhotos: false },
        { category: 'engineering.lighting', matter: '换灯', withPhotos: false },
      ],
    });
    const parts = await database.db.prisma.ticket.findMany({ where: { parentId: ticket.id } });
    expect(parts).toHaveLength(2);
    for (const part of parts) expect(part).toMatchObject({ ...byOther, placeText: '彩善楼附近' });
  });
});
