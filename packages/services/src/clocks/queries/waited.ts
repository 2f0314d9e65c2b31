import { Prisma } from '@linli/db';

/** A time that was promised: as it was stored, since when incidents move it, and the community whose they are. */
type PromisedColumns = { due: Prisma.Sql; from: Prisma.Sql; community: Prisma.Sql };

const seconds = (at: Prisma.Sql) => Prisma.sql`extract(epoch from ${at})`;

/**
 * T8: when that is due, once what incidents have closed since then is added; what two of them cover counts once. It never
 * lies within a closure, so that nothing becomes late in one. What is closed after it moves nothing (`dueSaid` does that),
 * so that a list in this order keeps it from page to page.
 */
function dueWaited({ due, from, community }: PromisedColumns): Prisma.Sql {
  return Prisma.sql`(${due} + coalesce((
    select sum(o.shut) from (
      select b.begins, b.shut, coalesce(sum(b.shut) over (order by b.from_at, b.id rows between unbounded preceding and 1 preceding), 0) as before
      from (select a.*, greatest(${seconds(Prisma.sql`a.to_at`)} - a.begins, 0) as shut from (
        select k.id, k.from_at, k.to_at, ${seconds(Prisma.sql`greatest(k.from_at, ${from}, max(k.to_at) over (
          order by k.from_at, k.id rows between unbounded preceding and 1 preceding))`)} as begins
        from clock_closure k where k.community_id = ${community} and k.to_at > ${from}) a) b) o
    where o.begins - o.before <= ${seconds(due)}), 0)::float8 * interval '1 second')`;
}

/** All that incidents have closed in the community of a row, and will; asked for once a statement. */
const closuresIn = (community: Prisma.Sql) => Prisma.sql`(select jsonb_object_agg(o.community_id, o.closures) from (
  select k.community_id, jsonb_agg(jsonb_build_object('from', k.from_at, 'to', k.to_at, 'reason', k.reason,
    'reasonEn', k.reason_en)) as closures
  from clock_closure k group by k.community_id) o) -> ${community}::text`;

/** What a closing owes waits from then on; the time of a call that follows another stands, and waits only when it comes (B2, T8). */
const callPromisedAt = Prisma.sql`case when c.previous_id is null then c.created_at else c.due_at end`;

/** When a call is due, with what incidents have closed; `c` is it. */
export const callDueAt = dueWaited({
  ...{ due: Prisma.sql`c.due_at`, from: callPromisedAt, community: Prisma.sql`c.community_id` },
});

/** A call as `PromisedRow`. */
export const callColumns = Prisma.sql`${callDueAt} as "waitedAt", ${callPromisedAt} as "promisedAt", c.done_at as "doneAt",
  ${closuresIn(Prisma.sql`c.community_id`)} as closures`;

/** The same of the next date of a re-inspection: what somebody put off to stands (T9). */
const lookPromisedAt = Prisma.sql`case when r.postponed > 0 then r.next_at else r.created_at end`;

const ofLook = (due: Prisma.Sql, from: Prisma.Sql) => dueWaited({ due, from, community: Prisma.sql`r.community_id` });

/** T8, T9: the date of the rule, and the one on which somebody is to go, with what incidents have closed; `r` is the re-inspection. */
export const lookDueAt = ofLook(Prisma.sql`r.due_at`, Prisma.sql`r.created_at`);
export const lookNextAt = ofLook(Prisma.sql`r.next_at`, lookPromisedAt);

/** A re-inspection as `PromisedRow`. */
export const lookColumns = Prisma.sql`${lookNextAt} as "waitedAt", ${lookPromisedAt} as "promisedAt", r.done_at as "doneAt",
  ${closuresIn(Prisma.sql`r.community_id`)} as closures`;
