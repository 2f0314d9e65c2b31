import { callbackOutcomes, callbackReasons } from '@linli/domain/callbacks';
import { ratings, severities, ticketKinds, ticketStatuses } from '@linli/domain/tickets';
import { z } from 'zod';
import { pausedView } from '../clocks/views.ts';
import { personView } from '../tickets/views/index.ts';

/** A call owed or made, with what the caller needs to know of the matter. */
export const callbackView = z.object({
  id: z.string(),
  reason: z.enum(callbackReasons),
  status: z.enum(['due', 'done']),
  /** With what incidents have closed since it was promised (T8). */
  dueAt: z.date(),
  /** The incident that it waits for. */
  paused: pausedView.nullable(),
  overdue: z.boolean(),
  doneAt: z.date().nullable(),
  doneBy: personView.nullable(),
  outcome: z.enum(callbackOutcomes).nullable(),
  words: z.string(),
  /** Calls made in a row that reached nobody, this one included once it is made. */
  attempts: z.number(),
  /** The last one of them before this. */
  tried: z.object({ at: z.date(), words: z.string() }).nullable(),
  version: z.number(),
  ticket: z.object({
    number: z.number(),
    kind: z.enum(ticketKinds),
    severity: z.enum(severities),
    status: z.enum(ticketStatuses),
    excerpt: z.string(),
    placeText: z.string(),
    placeTextEn: z.string(),
    reporterName: z.string(),
    reporterPhone: z.string(),
    rating: z.enum(ratings).nullable(),
    ratingWords: z.string(),
  }),
  canRecord: z.boolean(),
});
export type CallbackView = z.infer<typeof callbackView>;
export const callbackPageView = z.object({ rows: z.array(callbackView), nextCursor: z.string().nullable() });

export const callbackRefView = z.object({ id: z.string(), ticketNumber: z.number(), reopened: z.boolean() });
export type CallbackRefView = z.infer<typeof callbackRefView>;
