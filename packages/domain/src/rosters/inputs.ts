import { z } from 'zod';
import { id, optionalWords, words } from '../kernel/index.ts';

/** A day, `YYYY-MM-DD`. */
const date = z.iso.date('invalid').refine((day) => day.startsWith('20'), 'invalid');
/** A time of day, `HH:MM`, in minutes since midnight. */
const minuteOfDay = z
  .string('required')
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'required')
  .transform((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));

/** The roster of one week; without a day this one, without a community the first in reach. */
export const rosterInput = z.object({ communityId: id.optional(), date: date.optional() });
export type RosterInput = z.infer<typeof rosterInput>;

/** Who is on now. */
export const onDutyInput = z.object({ communityId: id.optional() });
export type OnDutyInput = z.infer<typeof onDutyInput>;

/** All the shifts that somebody has on a day; none is a day off. */
export const editRosterInput = z.object({ staffId: id, date, shiftIds: z.array(id).max(6, 'too_many') });
export type EditRosterInput = z.infer<typeof editRosterInput>;

/** The week before, once more. */
export const copyWeekInput = z.object({ communityId: id, date });
export type CopyWeekInput = z.infer<typeof copyWeekInput>;

/** A new shift of a community. */
export const addShiftInput = z.object({
  communityId: id,
  name: words(20),
  nameEn: optionalWords(30),
  from: minuteOfDay,
  to: minuteOfDay,
  night: z.boolean().default(false),
});
export type AddShiftInput = z.infer<typeof addShiftInput>;
export const removeShiftInput = z.object({ shiftId: id });
export type RemoveShiftInput = z.infer<typeof removeShiftInput>;
