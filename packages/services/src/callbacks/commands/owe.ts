import { newId } from '@linli/db';
import { mayHold } from '@linli/domain/access';
import { always, type WorkingCalendar } from '@linli/domain/calendars';
import {
  type CallbackReason,
  callbackAfter,
  callPolicy,
  callTime,
  type OwedCall,
  roomsOfCallback,
} from '@linli/domain/callbacks';
import { endedStatuses, type TicketFacts } from '@linli/domain/tickets';
import { findClockSettingsOf } from '../../clocks/queries/index.ts';
import { type Ctx, notify, readIn, type Tx } from '../../context/index.ts';
import { superiorOf } from '../../people/queries.ts';

/**
 * B1: notes the call that a step makes due, if any, in the transaction of the step. Of a matter that is open again nobody
 * asks how it ended: the call after its closing lapses, and the next closing owes another.
 */
export async function followCallbacks(
  ctx: Ctx,
  tx: Tx,
  before: Pick<TicketFacts, 'status'>,
  after: TicketFacts,
): Promise<void> {
  if (endedStatuses.includes(before.status) && !endedStatuses.includes(after.status)) await lapse(tx, after);
  // A rating given later owes one only if it is a low one.
  const owed = before.status !== after.status || after.rating === 'dissatisfied';
  const call = owed ? callbackAfter(after) : null;
  if (call) await oweCall(ctx, tx, after, call, null);
}

/** In so many hours, or as soon after it as residents of the community are called; or at a time that was promised. */
export async function oweCall(
  ctx: Ctx,
  tx: Tx,
  ticket: Parameters<typeof addCallback>[2],
  { reason, hours }: OwedCall,
  previousId: string | null,
  promisedAt?: Date,
): Promise<void> {
  const calendar = await callHours(tx, ticket.communityId);
  // T8: what a closing owes is read with the incidents added, so they stay out of what is stored.
  const dueAt = promisedAt ?? callTime(previousId ? calendar : { ...calendar, closures: [] }, ctx.clock(), hours);
  await addCallback(ctx, tx, ticket, { reason, dueAt }, previousId);
}

/** The calendar of the community by which residents are called. */
export async function callHours(tx: Tx, communityId: string): Promise<WorkingCalendar> {
  const { calendars } = await findClockSettingsOf(readIn(tx), communityId);
  return calendars[callPolicy.calendar] ?? always;
}

async function lapse(tx: Tx, ticket: TicketFacts): Promise<void> {
  const rows = await tx.$queryRaw<{ id: string; version: number }[]>`
    update callback set status = 'lapsed', version = version + 1
    where ticket_id = ${ticket.id}::uuid and status = 'due' and reason = 'complaint_closed' returning id, version`;
  for (const { id, version } of rows) await notify(tx, roomsOfCallback(ticket), { type: 'callback', id, seq: version });
}

/**
 * Adds a call to the director's list; one open call a ticket and reason, however often it is asked for. Where nobody was
 * reached it goes on counting the calls that were made.
 */
async function addCallback(
  ctx: Ctx,
  tx: Tx,
  ticket: Pick<TicketFacts, 'id' | 'communityId' | 'zoneId' | 'aboutStaffId'>,
  owed: { reason: CallbackReason; dueAt: Date },
  previousId: string | null,
): Promise<void> {
  const id = newId();
  // T5: the call of a complaint about somebody is made above them, by whoever makes calls there.
  const ownerId = ticket.aboutStaffId
    ? await superiorOf(tx, ticket.aboutStaffId, ticket.communityId, (role) => mayHold(role, 'callback.record'))
    : null;
  // The partial unique index decides under concurrency; Prisma cannot name it as a conflict target.
  const added = await tx.$executeRaw`
    insert into callback (id, community_id, zone_id, ticket_id, reason, owner_id, previous_id, attempts, due_at, created_at)
    select ${id}::uuid, ${ticket.communityId}::uuid, ${ticket.zoneId}::uuid, ${ticket.id}::uuid, ${owed.reason},
      coalesce(${ownerId}::uuid, (select s.id from staff s where s.community_id = ${ticket.communityId}::uuid and s.role = 'director' and s.active
        and s.id is distinct from ${ticket.aboutStaffId}::uuid order by s.id limit 1)), ${previousId}::uuid,
      coalesce((select p.attempts from callback p where p.id = ${previousId}::uuid and p.outcome = 'unreachable'), 0), ${owed.dueAt}::timestamptz, ${ctx.clock()}::timestamptz
    on conflict do nothing`;
  if (added) await notify(tx, roomsOfCallback(ticket), { type: 'callback', id, seq: 1 });
}
