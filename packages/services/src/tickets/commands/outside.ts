import { DomainError } from '@linli/domain/kernel';
import {
  placeInWords,
  placeOfFloor,
  placeOfPoint,
  placeOfSpot,
  type SaidPlace,
  sharedPlaceAt,
  standingOf,
} from '@linli/domain/zones';
import type { FoundPlace } from '../queries/place.ts';

/** What a place has that is none of these. */
export const nowhere = { spotId: null, buildingId: null, floor: null, lat: null, lng: null };

/**
 * T2: where in what all share: a spot, else a floor of a building, else a point, else in words. Everything that was said
 * is kept: a building and a floor beside a spot, a point beside either.
 * @throws DomainError `ticket.place_unknown` for a point that is not of the community
 * @throws ZodError with the path of the field that is missing, not there or contradicts the rest (`problemOfPlace`)
 */
export function outside({ community, spot, shared, places }: FoundPlace, said: SaidPlace, by: 'resident' | 'staff') {
  sharedPlaceAt({ spot, building: shared, by }).parse(said);
  const { position, placeWords, floor } = said;
  const standing = position && places ? standingOf(position, places) : undefined;
  if (position && !standing) throw new DomainError('ticket.place_unknown');
  const at = { ...nowhere, ...position, buildingId: shared?.id ?? null, floor: floor ?? null };
  if (spot) {
    const building = spot.building ? null : shared;
    const place = placeOfSpot(spot, placeWords, { building, floor: spot.floor === null ? floor : undefined });
    return { ...at, spotId: spot.id, zoneId: spot.zoneId ?? shared?.zoneId ?? null, place };
  }
  if (shared) return { ...at, zoneId: shared.zoneId, place: placeOfFloor(shared, floor, placeWords) };
  if (standing) return { ...at, zoneId: standing.zoneId, place: placeOfPoint(standing.near, placeWords) };
  return { ...at, zoneId: null, place: placeInWords(community, placeWords) };
}
