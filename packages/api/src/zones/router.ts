import { buildingRef, floorRef, listPlacesInput, listSpotsInput, spotCodeRef } from '@linli/domain/zones';
import { communityChoiceView, findCommunities } from '@linli/services/access';
import {
  buildingView,
  estateMapView,
  exampleHomeView,
  findExampleHome,
  floorView,
  getEstateMap,
  getHome,
  getSpot,
  homeView,
  listBuildings,
  listFloors,
  listSpots,
  listUnits,
  listZones,
  pickedSpotView,
  publicSpotView,
  spotView,
  unitView,
  zoneView,
} from '@linli/services/zones';
import { z } from 'zod';
import { permitted, router } from '../trpc.ts';

const spots = permitted('zone.view')
  .input(listSpotsInput.default({}))
  .output(z.array(spotView))
  .query(({ ctx, input }) => listSpots(ctx, input));
const spot = permitted('zone.view')
  .input(spotCodeRef)
  .output(spotView)
  .query(({ ctx, input }) => getSpot(ctx, input));

const map = permitted('zone.view')
  .input(listPlacesInput)
  .output(estateMapView.nullable())
  .query(({ ctx, input }) => getEstateMap(ctx, input));

const buildings = permitted('zone.view')
  .input(listPlacesInput)
  .output(z.array(buildingView))
  .query(({ ctx, input }) => listBuildings(ctx, input));

export const portalZones = router({
  spots: permitted('zone.view')
    .output(z.array(pickedSpotView))
    .query(({ ctx }) => listSpots(ctx)),
  spot: permitted('zone.view')
    .input(spotCodeRef)
    .output(publicSpotView)
    .query(({ ctx, input }) => getSpot(ctx, input)),
  map,
  buildings,
  home: permitted('zone.view')
    .output(homeView)
    .query(({ ctx }) => getHome(ctx)),
});

export const officeZones = router({
  /** Where the viewer may file a matter, to choose from; none where there is no choice. */
  communities: permitted('zone.view')
    .output(z.array(communityChoiceView))
    .query(({ ctx }) => findCommunities(ctx, 'ticket.register')),
  spots,
  spot,
  map,
  buildings,
  /** D1: how homes are written here. */
  exampleHome: permitted('household.view')
    .input(listPlacesInput)
    .output(exampleHomeView.nullable())
    .query(({ ctx, input }) => findExampleHome(ctx, input)),
  floors: permitted('household.view')
    .input(buildingRef)
    .output(z.array(floorView))
    .query(({ ctx, input }) => listFloors(ctx, input)),
  units: permitted('household.view')
    .input(floorRef)
    .output(z.array(unitView))
    .query(({ ctx, input }) => listUnits(ctx, input)),
  list: permitted('zone.view')
    .output(z.array(zoneView))
    .query(({ ctx }) => listZones(ctx)),
});
