import { suspicions } from '@linli/domain/patrols';
import { z } from 'zod';
import { personView } from '../tickets/views/index.ts';

export const signInView = z.object({
  id: z.string(),
  at: z.date(),
  spotName: z.string(),
  spotNameEn: z.string(),
  zoneName: z.string().nullable(),
  zoneNameEn: z.string().nullable(),
  staff: personView,
  distanceM: z.number().nullable(),
  suspicions: z.array(z.enum(suspicions)),
  note: z.string(),
  findings: z.number(),
});
export type SignInView = z.infer<typeof signInView>;
export const signInPageView = z.object({ rows: z.array(signInView), nextCursor: z.string().nullable() });
export const signInRefView = z.object({
  id: z.string(),
  spotId: z.string(),
  at: z.date(),
  suspicions: z.array(z.enum(suspicions)),
});
