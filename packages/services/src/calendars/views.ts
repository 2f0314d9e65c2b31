import { calendarChangeKinds, type DayMark } from '@linli/domain/calendars';
import { clockNames } from '@linli/domain/clocks';
import { z } from 'zod';
import { communityChoiceView } from '../access/index.ts';

/** A stretch in which no clock of the community runs, with what residents are told (T8). */
export const closureView = z.object({
  id: z.string(),
  from: z.date(),
  to: z.date(),
  reason: z.string(),
  reasonEn: z.string(),
  by: z.string().nullable(),
  byEn: z.string().nullable(),
});
export type ClosureView = z.infer<typeof closureView>;
export const closureRefView = z.object({ id: z.string() });

const spans = z.array(z.tuple([z.number(), z.number()]));
const rule = z.union([z.literal('rest'), z.literal('work'), spans]);
const week = z.object({ week: z.array(spans), workday: z.number().nullable(), holidays: z.boolean() });
export type CalendarWeekView = z.infer<typeof week>;
const marks = ['work', 'rest', 'holiday', 'make_up', 'own'] as const satisfies readonly DayMark[];

/** The calendars of a community (T8): one with its month in full, the others by name; who changed what. */
export const calendarsView = z.object({
  communityId: z.string(),
  communities: z.array(communityChoiceView),
  /** The date there now, and the first one that can still change. */
  today: z.string(),
  changeable: z.string(),
  abilities: z.object({ add: z.boolean() }),
  calendars: z.array(
    week.extend({
      name: z.string(),
      version: z.number(),
      abilities: z.object({ edit: z.boolean(), remove: z.boolean() }),
      /** Weeks that are yet to begin. */
      next: z.array(week.extend({ from: z.string() })),
      /** Days of its own from today on. */
      days: z.array(z.object({ date: z.string(), rule, reason: z.string() })),
      /** Of this year and the next, those whose holidays it should know and does not. */
      gaps: z.array(z.number()),
      /** The clocks whose norms run by it now, and how many norms ever named it. */
      clocks: z.array(z.enum(clockNames)),
      norms: z.number(),
    }),
  ),
  chosen: z.string(),
  month: z.string(),
  days: z.array(
    z.object({
      date: z.string(),
      mark: z.enum(marks),
      /** The holiday's name, that of the one which it makes up for, or why it is a day of its own. */
      name: z.string().nullable(),
      nameEn: z.string().nullable(),
      spans,
      openMs: z.number(),
      /** Why no clock ran or runs for some of it: the extension switch. */
      paused: z.string().nullable(),
      pausedEn: z.string().nullable(),
    }),
  ),
  /** Years of public holidays that are known here. */
  years: z.array(z.number()),
  changes: z.array(
    z.object({
      id: z.string(),
      calendar: z.string(),
      kind: z.enum(calendarChangeKinds),
      /** The date that it is about, and what was set. */
      date: z.string().nullable(),
      week: z.array(spans).nullable(),
      rule: rule.nullable(),
      reason: z.string().nullable(),
      at: z.date(),
      by: z.string().nullable(),
      byEn: z.string().nullable(),
    }),
  ),
});
export type CalendarsView = z.infer<typeof calendarsView>;
export const calendarRefView = z.object({ communityId: z.string(), name: z.string() });
export type CalendarRefView = z.infer<typeof calendarRefView>;
