import { newId } from '@linli/db';
import { mayHold } from '@linli/domain/access';
import { type CallbackReason, callbackAfter, roomsOfCallback } from '@linli/domain/callbacks';
import type { TicketFacts } from '@linli/domain/tickets';
import { type Ctx, notify, type Tx } from '../../context/index.ts';
import { superiorOf } from '../../people/queries.ts';

/** B1: notes the call that a ticket makes due, if any, in the transaction that made it so. */
export async function oweCallback(ctx: Ctx, tx: Tx, ticket: TicketFacts): Promise<void> {
  const owed = callbackAfter(ticket, ctx.clock());
  if (owed) await addCallback(ctx, tx, ticket, owed, null);
}

/** Adds a call to the director's list; one open call a ticket and reason, however often it is asked for. */
export async function addCallback(
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
    insert into callback (id, community_id, zone_id, ticket_id, reason, owner_id, previous_id, due_at, created_at)
    select ${id}::uuid, ${ticket.communityId}::uuid, ${ticket.zoneId}::uuid, ${ticket.id}::uuid, ${owed.reason},
      coalesce(${ownerId}::uuid, (select s.id from staff s where s.community_id = ${ticket.communityId}::uuid and s.role = 'director' and s.active
        and s.id is distinct from ${ticket.aboutStaffId}::uuid order by s.id limit 1)), ${previousId}::uuid, ${owed.dueAt}::timestamptz, ${ctx.clock()}::timestamptz
    on conflict do nothing`;
  if (added) await notify(tx, roomsOfCallback(ticket), { type: 'callback', id, seq: 1 });
}
