import { z } from 'zod';
import { id, optionalWords, words } from '../kernel/index.ts';
import { categoryRoots } from '../tickets/index.ts';

/** Of which community; without one the first in reach. */
export const listTeamsInput = z.object({ communityId: id.optional() });
export type ListTeamsInput = z.infer<typeof listTeamsInput>;

/** A team as it shall be: a new one without an id. A team of nobody, or without a trade, is refused beside the field. */
export const saveTeamInput = z.object({
  id: id.optional(),
  communityId: id,
  name: words(20),
  nameEn: optionalWords(40),
  trades: z.array(z.enum(categoryRoots as [string, ...string[]])).min(1, 'required'),
  leaderId: id.optional(),
  memberIds: z.array(id).min(1, 'required').max(100, 'too_many'),
});
export type SaveTeamInput = z.infer<typeof saveTeamInput>;

export const removeTeamInput = z.object({ teamId: id });
export type RemoveTeamInput = z.infer<typeof removeTeamInput>;

/** T7: how much open work somebody may have in hand and still claim more. */
export const setCapInput = z.object({
  communityId: id,
  cap: z.coerce.number('required').int('invalid').min(1, 'invalid').max(50, 'invalid'),
});
export type SetCapInput = z.infer<typeof setCapInput>;
