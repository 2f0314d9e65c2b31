import { portalCategories } from './categories/router.ts';
import { portalSurveys } from './surveys/router.ts';
import { portalTickets } from './tickets/router.ts';
import { createCallerFactory, type RequestCtx, router } from './trpc.ts';
import { portalZones } from './zones/router.ts';

/** Everything a resident's browser can reach. It holds no staff procedure at all. */
export const portalRouter = router({
  tickets: portalTickets,
  zones: portalZones,
  surveys: portalSurveys,
  categories: portalCategories,
});

const createCaller = createCallerFactory(portalRouter);

/** The portal's one door to the data, for loaders and actions. */
export const createPortalApi = (ctx: RequestCtx) => createCaller(ctx);
export type PortalApi = ReturnType<typeof createPortalApi>;
