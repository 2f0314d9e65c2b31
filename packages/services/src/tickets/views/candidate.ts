import { staffRoles } from '@linli/domain/access';
import { helpReasons, suggestionReasons } from '@linli/domain/people';
import { z } from 'zod';
import { personView } from './person.ts';

export const candidateView = personView.extend({
  role: z.string(),
  trades: z.array(z.string()),
  openTickets: z.number(),
  /** From the last place they are known to be at; null: not known. */
  metres: z.number().nullable(),
  /** Why they stand where they stand in the list (T7). */
  reasons: z.array(z.enum(suggestionReasons)),
  suggested: z.boolean(),
  /** T7: the zone that would lend them; null for the zone's own and for who works everywhere. */
  lending: personView.nullable(),
  /** Why help is needed at all; null where one of the zone's own can do it. */
  help: z.enum(helpReasons).nullable(),
});

/** To whom a matter can be offered to answer for (T5). */
export const handoverCandidateView = personView.extend({
  role: z.enum(staffRoles),
  inZone: z.boolean(),
  /** The last day of their leave, `YYYY-MM-DD` by the community's clock; null: they are here. */
  awayUntil: z.string().nullable(),
});
export type HandoverCandidateView = z.infer<typeof handoverCandidateView>;
