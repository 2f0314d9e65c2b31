import { Prisma } from '@linli/db';
import { type WorkingCalendar, type WorkingCalendars, workingCalendar } from '@linli/domain/calendars';
import {
  actedOn,
  type ClockActs,
  type ClockEntry,
  type ClockMatter,
  type ClockPolicy,
  type ClockReading,
  type KeptDue,
  promiseClocks,
  promiseHours,
  readClocks,
  reminderThresholds,
  silenceConfirmsAt,
  stepsOf,
  wakeKey,
} from '@linli/domain/clocks';
import type { TicketFacts } from '@linli/domain/tickets';
import { publicHolidays } from '../../calendars/queries/holidays.ts';
import { calendarsJson, type VersionedCalendar, withStarting } from '../../calendars/queries/kept.ts';
import { type Read, readIn, type Tx } from '../../context/index.ts';
import {
  type ClockView,
  clockViews,
  type PausedSaidView,
  type PromisedReplyView,
  pausedOf,
  promisedRepliesOf,
} from '../views.ts';

/** What the clocks of a community run by (T8). Kept as it is: calendars remember what was worked out of them. */
export type ClockSettings = { policies: readonly ClockPolicy[]; calendars: WorkingCalendars };

/** A community and the stamp of its settings, as the query that found the place read them. */
export type ClockedCommunity = { id: string; clocksStamp: string };

/**
 * Which settings a community `c` runs by. Triggers count each change; the transaction that wrote the row tells apart a
 * count that was rolled back and counted again.
 */
export const clocksStamp = `c.clocks_version || '.' || c.xmin`;

const kept = new Map<string, { stamp: string; settings: ClockSettings }>();
const most = 1000;

/** The settings of a community; read again only when their stamp is another one. */
export async function findClockSettings(
  read: Read,
  { id, clocksStamp: stamp }: ClockedCommunity,
): Promise<ClockSettings> {
  const copy = kept.get(id);
  if (copy?.stamp === stamp) return copy.settings;
  const [row] = await read<SettingsRow>(settingsSql, [id]);
  if (!row) return { policies: [], calendars: {} };
  const settings = settingsOf(row);
  kept.delete(id);
  kept.set(id, { stamp: row.stamp, settings });
  const [oldest] = kept.keys();
  if (kept.size > most && oldest) kept.delete(oldest);
  return settings;
}

/** The same for whoever has not read the place. */
export async function findClockSettingsOf(read: Read, communityId: string): Promise<ClockSettings> {
  const [row] = await read<{ clocksStamp: string }>(
    `select ${clocksStamp} as "clocksStamp" from community c where c.id = $1::uuid`,
    [communityId],
  );
  return await findClockSettings(read, { id: communityId, clocksStamp: row?.clocksStamp ?? '' });
}

type SettingsRow = {
  stamp: string;
  timeZone: string;
  policies: (Omit<ClockPolicy, 'validFrom' | 'validUntil'> & { validFrom: string; validUntil: string | null })[];
  calendars: VersionedCalendar[];
  closures: { from: string; to: string; reason: string; reasonEn: string }[];
};

const settingsSql = `
select ${clocksStamp} as stamp, c.time_zone as "timeZone",
  coalesce((select json_agg(json_build_object('id', p.id, 'clock', p.clock, 'kind', p.kind, 'severity', p.severity,
    'category', p.category, 'area', p.area, 'crew', p.crew, 'minutes', p.minutes, 'calendar', p.calendar, 'warnShare', p.warn_share,
    'escalateEveryMinutes', p.escalate_every_minutes, 'validFrom', p.valid_from, 'validUntil', p.valid_until) order by p.id)
    from clock_policy p where p.community_id = c.id), '[]'::json) as policies,
  ${calendarsJson} as calendars,
  coalesce((select json_agg(json_build_object('from', o.from_at, 'to', o.to_at, 'reason', o.reason,
    'reasonEn', o.reason_en) order by o.from_at, o.id)
    from clock_closure o where o.community_id = c.id), '[]'::json) as closures
from community c where c.id = $1::uuid`;

