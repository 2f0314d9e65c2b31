import { type Db, newId, type Prisma } from '@linli/db';
import { insertStartingCategories } from '@linli/services/categories';
import { insertStartingClocks } from '@linli/services/clocks';
import { readIn } from '@linli/services/context';

let counted = 0;
/** Tells apart what must be unique; readable in a failing test, unlike an id. */
const next = () => ++counted;

export function buildCompany(given: Partial<Prisma.CompanyUncheckedCreateInput> = {}) {
  return { id: newId(), name: '邻里物业', nameEn: 'Linli Property', ...given };
}

export function buildRegion(companyId: string, given: Partial<Prisma.RegionUncheckedCreateInput> = {}) {
  const n = next();
  return { id: newId(), companyId, name: `第${n}区域`, nameEn: `Region ${n}`, ...given };
}

export function buildCommunity(regionId: string, given: Partial<Prisma.CommunityUncheckedCreateInput> = {}) {
  const n = next();
  return {
    id: newId(),
    regionId,
    name: `春晓花园${n}期`,
    nameEn: `Spring Gardens ${n}`,
    hotline: '40000000000',
    ...given,
  };
}

export function buildZone(communityId: string, given: Partial<Prisma.ZoneUncheckedCreateInput> = {}) {
  const n = next();
  return { id: newId(), communityId, name: `${n}片区`, nameEn: `Zone ${n}`, ...given };
}

export function buildBuilding(
  place: { communityId: string; zoneId: string | null },
  given: Partial<Prisma.BuildingUncheckedCreateInput> = {},
) {
  const n = next();
  return { id: newId(), ...place, name: `${n}栋`, nameEn: `Block ${n}`, floors: 18, ...given };
}

export function buildUnit(buildingId: string, given: Partial<Prisma.UnitUncheckedCreateInput> = {}) {
  const n = next();
  return { id: newId(), buildingId, floor: 3, number: `30${n}`, ...given };
}

export function buildSpot(
  place: { communityId: string; zoneId: string | null; buildingId?: string | null },
  given: Partial<Prisma.SpotUncheckedCreateInput> = {},
) {
  const n = next();
  const code = `spot${n}x`.padEnd(8, '0');
  return {
    id: newId(),
    ...place,
    name: `${n}号大堂`,
    nameEn: `Lobby ${n}`,
    kind: 'lobby',
    code,
    lat: 31.2,
    lng: 121.4,
    ...given,
  };
}

/** One zone with something of each kind in it. */
export type ZonePlace = {
  zoneId: string;
  buildingId: string;
  unitId: string;
  spotId: string;
  /** What the spot's QR carries. */
  spotCode: string;
};

/** A community with two zones, so that every test can ask what the other zone sees. */
export type Place = { companyId: string; regionId: string; communityId: string; zone: ZonePlace; otherZone: ZonePlace };

export async function createZone(db: Db, communityId: string): Promise<ZonePlace> {
  const zone = await db.prisma.zone.create({ data: buildZone(communityId) });
  const building = await db.prisma.building.create({ data: buildBuilding({ communityId, zoneId: zone.id }) });
  const unit = await db.prisma.unit.create({ data: buildUnit(building.id) });
  const spot = await db.prisma.spot.create({
    data: buildSpot({ communityId, zoneId: zone.id, buildingId: building.id }),
  });
  return { zoneId: zone.id, buildingId: building.id, unitId: unit.id, spotId: spot.id, spotCode: spot.code };
}

/** A whole place with the norms that a new community starts with. `companyId` or `regionId` join it to an older one. */
export async function createCommunity(
  db: Db,
  given: Partial<Prisma.CommunityUncheckedCreateInput> & { companyId?: string } = {},
): Promise<Place> {
  const { companyId: ofCompany, regionId: ofRegion, ...row } = given;
  const region = ofRegion
    ? await db.prisma.region.findUniqueOrThrow({ where: { id: ofRegion } })
    : await createRegion(db, ofCompany);
  const community = await db.prisma.community.create({ data: buildCommunity(region.id, row) });
  await insertStartingClocks(readIn(db.prisma), [community.id], new Date());
  await insertStartingCategories(readIn(db.prisma), [community.id], new Date());
  return {
    companyId: region.companyId,
    regionId: region.id,
    communityId: community.id,
    zone: await createZone(db, community.id),
    otherZone: await createZone(db, community.id),
  };
}

async function createRegion(db: Db, ofCompany: string | undefined) {
  const companyId = ofCompany ?? (await db.prisma.company.create({ data: buildCompany() })).id;
  return db.prisma.region.create({ data: buildRegion(companyId) });
}
