import {
  type ClockMatter,
  type NextDue,
  nextDue,
  nextWake,
  promiseOf,
  readClocks,
  type TicketPromise,
} from '@linli/domain/clocks';
import type { ClockSettings } from '../queries/running.ts';

/** How the clocks of a matter stand in the moment it comes in. */
export type BegunClocks = TicketPromise & { next: NextDue; wakeAt: Date | null };

/** The promise that is frozen at submission, and when to look at the clocks first (T8): no query, for intake is the hot path. */
export function beginClocks({ policies, calendars }: ClockSettings, matter: ClockMatter, at: Date): BegunClocks {
  const promise = promiseOf(policies, calendars, matter, at);
  const submitted = {
    at,
    type: 'submitted',
    fromStatus: null,
    toStatus: 'submitted',
    byStaff: false,
    public: true,
    told: false,
  } as const;
  const readings = readClocks([{ ...submitted, data: matter }], policies, calendars, at);
  return {
    ...promise,
    next: nextDue(readings, { at: promise.doneDueAt, clock: 'completion' }),
    wakeAt: nextWake(readings, at, new Map())?.at ?? null,
  };
}
