import { Prisma } from '@linli/db';
import { type Actor, can } from '@linli/domain/access';
import { DomainError } from '@linli/domain/kernel';
import {
  endedStatuses,
  type ListTicketsInput,
  openStatuses,
  searchTerms,
  subjectOf,
  type TicketFacts,
  type TicketStatus,
} from '@linli/domain/tickets';
import { keysetPage, likePattern, scopeWhere } from '../../access/index.ts';
import type { Ctx, Tx } from '../../context/index.ts';
import { type LastEventColumns, rowView, type TicketRow, type TicketRowView } from '../views.ts';

/** Where the scope of a ticket stands, for `scopeWhere`. */
export const ticketScope = {
  community: Prisma.sql`t.community_id`,
  zone: Prisma.sql`t.zone_id`,
  household: Prisma.sql`t.household_id`,
  assignee: Prisma.sql`t.assignee_id`,
  responsible: Prisma.sql`t.first_responsible_id`,
  staff: Prisma.sql`t.reporter_staff_id`,
};

/** Late against the frozen promise; the same rule as `isLate` in domain/clocks. */
export function lateWhere(now: Date): Prisma.Sql {
  return Prisma.sql`t.done_due_at < coalesce(t.done_at, t.ended_at, ${now}::timestamptz)`;
}

export const rowColumns = Prisma.sql`
  t.id, t.number, t.kind, t.source, t.category, t.area, t.severity, t.status, left(t.matter, 160) as excerpt,
  t.place_text as "placeText", t.place_text_en as "placeTextEn", z.name as "zoneName", z.name_en as "zoneNameEn",
  t.first_responsible_id as "firstResponsibleId", fr.name as "firstResponsibleName", fr.name_en as "firstResponsibleNameEn",
  t.assignee_id as "assigneeId", a.name as "assigneeName", a.name_en as "assigneeNameEn",
  t.reporter_name as "reporterName", t.created_at as "createdAt", t.updated_at as "updatedAt",
  t.reply_due_at as "replyDueAt", t.done_due_at as "doneDueAt", t.replied_at as "repliedAt", t.done_at as "doneAt",
  t.ended_at as "endedAt", t.hold_until as "holdUntil", t.rating, t.reopen_count as "reopenCount", t.version`;

export const rowJoins = Prisma.sql`
  left join zone z on z.id = t.zone_id
  left join staff fr on fr.id = t.first_responsible_id
  left join staff a on a.id = t.assignee_id`;

/** The latest entry that the resident sees, by the index on ticket and place: one look a row, no query more. */
const lastEvent = {
  columns: Prisma.sql`, l.at as "lastAt", l.event as last`,
  join: Prisma.sql`left join lateral (
    select e.at, json_build_object('type', e.type, 'actorKind', e.actor_kind, 'actorName', e.actor_name,
      'actorNameEn', coalesce(nullif(s.name_en, ''), e.actor_name), 'data', e.data) as event
    from ticket_event e left join staff s on e.actor_kind = 'staff' and s.id = e.actor_id
    where e.ticket_id = t.id and e.visibility = 'public' order by e.seq desc limit 1) l on true`,
};

/** Orders and the column each walks; every one has an index that ends in it. */
const orders = {
  newest: { at: Prisma.sql`t.created_at`, atOf: (row: TicketRow) => row.createdAt, descending: true },
  updated: { at: Prisma.sql`t.updated_at`, atOf: (row: TicketRow) => row.updatedAt, descending: true },
  due: { at: Prisma.sql`t.done_due_at`, atOf: (row: TicketRow) => row.doneDueAt, descending: false },
} as const;

/** The list of both doors: the actor's scope and the filters, one SQL query, keyset pages. */
export async function listTickets(
  ctx: Ctx,
  input: ListTicketsInput,
): Promise<{ rows: TicketRowView[]; nextCursor: string | null }> {
  const now = ctx.clock();
  const { atOf, ...order } = orders[input.order];
  const page = keysetPage({ ...order, id: Prisma.sql`t.id` }, input);
  const where = [scopeWhere(ctx.actor, 'ticket.view', ticketScope), ...filters(ctx.actor, input, now), page.where];
  const latest = ctx.actor.kind === 'resident' ? lastEvent : { columns: Prisma.empty, join: Prisma.empty };
  const found = await ctx.db.prisma.$queryRaw<(TicketRow & LastEventColumns)[]>`
    select ${rowColumns} ${latest.columns} from ticket t ${rowJoins} ${latest.join}
    where ${Prisma.join(where, ' and ')} ${page.orderAndLimit}`;
  const { rows, nextCursor } = page.cut(found, atOf);
  return { rows: rows.map((row) => rowView(row, now)), nextCursor };
}

