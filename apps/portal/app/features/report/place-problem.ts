import { isFloorOf, positionFrom, problemOfPlace } from '@linli/domain/zones';
import type { Translate } from '@linli/i18n';
import type { Building, Spot } from '../../api-types.ts';

type Fields = Readonly<Record<string, unknown>>;
type Storeyed = Pick<Building, 'id' | 'floors' | 'basements'>;
type Standing = Pick<Spot, 'id' | 'buildingId' | 'floor'>;

/** T2: that the building has no such floor, and which it has as far as they were counted; undefined where it has it. */
export function floorWords(
  t: Translate,
  buildings: readonly Storeyed[],
  { buildingId, floor }: { buildingId?: unknown; floor?: unknown },
): string | undefined {
  const building = buildings.find(({ id }) => id === buildingId);
  if (!building || !floor || isFloorOf(building, Number(floor))) return undefined;
  const { floors, basements } = building;
  if (floors === 1) return t('errors:field.invalid');
  if (basements === null) return t('portal:report.floors_up_to', { to: floors });
  return t('portal:report.floors', { from: basements > 0 ? `\u2212${basements}` : 1, to: floors });
}

const text = (value: unknown) => (typeof value === 'string' ? value.trim() : '');

/**
 * T2: what the server would refuse of a place in what all share, and beside which field it is said: nothing said at all, a
 * floor without a building, one that is not there, or one that contradicts the spot. Undefined where nothing stands against it.
 */
export function placeProblem(
  t: Translate,
  { spots, buildings }: { spots: readonly Standing[]; buildings: readonly Storeyed[] },
  said: Fields,
): { field: string; words: string } | undefined {
  const storeys = (id: string | null | undefined) => buildings.find((one) => one.id === id) ?? null;
  const [spotId, buildingId, floor] = [text(said.spotId), text(said.buildingId), text(said.floor)];
  const spot = spots.find(({ id }) => id === spotId);
  const problem = problemOfPlace(
    {
      spotId: spotId || undefined,
      buildingId: buildingId || undefined,
      floor: floor ? Number(floor) : undefined,
      position: positionFrom({ position: text(said.position), positionCell: text(said.positionCell) }),
      placeWords: text(said.placeWords),
    },
    {
      spot: spot ? { floor: spot.floor, building: storeys(spot.buildingId) } : null,
      building: storeys(buildingId),
      by: 'resident',
    },
  );
  if (!problem) return undefined;
  const { field, message } = problem;
  const inBuilding = { buildingId: buildingId || spot?.buildingId, floor };
  const words = field === 'floor' && message === 'invalid' ? floorWords(t, buildings, inBuilding) : undefined;
  return { field, words: words ?? t(`errors:field.${message}`) };
}
