import { listPlacesInput, spotCodeRef } from '@linli/domain/zones';
import {
  estateMapView,
  getEstateMap,
  getHome,
  getSpot,
  homeView,
  listSpots,
  listZones,
  pickedSpotView,
  publicSpotView,
  spotView,
  zoneView,
} from '@linli/services/zones';
import { z } from 'zod';
import { permitted, router } from '../trpc.ts';

const spots = permitted('zone.view')
  .output(z.array(spotView))
  .query(({ ctx }) => listSpots(ctx));
const spot = permitted('zone.view')
  .input(spotCodeRef)
  .output(spotView)
  .query(({ ctx, input }) => getSpot(ctx, input));

const map = permitted('zone.view')
  .input(listPlacesInput)
  .output(estateMapView.nullable())
  .query(({ ctx, input }) => getEstateMap(ctx, input));

export const portalZones = router({
  spots: permitted('zone.view')
    .output(z.array(pickedSpotView))
    .query(({ ctx }) => listSpots(ctx)),
  spot: permitted('zone.view')
    .input(spotCodeRef)
    .output(publicSpotView)
    .query(({ ctx, input }) => getSpot(ctx, input)),
  map,
  home: permitted('zone.view')
    .output(homeView)
    .query(({ ctx }) => getHome(ctx)),
});

export const officeZones = router({
  spots,
  spot,
  map,
  list: permitted('zone.view')
    .output(z.array(zoneView))
    .query(({ ctx }) => listZones(ctx)),
});
