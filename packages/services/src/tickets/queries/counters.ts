import { Prisma } from '@linli/db';
import { openStatuses } from '@linli/domain/tickets';
import { scopeWhere } from '../../access/index.ts';
import { type Ctx, readRows } from '../../context/index.ts';
import {
  broughtBefore,
  followedBy,
  lateAt,
  lentBy,
  mineOf,
  offeredTo,
  onBoard,
  statusIn,
  ticketScope,
  unacceptedStatuses,
  waitingFor,
} from './conditions.ts';

type Counts = { cap: number | null } & Record<
  | 'open'
  | 'late'
  | 'unaccepted'
  | 'toVerify'
  | 'mine'
  | 'waiting'
  | 'followUp'
  | 'offered'
  | 'attention'
  | 'board'
  | 'lent'
  | 'inHand',
  number
>;

const every = (...conditions: Prisma.Sql[]) =>
  Prisma.sql`(count(*) filter (where ${Prisma.join(conditions, ' and ')}))::int`;

/** The counters over the office list: what has not ended, counted in one walk of the index of the living. */
export async function countTickets(ctx: Ctx): Promise<Counts> {
  const { actor } = ctx;
  const open = statusIn(openStatuses);
  const {
    staffId: me,
    communityIds: [community],
  } = actor.kind === 'staff' ? actor : { staffId: null, communityIds: [] };
  const [counts] = await readRows<Counts>(
    ctx.db,
    Prisma.sql`
    select ${every(open)} as open, ${every(open, lateAt(ctx.clock()))} as late,
      ${every(statusIn(unacceptedStatuses))} as unaccepted, ${every(statusIn(['done']))} as "toVerify",
      ${every(open, mineOf(actor))} as mine, ${every(open, waitingFor(actor))} as waiting,
      ${every(followedBy(actor))} as "followUp", ${every(offeredTo(actor))} as offered,
      ${every(broughtBefore(actor))} as attention, ${every(onBoard(actor))} as board,
      ${every(lentBy(actor))} as lent, ${every(open, Prisma.sql`t.assignee_id = ${me}::uuid`)} as "inHand",
      (select c.open_work_cap from community c where c.id = ${community ?? null}::uuid) as cap
    from ticket t
    where t.ended_at is null and ${scopeWhere(actor, 'ticket.view', ticketScope)}`,
  );
  if (!counts) throw new Error('an aggregate without a row');
  return counts;
}
