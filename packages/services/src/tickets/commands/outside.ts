import { DomainError } from '@linli/domain/kernel';
import type { CreateTicketInput } from '@linli/domain/tickets';
import { floorIn, placeInWords, placeOfFloor, placeOfPoint, placeOfSpot, standingOf } from '@linli/domain/zones';
import type { FoundPlace } from '../queries/place.ts';

/** What a place has that is none of these. */
export const nowhere = { spotId: null, buildingId: null, floor: null, lat: null, lng: null };

/**
 * T2: where in what all share: a spot, else a floor of a building, else a point, else in words; a point may say more
 * exactly where.
 * @throws DomainError `ticket.place_unknown` for a point that is not of the community
 * @throws ZodError with the path `floor` where the building has none such
 */
export function outside(
  { community, spot, shared, places }: FoundPlace,
  { position, placeWords, floor }: Pick<CreateTicketInput, 'position' | 'placeWords' | 'floor'>,
) {
  const standing = position && places ? standingOf(position, places) : undefined;
  if (position && !standing) throw new DomainError('ticket.place_unknown');
  const at = { ...nowhere, ...position };
  if (spot) return { ...at, spotId: spot.id, zoneId: spot.zoneId, place: placeOfSpot(spot, placeWords) };
  if (shared) {
    floorIn(shared).parse({ floor });
    const place = placeOfFloor(shared, floor, placeWords);
    return { ...at, buildingId: shared.id, floor: floor ?? null, zoneId: shared.zoneId, place };
  }
  if (standing) return { ...at, zoneId: standing.zoneId, place: placeOfPoint(standing.near, placeWords) };
  return { ...at, zoneId: null, place: placeInWords(community, placeWords) };
}
