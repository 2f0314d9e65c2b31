import type { FieldProblem, Position } from '../kernel/index.ts';
import {
  type EstatePlan,
  type KnownPlace,
  type PlanCell,
  type PlanPoint,
  planColumns,
  type SaidPlace,
  type Storeys,
} from './types.ts';

/** A place in words, Chinese and English, as it is frozen on a ticket (T2). */
export type PlaceWords = { zh: string; en: string };

/** A home: building and unit, with what was said of where in it. */
export function placeOfUnit(building: { name: string; nameEn: string }, unitNumber: string, words = ''): PlaceWords {
  const place = {
    zh: `${building.name} ${unitNumber}室`,
    en: `${building.nameEn || building.name}, Flat ${unitNumber}`,
  };
  return bracketed(place, words ? [{ zh: words, en: words }] : []);
}

/** What a place is called, with what was said beside it in brackets. */
function bracketed(place: PlaceWords, more: readonly PlaceWords[]): PlaceWords {
  if (more.length === 0) return place;
  const [zh, en] = [more.map((one) => one.zh).join('，'), more.map((one) => one.en).join(', ')];
  return { zh: `${place.zh}（${zh}）`, en: `${place.en} (${en})` };
}

/**
 * A named spot, with what was said beside it: the building and the floor where the spot does not say them itself, and the
 * reporter's own words.
 */
export function placeOfSpot(
  spot: { name: string; nameEn: string },
  words: string,
  beside: { building?: { name: string; nameEn: string } | null; floor?: number | undefined } = {},
): PlaceWords {
  const { building, floor } = beside;
  const more = [
    ...(building ? [{ zh: building.name, en: building.nameEn || building.name }] : []),
    ...(floor === undefined ? [] : [floorWords(floor)]),
    ...(words ? [{ zh: words, en: words }] : []),
  ];
  return bracketed({ zh: spot.name, en: spot.nameEn }, more);
}

/** The ground is floor 0 or 1, as people count. */
const level = (floor: number) => (floor === 1 ? 0 : floor);

/** Do people who say these two mean the same floor? */
export function isSameFloor(one: number, other: number): boolean {
  return level(one) === level(other);
}

/** Is it a floor of this building? */
export function isFloorOf({ floors, basements }: Storeys, floor: number): boolean {
  return floor >= -(basements ?? 9) && floor <= (floors > 1 ? floors : 200);
}

/** What stands against a place: beside which field it is said, and how. */
type PlaceProblem = { field: 'spotId' | 'buildingId' | 'floor' | 'placeWords'; message: FieldProblem };

/** T2: are there words enough to find it by? */
const findable = (words: string) => [...words].length >= 2;

/**
 * T2: what is missing of a place in what all share; null where nothing is. Staff choose a spot, a building or a point; to
 * a resident a few words of where are enough as well.
 */
export function missingOfPlace(
  { spotId, buildingId, floor, position, placeWords }: SaidPlace,
  by: KnownPlace['by'],
): PlaceProblem | null {
  if (floor !== undefined && !spotId && !buildingId) return { field: 'buildingId', message: 'required' };
  if (spotId || buildingId || position) return null;
  if (by === 'staff') return { field: 'spotId', message: 'required' };
  return findable(placeWords) ? null : { field: 'placeWords', message: 'nowhere' };
}

/**
 * T2: what stands against a place in what all share as it was said: what is missing, then a floor that the building has
 * not, then what contradicts itself. Null where nothing does.
 */
export function problemOfPlace(said: SaidPlace, { spot, building, by }: KnownPlace): PlaceProblem | null {
  const missing = missingOfPlace(said, by);
  if (missing) return missing;
  if (spot?.building && building && spot.building.id !== building.id)
    return { field: 'buildingId', message: 'contradicts' };
  const { floor } = said;
  if (floor === undefined) return null;
  const standing = building ?? spot?.building ?? null;
  if (!standing) return { field: 'buildingId', message: 'required' };
  if (!isFloorOf(standing, floor)) return { field: 'floor', message: 'invalid' };
  const elsewhere = typeof spot?.floor === 'number' && !isSameFloor(spot.floor, floor);
  return elsewhere ? { field: 'floor', message: 'contradicts' } : null;
}

