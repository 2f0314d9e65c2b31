import { Prisma } from '@linli/db';
import { actionsFrom, openStatuses, ticketStatuses } from '@linli/domain/tickets';
import { scopeWhere } from '../access/index.ts';
import { type Ctx, readRows, type Tx } from '../context/index.ts';
import { ticketScope } from '../tickets/queries/conditions.ts';
import type { LinkedTicketView } from './views.ts';

/** How many of what hangs under a matter are still to be worked on (T3). */
export async function countOpenChildren(tx: Tx, parentId: string): Promise<number> {
  return await tx.ticket.count({ where: { parentId, status: { in: [...openStatuses] } } });
}

/** States in which a matter can be settled without sending anybody, by the table. */
const settleable = ticketStatuses.filter((status) => actionsFrom(status).includes('settle'));

const columns = Prisma.sql`t.id, t.number, t.status, t.category, left(t.matter, 80) as excerpt, t.place_text as "placeText",
  t.place_text_en as "placeTextEn", t.parent_link as link, t.next_due_at as "nextDueAt",
  coalesce(a.name, fr.name) as "whoName", coalesce(nullif(a.name_en, ''), a.name, nullif(fr.name_en, ''), fr.name) as "whoNameEn"`;
const joins = Prisma.sql`left join staff a on a.id = t.assignee_id left join staff fr on fr.id = t.first_responsible_id`;

/**
 * What a matter hangs under, what hangs under it, what it goes on from and what goes on from it, as far as the actor may
 * see each (T5, X6); one query. A resident sees parts, not the neighbours' matters of the same cause.
 */
export async function listLinked(ctx: Ctx, ticketId: string): Promise<LinkedTicketView[]> {
  return await readRows<LinkedTicketView>(
    ctx.db,
    Prisma.sql`select ${columns},
        case when t.parent_id = me.id then 'child' when t.id = me.parent_id then 'parent'
          when t.id = me.follows_id then 'follows' else 'followed' end as relation,
        coalesce(t.parent_id = me.id and t.parent_link = 'cause' and t.status = any(${settleable}::text[])
          and ${scopeWhere(ctx.actor, 'ticket.settle', ticketScope)}, false) as settles
      from ticket me join ticket t
        on t.parent_id = me.id or t.id = me.parent_id or t.id = me.follows_id or t.follows_id = me.id
      ${joins}
      where me.id = ${ticketId}::uuid and ${scopeWhere(ctx.actor, 'ticket.view', ticketScope)}
      order by t.number limit 200`,
  );
}

/** Open matters that may have the same cause: same root category within two weeks, not linked yet; the newest first. */
export async function listGatherable(ctx: Ctx, ticketId: string): Promise<LinkedTicketView[]> {
  return await readRows<LinkedTicketView>(
    ctx.db,
    Prisma.sql`select ${columns}, 'child' as relation, false as settles
      from ticket me join ticket t on t.community_id = me.community_id and t.id <> me.id
        and split_part(t.category, '.', 1) = split_part(me.category, '.', 1)
        and t.about_staff_id is not distinct from me.about_staff_id
        and t.created_at between me.created_at - interval '14 days' and me.created_at + interval '14 days'
      ${joins}
      where me.id = ${ticketId}::uuid and t.parent_id is null and t.child_count = 0
        and t.ended_at is null and t.status = any(${openStatuses}::text[]) and ${scopeWhere(ctx.actor, 'ticket.link', ticketScope)}
      order by t.created_at desc, t.id limit 12`,
  );
}
