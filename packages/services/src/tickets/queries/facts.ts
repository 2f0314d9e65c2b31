import { Prisma } from '@linli/db';
import { can } from '@linli/domain/access';
import { DomainError } from '@linli/domain/kernel';
import type { LinkedFacts } from '@linli/domain/links';
import { subjectOf, type TicketNature, type TicketSource } from '@linli/domain/tickets';
import type { Ctx, Tx } from '../../context/index.ts';
import { asksNobody, partyColumns } from './conditions.ts';

/** A ticket as commands load it. */
export type FoundTicket = LinkedFacts &
  TicketNature & { number: number; source: TicketSource; housekeeperId: string | null; endedAt: Date | null };

/**
 * The facts that rules decide on.
 * @param lock takes the row lock, so that of two who press at once one decides after the other
 */
export async function findTicketFacts(
  tx: Tx,
  by: { id: string } | { number: number },
  lock: boolean,
): Promise<FoundTicket | undefined> {
  const where = 'id' in by ? Prisma.sql`t.id = ${by.id}::uuid` : Prisma.sql`t.number = ${by.number}`;
  const [row] = await tx.$queryRaw<FoundTicket[]>`
    select t.id, t.number, t.community_id as "communityId", t.zone_id as "zoneId", t.household_id as "householdId",
      ${asksNobody} as "asksNobody", ${partyColumns}, t.kind, t.source, t.category, t.area, t.severity, t.status, t.held_from as "heldFrom", t.rating,
      t.replied_at as "repliedAt", t.done_at as "doneAt", t.reopen_count as "reopenCount", t.version,
      t.parent_id as "parentId", t.child_count as "childCount", t.ended_at as "endedAt",
      (select z.housekeeper_id from zone z join staff s on s.id = z.housekeeper_id and s.active where z.id = t.zone_id) as "housekeeperId"
    from ticket t where ${where} ${lock ? Prisma.sql`for no key update of t` : Prisma.empty}`;
  return row;
}

/** Facts of a ticket that the actor may see; another's is as unknown as one that is not there. */
export async function requireTicket(ctx: Ctx, tx: Tx, by: { id: string } | { number: number }, lock: boolean) {
  const ticket = await findTicketFacts(tx, by, lock);
  if (!ticket || !can(ctx.actor, 'ticket.view', subjectOf(ticket))) throw new DomainError('ticket.not_found');
  return ticket;
}