/** A public place known only by the reporter's words or a position on the map. */
export function placeInWords(community: { name: string; nameEn: string }, words: string): PlaceWords {
  return words
    ? { zh: `${community.name} · ${words}`, en: `${community.nameEn} · ${words}` }
    : { zh: `${community.name}（公共区域）`, en: `${community.nameEn} (shared area)` };
}

/** A building's floor as people say it: 3楼, 地面层, 地下1层. */
function floorWords(floor: number): PlaceWords {
  if (floor === 0) return { zh: '地面层', en: 'ground floor' };
  return floor > 0 ? { zh: `${floor}楼`, en: `floor ${floor}` } : { zh: `地下${-floor}层`, en: `basement ${-floor}` };
}

/** What all share in a building, on a floor where that is known (T2). */
export function placeOfFloor(
  building: { name: string; nameEn: string },
  floor: number | undefined,
  words: string,
): PlaceWords {
  const { zh, en } = floor === undefined ? { zh: '公共区域', en: 'shared area' } : floorWords(floor);
  const place = { zh: `${building.name} ${zh}`, en: `${building.nameEn || building.name}, ${en}` };
  return bracketed(place, words ? [{ zh: words, en: words }] : []);
}

/** A point on the map, in words that can be said on the phone: near which block or spot it is (T2). */
export function placeOfPoint(near: { name: string; nameEn: string }, words: string): PlaceWords {
  const place = { zh: `${near.name}附近`, en: `Near ${near.nameEn || near.name}` };
  return bracketed(place, words ? [{ zh: words, en: words }] : []);
}

/** Mean earth radius, as in domain/patrols. */
const metresPerDegree = (Math.PI / 180) * 6_371_008.8;
/** Metres around what stands on the plan. */
const margin = 60;
/** Metres from the origin beyond which a position is a slip of the pen, not a part of the estate. */
const reach = 3000;

/** Towards the poles a degree of longitude shrinks to nothing; no estate stands on one. */
const shrink = (origin: Position) => Math.max(Math.cos((origin.lat * Math.PI) / 180), 0.01);

/** On a plane that touches the earth at the origin: right to a decimetre within some kilometres. */
function metresFrom(origin: Position, { lat, lng }: Position): { east: number; north: number } {
  // The short way round, also across the date line.
  const degrees = ((((lng - origin.lng + 180) % 360) + 360) % 360) - 180;
  return { east: degrees * metresPerDegree * shrink(origin), north: (lat - origin.lat) * metresPerDegree };
}

/**
 * The plan of a community: everything that stands there with a position, and a margin of 60 m. A position further than
 * 3 km from the origin is left aside.
 * @param point the community's own; null where it is not known
 * @param buildings at least one of them makes a map; spots alone are dots without a ground
 * @returns null where there is nothing to draw
 */
export function planOf(
  point: Position | null,
  buildings: readonly Position[],
  spots: readonly Position[] = [],
): EstatePlan | null {
  const origin = point ?? middleOf(buildings);
  if (!origin) return null;
  const near = (position: Position) => {
    const { east, north } = metresFrom(origin, position);
    return Math.hypot(east, north) <= reach ? [{ east, north }] : [];
  };
  const standing = buildings.flatMap(near);
  if (standing.length === 0) return null;
  const all = [...standing, ...spots.flatMap(near)];
  const [east, north] = [all.map((one) => one.east), all.map((one) => one.north)];
  const [left, right] = [Math.min(...east) - margin, Math.max(...east) + margin];
  const [bottom, top] = [Math.min(...north) - margin, Math.max(...north) + margin];
  // No ribbon: at least half as wide as tall, and the other way round.
  const width = Math.max(right - left, (top - bottom) / 2);
  const height = Math.max(top - bottom, (right - left) / 2);
  return { origin, west: (left + right - width) / 2, north: (top + bottom + height) / 2, width, height };
}

/** The middle one by latitude and by longitude: one slip among many moves it nowhere. */
function middleOf(positions: readonly Position[]): Position | null {
  const middle = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
  const lat = middle(positions.map((one) => one.lat));
  const lng = middle(positions.map((one) => one.lng));
  return lat === undefined || lng === undefined ? null : { lat, lng };
}