function settingsOf({ timeZone, policies, calendars, closures }: SettingsRow): ClockSettings {
  const closed = closures.map(({ from, to, ...said }) => ({ ...said, from: new Date(from), to: new Date(to) }));
  const around = { timeZone, holidays: publicHolidays, closures: closed };
  const all = withStarting(calendars).map((kept) => [kept.name, workingCalendar(kept, around)]);
  return {
    policies: policies.map(({ validFrom, validUntil, ...policy }) => ({
      ...policy,
      validFrom: new Date(validFrom),
      validUntil: validUntil === null ? null : new Date(validUntil),
    })),
    calendars: Object.fromEntries(all),
  };
}

/** The hours in which a resident is promised something of a matter (C3), inside the transaction that promises it. */
export async function findPromiseHours(
  tx: Tx,
  ticket: ClockMatter & { communityId: string },
  now: Date,
): Promise<WorkingCalendar> {
  return promiseHours(await findClockSettingsOf(readIn(tx), ticket.communityId), ticket, now);
}

/** A ticket as its clocks see it. */
export type ClockedTicket = TicketFacts &
  ClockMatter & {
    next: KeptDue;
    /** The promises to answer and to complete it, as they were made. */
    replyDueAt: Date;
    doneDueAt: Date;
    /** What came due until then was known when the matter came to us. */
    alarmsSince: Date | null;
    clocksStamp: string;
    history: readonly ClockEntry[];
  };

/**
 * Facts, history and the stamp of the settings, in one query.
 * @param lock takes the row lock, so that of two timers one reads what the other wrote
 */
export async function findClocked(tx: Tx, ticketId: string, lock: boolean): Promise<ClockedTicket | undefined> {
  // A lock of its own first: who waited for it must not read the history as it was before.
  if (lock) await tx.$queryRaw`select 1 from ticket where id = ${ticketId}::uuid for no key update`;
  const [row] = await tx.$queryRaw<
    (Omit<ClockedTicket, 'history' | 'next'> & {
      nextDueAt: Date;
      nextClock: KeptDue['clock'];
      promiseAt: Date | null;
      runsSince: Date | null;
      history: (Omit<ClockEntry, 'at'> & { at: string })[];
    })[]
  >`
    select t.id, t.community_id as "communityId", t.zone_id as "zoneId", t.household_id as "householdId",
      t.reporter_staff_id as "reporterStaffId", t.first_responsible_id as "firstResponsibleId",
      t.assignee_id as "assigneeId", t.about_staff_id as "aboutStaffId", t.handover_to_id as "handoverToId",
      t.attention_id as "attentionId", t.offered_team_id as "offeredTeamId", t.companion_ids as "companionIds",
      t.arbiter_id as "arbiterId", t.order_suspended as "orderSuspended",
      t.lending_zone_id as "lendingZoneId", t.lender_id as "lenderId",
      null as "assigneeLeaderId", t.kind, t.severity, t.category, t.area, t.status, t.held_from as "heldFrom", t.rating,
      t.replied_at as "repliedAt", t.done_at as "doneAt", t.reopen_count as "reopenCount", t.version,
      t.next_due_at as "nextDueAt", t.next_clock as "nextClock", t.promise_at as "promiseAt",
      t.runs_since as "runsSince", t.reply_due_at as "replyDueAt", t.done_due_at as "doneDueAt", t.alarms_since as "alarmsSince", ${Prisma.raw(clocksStamp)} as "clocksStamp",
      (select json_agg(json_build_object('at', e.at, 'type', e.type, 'fromStatus', e.from_status, 'toStatus', e.to_status,
        'visibility', e.visibility, 'door', e.door, 'actorKind', e.actor_kind, 'worded', e.note <> '', 'data', e.data - 'answers') order by e.seq)
        from ticket_event e where e.ticket_id = t.id) as history
    from ticket t join community c on c.id = t.community_id where t.id = ${ticketId}::uuid`;
  if (!row) return;
  const { nextDueAt: at, nextClock: clock, promiseAt, runsSince, ...ticket } = row;
  const history = row.history.map((entry) => ({ ...entry, at: new Date(entry.at) }));
  return { ...ticket, next: { at, clock, promiseAt, runsSince }, history };
}

