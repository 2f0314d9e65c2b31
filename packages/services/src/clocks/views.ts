import { calendarGaps } from '@linli/domain/calendars';
import { type ClockReading, clockNames, clockThresholds, clockWords, reminderThresholds } from '@linli/domain/clocks';
import { clockEventTypes } from '@linli/domain/tickets';
import { z } from 'zod';
import type { ClockedTicket, ClockSettings } from './queries.ts';

/** One clock of a ticket, all that its sentence is made of, and what timers did about it (T8). Times in milliseconds. */
export const clockView = z.object({
  clock: z.enum(clockNames),
  attempt: z.number(),
  state: z.enum(['running', 'paused', 'kept', 'breached', 'stopped']),
  /** Still going: not stopped by anything. */
  live: z.boolean(),
  /** Why it waits; null while it runs. */
  reason: z.string().nullable(),
  since: z.date().nullable(),
  usedMs: z.number(),
  allowanceMs: z.number(),
  overMs: z.number(),
  dueAt: z.date().nullable(),
  /** Years whose holidays its calendar does not know: there it runs by the plain week. */
  unknownYears: z.array(z.number()),
  acts: z.array(
    z.object({
      type: z.enum(clockEventTypes),
      threshold: z.enum([...clockThresholds, ...reminderThresholds]),
      at: z.date(),
      /** Whom it went to; empty where nobody was there, or where it was only marked. */
      toName: z.string(),
      toNameEn: z.string(),
    }),
  ),
});
export type ClockView = z.infer<typeof clockView>;

/** The last attempt of each clock, and every one that was breached. */
export function clockViews(
  ticket: ClockedTicket,
  readings: readonly ClockReading[],
  { policies, calendars }: ClockSettings,
  now: Date,
): ClockView[] {
  const isLast = ({ clock, attempt }: ClockReading) =>
    readings.every((other) => other.clock !== clock || other.attempt <= attempt);
  const shown = readings.filter((reading) => reading.state === 'breached' || isLast(reading));
  return shown.map((reading) => {
    const { leftMs, ...words } = clockWords(reading);
    const calendar = calendars[policies.find(({ id }) => id === reading.policyId)?.calendar ?? ''];
    const begun = reading.segments[0]?.from ?? now;
    return {
      ...words,
      attempt: reading.attempt,
      live: reading.stoppedAt === null,
      unknownYears: calendar ? calendarGaps(calendar, begun, reading.stoppedAt ?? reading.dueAt ?? now) : [],
      acts: actsOf(ticket, reading),
    };
  });
}

function actsOf({ history }: ClockedTicket, { clock, attempt }: ClockReading): ClockView['acts'] {
  return history.flatMap(({ type, at, data }) => {
    if (data.clock !== clock || data.attempt !== attempt) return [];
    const known = clockView.shape.acts.element.safeParse({
      ...{ type, at, threshold: data.threshold, toName: data.toName ?? '', toNameEn: data.toNameEn ?? '' },
    });
    return known.success ? [known.data] : [];
  });
}
