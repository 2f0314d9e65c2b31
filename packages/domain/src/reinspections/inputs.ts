import { z } from 'zod';
import { cursor, id, limit, optionalWords } from '../kernel/index.ts';

/** At most nine photos, as with every step of a ticket. */
const photoIds = z.array(id).max(9, 'too_many').default([]);

/** T9: what was seen on the spot; or when somebody goes instead, since nobody could look. */
export const recordReinspectionInput = z
  .object({
    reinspectionId: id,
    /** The version the screen showed; a stale one is refused. */
    version: z.int().min(1),
    outcome: z.enum(['passed', 'failed', 'postponed'], 'required'),
    words: optionalWords(1000),
    nextAt: z.coerce.date('required').optional(),
    photoIds,
  })
  // What opens a finding again is shown and said: whoever did the work must be able to see it.
  .refine(({ outcome, words }) => outcome === 'passed' || words !== '', { path: ['words'], message: 'required' })
  .refine(({ outcome, photoIds }) => outcome !== 'failed' || photoIds.length > 0, {
    path: ['photoIds'],
    message: 'required',
  })
  .refine(({ outcome, nextAt }) => outcome !== 'postponed' || nextAt !== undefined, {
    path: ['nextAt'],
    message: 'required',
  });
export type RecordReinspectionInput = z.infer<typeof recordReinspectionInput>;

export const listReinspectionsInput = z.object({
  status: z.enum(['due', 'done']).default('due'),
  /** Given to the viewer, or to whom they stand in for. */
  mine: z.boolean().default(false),
  cursor,
  limit,
});
export type ListReinspectionsInput = z.infer<typeof listReinspectionsInput>;

export const reinspectionRef = z.object({ reinspectionId: id });

export const reinspectionRuleInput = z.object({ communityId: id.optional() });
export type ReinspectionRuleInput = z.infer<typeof reinspectionRuleInput>;

/** T9: the rule, written anew; it holds for findings that are closed from now on. */
export const setReinspectionRuleInput = z.object({
  communityId: id,
  version: z.coerce.number().int().min(0),
  share: z.coerce.number('required').int('invalid').min(0, 'invalid').max(100, 'invalid'),
  days: z.coerce.number('required').int('invalid').min(1, 'invalid').max(90, 'invalid'),
  majorAlways: z.boolean(),
});
export type SetReinspectionRuleInput = z.infer<typeof setReinspectionRuleInput>;
