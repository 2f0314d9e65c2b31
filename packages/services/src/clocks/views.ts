import { addOpen, calendarGaps, closureAt } from '@linli/domain/calendars';
import {
  type ClockReading,
  clockNames,
  clockThresholds,
  clockWords,
  crews,
  dueSaid,
  lateness,
  reminderThresholds,
  toldUntil,
} from '@linli/domain/clocks';
import { areas, clockEventTypes, severities, ticketKinds } from '@linli/domain/tickets';
import { z } from 'zod';
import { communityChoiceView } from '../access/index.ts';
import type { ClockedTicket, ClockSettings } from './queries/running.ts';

/** One clock of a ticket, all that its sentence is made of, and what timers did about it (T8). Times in milliseconds. */
export const clockView = z.object({
  clock: z.enum(clockNames),
  attempt: z.number(),
  /** Of the silence since staff last said something: how often they had by then. Null of any other, and where nobody is told. */
  told: z.number().nullable(),
  state: z.enum(['running', 'paused', 'kept', 'breached', 'stopped']),
  /** Still going: not stopped by anything. */
  live: z.boolean(),
  /** An incident stops it now (T8): see `paused` of the matter. */
  closed: z.boolean(),
  /** It waits with the matter on hold, also where it was late before. */
  waits: z.boolean(),
  /** Why it waits; null while it runs. */
  reason: z.string().nullable(),
  since: z.date().nullable(),
  usedMs: z.number(),
  allowanceMs: z.number(),
  dueAt: z.date().nullable(),
  /** Since when it is (or was) late; null where it never was. */
  breachedAt: z.date().nullable(),
  /** What it is late by, between the two, lies only time that ran; it goes on where `until` is null. Null where it is not late. */
  late: z.object({ since: z.date(), until: z.date().nullable() }).nullable(),
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

/** The incident that stops clocks of a matter now (T8): since when, until when as far as is known, and why. */
export const pausedView = z.object({ since: z.date(), until: z.date(), reason: z.string(), reasonEn: z.string() });
export type PausedView = z.infer<typeof pausedView>;

/**
 * As it is said on the page of a matter: `begun` is when it began to wait, also where it was on hold meanwhile and went on in
 * the midst of the incident.
 */
export const pausedSaidView = pausedView.extend({ begun: z.date() });
export type PausedSaidView = z.infer<typeof pausedSaidView>;

/** By the clocks that would run; null where none is stopped. One that began in the incident waits since then. */
export function pausedOf(readings: readonly ClockReading[]): PausedSaidView | null {
  const pauses = readings.flatMap(({ closedBy, segments }) => {
    const [first, last] = [segments[0], segments.at(-1)];
    if (!closedBy || !first || !last) return [];
    const within = (from: Date) => new Date(Math.max(from.getTime(), closedBy.from.getTime()));
    return [{ ...closedBy, since: within(last.from), begun: within(first.from) }];
  });
  const first = pauses.reduce<(typeof pauses)[number] | null>((a, b) => (a && a.since <= b.since ? a : b), null);
  if (!first) return null;
  const begun = new Date(Math.min(...pauses.map((pause) => pause.begun.getTime())));
  return { since: first.since, until: first.to, begun, ...reasonOf(first) };
}

const reasonOf = ({ reason, reasonEn }: { reason: string; reasonEn?: string }) => ({
  reason,
  reasonEn: reasonEn || reason,
});

/** A closure as a list reads it with its rows. */
export type ClosureRow = { from: string; to: string; reason: string; reasonEn?: string };

/** The same by the closures of the community alone, of what runs since `begun`. */
export function pausedAt(closures: readonly ClosureRow[], begun: Date, now: Date): PausedView | null {
  if (closures.length === 0) return null;
  const known = closures.map(({ from, to, ...said }) => ({ ...said, from: new Date(from), to: new Date(to) }));
  const closed = closureAt({ closures: known }, now);
  if (!closed) return null;
  return { since: closed.from < begun ? begun : closed.from, until: closed.to, ...reasonOf(closed) };
}

/** What was promised outside the clocks of a matter, as a list reads it (T8). */
export type PromisedRow = {
  /** By `dueWaited`. */
  waitedAt: Date;
  /** Since when incidents move it. */
  promisedAt: Date;
  /** When it was done; null while it is owed. */
  doneAt: Date | null;
  closures: readonly ClosureRow[] | null;
};

/**
 * T8: by what it is said to be due, the incident that it waits for, and whether it was due before that: while one lasts
 * nothing becomes late, and what was late has only time that ran after it.
 */
export function promisedView({ waitedAt, promisedAt, doneAt, closures }: PromisedRow, now: Date) {
  const closedNow = doneAt ? null : pausedAt(closures ?? [], promisedAt, now);
  const paused = closedNow && closedNow.since <= now ? closedNow : null;
  const until = doneAt ?? paused?.since ?? now;
  const closed = (closures ?? []).map(({ from, to }) => ({ from: new Date(from), to: new Date(to) }));
  return { dueAt: dueSaid(waitedAt, null, closed, until), paused, late: waitedAt < until };
}

/**
 * A promise to answer (T8): as it was made, as incidents have moved it since, when it was kept, and since when it waits. Late
 * by `isLate` of the second.
 */
export const promisedReplyView = z.object({
  madeFor: z.date(),
  dueAt: z.date(),
  at: z.date().nullable(),
  waitsSince: z.date().nullable(),
});
export type PromisedReplyView = z.infer<typeof promisedReplyView>;

/** The first promise to answer, and after "not solved" the last one (T3). */
export function promisedRepliesOf(
  { replyDueAt, repliedAt }: Pick<ClockedTicket, 'replyDueAt' | 'repliedAt'>,
  readings: readonly ClockReading[],
): PromisedReplyView[] {
  const first = readings[0] ? promisedReply(readings[0], replyDueAt) : null;
  const last = readings.at(-1);
  const again = last && last.attempt > 1 && last.state !== 'stopped' ? promisedReply(last, null) : null;
  const asMade = { madeFor: replyDueAt, dueAt: replyDueAt, at: repliedAt, waitsSince: null };
  return [first ?? asMade, ...(again ? [again] : [])];
}

/** @param frozen what was promised at submission; it never comes earlier. What was not frozen was made as if nothing were closed. */
function promisedReply(reading: ClockReading, frozen: Date | null): PromisedReplyView | null {
  const { dueAt, segments, stoppedAt, closedBy, allowanceMs, escalation } = reading;
  const [begun, last] = [segments[0], segments.at(-1)];
  if (!dueAt || !begun || !last) return null;
  const madeFor = frozen ?? addOpen({ ...escalation.calendar, closures: [] }, begun.from, allowanceMs) ?? dueAt;
  const later = (one: Date, other: Date) => new Date(Math.max(one.getTime(), other.getTime()));
  const waitsSince = closedBy && later(closedBy.from, last.from);
  return { madeFor, dueAt: later(dueAt, madeFor), at: stoppedAt, waitsSince };
}

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
      told: reading.clock === 'silence' && ticket.householdId !== null ? toldUntil(ticket.history, begun) : null,
      live: reading.stoppedAt === null,
      closed: reading.closedBy !== null,
      late: lateness(reading, now),
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

/** A running clock, and when it is due before and after a change (T8). */
export const dueChangeView = z.object({
  clock: z.enum(clockNames),
  before: z.date().nullable(),
  after: z.date().nullable(),
});
export type DueChangeView = z.infer<typeof dueChangeView>;

/** A norm with who changed it and when (T8). */
export const clockPolicyView = z.object({
  id: z.string(),
  clock: z.enum(clockNames),
  kind: z.enum(ticketKinds).nullable(),
  severity: z.enum(severities).nullable(),
  category: z.string().nullable(),
  area: z.enum(areas).nullable(),
  crew: z.enum(crews).nullable(),
  minutes: z.number(),
  calendar: z.string(),
  warnShare: z.number(),
  escalateEveryMinutes: z.number(),
  validFrom: z.date(),
  validUntil: z.date().nullable(),
  changedBy: z.string().nullable(),
  changedByEn: z.string().nullable(),
  changedAt: z.date(),
});
export type ClockPolicyView = z.infer<typeof clockPolicyView>;
export const clockSettingsView = z.object({
  communityId: z.string(),
  communities: z.array(communityChoiceView),
  timeZone: z.string(),
  mayEdit: z.boolean(),
  calendars: z.array(z.string()),
  policies: z.array(clockPolicyView),
});
export type ClockSettingsView = z.infer<typeof clockSettingsView>;
export const changedPolicyView = z.object({ id: z.string() });
export type ChangedPolicyView = z.infer<typeof changedPolicyView>;

const outcome = z.enum(['kept', 'late', 'absent', 'open', 'stopped']);
/** Matters by how the clock came out; what is neither kept nor late is not counted, and why. */
const outcomes = z.record(outcome, z.number());
/** What last month would have looked like (T8). */
export const policyPreviewView = z.object({
  clock: z.enum(clockNames),
  /** What would be wrong with the set, each kind once. */
  problems: z.array(
    z.enum(['contradiction', 'hole', 'order', 'minutes', 'calendar', 'warn_share', 'escalation', 'validity', 'crew']),
  ),
  /** Of clocks that contradict each other, the first two. */
  order: z
    .object({
      first: z.enum(clockNames),
      second: z.enum(clockNames),
      firstMinutes: z.number(),
      secondMinutes: z.number(),
    })
    .nullable(),
  /** The calendar month that was looked at, `[from, to)`. */
  from: z.date(),
  to: z.date(),
  looked: z.number(),
  before: outcomes,
  after: outcomes,
  changed: z.number(),
  tickets: z.array(z.object({ number: z.number(), excerpt: z.string(), was: outcome, would: outcome })),
});
export type PolicyPreviewView = z.infer<typeof policyPreviewView>;
