import { z } from 'zod';
import { cursor, id, limit, optionalWords } from '../kernel/index.ts';

/** Households by building, unit number, name or telephone. */
export const listHouseholdsInput = z.object({
  text: optionalWords(60),
  /** Those of one home. */
  unitId: id.optional(),
  cursor,
  limit,
});
export type ListHouseholdsInput = z.infer<typeof listHouseholdsInput>;
