import { Prisma } from '@linli/db';
import { can } from '@linli/domain/access';
import type { ListCallbacksInput } from '@linli/domain/callbacks';
import { DomainError } from '@linli/domain/kernel';
import { maskPhone } from '@linli/domain/people';
import { keysetPage, scopeWhere } from '../access/index.ts';
import { callColumns, callDueAt } from '../clocks/queries/waited.ts';
import { type PromisedRow, promisedView } from '../clocks/views.ts';
import type { Ctx } from '../context/index.ts';
import { person } from '../tickets/views/index.ts';
import type { CallbackView } from './views.ts';

const scope = {
  community: Prisma.sql`c.community_id`,
  zone: Prisma.sql`c.zone_id`,
  household: null,
  responsible: Prisma.sql`c.owner_id`,
  about: Prisma.sql`t.about_staff_id`,
};

type Row = Omit<CallbackView, 'doneBy' | 'tried' | 'dueAt' | 'paused' | 'overdue' | 'canRecord'> &
  PromisedRow & {
    tried: { at: string; words: string } | null;
    doneById: string | null;
    doneByName: string | null;
    doneByNameEn: string | null;
    communityId: string;
    zoneId: string | null;
    aboutStaffId: string | null;
    firstResponsibleId: string | null;
  };

const columns = Prisma.sql`
  c.id, c.community_id as "communityId", c.zone_id as "zoneId", t.about_staff_id as "aboutStaffId",
  c.owner_id as "firstResponsibleId", c.reason, c.status,
  ${callColumns},
  c.outcome, c.words, c.attempts, c.version,
  case when p.outcome = 'unreachable' then json_build_object('at', p.done_at, 'words', p.words) end as tried,
  d.id as "doneById", d.name as "doneByName", d.name_en as "doneByNameEn",
  json_build_object('number', t.number, 'kind', t.kind, 'severity', t.severity, 'status', t.status,
    'excerpt', left(t.matter, 160), 'placeText', t.place_text, 'placeTextEn', t.place_text_en,
    'reporterName', t.reporter_name, 'reporterPhone', t.reporter_phone, 'rating', t.rating,
    'ratingWords', t.rating_words) as ticket
  from callback c join ticket t on t.id = c.ticket_id left join staff d on d.id = c.done_by_id
    left join callback p on p.id = c.previous_id`;

/** Calls owed, the next due first; calls made, the latest first (B3). One query. */
export async function listCallbacks(ctx: Ctx, input: ListCallbacksInput) {
  const due = input.status === 'due';
  const order = { at: due ? callDueAt : Prisma.sql`c.done_at`, id: Prisma.sql`c.id`, descending: !due };
  const page = keysetPage(order, input);
  const where = [Prisma.sql`c.status = ${input.status}`, scopeWhere(ctx.actor, 'callback.view', scope), page.where];
  const found = await ctx.db.prisma.$queryRaw<Row[]>`
    select ${columns} where ${Prisma.join(where, ' and ')} ${page.orderAndLimit}`;
  const { rows, nextCursor } = page.cut(found, (row) => (due ? row.waitedAt : row.doneAt));
  return { rows: rows.map((row) => view(ctx, row)), nextCursor };
}

/** @throws DomainError `callback.not_found`, also for one out of the actor's reach */
export async function getCallback(ctx: Ctx, input: { callbackId: string }): Promise<CallbackView> {
  const [row] = await ctx.db.prisma.$queryRaw<Row[]>`select ${columns} where c.id = ${input.callbackId}::uuid`;
  if (!row || !can(ctx.actor, 'callback.view', row)) throw new DomainError('callback.not_found');
  return view(ctx, row);
}

function view(ctx: Ctx, { waitedAt, promisedAt, closures, ...row }: Row): CallbackView {
  const { doneAt } = row;
  const { dueAt, paused, late } = promisedView({ waitedAt, promisedAt, doneAt, closures }, ctx.clock());
  const canRecord = row.status === 'due' && can(ctx.actor, 'callback.record', row);
  return {
    ...row,
    ...{ dueAt, paused },
    // K4: whoever has this call to make may dial; afterwards only those who may look the household up.
    ticket:
      canRecord || can(ctx.actor, 'household.view', row)
        ? row.ticket
        : { ...row.ticket, reporterPhone: maskPhone(row.ticket.reporterPhone) },
    tried: row.tried && { ...row.tried, at: new Date(row.tried.at) },
    doneBy: person(row.doneById, row.doneByName, row.doneByNameEn),
    overdue: row.status === 'due' && late,
    canRecord,
  };
}
