import type { Building, Floor, Unit } from '../../api-types.ts';
import { type RouteArgs, through } from '../access/guard.ts';

/** Building → floor → home, as far as the address says which. */
export type HomeSteps = {
  /** The community that the address names, for whoever serves several. */
  community: string | undefined;
  buildings: Building[];
  building: Building | undefined;
  floors: Floor[];
  floor: number | undefined;
  units: Unit[];
  unit: Unit | undefined;
};

/** One query a step; what the address does not name is not asked for. */
export async function readHomeSteps(args: RouteArgs, community?: string): Promise<HomeSteps> {
  const params = new URL(args.request.url).searchParams;
  const { zones } = args.context.api;
  const buildings = await through(args, zones.buildings({ communityId: community }));
  const building = buildings.find(({ id }) => id === params.get('building'));
  const buildingId = building?.id;
  const floors = buildingId ? await through(args, zones.floors({ buildingId })) : [];
  const floor = floors.find((one) => String(one.floor) === params.get('floor'))?.floor;
  const units = buildingId && floor !== undefined ? await through(args, zones.units({ buildingId, floor })) : [];
  const unit = units.find(({ id }) => id === params.get('unit'));
  return { community, buildings, building, floors, floor, units, unit };
}
