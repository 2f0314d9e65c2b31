import { can } from '@linli/domain/access';
import { subjectOf, type TicketEventType } from '@linli/domain/tickets';
import { type Ctx, readIn } from '../../context/index.ts';
import { person, type WhereaboutsView } from '../views.ts';
import { findTicketFacts } from './facts.ts';

type Entry = { type: TicketEventType; actorId: string | null; data: Record<string, unknown> };

/**
 * T7: what became of a matter that the actor was sent to, gave back, or could have claimed, and may not see any more: whether it
 * was they who gave it back, and who has it now. Null for everybody else, for whom it is about (T5), and while they may see it.
 */
export async function findWhereabouts(ctx: Ctx, by: { number: number }): Promise<WhereaboutsView | null> {
  const { actor } = ctx;
  const ticket = await findTicketFacts(ctx.db.prisma, by, false);
  if (actor.kind !== 'staff' || !ticket || !actor.communityIds.includes(ticket.communityId)) return null;
  if (ticket.aboutStaffId === actor.staffId || can(actor, 'ticket.view', subjectOf(ticket))) return null;
  const history = await readIn(ctx.db.prisma)<Entry>(
    'select e.type, e.actor_id as "actorId", e.data from ticket_event e where e.ticket_id = $1::uuid order by e.seq',
    [ticket.id],
  );
  const last = history.findLast(
    ({ type, actorId, data }) =>
      (type === 'returned' && actorId === actor.staffId && !data.helpDeclined) ||
      (sendings.includes(type) && data.assigneeId === actor.staffId) ||
      (type === 'posted' && actor.teamIds.includes(String(data.teamId))),
  );
  if (!last) return null;
  const has = ticket.assigneeId && (await ctx.db.prisma.staff.findUnique({ where: { id: ticket.assigneeId } }));
  return { returned: last.type === 'returned', assignee: has ? person(has.id, has.name, has.nameEn) : null };
}

const sendings: readonly TicketEventType[] = ['dispatched', 'claimed', 'transferred'];
