import { Prisma } from '@linli/db';
import { openStatuses, type TicketStatus } from '@linli/domain/tickets';
import { scopeWhere } from '../../access/index.ts';
import { type Ctx, readRows } from '../../context/index.ts';
import {
  broughtBefore,
  followedBy,
  lateAt,
  mineOf,
  offeredTo,
  statusIn,
  ticketScope,
  unacceptedStatuses,
  waitingFor,
} from './conditions.ts';

type StatusCount = { status: TicketStatus; tickets: number; late: number; mine: number; waiting: number } & Own;

/** T5: what is the actor's own, also where nothing is open any more. */
type Own = { followUp: number; offered: number; attention: number };

const livingStatuses: readonly TicketStatus[] = [...openStatuses, 'done', 'verified'];

/** The counters over the office list: what stands in each status that has not ended, from one walk of the status index. */
export async function countTickets(ctx: Ctx) {
  const counts = await readRows<StatusCount>(
    ctx.db,
    Prisma.sql`
    select t.status, count(*)::int as tickets, (count(*) filter (where ${lateAt(ctx.clock())}))::int as late,
      (count(*) filter (where ${mineOf(ctx.actor)}))::int as mine,
      (count(*) filter (where ${waitingFor(ctx.actor)}))::int as waiting,
      (count(*) filter (where ${followedBy(ctx.actor)}))::int as "followUp",
      (count(*) filter (where ${offeredTo(ctx.actor)}))::int as offered,
      (count(*) filter (where ${broughtBefore(ctx.actor)}))::int as attention
    from ticket t
    where ${statusIn(livingStatuses)} and ${scopeWhere(ctx.actor, 'ticket.view', ticketScope)}
    group by t.status`,
  );
  const sum = (statuses: readonly TicketStatus[], figure: Exclude<keyof StatusCount, 'status'>) =>
    counts.reduce((total, count) => total + (statuses.includes(count.status) ? count[figure] : 0), 0);
  return {
    open: sum(openStatuses, 'tickets'),
    late: sum(openStatuses, 'late'),
    unaccepted: sum(unacceptedStatuses, 'tickets'),
    toVerify: sum(['done'], 'tickets'),
    mine: sum(openStatuses, 'mine'),
    waiting: sum(openStatuses, 'waiting'),
    followUp: sum(livingStatuses, 'followUp'),
    offered: sum(livingStatuses, 'offered'),
    attention: sum(livingStatuses, 'attention'),
  };
}
