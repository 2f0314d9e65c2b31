import type { Position } from '../kernel/index.ts';

/** Kinds of spots (requirements, "People and places"; P3). */
export const spotKinds = [
  'lobby',
  'corridor',
  'plant_room',
  'roof',
  'car_park',
  'plaza',
  'waste_station',
  'washroom',
  'gate',
] as const;
export type SpotKind = (typeof spotKinds)[number];

/** What is known of a building's floors: 1 says that nobody counted them, null that nobody counted those underground. */
export type Storeys = { floors: number; basements: number | null };

/** Where somebody says that a matter is, in what all share (T2). */
export type SaidPlace = {
  spotId?: string | undefined;
  buildingId?: string | undefined;
  floor?: number | undefined;
  position?: Position | undefined;
  placeWords: string;
};

/** Of what was said, what stands on record; and who says it. */
export type KnownPlace = {
  spot: { floor: number | null; building: ({ id: string } & Storeys) | null } | null;
  building: ({ id: string } & Storeys) | null;
  by: 'resident' | 'staff';
};

/** The rectangle of a community that its map draws. Metres; `west` and `north` are the corner as seen from the origin. */
export type EstatePlan = {
  /** The community's own point, else the middle of what stands there. */
  origin: Position;
  west: number;
  north: number;
  width: number;
  height: number;
};

/** A point of the plan in metres: x to the east and y to the south of its north-west corner. */
export type PlanPoint = { x: number; y: number };

/** Seven squares abreast are 44 px each on the narrowest phone. */
export const planColumns = 7;

/** A square of the grid by which a place on the plan is chosen without a pointer: its middle, row and column from 1. */
export type PlanCell = PlanPoint & { row: number; column: number };
