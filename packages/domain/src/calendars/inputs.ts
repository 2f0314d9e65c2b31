import { z } from 'zod';
import { id, optionalWords, words } from '../kernel/index.ts';
import type { OpenSpan } from './types.ts';

const minuteOfDay = z.int('invalid').min(0, 'invalid').max(1440, 'invalid');
const span = z.tuple([minuteOfDay, minuteOfDay], 'invalid').refine(([from, to]) => from < to, 'invalid');

/** Opening hours of one day: in order, apart from each other, none across midnight; none at all is a closed day. */
const spans = z
  .array(span, 'required')
  .max(12, 'too_many')
  .transform((all) => all.toSorted((a, b) => a[0] - b[0]))
  .refine((all) => all.every(([from], n) => n === 0 || from >= (all[n - 1]?.[1] ?? 0)), 'invalid');

/** The days of a week as a form names them, Monday first. */
export const weekdayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** The ordinary week (T8): seven days, whose hours a make-up workday keeps, and whether public holidays count. */
const week = {
  ...(Object.fromEntries(weekdayNames.map((day) => [day, spans])) as Record<
    (typeof weekdayNames)[number],
    typeof spans
  >),
  workday: z.int('invalid').min(0, 'invalid').max(6, 'invalid').nullable(),
  holidays: z.boolean('required'),
};
type Week = { [Day in (typeof weekdayNames)[number]]: OpenSpan[] } & { workday: number | null };
const hoursOf = (input: Week) => weekdayNames.map((day) => input[day]);

/** A week without an open hour would never let a clock come to its end; a make-up day needs hours to keep. */
const opens = (input: Week) => hoursOf(input).some((hours) => hours.length > 0);
const keepsHours = (input: Week) => input.workday === null || (hoursOf(input)[input.workday]?.length ?? 0) > 0;
const never = { path: ['mon'], message: 'required' };
const closed = { path: ['workday'], message: 'invalid' };
const gathered = <T extends Week>({ mon, tue, wed, thu, fri, sat, sun, ...rest }: T) => ({
  ...rest,
  week: [mon, tue, wed, thu, fri, sat, sun] as const,
});

const calendar = { communityId: id.optional(), name: words(40) };

/** A calendar of a community, and the month that is looked at; without them the first, and this month. */
export const calendarsInput = z.object({
  communityId: id.optional(),
  name: z.string().max(40).optional(),
  month: z
    .string()
    .regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/, 'invalid')
    .optional(),
});
export type CalendarsInput = z.infer<typeof calendarsInput>;

/** A calendar that was not there: its week holds since ever. */
export const addCalendarInput = z
  .object({ ...calendar, ...week })
  .refine(opens, never)
  .refine(keepsHours, closed)
  .transform(gathered);
export type AddCalendarInput = z.infer<typeof addCalendarInput>;

/** The week goes differently from a date on. `version` is the one that was looked at. */
export const setCalendarWeekInput = z
  .object({ ...calendar, version: z.int('invalid'), from: z.iso.date('invalid'), ...week })
  .refine(opens, never)
  .refine(keepsHours, closed)
  .transform(gathered);
export type SetCalendarWeekInput = z.infer<typeof setCalendarWeekInput>;

/** What was to begin on a date does not. */
export const withdrawCalendarWeekInput = z.object({ ...calendar, from: z.iso.date('invalid') });
export type WithdrawCalendarWeekInput = z.infer<typeof withdrawCalendarWeekInput>;

/** A day of its own, with why: rest, make-up workday, or hours of its own; null puts the ordinary week in force again. */
export const setCalendarDayInput = z
  .object({
    ...calendar,
    date: z.iso.date('invalid'),
    rule: z.union([z.enum(['rest', 'work']), spans.refine((all) => all.length > 0, 'required')], 'invalid').nullable(),
    reason: optionalWords(60),
  })
  .refine(({ rule, reason }) => rule === null || reason !== '', { path: ['reason'], message: 'required' });
export type SetCalendarDayInput = z.infer<typeof setCalendarDayInput>;

/** A calendar that no norm ever named goes. */
export const removeCalendarInput = z.object(calendar);
export type RemoveCalendarInput = z.infer<typeof removeCalendarInput>;

/** The extension switch of an incident (T8), with the reason that residents are told: from now on unless a later moment is named. */
export const closeClocksInput = z.object({
  communityId: id.optional(),
  from: z.coerce.date('invalid').optional(),
  to: z.coerce.date('required'),
  reason: words(200),
  /** For readers of English; left out they read the other. */
  reasonEn: optionalWords(200).optional(),
});
export type CloseClocksInput = z.infer<typeof closeClocksInput>;
export const endClosureInput = z.object({ closureId: id });
export type EndClosureInput = z.infer<typeof endClosureInput>;
