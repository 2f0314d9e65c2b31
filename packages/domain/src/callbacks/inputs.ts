import { z } from 'zod';
import { anyHour, cursor, id, limit, optionalWords } from '../kernel/index.ts';
import { callbackOutcomes } from './types.ts';

/** B3. What the resident said is required where the answer is "dissatisfied". */
export const recordCallbackInput = z
  .object({
    callbackId: id,
    version: z.int().min(1),
    outcome: z.enum(callbackOutcomes, 'required'),
    words: optionalWords(2000),
    /** When to call again; left out: the norm. */
    nextAt: z.coerce.date('invalid').optional(),
    anyHour,
  })
  .refine((input) => input.outcome !== 'dissatisfied' || input.words !== '', { path: ['words'], message: 'required' });
export type RecordCallbackInput = z.infer<typeof recordCallbackInput>;

export const listCallbacksInput = z.object({
  status: z.enum(['due', 'done']).default('due'),
  cursor,
  limit,
});
export type ListCallbacksInput = z.infer<typeof listCallbacksInput>;
export const callbackRef = z.object({ callbackId: id });
