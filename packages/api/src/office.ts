import { officeAbsences } from './absences/router.ts';
import { officeCalendars } from './calendars/router.ts';
import { officeCallbacks } from './callbacks/router.ts';
import { officeCategories } from './categories/router.ts';
import { officeClocks } from './clocks/router.ts';
import { officePatrols } from './patrols/router.ts';
import { officePeople } from './people/router.ts';
import { officeReinspections } from './reinspections/router.ts';
import { officeRosters } from './rosters/router.ts';
import { officeSurveys } from './surveys/router.ts';
import { officeTeams } from './teams/router.ts';
import { officeTickets } from './tickets/router.ts';
import { createCallerFactory, type RequestCtx, router } from './trpc.ts';
import { officeZones } from './zones/router.ts';

/** Everything staff's browsers can reach, at `/trpc` of the office listener and through its loaders. */
export const officeRouter = router({
  tickets: officeTickets,
  zones: officeZones,
  people: officePeople,
  patrols: officePatrols,
  callbacks: officeCallbacks,
  reinspections: officeReinspections,
  absences: officeAbsences,
  rosters: officeRosters,
  clocks: officeClocks,
  calendars: officeCalendars,
  surveys: officeSurveys,
  teams: officeTeams,
  categories: officeCategories,
});
export type OfficeRouter = typeof officeRouter;

const createCaller = createCallerFactory(officeRouter);

/** The office's one door to the data, for loaders and actions. */
export const createOfficeApi = (ctx: RequestCtx) => createCaller(ctx);
export type OfficeApi = ReturnType<typeof createOfficeApi>;
