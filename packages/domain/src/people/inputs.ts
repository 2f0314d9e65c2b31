import { z } from 'zod';
import { cursor, id, limit } from '../kernel/index.ts';

/** Households by building, unit number, name or telephone. */
export const listHouseholdsInput = z.object({
  text: z.string().trim().max(60, 'too_long').default(''),
  /** Those of one home. */
  unitId: id.optional(),
  cursor,
  limit,
});
export type ListHouseholdsInput = z.infer<typeof listHouseholdsInput>;
