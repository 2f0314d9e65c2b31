import { z } from 'zod';
import { id, optionalWords, words } from '../kernel/index.ts';
import { categoryCodePattern, largestNumber } from '../tickets/index.ts';

const target = { ticketId: id, version: z.int().min(1) };
/** Parts of one split, and matters gathered at a time. */
export const maxParts = 3;
export const maxGathered = 50;

const part = z.object({
  matter: words(2000),
  category: z.string('required').regex(categoryCodePattern, 'required'),
  /** Where it is, when it is not where the whole is. */
  spotId: id.optional(),
  /** Whether the photos of the whole go with it. */
  withPhotos: z.boolean().default(false),
});

/** T3: what is split off, each part with words, category and place of its own. */
export const splitTicketInput = z.object({
  ...target,
  parts: z.array(part).min(1, 'required').max(maxParts, 'too_many'),
  note: optionalWords(1000),
});
export type SplitTicketInput = z.infer<typeof splitTicketInput>;

/** T3: matters of the same cause, by the numbers that people say. */
export const gatherTicketsInput = z.object({
  ...target,
  numbers: z
    .array(z.int('invalid').positive('invalid').max(largestNumber, 'invalid'))
    .min(1, 'required')
    .max(maxGathered, 'too_many'),
  note: optionalWords(1000),
});
export type GatherTicketsInput = z.infer<typeof gatherTicketsInput>;

export const unlinkTicketInput = z.object({ ...target, note: words(1000) });
export type UnlinkTicketInput = z.infer<typeof unlinkTicketInput>;

/** The cause is gone: what was done, for all that hang under it. */
export const settleChildrenInput = z.object({ ...target, note: words(1000) });
export type SettleChildrenInput = z.infer<typeof settleChildrenInput>;
