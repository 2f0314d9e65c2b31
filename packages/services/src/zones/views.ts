import { position } from '@linli/domain/kernel';
import { spotKinds } from '@linli/domain/zones';
import { z } from 'zod';
import { personView } from '../tickets/views/index.ts';

/** Whom the resident calls (Z1). */
export const housekeeperView = personView.extend({ phone: z.string(), title: z.string() });

export const zoneView = z.object({
  id: z.string(),
  communityId: z.string(),
  communityName: z.string(),
  communityNameEn: z.string(),
  name: z.string(),
  nameEn: z.string(),
  housekeeper: housekeeperView.nullable(),
  staff: z.array(personView.extend({ role: z.string() })),
  buildings: z.number(),
  households: z.number(),
  openTickets: z.number(),
  lateTickets: z.number(),
  /** Spots signed in at in the last seven days, of all (P1: 100 % a week). */
  spots: z.number(),
  spotsVisited: z.number(),
  /** Ratings of the last thirty days, by level (Q1). */
  satisfied: z.number(),
  fairlySatisfied: z.number(),
  dissatisfied: z.number(),
});
export type ZoneView = z.infer<typeof zoneView>;

export const spotView = z.object({
  id: z.string(),
  communityId: z.string(),
  code: z.string(),
  name: z.string(),
  nameEn: z.string(),
  kind: z.enum(spotKinds),
  zoneId: z.string().nullable(),
  zoneName: z.string().nullable(),
  zoneNameEn: z.string().nullable(),
  lat: z.number().nullable(),
  lng: z.number().nullable(),
  lastSignInAt: z.date().nullable(),
});
export type SpotView = z.infer<typeof spotView>;

/** A spot as residents pick it: when staff walk past and what the QR carries is none of it. */
export const publicSpotView = spotView.pick({
  id: true,
  name: true,
  nameEn: true,
  kind: true,
  zoneName: true,
  zoneNameEn: true,
});

/** Whose a place is, seen from home: one's own building, everybody's, or another building. */
export const spotNears = ['own', 'shared', 'other'] as const;
export const pickedSpotView = publicSpotView.extend({
  near: z.enum(spotNears),
  /** Where it stands, as far as that is on record: a floor that is said beside it must be of this building (T2). */
  buildingId: z.string().nullable(),
  floor: z.number().nullable(),
});
export type PickedSpotView = SpotView & z.infer<typeof pickedSpotView>;

/** A home that stands for how they are written. */
export const exampleHomeView = z.object({ building: z.string(), buildingEn: z.string(), unit: z.string() });
export type ExampleHomeView = z.infer<typeof exampleHomeView>;

/** A building as a place is chosen in it. One floor, and `basements` of null, say that nobody counted them. */
export const buildingView = z.object({
  id: z.string(),
  name: z.string(),
  nameEn: z.string(),
  floors: z.number(),
  basements: z.number().nullable(),
});
export type BuildingView = z.infer<typeof buildingView>;

export const floorView = z.object({ floor: z.number(), units: z.number() });
export type FloorView = z.infer<typeof floorView>;

/** A home by its number; `lived`: somebody on record lives there. */
export const unitView = z.object({ id: z.string(), number: z.string(), lived: z.boolean() });
export type UnitView = z.infer<typeof unitView>;

const placed = position.extend({ id: z.string(), name: z.string(), nameEn: z.string() });

/** What the map of a community is drawn from: our own data, and nothing else. */
export const estateMapView = z.object({
  communityId: z.string(),
  communityName: z.string(),
  communityNameEn: z.string(),
  plan: z.object({
    origin: position,
    west: z.number(),
    north: z.number(),
    width: z.number(),
    height: z.number(),
  }),
  /** By name; each has a colour of its own. */
  zones: z.array(placed.pick({ id: true, name: true, nameEn: true })),
  buildings: z.array(placed.extend({ zoneId: z.string().nullable() })),
  /** Those that stand in no building. */
  spots: z.array(placed),
});
export type EstateMapView = z.infer<typeof estateMapView>;

/** "My home": the resident's first screen stands on it. */
export const homeView = z.object({
  name: z.string(),
  phone: z.string(),
  place: z.string(),
  placeEn: z.string(),
  communityName: z.string(),
  communityNameEn: z.string(),
  timeZone: z.string(),
  hotline: z.string(),
  zoneName: z.string().nullable(),
  zoneNameEn: z.string().nullable(),
  housekeeper: housekeeperView.nullable(),
  support: z.array(personView.extend({ role: z.string() })),
  members: z.array(z.object({ id: z.string(), name: z.string(), relation: z.string() })),
  /** T8: while an incident lasts, why time limits wait and until when; null otherwise. */
  pausedReason: z.string().nullable(),
  pausedReasonEn: z.string().nullable(),
  pausedUntil: z.date().nullable(),
});
export type HomeView = z.infer<typeof homeView>;
