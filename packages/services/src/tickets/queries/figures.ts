import { daysAfter, monthBefore } from '@linli/domain/kernel';
import { openStatuses } from '@linli/domain/tickets';
import { scopeWhere } from '../../access/index.ts';
import type { Ctx } from '../../context/index.ts';
import type { TicketFiguresView } from '../views/index.ts';
import { doneSince, dueToday, endedSince, lateAt, statusIn, ticketScope } from './conditions.ts';

/**
 * The manager's first look: thirty days of coming and going, and what is open by category. Two queries. A day is the
 * twenty-four hours since `day`, the last one ends now: so the days add up to the figures of the month.
 */
export async function getTicketFigures(ctx: Ctx): Promise<TicketFiguresView> {
  const now = ctx.clock();
  const since = monthBefore(now);
  const scope = scopeWhere(ctx.actor, 'ticket.view', ticketScope);
  const [days, sums] = await Promise.all([
    ctx.db.prisma.$queryRaw<{ day: Date; created: number; done: number }[]>`
      with days as (select generate_series(${since}::timestamptz, ${daysAfter(now, -1)}::timestamptz, '1 day') as day)
      select d.day,
        (select count(*) from ticket t where ${scope} and t.created_at > d.day and t.created_at <= d.day + interval '1 day')::int as created,
        (select count(*) from ticket t where ${scope} and t.done_at > d.day and t.done_at <= d.day + interval '1 day')::int as done
      from days d order by d.day`,
    ctx.db.prisma.$queryRaw<Omit<TicketFiguresView, 'days'>[]>`
      with mine as (select * from ticket t where ${scope})
      select
        coalesce((select json_agg(json_build_object('category', root, 'open', n) order by n desc) from (
          select split_part(category, '.', 1) as root, count(*)::int as n from mine t
          where ${statusIn(openStatuses)} group by 1) c), '[]'::json) as "byCategory",
        (select count(*) from mine t where ${dueToday(now)})::int as "dueToday",
        (select count(*) from mine t where ${doneSince(since)})::int as "doneInMonth",
        (select count(*) from mine t where ${doneSince(since)} and not (${lateAt(now)}))::int as "onTimeInMonth",
        (select json_build_object('satisfied', count(*) filter (where rating = 'satisfied'),
          'fairly_satisfied', count(*) filter (where rating = 'fairly_satisfied'),
          'dissatisfied', count(*) filter (where rating = 'dissatisfied'))
          from mine t where ${endedSince(since)}) as ratings`,
  ]);
  const [sum] = sums;
  if (!sum) throw new Error('an aggregate without rows');
  return { days, ...sum };
}
