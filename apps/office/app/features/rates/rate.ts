import { type RateFocus, rateGoal } from '@linli/domain/tickets';
import type { TicketRates } from '../../api-types.ts';
import { paths } from '../../paths.ts';
import { writeFilters } from '../tickets/list-query.ts';

/**
 * A share as it may be said, half a tenth of a percent rounded up; but never the goal nor all where that is missed, nor
 * nothing where something is there. Null of nothing.
 */
export function shareOf(part: number, whole: number): number | null {
  if (whole === 0) return null;
  const tenths = (part * 1000) / whole;
  const share = Math.round(tenths) / 1000;
  const isMissed = [rateGoal, 1].some((goal) => part < goal * whole && share >= goal);
  if (isMissed) return Math.floor(tenths) / 1000;
  return part > 0 && share === 0 ? 0.001 : share;
}

type RateTone = 'neutral' | 'good' | 'danger';

export const rateText: Record<RateTone, string> = { neutral: 'text-muted', good: 'text-good', danger: 'text-danger' };

/** Against the goal, by the numbers themselves. */
export function toneOf(part: number, whole: number): RateTone {
  if (whole === 0) return 'neutral';
  return part >= rateGoal * whole ? 'good' : 'danger';
}

/** Which tickets of the page: all, or of one zone or category. */
export type Slice = { zoneId?: string | undefined; category?: string };

/** The list behind a figure: exactly the tickets that it counts. */
export function listBehind({ community, month }: TicketRates, focus: RateFocus, slice: Slice): string {
  return paths.tickets(writeFilters({ focus, month, communityId: community.id, ...slice }));
}
