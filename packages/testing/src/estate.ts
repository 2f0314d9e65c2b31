import { type Db, newId } from '@linli/db';
import type { ResidentActor, StaffActor, StaffRole } from '@linli/domain/access';

/** A small estate to act in: two zones with a housekeeper each, the people around them, and a second community. */
export type Estate = Awaited<ReturnType<typeof createEstate>>;

/** Makes the estate in an empty database. All ids are fresh; names are short and tell the role. */
export async function createEstate({ prisma }: Db) {
  const companyId = newId();
  const regionId = newId();
  await prisma.company.create({ data: { id: companyId, name: '邻里物业', nameEn: 'Linli' } });
  await prisma.region.create({ data: { id: regionId, companyId, name: '东区', nameEn: 'East' } });

  const community = async (name: string) => {
    const id = newId();
    await prisma.community.create({
      data: { id, regionId, name, nameEn: name, timeZone: 'Asia/Shanghai', hotline: '4000000000' },
    });
    return id;
  };
  const home = await community('彩福邨');
  const elsewhere = await community('长青邨');

  const staff = async (
    role: StaffRole,
    name: string,
    place: { communityId: string | null; zoneIds?: string[]; trades?: string[] },
  ): Promise<StaffActor> => {
    const id = newId();
    const accountId = newId();
    const { communityId, zoneIds = [], trades = [] } = place;
    await prisma.staff.create({
      data: { id, companyId, communityId, role, name, nameEn: name, phone: '13900000000', trades },
    });
    await prisma.zoneStaff.createMany({ data: zoneIds.map((zoneId) => ({ zoneId, staffId: id })) });
    await prisma.account.create({ data: { id: accountId, door: 'office', staffId: id } });
    const communityIds = communityId ? [communityId] : [home, elsewhere];
    return { kind: 'staff', accountId, staffId: id, role, name, zoneIds, communityIds };
  };
  const zone = async (communityId: string, name: string) => {
    const id = newId();
    await prisma.zone.create({ data: { id, communityId, name, nameEn: name } });
    const housekeeper = await staff('housekeeper', `管家${name}`, { communityId, zoneIds: [id] });
    await prisma.zone.update({ where: { id }, data: { housekeeperId: housekeeper.staffId } });
    return { id, housekeeper };
  };
  const east = await zone(home, '东');
  const west = await zone(home, '西');
  const far = await zone(elsewhere, '远');

  const household = async (communityId: string, zoneId: string, building: string): Promise<ResidentActor> => {
    const [buildingId, unitId, householdId, memberId, accountId] = [newId(), newId(), newId(), newId(), newId()];
    await prisma.building.create({
      data: { id: buildingId, communityId, zoneId, name: building, nameEn: building, floors: 20 },
    });
    await prisma.unit.create({ data: { id: unitId, buildingId, floor: 12, number: '1203' } });
    await prisma.household.create({ data: { id: householdId, unitId } });
    const name = `住户${building}`;
    const phone = '13800001234';
    await prisma.member.create({ data: { id: memberId, householdId, name, phone, relation: 'owner' } });
    await prisma.account.create({ data: { id: accountId, door: 'portal', memberId } });
    return { kind: 'resident', accountId, memberId, householdId, unitId, communityId, zoneId, name, phone };
  };

  const spot = async (zoneId: string, name: string, code: string, lat: number) => {
    const id = newId();
    const position = { lat, lng: 114.2 };
    await prisma.spot.create({
      data: { id, communityId: home, zoneId, name, nameEn: name, kind: 'lobby', code, ...position },
    });
    return { id, code, ...position };
  };

  return {
    companyId,
    regionId,
    communityId: home,
    otherCommunityId: elsewhere,
    zones: { east: east.id, west: west.id, far: far.id },
    housekeeper: east.housekeeper,
    otherHousekeeper: west.housekeeper,
    farHousekeeper: far.housekeeper,
    director: await staff('director', '主任', { communityId: home }),
    desk: await staff('front_desk', '前台', { communityId: home }),
    plumber: await staff('tradesperson', '王师傅', { communityId: home, zoneIds: [east.id], trades: ['engineering'] }),
    cleaner: await staff('cleaner', '保洁', { communityId: home, zoneIds: [west.id], trades: ['cleaning'] }),
    farPlumber: await staff('tradesperson', '远师傅', {
      communityId: elsewhere,
      zoneIds: [far.id],
      trades: ['engineering'],
    }),
    administrator: await staff('administrator', '管理员', { communityId: null }),
    resident: await household(home, east.id, '彩乐楼'),
    neighbour: await household(home, west.id, '彩善楼'),
    stranger: await household(elsewhere, far.id, '青松楼'),
    lobby: await spot(east.id, '彩乐楼大堂', 'lobby0001', 22.328),
    carPark: await spot(west.id, '停车场', 'carpark01', 22.338),
  };
}
