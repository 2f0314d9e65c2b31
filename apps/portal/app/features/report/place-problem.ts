import { isFloorOf } from '@linli/domain/zones';
import type { Translate } from '@linli/i18n';
import type { Building } from '../../api-types.ts';

/** T2: that the building has no such floor, and which it has as far as they were counted; undefined where it has it. */
export function floorWords(
  t: Translate,
  buildings: readonly Pick<Building, 'id' | 'floors' | 'basements'>[],
  { buildingId, floor }: { buildingId?: unknown; floor?: unknown },
): string | undefined {
  const building = buildings.find(({ id }) => id === buildingId);
  if (!building || !floor || isFloorOf(building, Number(floor))) return undefined;
  const { floors, basements } = building;
  if (floors === 1) return t('errors:field.invalid');
  if (basements === null) return t('portal:report.floors_up_to', { to: floors });
  return t('portal:report.floors', { from: basements > 0 ? `\u2212${basements}` : 1, to: floors });
}
