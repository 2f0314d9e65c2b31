import { Prisma } from '@linli/db';
import type { Actor, StaffActor } from '@linli/domain/access';
import { daysAfter, monthBefore } from '@linli/domain/kernel';
import { homeWords } from '@linli/domain/people';
import {
  isOfTheLiving,
  isRateFocus,
  type ListTicketsInput,
  numberIn,
  ratings,
  searchTerms,
} from '@linli/domain/tickets';
import { reachIds } from '../../access/index.ts';
import { spellingsOf } from '../../context/spelling.ts';

/*
 * docs/decisions/0019: what is asked for in years of history is sought by one index of facets and words, in spans of
 * time that grow fourfold going back, until the page is full. However rare or common it is, some hundred rows are read.
 */

/** The facets of a ticket as the index `ticket_sought` has them, letter by letter. */
const facets = Prisma.sql`ticket_facets(t.community_id, t.zone_id, t.kind, t.source, t.category, t.severity, t.status, t.rating,
  t.created_at, t.done_at, t.ended_at, t.next_due_at,
  array[t.first_responsible_id, t.assignee_id, t.reporter_staff_id, t.handover_to_id, t.attention_id, t.lender_id, t.about_staff_id,
    t.offered_team_id] || t.companion_ids)`;

/** Spans of 2^13 seconds (two and a quarter hours) and five sizes above it, each four times the one below: the largest is 97 days. */
const smallestSpan = 13;
const sizes = 6;
/** Spans in which work was done or ended: 2^21 seconds, 24 days. */
const doneSpan = 21;

const spanOf = (at: Date, power: number) => Math.floor(at.getTime() / 1000 / 2 ** power);

const range = (from: number, to: number) => Array.from({ length: Math.max(0, to - from + 1) }, (_, n) => from + n);

/**
 * Facets of the time of reporting, from `newest` back: each stretch is of four to seven spans, and the next one goes on where
 * it ends with spans of four times the size. `rest` is when the last one begins; undefined where they reach `oldest`.
 */
export function stretchesBack(
  newest: Date,
  oldest = new Date(0),
  count = sizes,
): { stretches: string[][]; rest: Date | undefined } {
  const stretches: string[][] = [];
  let last = spanOf(newest, smallestSpan);
  for (let size = 0; size < count; size++) {
    const end = spanOf(oldest, smallestSpan + 2 * size);
    const first = Math.max(0, (Math.floor(last / 4) - 1) * 4);
    stretches.push(range(Math.max(first, end), last).map((span) => `${size}:${span}`));
    if (first <= end) return { stretches, rest: undefined };
    last = first / 4 - 1;
  }
  return { stretches, rest: new Date((last + 1) * 2 ** (smallestSpan + 2 * count) * 1000) };
}

/** Sets of facets; every row that is asked for has one of each at least. */
type Sought = string[][];

/**
 * What of it a list is narrowed by, for all that can be asked for: what it is and whom it concerns are facets of those names,
 * `facet` is one of its own, `time` are stretches. A new filter has to say, or would be looked for row by row.
 */
const narrowing = {
  ...{ kind: 'what', source: 'what', category: 'what', severity: 'what', status: 'what', rating: 'what' },
  ...{ communityId: 'whom', zoneId: 'whom', teamId: 'whom', personId: 'whom', mine: 'whom' },
  ...{ late: 'facet', focus: 'facet', text: 'words' },
  ...{ from: 'time', until: 'time', month: 'time' },
  ...{ state: 'nothing', order: 'nothing', limit: 'nothing', cursor: 'nothing' },
} as const satisfies Record<keyof ListTicketsInput, string>;

const askedBy = (input: ListTicketsInput, ...by: (typeof narrowing)[keyof ListTicketsInput][]) =>
  Object.entries(input).filter(([name, value]) => value && by.includes(narrowing[name as keyof ListTicketsInput]));

/** What a list asks for, as facets. */
function soughtIn(actor: StaffActor, input: ListTicketsInput, now: Date): Sought {
  const { communityId, zoneId, teamId, personId, focus } = input;
  // What was rated at all has one of the levels.
  const what = askedBy(input, 'what').map(([name, value]) =>
    value === 'rated' ? ratings.map((level) => `rating:${level}`) : [`${name}:${value}`],
  );
  const mine = input.mine && [actor.staffId, ...actor.standsInFor.map(({ staffId }) => staffId)];
  const zone = zoneId === 'none' ? 'zone:none' : zoneId;
  const asked = [communityId && [communityId], mine, zone && [zone], teamId && [teamId], personId && [personId]];
  const given = asked.filter((some) => Array.isArray(some));
  const within = reachIds(actor, 'ticket.view');
  const who = within || given.length === 0 ? [within ?? actor.communityIds, ...given] : given;
  // What it is stands in the index for each of whom it concerns: what somebody has none of is not looked for among all that others have.
  const narrowest = what.length > 0 ? who.pop() : undefined;
  const both = narrowest ? what.map((its) => its.flatMap((it) => narrowest.map((id) => `${id}/${it}`))) : [];
  const happened = focus === 'done_in_month' ? 'done' : focus === 'ended_in_month' ? 'ended' : undefined;
  const spans = range(spanOf(monthBefore(now), doneSpan), spanOf(now, doneSpan));
  return [
    ...both,
    ...who,
    ...(input.late ? [['late', 'open']] : []),
    ...(happened ? [spans.map((span) => `${happened}:${span}`)] : []),
  ];
}

