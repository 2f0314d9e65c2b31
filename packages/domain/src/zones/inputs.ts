import { z } from 'zod';
import { id } from '../kernel/index.ts';

export const zoneRef = z.object({ zoneId: id });
/** The code that a spot's QR carries. */
export const spotCodeRef = z.object({ code: z.string().regex(/^[a-z0-9]{6,32}$/, 'invalid') });
export const buildingRef = z.object({ buildingId: id });
export const floorRef = z.object({ buildingId: id, floor: z.int('invalid').min(-9).max(200) });

/** What is a floor of this building, from the ninth under the ground; one storey says that nobody counted them. */
export function floorIn(building: { floors: number }) {
  const top = building.floors > 1 ? building.floors : 200;
  return z.object({ floor: z.int('invalid').min(-9, 'invalid').max(top, 'invalid').optional() });
}

/** The places of a community; left out, of the reader's own. */
export const listPlacesInput = z.object({ communityId: id.optional() });
