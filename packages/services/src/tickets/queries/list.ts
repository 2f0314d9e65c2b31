import { Prisma } from '@linli/db';
import type { Actor } from '@linli/domain/access';
import { monthBefore } from '@linli/domain/kernel';
import { homePattern } from '@linli/domain/people';
import {
  dataToColleagues,
  endedStatuses,
  isOfTheLiving,
  isRateFocus,
  type ListTicketsInput,
  numberIn,
  openStatuses,
  orderOf,
  type RateFocus,
} from '@linli/domain/tickets';
import { keysetPage, likePattern, scopeWhere } from '../../access/index.ts';
import { type Ctx, readRows } from '../../context/index.ts';
import { inEitherSpelling, patternOf } from '../../context/spelling.ts';
import { type LastEventColumns, rowView, type TicketRow, type TicketRowView } from '../views/index.ts';
import {
  broughtBefore,
  countedBy,
  createdSince,
  doneSince,
  dueToday,
  endedSince,
  followedBy,
  inZone,
  isStopped,
  lateAt,
  lentBy,
  mineOf,
  offeredTo,
  ofPerson,
  onBoard,
  reportedFrom,
  reportedUntil,
  statusIn,
  ticketScope,
  unacceptedStatuses,
} from './conditions.ts';
import { rowColumns, rowJoins } from './rows.ts';
import { narrowedByWords, seek } from './seek.ts';

/** The latest entry that the resident sees, by the index on ticket and place: one look a row, no query more. */
const lastEvent = {
  columns: Prisma.sql`, l.at as "lastAt", l.event as last`,
  join: Prisma.sql`left join lateral (
    select e.at, json_build_object('type', e.type, 'actorKind', e.actor_kind, 'actorName', e.actor_name,
      'actorNameEn', coalesce(nullif(s.name_en, ''), e.actor_name), 'data', e.data - 'answers' - ${dataToColleagues}::text[]) as event
    from ticket_event e left join staff s on e.actor_kind = 'staff' and s.id = e.actor_id
    where e.ticket_id = t.id and e.visibility = 'public' order by e.seq desc limit 1) l on true`,
};

/** Orders and the column each walks; every one has an index that ends in it. */
const orders = {
  newest: { at: Prisma.sql`t.created_at`, atOf: (row: TicketRow) => row.createdAt, descending: true },
  updated: { at: Prisma.sql`t.updated_at`, atOf: (row: TicketRow) => row.updatedAt, descending: true },
  due: { at: Prisma.sql`t.next_due_at`, atOf: (row: TicketRow) => row.nextDueAt, descending: false },
} as const;

/** The list of both doors: the actor's scope and the filters, one SQL query, keyset pages. */
export async function listTickets(
  ctx: Ctx,
  input: ListTicketsInput,
): Promise<{ rows: TicketRowView[]; nextCursor: string | null }> {
  const now = ctx.clock();
  // A household's own matters are few: any order will do.
  const { atOf, ...order } = orders[ctx.actor.kind === 'resident' ? input.order : orderOf(input)];
  const page = keysetPage({ ...order, id: Prisma.sql`t.id` }, input);
  const where = [scopeWhere(ctx.actor, 'ticket.view', ticketScope), ...filters(ctx.actor, input, now), page.where];
  const latest = ctx.actor.kind === 'resident' ? lastEvent : { columns: Prisma.empty, join: Prisma.empty };
  const sought = seek(ctx.actor, input, { where, before: page.after?.at, now });
  const from = sought ? Prisma.sql`(${sought}) sought join ticket t on t.ctid = sought.tid` : Prisma.sql`ticket t`;
  // Straight to the pool: fifty rows of thirty columns take Prisma as long as the database (docs/decisions/0004).
  const found = await readRows<TicketRow & LastEventColumns>(
    ctx.db,
    Prisma.sql`select ${rowColumns(now)} ${latest.columns} from ${from} ${rowJoins} ${latest.join}
      ${sought ? Prisma.empty : Prisma.sql`where ${Prisma.join(where, ' and ')}`} ${page.orderAndLimit}`,
  );
  const { rows, nextCursor } = page.cut(found, atOf);
  return { rows: rows.map((row) => rowView(row, now)), nextCursor };
}

