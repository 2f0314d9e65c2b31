import { staffRoles } from '@linli/domain/access';
import { z } from 'zod';
import { personView } from '../tickets/views/index.ts';

/** Where leave stands: waits for the deputy's yes, agreed but not begun, in force, over, or called off before it began. */
export const absencePhases = ['running', 'waiting', 'agreed', 'over', 'cancelled'] as const;

export const absenceView = z.object({
  id: z.string(),
  staff: personView,
  deputy: personView,
  /** First and last day, `YYYY-MM-DD`, by the community's clock. */
  from: z.string(),
  to: z.string(),
  phase: z.enum(absencePhases),
  abilities: z.object({ confirm: z.boolean(), end: z.boolean() }),
});
export type AbsenceView = z.infer<typeof absenceView>;

/** The leave of one community (T5), for whom the viewer may enter some, and who is away now and stands in for nobody. */
export const absencesView = z.object({
  communityId: z.string(),
  today: z.string(),
  communities: z.array(personView),
  absences: z.array(absenceView),
  people: z.array(personView.extend({ role: z.enum(staffRoles), mayEnter: z.boolean(), away: z.boolean() })),
});
export type AbsencesView = z.infer<typeof absencesView>;

export const absenceRefView = z.object({ id: z.string() });
export type AbsenceRefView = z.infer<typeof absenceRefView>;

/** `cancelled`: it had not begun. */
export const endedAbsenceView = absenceRefView.extend({ cancelled: z.boolean() });
export type EndedAbsenceView = z.infer<typeof endedAbsenceView>;
