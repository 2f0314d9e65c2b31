import { z } from 'zod';
import { id, optionalWords, position } from '../kernel/index.ts';
import { problemOfPlace } from './rules.ts';
import type { KnownPlace } from './types.ts';

export const zoneRef = z.object({ zoneId: id });
/** The code that a spot's QR carries; typed by hand it may come in capitals. */
export const spotCodeRef = z.object({
  code: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9]{6,32}$/, 'invalid'),
});
/** Of which zone; left out, of all in reach. */
export const listSpotsInput = z.object({ zoneId: id.optional() });
export type ListSpotsInput = z.infer<typeof listSpotsInput>;
export const buildingRef = z.object({ buildingId: id });
export const floorRef = z.object({ buildingId: id, floor: z.int('invalid').min(-9).max(200) });

/** How a form says where in what all share: any of these, and each that is said is kept. */
export const sharedPlaceFields = {
  spotId: id.optional(),
  buildingId: id.optional(),
  floor: z.int('invalid').optional(),
  position: position.optional(),
  /** In the reporter's own words. */
  placeWords: optionalWords(120),
};

/**
 * T2: a place in what all share, as it may stand on a ticket. What is missing, not there or contradicts the rest is a
 * problem of its field (`problemOfPlace`), so that it is said beside it.
 */
export function sharedPlaceAt(known: KnownPlace) {
  return z.object(sharedPlaceFields).superRefine((said, ctx) => {
    const problem = problemOfPlace(said, known);
    if (problem) ctx.addIssue({ code: 'custom', path: [problem.field], message: problem.message });
  });
}

/** The places of a community; left out, of the reader's own. */
export const listPlacesInput = z.object({ communityId: id.optional() });
