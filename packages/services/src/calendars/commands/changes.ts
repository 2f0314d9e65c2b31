import { newId } from '@linli/db';
import {
  type AddCalendarInput,
  type CalendarChangeKind,
  isFixed,
  isNameFree,
  type KeptCalendar,
  mayRemove,
  type RemoveCalendarInput,
  requireAhead,
  type SetCalendarDayInput,
  type SetCalendarWeekInput,
  setDay,
  setWeek,
  type WithdrawCalendarWeekInput,
  weekOn,
  withdrawWeek,
} from '@linli/domain/calendars';
import { DomainError } from '@linli/domain/kernel';
import { requireCommunity } from '../../access/index.ts';
import { type Ctx, readIn, type Tx } from '../../context/index.ts';
import { inTransaction } from '../../tickets/commands/append.ts';
import { findKeptCalendars } from '../queries/index.ts';
import type { CalendarRefView } from '../views.ts';
import { rescheduleClocks } from './closures.ts';

type Kept = KeptCalendar & { version: number };
type Facts = { calendars: readonly Kept[]; timeZone: string; now: Date; tx: Tx; communityId: string };
/** What becomes of the calendar (null: it goes), and what the record says of it. */
type Outcome = { kept: KeptCalendar | null; kind: CalendarChangeKind; data: Record<string, unknown> };

/**
 * A calendar of the community's own (T8).
 * @throws DomainError `access.denied`, `calendar.name_taken`
 */
export function addCalendar(ctx: Ctx, input: AddCalendarInput): Promise<CalendarRefView> {
  const { name, workday } = input;
  return change(ctx, input, ({ calendars }) => {
    if (!isNameFree(name, calendars)) throw new DomainError('calendar.name_taken');
    const week = { week: input.week, workday, knownYears: input.holidays ? [] : null };
    return { kept: { name, ...week, eras: [], days: {}, reasons: {} }, kind: 'added', data: week };
  });
}

/**
 * The week goes differently from a date on; the days before stay as they were, and alarms follow.
 * @throws DomainError `access.denied`, `calendar.not_found`, `calendar.fixed`, `calendar.changed_meanwhile`, `calendar.from_tomorrow`
 */
export function setCalendarWeek(ctx: Ctx, input: SetCalendarWeekInput): Promise<CalendarRefView> {
  return change(ctx, input, ({ calendars, timeZone, now }) => {
    const kept = requireChangeable(calendars, input.name);
    const { from, workday } = input;
    if (kept.version !== input.version) throw new DomainError('calendar.changed_meanwhile');
    requireAhead(from, now, timeZone);
    const knownYears = input.holidays ? (weekOn(kept, from).knownYears ?? kept.knownYears ?? []) : null;
    const week = { week: input.week, workday, knownYears };
    return { kept: setWeek(kept, from, week), kind: 'week', data: { from, ...week } };
  });
}

/**
 * What was to begin does not.
 * @throws DomainError `access.denied`, `calendar.not_found`, `calendar.from_tomorrow`, `clocks.not_found`
 */
export function withdrawCalendarWeek(ctx: Ctx, input: WithdrawCalendarWeekInput): Promise<CalendarRefView> {
  return change(ctx, input, ({ calendars, timeZone, now }) => {
    const kept = requireChangeable(calendars, input.name);
    requireAhead(input.from, now, timeZone);
    return { kept: withdrawWeek(kept, input.from), kind: 'week_withdrawn', data: { from: input.from } };
  });
}

/**
 * A day ahead is one of its own, or goes like the others again.
 * @throws DomainError `access.denied`, `calendar.not_found`, `calendar.fixed`, `calendar.from_tomorrow`, `calendar.too_far`, `clocks.not_found`
 */
export function setCalendarDay(ctx: Ctx, input: SetCalendarDayInput): Promise<CalendarRefView> {
  return change(ctx, input, ({ calendars, timeZone, now }) => {
    const kept = requireChangeable(calendars, input.name);
    const { date, rule, reason } = input;
    requireAhead(date, now, timeZone);
    const data = rule === null ? { date } : { date, rule, reason };
    return { kept: setDay(kept, input, now), kind: rule === null ? 'day_cleared' : 'day', data };
  });
}

