import { staffRoles } from '@linli/domain/access';
import { z } from 'zod';
import { communityChoiceView } from '../access/index.ts';
import { personView } from '../tickets/views/index.ts';

export const shiftView = z.object({
  id: z.string(),
  name: z.string(),
  nameEn: z.string(),
  /** Minutes since midnight by the community's clock; `toMinute` ≤ `fromMinute` goes past midnight. */
  fromMinute: z.number(),
  toMinute: z.number(),
  night: z.boolean(),
});
export type ShiftView = z.infer<typeof shiftView>;

/** One week of one community: its people, and who has which shift on which day. */
export const rosterView = z.object({
  communityId: z.string(),
  timeZone: z.string(),
  /** The Monday, and the seven days, `YYYY-MM-DD`. */
  week: z.string(),
  days: z.array(z.string()),
  today: z.string(),
  /** The week is behind: to read, not to be rewritten. */
  over: z.boolean(),
  communities: z.array(communityChoiceView),
  shifts: z.array(shiftView.extend({ used: z.boolean() })),
  people: z.array(
    personView.extend({
      role: z.enum(staffRoles),
      title: z.string(),
      duties: z.array(z.object({ date: z.string(), shiftId: z.string() })),
      /** T5: leave in this week that a deputy has agreed to: its first and last day, `YYYY-MM-DD`. */
      leaves: z.array(z.object({ from: z.string(), to: z.string(), deputy: personView })),
      abilities: z.object({ edit: z.boolean() }),
    }),
  ),
  abilities: z.object({ shifts: z.boolean(), copy: z.boolean() }),
});
export type RosterView = z.infer<typeof rosterView>;

/** Who is on duty now. Where nobody wrote a roster for these days everybody counts as available. */
export const onDutyView = z.object({
  rostered: z.boolean(),
  people: z.array(
    personView.extend({
      role: z.enum(staffRoles),
      phone: z.string(),
      shift: shiftView.pick({ name: true, nameEn: true, night: true }),
      until: z.date(),
      /** On leave, with a deputy who has agreed: on the roster, and not here. */
      away: z.boolean(),
    }),
  ),
});
export type OnDutyView = z.infer<typeof onDutyView>;

/** What a change of the roster answers. */
export const rosterRefView = z.object({ communityId: z.string(), changed: z.number(), skipped: z.number() });
export type RosterRefView = z.infer<typeof rosterRefView>;
