import { ratings } from '@linli/domain/tickets';
import { z } from 'zod';

export const ticketCountsView = z.object({
  open: z.number(),
  late: z.number(),
  unaccepted: z.number(),
  toVerify: z.number(),
  mine: z.number(),
  /** What waits for the viewer's own yes: theirs to accept, or sent to them and not taken. */
  waiting: z.number(),
  /** T5: the viewer's own to see to the end, offered to the viewer, and brought before them. */
  followUp: z.number(),
  offered: z.number(),
  attention: z.number(),
  /** T7: on the boards of teams, as far as the viewer sees them. */
  board: z.number(),
  /** T7: people of the viewer's zone who are lent to another. */
  lent: z.number(),
  /** T7: sent to the viewer and not done, and how many at most one may hold and still claim; null above the communities. */
  inHand: z.number(),
  cap: z.number().nullable(),
});

/** Thirty days in figures; each one opens the list behind it. */
export const ticketFiguresView = z.object({
  days: z.array(z.object({ day: z.date(), created: z.number(), done: z.number() })),
  /** By root. */
  byCategory: z.array(z.object({ category: z.string(), open: z.number() })),
  dueToday: z.number(),
  doneInMonth: z.number(),
  onTimeInMonth: z.number(),
  ratings: z.record(z.enum(ratings), z.number()),
});
export type TicketFiguresView = z.infer<typeof ticketFiguresView>;

const closureRateView = z.object({ due: z.number(), closed: z.number() });
const reinspectionRateView = z.object({ due: z.number(), kept: z.number(), passed: z.number() });
const ratesOf = { closure: closureRateView, reinspection: reinspectionRateView };
const namedView = z.object({ id: z.string(), name: z.string(), nameEn: z.string() });

/** T9, P7: the rates of a month as counts; what each counts is said in docs/rates.md, and a list opens on it. */
export const ticketRatesView = z.object({
  community: namedView,
  /** Every community in reach, to choose from. */
  communities: z.array(namedView),
  month: z.string(),
  /** The present one by the community's clock: nothing later can be asked for. */
  thisMonth: z.string(),
  /** All that was reported in the month, and why some of it does not count; each matter under the first that holds. */
  received: z.number(),
  leftOut: z.object({
    parts: z.number(),
    merged: z.number(),
    cancelled: z.number(),
    rejected: z.number(),
    to_confirm: z.number(),
    not_due: z.number(),
  }),
  ...ratesOf,
  byZone: z.array(z.object({ zoneId: z.string().nullable(), name: z.string(), nameEn: z.string(), ...ratesOf })),
  /** By root. */
  byCategory: z.array(z.object({ category: z.string(), ...ratesOf })),
});
export type TicketRatesView = z.infer<typeof ticketRatesView>;
