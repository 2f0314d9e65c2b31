import { newId } from '@linli/db';
import { createTicketInput, registerTicketInput } from '@linli/domain/tickets';
import { createTeam, type Team, useDatabase } from '@linli/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { createTicket, registerTicket } from './index.ts';

const database = useDatabase();
let team: Team;
/** The lobby of the first building is on its ground floor; the plaza belongs to no building. */
let plazaId: string;

beforeEach(async () => {
  team = await createTeam(database.db);
  const { communityId, zone, otherZone } = team.place;
  const { prisma } = database.db;
  await prisma.building.update({ where: { id: zone.buildingId }, data: { name: '彩乐楼', basements: 0 } });
  await prisma.building.update({ where: { id: otherZone.buildingId }, data: { name: '彩善楼' } });
  await prisma.spot.update({ where: { id: zone.spotId }, data: { name: '彩乐楼大堂', floor: 1 } });
  plazaId = newId();
  await prisma.spot.create({
    data: { id: plazaId, communityId, name: '广场', nameEn: 'Plaza', kind: 'plaza', code: 'plaza234' },
  });
});

const matter = () => ({ submissionKey: newId(), kind: 'repair', category: 'engineering.lighting', matter: '路灯不亮' });

/** Both ways in; the resident’s form and the desk’s, a finding is the desk’s with another source. */
const doors = {
  resident: (place: object) =>
    createTicket(team.resident.ctx, createTicketInput.parse({ ...matter(), area: 'public', ...place })),
  staff: (place: object) =>
    registerTicket(team.frontDesk.ctx, registerTicketInput.parse({ ...matter(), source: 'phone', ...place })),
  finding: (place: object) =>
    registerTicket(
      team.tradesperson.ctx,
      registerTicketInput.parse({ ...matter(), kind: 'patrol', source: 'patrol', ...place }),
    ),
};
const rowOf = ({ id }: { id: string }) => database.db.prisma.ticket.findUniqueOrThrow({ where: { id } });

describe.each(Object.entries(doors))('what was said of a place outside, by %s (T2)', (name, file) => {
  it('is kept whole: building, floor and words beside a spot', async () => {
    const { buildingId, spotId } = team.place.zone;
    const row = await rowOf(await file({ spotId: plazaId, buildingId, floor: 3, placeWords: '长椅' }));
    expect(row).toMatchObject({ spotId: plazaId, buildingId, floor: 3, zoneId: team.place.zone.zoneId });
    expect(row.placeText).toBe('广场（彩乐楼，3楼，长椅）');
    const lobby = await rowOf(await file({ spotId, buildingId, floor: 1 }));
    expect(lobby).toMatchObject({ spotId, buildingId, floor: 1, placeText: '彩乐楼大堂' });
  });

  it('is refused beside the field where it contradicts itself or is not there', async () => {
    const { zone, otherZone } = team.place;
    const refused = async (field: string, message: string, place: object) => {
      const issues = [expect.objectContaining({ path: [field], message })];
      await expect((async () => file(place))()).rejects.toMatchObject({ issues });
    };
    await refused('buildingId', 'contradicts', { spotId: zone.spotId, buildingId: otherZone.buildingId, floor: 3 });
    await refused('floor', 'contradicts', { spotId: zone.spotId, floor: 8 });
    await refused('floor', 'invalid', { buildingId: zone.buildingId, floor: -5 });
    await refused('buildingId', 'required', { floor: 3, placeWords: '电梯口' });
    await refused('buildingId', 'required', { spotId: plazaId, floor: 3 });
    expect(await database.db.prisma.ticket.count()).toBe(0);
  });

  it('is somewhere: words are enough of a resident, staff choose', async () => {
    const nowhere = { issues: [expect.objectContaining({ path: [name === 'resident' ? 'placeWords' : 'spotId'] })] };
    for (const placeWords of ['', '门', ' \u200b ']) {
      await expect((async () => file({ placeWords }))()).rejects.toMatchObject(nowhere);
    }
    const inWords = (async () => file({ placeWords: '西门旁' }))();
    if (name === 'resident') expect((await rowOf(await inWords)).placeText).toMatch(/ · 西门旁$/);
    else await expect(inWords).rejects.toMatchObject(nowhere);
  });
});

it('of a category that is always in public the place is asked for, though the form said no area', async () => {
  const lift = { ...matter(), category: 'engineering.lift' };
  const file = (more: object) => createTicket(team.resident.ctx, createTicketInput.parse({ ...lift, ...more }));
  await expect(file({})).rejects.toMatchObject({ issues: [expect.objectContaining({ path: ['placeWords'] })] });
  expect(await rowOf(await file({ placeWords: '2 号梯' }))).toMatchObject({ area: 'public' });
});

it('a home has no spot and no floor besides, and keeps the words', async () => {
  const { unitId, spotId } = team.place.zone;
  const at = { ...matter(), source: 'phone', unitId };
  expect(registerTicketInput.safeParse({ ...at, spotId }).error?.issues[0]?.path).toEqual(['spotId']);
  expect(registerTicketInput.safeParse({ ...at, floor: 3 }).error?.issues[0]?.path).toEqual(['floor']);
  const row = await rowOf(await doors.staff({ unitId, placeWords: '主卧' }));
  expect(row).toMatchObject({ unitId, area: 'private' });
  expect(row.placeText).toMatch(/室（主卧）$/);
  expect(() => doors.resident({ area: 'private', spotId })).toThrow('spotId');
});
