import { z } from 'zod';

/** A stretch in which no clock of the community runs, with what residents are told (T8). */
export const closureView = z.object({
  id: z.string(),
  from: z.date(),
  to: z.date(),
  reason: z.string(),
  by: z.string().nullable(),
  byEn: z.string().nullable(),
});
export type ClosureView = z.infer<typeof closureView>;
export const closureRefView = z.object({ id: z.string() });
