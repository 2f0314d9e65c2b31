import { staffRoles } from '@linli/domain/access';
import { z } from 'zod';
import { communityChoiceView } from '../access/index.ts';
import { personView } from '../tickets/views/index.ts';

/** The teams of a community, who is in them, and how much waits on their boards. */
export const teamsView = z.object({
  communityId: z.string(),
  communities: z.array(communityChoiceView),
  /** T7: so much open work in hand, and nobody claims more. */
  cap: z.number(),
  teams: z.array(
    personView.extend({
      trades: z.array(z.string()),
      leaderId: z.string().nullable(),
      members: z.array(personView.extend({ role: z.enum(staffRoles) })),
      /** Orders on its board, as far as the viewer may see them. */
      waiting: z.number(),
    }),
  ),
  /** Who can be in a team. */
  people: z.array(personView.extend({ role: z.enum(staffRoles) })),
  abilities: z.object({ edit: z.boolean() }),
});
export type TeamsView = z.infer<typeof teamsView>;

/** What a change of a team answers. */
export const teamRefView = z.object({ communityId: z.string() });
export type TeamRefView = z.infer<typeof teamRefView>;