/** What is not to be done again: what the history says; and where no resident is, nobody is to be reminded (T9). */
export function doneFor({ history, householdId }: ClockedTicket, readings: readonly ClockReading[]): ClockActs {
  const done = actedOn(history);
  if (householdId !== null) return done;
  const attempts = readings.filter(({ clock }) => clock === 'confirmation');
  const reminders = attempts.flatMap(({ clock, attempt, segments }) =>
    reminderThresholds.map((each) => [wakeKey(clock, attempt, each), segments[0]?.from ?? new Date(0)] as const),
  );
  return new Map([...done, ...reminders]);
}

/** T9: when silence confirms a verified matter; null when nothing waits for the resident's word. */
export async function findSilenceEnd(tx: Tx, ticketId: string, now: Date): Promise<Date | null> {
  const ticket = await findClocked(tx, ticketId, false);
  return ticket ? silenceConfirmsAt(await readingsOf(tx, ticket, now), ticket.history) : null;
}

/** Every clock of a ticket as it stands now. */
export async function readingsOf(tx: Tx, ticket: ClockedTicket, now: Date): Promise<ClockReading[]> {
  const { policies, calendars } = await settingsFor(tx, ticket);
  return readClocks(stepsOf(ticket, ticket.history), policies, calendars, now);
}

/**
 * The clock of a promise (T8), every attempt of it: of what was never recategorized it is the clock itself. What another system
 * promised has none here, it stands as it was made.
 */
export async function promiseClocksOf(
  tx: Tx,
  ticket: ClockedTicket,
  readings: readonly ClockReading[],
  now: Date,
  of: 'reply' | 'completion',
): Promise<ClockReading[]> {
  if (ticket.alarmsSince !== null) return [];
  const changed = ticket.history.some(({ type }) => type === 'recategorized');
  if (!changed) return readings.filter(({ clock }) => clock === of);
  const { policies, calendars } = await settingsFor(tx, ticket);
  return promiseClocks(stepsOf(ticket, ticket.history), policies, calendars, now, of);
}

/** The settings that a ticket's clocks run by. */
export function settingsFor(tx: Tx, { communityId: id, clocksStamp: stamp }: ClockedTicket): Promise<ClockSettings> {
  return findClockSettings(readIn(tx), { id, clocksStamp: stamp });
}

/** What is said of the clocks of a ticket: to those inside of each, to the resident what concerns their promises. */
export type SaidClocks = {
  clocks: ClockView[];
  confirmsAt: Date | null;
  paused: PausedSaidView | null;
  replies: PromisedReplyView[];
  /** C3: the hours in which something is promised; null of a ticket that is gone. */
  hours: WorkingCalendar | null;
};

/** How the clocks of a ticket stand; nothing for a ticket that is gone. */
export async function readTicketClocks(tx: Tx, ticketId: string, now: Date): Promise<SaidClocks> {
  const ticket = await findClocked(tx, ticketId, false);
  if (!ticket) return { clocks: [], confirmsAt: null, paused: null, replies: [], hours: null };
  const readings = await readingsOf(tx, ticket, now);
  const settings = await settingsFor(tx, ticket);
  return {
    clocks: clockViews(ticket, readings, settings, now),
    hours: promiseHours(settings, ticket, now),
    confirmsAt: silenceConfirmsAt(readings, ticket.history),
    paused: pausedOf(readings),
    replies: promisedRepliesOf(ticket, await promiseClocksOf(tx, ticket, readings, now, 'reply')),
  };
}
