import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Position } from '../kernel/index.ts';
import { metresBetween } from '../patrols/index.ts';
import {
  cellsOf,
  isFloorOf,
  isOnPlan,
  nearestTo,
  onPlan,
  placeOfFloor,
  placeOfPoint,
  placeOfSpot,
  placeOfUnit,
  planOf,
  positionAt,
  positionFrom,
  readPosition,
  sharedPlaceAt,
  standingOf,
  writePosition,
} from './index.ts';
import { spotCodeRef } from './inputs.ts';
import type { EstatePlan } from './types.ts';

const estate = { lat: 22.328026, lng: 114.21717 };
const degree = 111_195;
const at = (north: number, east: number, from: Position = estate): Position => ({
  lat: from.lat + north / degree,
  lng: from.lng + east / (degree * Math.cos((from.lat * Math.PI) / 180)),
});
const planFor = (...given: Parameters<typeof planOf>): EstatePlan => {
  const plan = planOf(...given);
  if (!plan) throw new Error('no plan');
  return plan;
};

describe('the plan of an estate', () => {
  it('holds everything that stands there, with a margin of 60 m', () => {
    const plan = planFor(estate, [at(100, -50), at(-100, 150)], [at(0, 200)]);
    expect(plan.width).toBeCloseTo(250 + 120, 0);
    expect(plan.height).toBeCloseTo(200 + 120, 0);
    const { x, y } = onPlan(plan, at(100, -50));
    expect([x, y].map(Math.round)).toEqual([60, 60]);
  });

  it('is no ribbon, however the blocks stand', () => {
    const row = planFor(estate, [at(0, -400), at(0, 400)]);
    expect(row.height).toBeCloseTo(row.width / 2, 6);
    expect(onPlan(row, estate).y).toBeCloseTo(row.height / 2, 6);
    const tower = planFor(estate, [at(-400, 0), at(400, 0)]);
    expect(tower.width).toBeCloseTo(tower.height / 2, 6);
  });

  it('is none where no building has a position, whatever else has one', () => {
    expect(planOf(estate, [])).toBeNull();
    expect(planOf(null, [])).toBeNull();
    expect(planOf(estate, [], [estate])).toBeNull();
  });

  it('stands on its buildings where the community itself has no point', () => {
    const plan = planFor(null, [at(0, 0), at(0, 100)]);
    expect(isOnPlan(plan, at(0, 50))).toBe(true);
  });

  it.each([
    ['beside a known point', estate],
    ['among its neighbours', null],
  ])('leaves aside what a slip of the pen put elsewhere, %s', (_, point) => {
    const there = [at(0, 0), at(50, 50), { lat: 2.2, lng: 114.2 }];
    expect(planFor(point, there).width).toBeLessThan(200);
    expect(planOf(estate, [at(0, 3500)])).toBeNull();
  });

  it('is as wide across the date line as anywhere', () => {
    const line = { lat: -16.8, lng: 179.9995 };
    const plan = planFor(line, [at(0, -50, line), { lat: -16.8, lng: -179.9995 }]);
    expect(plan.width).toBeLessThan(400);
    const beyond = { lat: -16.8, lng: -179.9997 };
    expect(metresBetween(positionAt(plan, onPlan(plan, beyond)), beyond)).toBeLessThan(0.5);
  });

  it('brings every position there and back within half a metre', () => {
    const origin = fc.record({
      lat: fc.double({ min: -85, max: 85, noNaN: true }),
      lng: fc.double({ min: -180, max: 180, noNaN: true }),
    });
    const offset = fc.double({ min: -1500, max: 1500, noNaN: true });
    fc.assert(
      fc.property(origin, offset, offset, (from, north, east) => {
        const moved = at(north, east, from);
        const lng = moved.lng > 180 ? moved.lng - 360 : moved.lng < -180 ? moved.lng + 360 : moved.lng;
        const position = { lat: moved.lat, lng };
        const plan = planFor(from, [from, position]);
        expect(isOnPlan(plan, position)).toBe(true);
        expect(metresBetween(positionAt(plan, onPlan(plan, position)), position)).toBeLessThan(0.5);
      }),
      { numRuns: 2000 },
    );
  });

  it('measures as the earth does', () => {
    const plan = planFor(estate, [at(-400, -400), at(400, 400)]);
    const [one, other] = [at(-300, 200), at(250, -350)];
    const [a, b] = [onPlan(plan, one), onPlan(plan, other)];
    expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeCloseTo(metresBetween(one, other), 0);
  });
});