function filters(actor: Actor, input: ListTicketsInput, now: Date): Prisma.Sql[] {
  const where: Prisma.Sql[] = [];
  if (input.state === 'open') where.push(statusIn(openStatuses));
  if (input.state === 'done') where.push(statusIn(['done', 'verified']));
  if (input.state === 'ended') where.push(statusIn(endedStatuses));
  if (input.status) where.push(Prisma.sql`t.status = ${input.status}`);
  if (input.kind) where.push(Prisma.sql`t.kind = ${input.kind}`);
  if (input.source) where.push(Prisma.sql`t.source = ${input.source}`);
  if (input.category)
    where.push(Prisma.sql`(t.category = ${input.category} or t.category like ${`${input.category}.%`})`);
  if (input.communityId) where.push(Prisma.sql`t.community_id = ${input.communityId}::uuid`);
  if (input.zoneId) where.push(Prisma.sql`t.zone_id = ${input.zoneId}::uuid`);
  if (input.late) where.push(lateWhere(now));
  if (input.mine && actor.kind === 'staff') {
    where.push(Prisma.sql`(t.assignee_id = ${actor.staffId}::uuid or t.first_responsible_id = ${actor.staffId}::uuid)`);
  }
  if (input.rating) where.push(Prisma.sql`t.rating = ${input.rating}`);
  if (input.focus) where.push(focusWhere(input.focus, now));
  if (input.text) where.push(textWhere(input.text));
  return where;
}

const day = 86_400_000;

/** The same rules as the counters and figures of the workbench (`countTickets`, `getTicketFigures`). */
function focusWhere(focus: NonNullable<ListTicketsInput['focus']>, now: Date): Prisma.Sql {
  const since = new Date(now.getTime() - 29 * day);
  switch (focus) {
    case 'unaccepted':
      return statusIn(unacceptedStatuses);
    case 'due_today':
      return Prisma.sql`t.done_at is null and t.ended_at is null
        and t.done_due_at between ${now}::timestamptz and ${new Date(now.getTime() + day)}::timestamptz`;
    case 'done_in_month':
      return Prisma.sql`t.done_at >= ${since}::timestamptz`;
    case 'ended_in_month':
      return Prisma.sql`t.ended_at >= ${since}::timestamptz`;
  }
}

/** Waiting for somebody to say "mine". */
const unacceptedStatuses: readonly TicketStatus[] = ['submitted', 'reopened'];

function statusIn(statuses: readonly string[]): Prisma.Sql {
  return Prisma.sql`t.status = any(${statuses}::text[])`;
}

/** A ticket number, or words: the n-gram index narrows, `ilike` decides. */
function textWhere(text: string): Prisma.Sql {
  const number = /^#?(\d{1,9})$/.exec(text);
  const terms = searchTerms(text);
  const narrowed = terms.length ? Prisma.sql`t.search @> ${terms}::text[]` : Prisma.sql`true`;
  const pattern = likePattern(text);
  const said = Prisma.sql`(${narrowed} and (t.matter ilike ${pattern} or t.place_text ilike ${pattern}
    or t.place_text_en ilike ${pattern} or t.reporter_name ilike ${pattern}))`;
  return number ? Prisma.sql`(t.number = ${Number(number[1])} or ${said})` : said;
}

/**
 * The facts that rules decide on.
 * @param lock takes the row lock, so that of two who press at once one decides after the other
 */
export async function findTicketFacts(
  tx: Tx,
  by: { id: string } | { number: number },
  lock: boolean,
): Promise<(TicketFacts & { number: number; housekeeperId: string | null; category: string }) | undefined> {
  const where = 'id' in by ? Prisma.sql`t.id = ${by.id}::uuid` : Prisma.sql`t.number = ${by.number}`;
  const [row] = await tx.$queryRaw<
    (TicketFacts & { number: number; housekeeperId: string | null; category: string })[]
  >`
    select t.id, t.number, t.community_id as "communityId", t.zone_id as "zoneId", t.household_id as "householdId",
      t.reporter_staff_id as "reporterStaffId", t.first_responsible_id as "firstResponsibleId",
      t.assignee_id as "assigneeId", t.kind, t.category, t.severity, t.status, t.held_from as "heldFrom", t.rating,
      t.replied_at as "repliedAt", t.done_at as "doneAt", t.reopen_count as "reopenCount", t.version,
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

type StatusCount = { status: TicketStatus; tickets: number; late: number; mine: number };

/** The counters over the office list: what stands in each status that has not ended, from one walk of the status index. */
export async function countTickets(ctx: Ctx) {
  const me = ctx.actor.kind === 'staff' ? ctx.actor.staffId : null;
  const counts = await ctx.db.prisma.$queryRaw<StatusCount[]>`
    select t.status, count(*)::int as tickets, (count(*) filter (where ${lateWhere(ctx.clock())}))::int as late,
      (count(*) filter (where t.assignee_id = ${me}::uuid or t.first_responsible_id = ${me}::uuid))::int as mine
    from ticket t
    where ${statusIn([...openStatuses, 'done'])} and ${scopeWhere(ctx.actor, 'ticket.view', ticketScope)}
    group by t.status`;
  const sum = (statuses: readonly TicketStatus[], figure: 'tickets' | 'late' | 'mine') =>
    counts.reduce((total, count) => total + (statuses.includes(count.status) ? count[figure] : 0), 0);
  return {
    open: sum(openStatuses, 'tickets'),
    late: sum(openStatuses, 'late'),
    unaccepted: sum(unacceptedStatuses, 'tickets'),
    toVerify: sum(['done'], 'tickets'),
    mine: sum(openStatuses, 'mine'),
  };
}
