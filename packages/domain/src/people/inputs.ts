import { z } from 'zod';
import { cursor } from '../kernel/index.ts';

/** Households by building, unit number, name or telephone. */
export const listHouseholdsInput = z.object({
  text: z.string().trim().max(60, 'too_long').default(''),
  cursor,
  limit: z.int().min(1).max(100).default(50),
});
export type ListHouseholdsInput = z.infer<typeof listHouseholdsInput>;