it('a position outside of the plan is none of the community', () => {
  const plan = planFor(estate, [estate]);
  expect(isOnPlan(plan, at(0, 59))).toBe(true);
  expect(isOnPlan(plan, at(0, 61))).toBe(false);
  expect(isOnPlan(plan, at(61, 0))).toBe(false);
  expect(isOnPlan(plan, at(-61, 0))).toBe(false);
  expect(isOnPlan(plan, { lat: -22.3, lng: -65 })).toBe(false);
});

it('the nearest place is the nearest, and of two as near the first', () => {
  const places = [
    { ...at(0, 100), name: 'east' },
    { ...at(0, -90), name: 'west' },
    { ...at(0, -90), name: 'twin' },
  ];
  expect(nearestTo(estate, places)?.name).toBe('west');
  expect(nearestTo(estate, [])).toBeUndefined();
});

it('squares cover the plan, each position in one of them', () => {
  const cells = cellsOf({ width: 350, height: 400 }, 7);
  expect(cells).toHaveLength(7 * 8);
  expect(cells[0]).toEqual({ row: 1, column: 1, x: 25, y: 25 });
  expect(cells.at(-1)).toEqual({ row: 8, column: 7, x: 325, y: 375 });
  expect(cellsOf({ width: 1000, height: 20 }, 4)).toHaveLength(4);
  expect(cellsOf({ width: 700, height: 700 })).toHaveLength(49);
});

it('a position is written and read', () => {
  expect(readPosition(writePosition(estate))).toEqual(estate);
  expect(readPosition(writePosition({ lat: -0.000001, lng: 0 }))).toEqual({ lat: -0.000001, lng: 0 });
  for (const text of [undefined, '', 'x', '1', '1,', '91,0', '0,181', '1,2,3', 'NaN,NaN', '1e3,2']) {
    expect(readPosition(text), text).toBeUndefined();
  }
});

it('a form says the very point, or the square where there is no script', () => {
  const positionCell = '22.3,114.2';
  expect(positionFrom({ position: '22.31,114.21', positionCell })).toEqual({ lat: 22.31, lng: 114.21 });
  expect(positionFrom({ position: '', positionCell })).toEqual({ lat: 22.3, lng: 114.2 });
  expect(positionFrom({ positionCell: '' })).toBeUndefined();
  expect(positionFrom({})).toBeUndefined();
});

describe('what a point stands for', () => {
  const building = (name: string, east: number, zoneId: string | null) => ({ ...at(0, east), name, zoneId });
  const places = { point: estate, buildings: [building('a', 0, 'z'), building('b', 100, null)], spots: [] };

  it('is the block or spot it is near, and the zone of the nearest block that has one', () => {
    expect(standingOf(at(0, 90), places)).toMatchObject({ near: { name: 'b' }, zoneId: 'z' });
    expect(standingOf(at(0, 10), places)).toMatchObject({ near: { name: 'a' }, zoneId: 'z' });
    const spots = [{ ...at(0, 60), name: 'plaza' }];
    expect(standingOf(at(0, 65), { ...places, spots })).toMatchObject({ near: { name: 'plaza' }, zoneId: 'z' });
    const none = { ...places, buildings: places.buildings.slice(1) };
    expect(standingOf(at(0, 90), none)).toMatchObject({ zoneId: null });
  });

  it('is nothing outside of the estate, nor where there is no map', () => {
    expect(standingOf(at(0, 500), places)).toBeUndefined();
    expect(standingOf(estate, { ...places, buildings: [] })).toBeUndefined();
  });
});

it('a point is near a building, in words', () => {
  const building = { name: '彩乐楼', nameEn: 'Choi Lok House' };
  expect(placeOfPoint(building, '')).toEqual({ zh: '彩乐楼附近', en: 'Near Choi Lok House' });
  expect(placeOfPoint({ ...building, nameEn: '' }, '长椅')).toEqual({
    zh: '彩乐楼附近（长椅）',
    en: 'Near 彩乐楼 (长椅)',
  });
});

it.each([
  [3, '彩乐楼 3楼', 'Choi Lok House, floor 3'],
  [0, '彩乐楼 地面层', 'Choi Lok House, ground floor'],
  [-1, '彩乐楼 地下1层', 'Choi Lok House, basement 1'],
  [undefined, '彩乐楼 公共区域', 'Choi Lok House, shared area'],
])('floor %s of a building, in words', (floor, zh, en) => {
  const building = { name: '彩乐楼', nameEn: 'Choi Lok House' };
  expect(placeOfFloor(building, floor, '')).toEqual({ zh, en });
  expect(placeOfFloor(building, floor, '电梯口')).toEqual({ zh: `${zh}（电梯口）`, en: `${en} (电梯口)` });
});

