import { defaultCalendars } from '@linli/domain/calendars';
import { defaultClockPolicies } from '@linli/domain/clocks';
import type { SpotKind } from '@linli/domain/zones';
import { plusDays } from './calendar.ts';
import source from './data/choi-fook-estate.json' with { type: 'json' };
import type { Random } from './random.ts';

export type Building = { id: string; zoneId: string; name: string; nameEn: string; lat: number; lng: number };
export type Unit = { id: string; building: Building; floor: number; number: string };
export type Spot = {
  id: string;
  zoneId: string;
  buildingId: string | null;
  floor: number | null;
  name: string;
  nameEn: string;
  kind: SpotKind;
  code: string;
  lat: number;
  lng: number;
};
export type Zone = { id: string; name: string; nameEn: string };

/** The demo estate as it is built once; its blocks and position are those of the real one. */
export type Estate = ReturnType<typeof buildEstate>;

/** Zones by the blocks they hold. */
const zonePlans = [
  { name: '乐善片区', nameEn: 'Lok Sin Zone', blocks: [0, 1] },
  { name: '喜欢片区', nameEn: 'Hei Foon Zone', blocks: [2, 3] },
  { name: '和园片区', nameEn: 'Wo Yuen Zone', blocks: [4] },
] as const;

/**
 * Metres north and east of the estate's position, and storeys and flats a floor that keep the demo small. All of it is
 * invented: the source knows where the estate lies, not where its blocks stand.
 */
const blockPlans = [
  { north: 130, east: -110, floors: 20, flats: 5 },
  { north: 150, east: 30, floors: 18, flats: 5 },
  { north: 10, east: 120, floors: 22, flats: 5 },
  { north: -110, east: 60, floors: 19, flats: 5 },
  { north: -60, east: -120, floors: 21, flats: 5 },
] as const;

/** Inside every block. */
const blockSpots = [
  { kind: 'lobby', zh: '大堂', en: 'Lobby', floor: 1, east: 0 },
  { kind: 'corridor', zh: '8楼走廊', en: 'Corridor, 8/F', floor: 8, east: 9 },
  { kind: 'plant_room', zh: '水泵房', en: 'Pump Room', floor: 0, east: -14 },
  { kind: 'roof', zh: '天台', en: 'Roof', floor: null, east: 12 },
] as const;

/** Shared by the estate, with the zone that looks after them. */
const sharedSpots = [
  { kind: 'plaza', zh: '中央广场', en: 'Central Plaza', zone: 2, north: 0, east: 0 },
  { kind: 'car_park', zh: '地下停车场', en: 'Basement Car Park', zone: 1, north: -30, east: 20 },
  { kind: 'waste_station', zh: '垃圾收集站', en: 'Refuse Collection Point', zone: 1, north: -150, east: 130 },
  { kind: 'gate', zh: '彩荣路正门', en: 'Main Gate', zone: 0, north: 190, east: -40 },
  { kind: 'gate', zh: '东侧门', en: 'East Gate', zone: 1, north: 40, east: 190 },
  { kind: 'washroom', zh: '平台洗手间', en: 'Podium Washroom', zone: 2, north: -20, east: -50 },
  { kind: 'plaza', zh: '儿童游乐场', en: 'Playground', zone: 2, north: -90, east: -40 },
] as const;

const metresPerDegree = 111_320;
const move = (north: number, east: number) => ({
  lat: Number((source.lat + north / metresPerDegree).toFixed(6)),
  lng: Number((source.lng + east / (metresPerDegree * Math.cos((source.lat * Math.PI) / 180))).toFixed(6)),
});

/** Neither 0 and o nor 1 and l: a torn sticker is read out over the telephone. */
const codeSigns = [...'abcdefghjkmnpqrstuvwxyz23456789'];

export function buildEstate(random: Random, now: Date) {
  const founded = plusDays(now, -120);
  const id = () => random.id(founded);
  const company = { id: id(), name: '邻里物业服务有限公司', nameEn: 'Linli Property Services' };
  const region = { id: id(), companyId: company.id, name: '九龙东区域', nameEn: 'Kowloon East' };
  const community = {
    id: id(),
    regionId: region.id,
    name: source.name_zh_hans,
    nameEn: source.name_en,
    district: `${source.region} · ${source.district}`,
    timeZone: 'Asia/Hong_Kong',
    hotline: '40000000000',
    lat: source.lat,
    lng: source.lng,
    flats: source.flats,
    externalId: source.id,
  };
  const zones: Zone[] = zonePlans.map(({ name, nameEn }) => ({ id: id(), name, nameEn }));
  const zoneAt = (index: number): Zone => zones[index] ?? raise('zone');
  const buildings: Building[] = [];
  const units: Unit[] = [];
  const spots: Spot[] = [];
  const code = () => Array.from({ length: 8 }, () => random.pick(codeSigns)).join('');
  const floorsOf = new Map<string, number>();

  source.blocks.forEach((name, index) => {
    const plan = blockPlans[index] ?? raise('block');
    const zone = zoneAt(zonePlans.findIndex(({ blocks }) => (blocks as readonly number[]).includes(index)));
    const nameEn = source.blocks_en[index] ?? raise('block');
    const building = { id: id(), zoneId: zone.id, name, nameEn, ...move(plan.north, plan.east) };
    buildings.push(building);
    floorsOf.set(building.id, plan.floors);
    for (let floor = 2; floor <= plan.floors; floor++) {
      for (let flat = 1; flat <= plan.flats; flat++) {
        units.push({ id: id(), building, floor, number: `${floor}${String(flat).padStart(2, '0')}` });
      }
    }
    for (const { kind, zh, en, floor, east } of blockSpots) {
      spots.push({
        id: id(),
        zoneId: zone.id,
        buildingId: building.id,
        floor: floor ?? plan.floors,
        name: `${name}${zh}`,
        nameEn: `${nameEn}, ${en}`,
        kind,
        code: code(),
        ...move(plan.north, plan.east + east),
      });
    }
  });
  for (const { kind, zh, en, zone, north, east } of sharedSpots) {
    const place = { zoneId: zoneAt(zone).id, buildingId: null, floor: null, ...move(north, east) };
    spots.push({ id: id(), ...place, name: zh, nameEn: en, kind, code: code() });
  }
  const clocks = { policies: defaultClockPolicies, calendars: defaultCalendars(community.timeZone) };
  return { founded, company, region, community, zones, buildings, floorsOf, units, spots, clocks };
}

function raise(what: string): never {
  throw new Error(`The plan of the demo estate has no such ${what}.`);
}
