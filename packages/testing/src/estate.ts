import type { Db } from '@linli/db';
import type { StaffRole } from '@linli/domain/access';
import { asResident, asStaff, buildSpot, buildUnit, createCommunity, type StaffPlaces } from './factories/index.ts';

/** Everybody whom a question of access needs: two zones with their people, and a second community. */
export type Estate = Awaited<ReturnType<typeof createEstate>>;

/** Makes the estate in an empty database. Names tell who stands where. */
export async function createEstate(db: Db) {
  const place = await createCommunity(db);
  const elsewhere = await createCommunity(db, { companyId: place.companyId });
  const east = place.zone.zoneId;
  const west = place.otherZone.zoneId;
  const far = elsewhere.zone.zoneId;
  const { prisma } = db;
  const named = async (id: string, name: string) => {
    await prisma.zone.update({ where: { id }, data: { name, nameEn: name } });
  };
  await Promise.all([named(east, '东'), named(west, '西'), named(far, '远')]);

  const staff = async (role: StaffRole, name: string, given: StaffPlaces & { trades?: string[] } = {}, at = place) =>
    (await asStaff({ db, place: at }, role, { name, nameEn: name, phone: '13900000000', ...given })).actor;
  const household = async (buildingId: string, building: string, at = place) => {
    await prisma.building.update({ where: { id: buildingId }, data: { name: building, nameEn: building } });
    const unit = await prisma.unit.create({ data: buildUnit(buildingId, { number: '1203' }) });
    const member = { unitId: unit.id, name: `住户${building}`, phone: '13800001234' };
    return (await asResident({ db, place: at }, member)).actor;
  };
  const spot = (zoneId: string, name: string, code: string, lat: number) =>
    prisma.spot.create({
      data: buildSpot({ communityId: place.communityId, zoneId }, { name, nameEn: name, code, lat, lng: 114.2 }),
    });

  return {
    communityId: place.communityId,
    otherCommunityId: elsewhere.communityId,
    zones: { east, west, far },
    housekeeper: await staff('housekeeper', '管家东', { leads: [east] }),
    otherHousekeeper: await staff('housekeeper', '管家西', { leads: [west] }),
    farHousekeeper: await staff('housekeeper', '管家远', { leads: [far] }, elsewhere),
    director: await staff('director', '主任'),
    desk: await staff('front_desk', '前台'),
    plumber: await staff('tradesperson', '王师傅', { supports: [east], trades: ['engineering'] }),
    cleaner: await staff('cleaner', '保洁', { supports: [west], trades: ['cleaning'] }),
    farPlumber: await staff('tradesperson', '远师傅', { supports: [far], trades: ['engineering'] }, elsewhere),
    administrator: await staff('administrator', '管理员'),
    resident: await household(place.zone.buildingId, '彩乐楼'),
    neighbour: await household(place.otherZone.buildingId, '彩善楼'),
    stranger: await household(elsewhere.zone.buildingId, '青松楼', elsewhere),
    lobby: await spot(east, '彩乐楼大堂', 'lobby0001', 22.328),
    carPark: await spot(west, '停车场', 'carpark01', 22.338),
  };
}