it.each([
  [20, 20, true],
  [20, 21, false],
  [20, -9, true],
  [20, -10, false],
  // Nobody counted them.
  [1, 45, true],
])('of %s floors, %s is one: %s', (floors, floor, is) => {
  expect(isFloorOf({ floors, basements: null }, floor)).toBe(is);
});

it.each([
  [0, 0, true],
  [0, -1, false],
  [2, -2, true],
  [2, -3, false],
])('of %s storeys under the ground, %s is one: %s', (basements, floor, is) => {
  expect(isFloorOf({ floors: 20, basements }, floor)).toBe(is);
});

describe('a place in what all share (T2)', () => {
  const [a, b] = ['018f0000-0000-7000-8000-00000000000a', '018f0000-0000-7000-8000-00000000000b'];
  const block = { id: a, floors: 20, basements: 0 };
  const other = { ...block, id: b };
  const inBlock = { floor: 8, building: block };
  const alone = { floor: null, building: null };
  const none = { spot: null, building: null };
  type Known = Parameters<typeof sharedPlaceAt>[0];
  const problems = (said: object, known: Omit<Known, 'by'>, by: Known['by'] = 'resident') =>
    sharedPlaceAt({ ...known, by })
      .safeParse(said)
      .error?.issues.map(({ path, message }) => [path[0], message]) ?? [];

  it.each<[string, object, Omit<Known, 'by'>, [string, string][]]>([
    ['nothing', {}, none, [['placeWords', 'nowhere']]],
    ['a sign', { placeWords: '门' }, none, [['placeWords', 'nowhere']]],
    ['a few words', { placeWords: '门口' }, none, []],
    ['a point', { position: estate }, none, []],
    ['a spot', { spotId: a }, { ...none, spot: alone }, []],
    ['a floor alone', { floor: 3, placeWords: '电梯口' }, none, [['buildingId', 'required']]],
    [
      'a floor beside a spot of no building',
      { spotId: a, floor: 3 },
      { ...none, spot: alone },
      [['buildingId', 'required']],
    ],
    ['a floor of the spot’s building', { spotId: a, floor: 8 }, { ...none, spot: inBlock }, []],
    ['the ground, as people count', { spotId: a, floor: 0 }, { ...none, spot: { ...inBlock, floor: 1 } }, []],
    ['another floor than the spot’s', { spotId: a, floor: 9 }, { ...none, spot: inBlock }, [['floor', 'contradicts']]],
    ['a floor of a building', { buildingId: a, floor: 20 }, { ...none, building: block }, []],
    ['a floor that is not there', { buildingId: a, floor: -5 }, { ...none, building: block }, [['floor', 'invalid']]],
    [
      'a spot of one building, a floor of another',
      { spotId: a, buildingId: b, floor: 3 },
      { spot: inBlock, building: other },
      [['buildingId', 'contradicts']],
    ],
    ['a building beside a spot of none', { spotId: a, buildingId: b, floor: 3 }, { spot: alone, building: other }, []],
  ])('%s', (_name, said, known, expected) => {
    expect(problems(said, known)).toEqual(expected);
  });

  it('is chosen by staff, never said in words alone', () => {
    expect(problems({ placeWords: '门口' }, none, 'staff')).toEqual([['spotId', 'required']]);
    expect(problems({ position: estate }, none, 'staff')).toEqual([]);
  });

  it('in words: a spot with what was said beside it', () => {
    const plaza = { name: '广场', nameEn: 'Plaza' };
    const building = { name: '彩乐楼', nameEn: '' };
    expect(placeOfSpot(plaza, '', {})).toEqual({ zh: '广场', en: 'Plaza' });
    expect(placeOfSpot(plaza, '长椅', { building, floor: 3 })).toEqual({
      zh: '广场（彩乐楼，3楼，长椅）',
      en: 'Plaza (彩乐楼, floor 3, 长椅)',
    });
    expect(placeOfUnit(building, '1204', '主卧')).toEqual({
      zh: '彩乐楼 1204室（主卧）',
      en: '彩乐楼, Flat 1204 (主卧)',
    });
  });
});

it('the code of a spot is one in capitals too, and nothing else', () => {
  expect(spotCodeRef.parse({ code: ' DPP79EPR ' })).toEqual({ code: 'dpp79epr' });
  for (const code of ['nope', 'a'.repeat(3000), 'dpp79\u202eepr', undefined]) {
    expect(spotCodeRef.safeParse({ code }).success, code).toBe(false);
  }
});