function filters(actor: Actor, input: ListTicketsInput, now: Date): Prisma.Sql[] {
  const where: Prisma.Sql[] = [];
  // Says to the indexes of the living that they serve.
  if (isOfTheLiving(input)) where.push(Prisma.sql`t.ended_at is null`);
  // T3: to the resident it is one matter with parts; they stand on its page.
  if (actor.kind === 'resident') where.push(Prisma.sql`t.parent_link is distinct from 'part'`);
  if (input.state === 'open') where.push(statusIn(openStatuses));
  if (input.state === 'done') where.push(statusIn(['done', 'verified']));
  if (input.state === 'ended') where.push(statusIn(endedStatuses));
  if (input.status) where.push(Prisma.sql`t.status = ${input.status}`);
  if (input.kind) where.push(Prisma.sql`t.kind = ${input.kind}`);
  if (input.source) where.push(Prisma.sql`t.source = ${input.source}`);
  if (input.category) where.push(Prisma.sql`split_part(t.category, '.', 1) = ${input.category}`);
  if (input.communityId) where.push(Prisma.sql`t.community_id = ${input.communityId}::uuid`);
  if (input.zoneId) where.push(inZone(input.zoneId));
  if (input.teamId && actor.kind === 'staff') where.push(Prisma.sql`t.offered_team_id = ${input.teamId}::uuid`);
  if (input.late) where.push(lateAt(now));
  if (input.mine && actor.kind === 'staff') where.push(mineOf(actor));
  if (input.rating === 'rated') where.push(Prisma.sql`t.rating is not null`);
  else if (input.rating) where.push(Prisma.sql`t.rating = ${input.rating}`);
  if (input.severity) where.push(Prisma.sql`t.severity = ${input.severity}`);
  if (input.personId) where.push(ofPerson(input.personId));
  const communityId = clockOf(actor, input);
  if (input.from && communityId) where.push(reportedFrom(communityId, input.from));
  if (input.until && communityId) where.push(reportedUntil(communityId, input.until));
  if (input.focus)
    where.push(
      isRateFocus(input.focus) ? rateWhere(actor, input, input.focus, now) : focusWhere(actor, input.focus, now),
    );
  if (input.text) where.push(textWhere(input.text));
  return where;
}

/** By whose clock days and months are counted: the community's that is named, else the reader's first, as its figures are. */
function clockOf(actor: Actor, input: ListTicketsInput): string | undefined {
  if (actor.kind === 'resident') return actor.communityId;
  return input.communityId ?? (actor.kind === 'staff' ? actor.communityIds[0] : undefined);
}

/** Without a month it is no figure, and nothing. */
function rateWhere(actor: Actor, input: ListTicketsInput, focus: RateFocus, now: Date): Prisma.Sql {
  const communityId = clockOf(actor, input);
  if (!communityId || !input.month) return Prisma.sql`false`;
  return countedBy(focus, { communityId, month: input.month }, now);
}

function focusWhere(
  actor: Actor,
  focus: Exclude<ListTicketsInput['focus'], RateFocus | undefined>,
  now: Date,
): Prisma.Sql {
  switch (focus) {
    case 'unaccepted':
      return statusIn(unacceptedStatuses);
    case 'due_today':
      return dueToday(now);
    case 'created_in_month':
      return createdSince(monthBefore(now));
    case 'done_in_month':
      return doneSince(monthBefore(now));
    case 'ended_in_month':
      return endedSince(monthBefore(now));
    case 'follow_up':
      return followedBy(actor);
    case 'offered':
      return offeredTo(actor);
    case 'attention':
      return broughtBefore(actor);
    case 'suspended':
      return isStopped;
    case 'board':
      return onBoard(actor);
    case 'lent':
      return lentBy(actor);
  }
}

/**
 * A ticket number, or words, each of them wherever it stands, or a home as people write it (`3-1204`, `3座1204`), in simplified or in traditional
 * letters: the n-gram index narrows, the text itself decides. A single character is in no index: it is looked for in what has not ended. The planner
 * takes several comparisons for nearly nothing, and would fetch all that has the words to sort it; of a `coalesce` it knows nothing, and asks
 * the n-grams alone.
 */
function textWhere(text: string): Prisma.Sql {
  const number = numberIn(text);
  const words = narrowedByWords(text);
  const narrowed = words.length > 0 ? Prisma.join(words, ' and ') : Prisma.sql`t.ended_at is null`;
  const each = text.split(/\s+/).map((word) => {
    const says = saying(word);
    return Prisma.sql`coalesce(t.matter ${says} or t.place_text ${says} or t.place_text_en ${says} or t.reporter_name ${says}, false)`;
  });
  const home = homePattern(text);
  const there = home && Prisma.sql`~* ${inEitherSpelling(home)}`;
  const orThere = there
    ? Prisma.sql` or coalesce(t.place_text ${there} or t.place_text_en ${there}, false)`
    : Prisma.empty;
  const said = Prisma.sql`(${narrowed} and (${Prisma.join(each, ' and ')}${orThere}))`;
  return number ? Prisma.sql`(t.number = ${number} or ${said})` : said;
}

/** How a column says a word, in whichever letters: `ilike` takes half the time of a pattern, where there is one way of writing it. */
function saying(word: string): Prisma.Sql {
  const pattern = patternOf(word);
  const either = inEitherSpelling(pattern);
  return either === pattern ? Prisma.sql`ilike ${likePattern(word)}` : Prisma.sql`~* ${either}`;
}