/** Where a position lies on the plan; outside of it for what is not of the community. */
export function onPlan(plan: EstatePlan, position: Position): PlanPoint {
  const { east, north } = metresFrom(plan.origin, position);
  return { x: east - plan.west, y: plan.north - north };
}

/** The position of a point of the plan, to a decimetre. */
export function positionAt(plan: EstatePlan, { x, y }: PlanPoint): Position {
  const lat = plan.origin.lat + (plan.north - y) / metresPerDegree;
  const lng = plan.origin.lng + (x + plan.west) / (metresPerDegree * shrink(plan.origin));
  return { lat: rounded(lat), lng: rounded(lng > 180 ? lng - 360 : lng < -180 ? lng + 360 : lng) };
}

const rounded = (degrees: number) => Number(degrees.toFixed(6));

/** Does a position lie within the community, as far as its map goes? */
export function isOnPlan(plan: EstatePlan, position: Position): boolean {
  const { x, y } = onPlan(plan, position);
  return x >= 0 && y >= 0 && x <= plan.width && y <= plan.height;
}

/** What stands nearest to a position; undefined of nothing. */
export function nearestTo<P extends Position>(position: Position, places: readonly P[]): P | undefined {
  const metres = (place: P) => {
    const { east, north } = metresFrom(position, place);
    return Math.hypot(east, north);
  };
  return places
    .map((place) => [metres(place), place] as const)
    .reduce<readonly [number, P] | undefined>((best, one) => (best && best[0] <= one[0] ? best : one), undefined)?.[1];
}

/**
 * T2: what a point on the map stands for: the named place it is near, and the zone of the nearest building that has one.
 * Undefined for a point outside of the community, and where there is no map to point at.
 */
export function standingOf<B extends Position & { zoneId: string | null }, S extends Position>(
  position: Position,
  places: { point: Position | null; buildings: readonly B[]; spots: readonly S[] },
): { near: B | S; zoneId: string | null } | undefined {
  const plan = planOf(places.point, places.buildings, places.spots);
  if (!plan || !isOnPlan(plan, position)) return undefined;
  const stands = (place: Position) => isOnPlan(plan, place);
  const standing = places.buildings.filter(stands);
  if (standing.length === 0) return undefined;
  const near = nearestTo<B | S>(position, [...standing, ...places.spots.filter(stands)]);
  const zoned = nearestTo(
    position,
    standing.filter(({ zoneId }) => zoneId !== null),
  );
  return near && { near, zoneId: zoned?.zoneId ?? null };
}

/** Fields that cover the plan, row by row from the north-west, as square as they can be. */
export function cellsOf(plan: Pick<EstatePlan, 'width' | 'height'>, columns = planColumns): PlanCell[] {
  const side = plan.width / columns;
  const rows = Math.max(1, Math.round(plan.height / side));
  const tall = plan.height / rows;
  return Array.from({ length: rows * columns }, (_, index) => {
    const [row, column] = [Math.floor(index / columns), index % columns];
    return { row: row + 1, column: column + 1, x: (column + 0.5) * side, y: (row + 0.5) * tall };
  });
}

/** A position as forms carry it: `22.328026,114.21717`. */
export function writePosition({ lat, lng }: Position): string {
  return `${lat},${lng}`;
}

/** Reads such a text; undefined when it is none. */
export function readPosition(text: string | undefined): Position | undefined {
  const [, lat, lng] = /^(-?\d{1,2}(?:\.\d{1,15})?),(-?\d{1,3}(?:\.\d{1,15})?)$/.exec(text?.trim() ?? '') ?? [];
  const position = { lat: Number(lat), lng: Number(lng) };
  return lat !== undefined && Math.abs(position.lat) <= 90 && Math.abs(position.lng) <= 180 ? position : undefined;
}

/** What a form says of a place on the map: the very point where it has one, else the square that was chosen. */
export function positionFrom(fields: Readonly<Record<string, string | undefined>>): Position | undefined {
  return readPosition(fields.position) ?? readPosition(fields.positionCell);
}

/** How a field on the map of a plan reads the position that a form carries, and writes the point that was marked. */
export function positionField(plan: EstatePlan) {
  return {
    read: (value: string | undefined): PlanPoint | undefined => {
      const position = readPosition(value);
      return position && onPlan(plan, position);
    },
    write: (point: PlanPoint): string => writePosition(positionAt(plan, point)),
  };
}