/** Is there nothing to look for but all that stands in sight, of whatever days? */
function isAll(actor: StaffActor, input: ListTicketsInput): boolean {
  const narrowed = askedBy(input, 'what', 'whom', 'facet', 'words').filter(([, value]) => value !== 'created_in_month');
  return narrowed.length === 0 && reachIds(actor, 'ticket.view') === undefined;
}

/** So many pairs of letters that may be written otherwise are asked of the index: they narrow enough. */
const mostSpellings = 3;

/**
 * What the index of words narrows by, in simplified and in traditional writing: of a home what stands on every matter of it, the
 * other words narrow nothing then. Nothing where the words are too short for it.
 */
export function narrowedByWords(text: string): Prisma.Sql[] {
  const terms = searchTerms(homeWords(text) ?? text).map(spellingsOf);
  const plain = terms.filter(({ length }) => length === 1).flat();
  const either = terms.filter(({ length }) => length > 1).slice(0, mostSpellings);
  return [
    ...(plain.length > 0 ? [Prisma.sql`t.search @> ${plain}::text[]`] : []),
    ...either.map((ways) => Prisma.sql`t.search && ${ways}::text[]`),
  ];
}

/** A day later or earlier than the date says: by which clock it is counted the row itself decides. */
const around = (date: string, days: number) => daysAfter(new Date(`${date}T00:00:00Z`), days);

/**
 * Where the rows of a page stand of what is asked for in the history, the newest first; undefined where a walk is as short: of what has
 * not ended, of a resident's own, and of all there is.
 * @param where all that a row must meet; the facets only narrow
 * @param before where the page before ended
 */
export function seek(
  actor: Actor,
  input: ListTicketsInput,
  { where, before, now }: { where: Prisma.Sql[]; before: Date | undefined; now: Date },
): Prisma.Sql | undefined {
  if (actor.kind !== 'staff' || isOfTheLiving(input) || isRateFocus(input.focus) || isAll(actor, input))
    return undefined;
  const words = narrowedByWords(input.text ?? '');
  const number = numberIn(input.text ?? '');
  if (input.text && words.length === 0) return undefined;
  // Nothing is reported later than now, but for a clock that is not quite right.
  const latest = now.getTime() + 2 ** smallestSpan * 1000;
  const until = before ?? (input.until && around(input.until, 2));
  const newest = new Date(Math.min(latest, until ? until.getTime() : latest));
  const oldest = input.focus === 'created_in_month' ? monthBefore(now) : input.from && around(input.from, -1);
  // Of words among one's own there are few: what half a year of them does not yield is sooner taken whole than looked for in two.
  const count = words.length > 0 && reachIds(actor, 'ticket.view') ? sizes - 1 : sizes;
  const { stretches, rest } = stretchesBack(newest, oldest || undefined, count);
  const every = (conditions: Prisma.Sql[]) => Prisma.join(conditions, ' and ');
  const atLeastOne = (some: string[]) => Prisma.sql`${facets} && ${some}::text[]`;
  const narrowed = [...words, ...soughtIn(actor, input, now).map(atLeastOne)];
  const limit = input.limit + 1;
  // The fence keeps the planner from walking by date for the order's sake; `coalesce` from any other index.
  const newestOf = (conditions: Prisma.Sql[]) => Prisma.sql`select matching.tid from (
      select t.ctid as tid, t.id, t.created_at from ticket t where ${every(conditions)} and coalesce(${every(where)}, false) offset 0) matching
    order by matching.created_at desc, matching.id desc limit ${limit}`;
  // The stretch first: so the index is read from its beginning to its end, whatever comes after.
  const inStretch = [Prisma.sql`${facets} && stretch.spans`, ...narrowed];
  const spans = stretches.map((names) => Prisma.sql`(${names}::text[])`);
  const near = Prisma.sql`select page.tid from (values ${Prisma.join(spans)}) stretch (spans)
    cross join lateral (${newestOf(inStretch)}) page`;
  // What is not found in years is rare enough to be taken whole.
  const far =
    rest && Prisma.sql`(${newestOf([...narrowed, Prisma.sql`coalesce(t.created_at < ${rest}::timestamptz, false)`])})`;
  const found = Prisma.sql`select tid from (${near}${far ? Prisma.sql` union all ${far}` : Prisma.empty}) newest_first limit ${limit}`;
  if (number === undefined) return found;
  return Prisma.sql`select t.ctid as tid from ticket t where t.number = ${number} and ${every(where)} union (${found})`;
}
