import { z } from 'zod';
import { id, isTimeZone, words } from '../kernel/index.ts';

const minuteOfDay = z.int('invalid').min(0, 'invalid').max(1440, 'invalid');
const span = z.tuple([minuteOfDay, minuteOfDay], 'invalid').refine(([from, to]) => from < to, 'invalid');

/** Opening hours of one day: in order, apart from each other, none across midnight; none at all is a closed day. */
const spans = z
  .array(span, 'required')
  .max(12, 'too_many')
  .transform((all) => all.toSorted((a, b) => a[0] - b[0]))
  .refine((all) => all.every(([from], n) => n === 0 || from >= (all[n - 1]?.[1] ?? 0)), 'invalid');

/** The ordinary week of a calendar (T8): seven days from Monday, and whose hours a make-up workday keeps. */
export const calendarWeekInput = z
  .object({
    name: words(40),
    timeZone: z.string('required').refine(isTimeZone, 'invalid'),
    week: z.array(spans, 'required').length(7, 'invalid'),
    workday: z.int('invalid').min(0, 'invalid').max(6, 'invalid').optional(),
  })
  // A week without an open hour would never let a clock come to its end.
  .refine(({ week }) => week.some((hours) => hours.length > 0), { path: ['week'], message: 'required' })
  .refine(({ week, workday }) => workday === undefined || (week[workday]?.length ?? 0) > 0, {
    path: ['workday'],
    message: 'invalid',
  });
export type CalendarWeekInput = z.infer<typeof calendarWeekInput>;

/** A day of its own: rest, make-up workday, or hours of its own; null puts the ordinary week in force again. */
export const calendarDayInput = z.object({
  name: words(40),
  date: z.iso.date('invalid'),
  rule: z.union([z.enum(['rest', 'work']), spans], 'invalid').nullable(),
});
export type CalendarDayInput = z.infer<typeof calendarDayInput>;

/** The extension switch of an incident (T8): for at most a year, with the reason that residents are told. */
export const calendarClosureInput = z
  .object({ name: words(40), from: z.coerce.date('required'), to: z.coerce.date('required'), reason: words(200) })
  .refine(({ from, to }) => from < to, { path: ['to'], message: 'invalid' })
  .refine(({ from, to }) => to.getTime() - from.getTime() <= 366 * 86_400_000, { path: ['to'], message: 'too_long' });
export type CalendarClosureInput = z.infer<typeof calendarClosureInput>;

/** The same as the office writes it: from now on unless a later moment is named. */
export const closeClocksInput = z.object({
  communityId: id.optional(),
  from: z.coerce.date('invalid').optional(),
  to: z.coerce.date('required'),
  reason: words(200),
});
export type CloseClocksInput = z.infer<typeof closeClocksInput>;
export const endClosureInput = z.object({ closureId: id });
export type EndClosureInput = z.infer<typeof endClosureInput>;