/**
 * A calendar goes that no norm names, nor ever did: matters keep the norms of their day.
 * @throws DomainError `access.denied`, `calendar.not_found`, `calendar.fixed`, `calendar.in_use`
 */
export function removeCalendar(ctx: Ctx, input: RemoveCalendarInput): Promise<CalendarRefView> {
  return change(ctx, input, async ({ calendars, tx, communityId }) => {
    const { name } = requireChangeable(calendars, input.name);
    if (!mayRemove(name)) throw new DomainError('calendar.fixed');
    if (await tx.clockPolicy.findFirst({ where: { communityId, calendar: name }, select: { id: true } })) {
      throw new DomainError('calendar.in_use');
    }
    return { kept: null, kind: 'removed', data: {} };
  });
}

function requireChangeable(calendars: readonly Kept[], name: string): Kept {
  const kept = calendars.find((calendar) => calendar.name === name);
  if (!kept) throw new DomainError('calendar.not_found');
  if (isFixed(name)) throw new DomainError('calendar.fixed');
  return kept;
}

/** One after the other, like changes of norms: decided on what the one before has written, on record, and alarms follow. */
async function change(
  ctx: Ctx,
  input: { communityId?: string | undefined; name: string },
  decide: (facts: Facts) => Outcome | Promise<Outcome>,
): Promise<CalendarRefView> {
  const communityId = requireCommunity(ctx.actor, 'clocks.edit', input.communityId);
  return await inTransaction(ctx.db, async (tx) => {
    const [community] = await tx.$queryRaw<{ timeZone: string }[]>`
      select time_zone as "timeZone" from community where id = ${communityId}::uuid for update`;
    if (!community) throw new DomainError('record.not_found');
    const now = ctx.clock();
    const calendars = await findKeptCalendars(readIn(tx), communityId);
    const { kept, kind, data } = await decide({ calendars, ...community, now, tx, communityId });
    const byId = ctx.actor.kind === 'staff' ? ctx.actor.staffId : null;
    await write(tx, communityId, input.name, kept, { byId, now });
    const entry = { id: newId(), communityId, calendar: input.name, kind, data: JSON.stringify(data), byId, at: now };
    await tx.$executeRaw`
      insert into calendar_change (id, community_id, calendar, kind, data, by_id, at)
      values (${entry.id}::uuid, ${communityId}::uuid, ${entry.calendar}, ${kind}, ${entry.data}::jsonb, ${byId}::uuid, ${now})`;
    await rescheduleClocks(tx, communityId, now);
    return { communityId, name: input.name };
  });
}

async function write(
  tx: Tx,
  communityId: string,
  name: string,
  kept: KeptCalendar | null,
  { byId, now }: { byId: string | null; now: Date },
): Promise<void> {
  if (kept === null) {
    await tx.$executeRaw`delete from calendar where community_id = ${communityId}::uuid and name = ${name}`;
    return;
  }
  const { week, workday, knownYears, eras, days, reasons } = kept;
  const json = (value: unknown) => JSON.stringify(value);
  await tx.$executeRaw`
    insert into calendar (id, community_id, name, week, workday, known_years, eras, days, reasons, changed_by_id, changed_at)
    values (${newId()}::uuid, ${communityId}::uuid, ${name}, ${json(week)}::jsonb, ${workday}::int,
      nullif(${json(knownYears)}::jsonb, 'null'::jsonb), ${json(eras)}::jsonb, ${json(days)}::jsonb, ${json(reasons)}::jsonb,
      ${byId}::uuid, ${now})
    on conflict (community_id, name) do update set week = excluded.week, workday = excluded.workday,
      known_years = excluded.known_years, eras = excluded.eras, days = excluded.days, reasons = excluded.reasons,
      version = calendar.version + 1, changed_by_id = excluded.changed_by_id, changed_at = excluded.changed_at`;
}
