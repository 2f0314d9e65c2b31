import { Prisma } from '@linli/db';
import { scopeOf } from '@linli/domain/access';
import {
  type ClockEntry,
  type ClockMatter,
  type ClockOutcome,
  type ClockPolicyChange,
  type ClockUncounted,
  changePolicies,
  checkPolicies,
  clockNames,
  orderOf,
  outcomesBy,
  replayed,
  stepsOf,
} from '@linli/domain/clocks';
import { monthBeforeAt } from '@linli/domain/rosters';
import { clockEventTypes, severities, ticketKinds } from '@linli/domain/tickets';
import { findCommunities, requireCommunity, scopeWhere } from '../../access/index.ts';
import { type Ctx, readIn, readRows } from '../../context/index.ts';
import { ticketScope } from '../../tickets/queries/conditions.ts';
import type { ClockPolicyView, ClockSettingsView, PolicyPreviewView } from '../views.ts';
import { findClockSettingsOf } from './running.ts';

/**
 * Every norm of a community, those in force and those that were, who changed them and when (T8). Two statements, and one
 * more for whoever has several communities.
 */
export async function listClockPolicies(
  ctx: Ctx,
  by: { communityId?: string | undefined },
): Promise<ClockSettingsView> {
  const communityId = requireCommunity(ctx.actor, 'clocks.view', by.communityId);
  const { calendars } = await findClockSettingsOf(readIn(ctx.db.prisma), communityId);
  const policies = await readRows<ClockPolicyView>(
    ctx.db,
    Prisma.sql`select p.id, p.clock, p.kind, p.severity, p.category, p.area, p.crew, p.minutes, p.calendar, p.warn_share as "warnShare",
        p.escalate_every_minutes as "escalateEveryMinutes", p.valid_from as "validFrom", p.valid_until as "validUntil",
        s.name as "changedBy", coalesce(nullif(s.name_en, ''), s.name) as "changedByEn", p.changed_at as "changedAt"
      from clock_policy p left join staff s on s.id = p.changed_by_id
      where p.community_id = ${communityId}::uuid order by p.category nulls first, p.area nulls first, p.crew nulls first, p.valid_from desc, p.id`,
  );
  return {
    communityId,
    communities: await findCommunities(ctx, 'clocks.view'),
    timeZone: calendars.always?.timeZone ?? 'UTC',
    mayEdit: scopeOf(ctx.actor, 'clocks.edit') !== undefined,
    calendars: Object.keys(calendars),
    policies: policies.sort(byMatter),
  };
}

/** In the order in which kinds and severities are named everywhere; what speaks of all comes first, the latest before the earlier. */
function byMatter(a: ClockPolicyView, b: ClockPolicyView): number {
  const rank = ({ kind, severity }: ClockPolicyView) =>
    (kind ? ticketKinds.indexOf(kind) + 1 : 0) * 10 + (severity ? severities.indexOf(severity) + 1 : 0);
  return clockNames.indexOf(a.clock) - clockNames.indexOf(b.clock) || rank(a) - rank(b);
}

/** Tickets of one chunk: a month of a large estate is a statement or two, of a few megabytes. */
export const replayChunk = 5000;
type Counted = ClockOutcome | ClockUncounted;
const nobody: Record<Counted, number> = { kept: 0, late: 0, absent: 0, open: 0, stopped: 0 };

/** Tickets that are named; how many there are beyond is said. */
const named = 30;

type Replayed = ClockMatter & {
  id: string;
  number: number;
  createdAt: string;
  householdId: string | null;
  history: ClockEntry[];
};

/**
 * What last month would have looked like (T8): every matter of the calendar month before, by the community's clock on the wall,
 * that the actor may see, read once by the norms as they were and once as if the change had always been in force. Nothing is written.
 * @throws DomainError `access.denied`, `clocks.in_past`, `clocks.not_found`
 */
export async function previewClockPolicy(ctx: Ctx, input: ClockPolicyChange): Promise<PolicyPreviewView> {
  const communityId = requireCommunity(ctx.actor, 'clocks.edit', input.communityId);
  const { policies, calendars } = await findClockSettingsOf(readIn(ctx.db.prisma), communityId);
  const now = ctx.clock();
  const { after, clock } = changePolicies(policies, input, { id: 'preview', now });
  const scope = { calendars: Object.keys(calendars), from: now };
  const known = new Set(checkPolicies(policies, scope).map((problem) => JSON.stringify(problem)));
  const problems = checkPolicies(after, scope).filter((problem) => !known.has(JSON.stringify(problem)));
  const order = problems.find((problem) => problem.code === 'order');
  const month = monthBeforeAt(now, calendars.always?.timeZone ?? 'UTC');
  const view: PolicyPreviewView = {
    clock,
    problems: [...new Set(problems.map(({ code }) => code))],
    order: order ? orderOf(order) : null,
    ...month,
    looked: 0,
    before: { ...nobody },
    after: { ...nobody },
    changed: 0,
    tickets: [],
  };
  const changed: { id: string; number: number; was: Counted; would: Counted }[] = [];
  const outcomes = outcomesBy([policies, replayed(policies, input)], calendars, clock, now);
  for await (const { history, id, number, ...matter } of monthOf(ctx, communityId, month)) {
    view.looked++;
    const [was = 'absent', would = 'absent'] = outcomes(stepsOf(matter, history));
    view.before[was]++;
    view.after[would]++;
    if (was === would) continue;
    view.changed++;
    if (changed.length < named) changed.push({ id, number, was, would });
  }
  const excerpts = await findExcerpts(ctx, changed);
  view.tickets = changed.map(({ id, ...each }) => ({ ...each, excerpt: excerpts.get(id) ?? '' }));
  return view;
}

/** The first words of a few matters. */
async function findExcerpts(ctx: Ctx, tickets: readonly { id: string }[]): Promise<Map<string, string>> {
  if (tickets.length === 0) return new Map();
  const ids = tickets.map(({ id }) => id);
  const rows = await readRows<{ id: string; excerpt: string }>(
    ctx.db,
    Prisma.sql`select id, left(matter, 60) as excerpt from ticket where id = any(${ids}::uuid[])`,
  );
  return new Map(rows.map(({ id, excerpt }) => [id, excerpt]));
}

/** What entries of one sort have in common, and those entries as lines; without a type the matters themselves, as JSON. */
type MonthRow = Pick<ClockEntry, 'fromStatus' | 'toStatus' | 'visibility' | 'door' | 'actorKind' | 'worded'> & {
  type: ClockEntry['type'] | null;
  lines: string | null;
};
type MatterColumns = [id: string, number, createdAt: string, householdId: string | null, ...Natures];
type Natures = [ClockMatter['kind'], ClockMatter['severity'], ClockMatter['category'], ClockMatter['area']];

/**
 * The matters of a month with their histories, newest first, chunk by chunk: one statement each. The entries come
 * gathered by their sort, in no order, as lines of text: to write them out as rows or JSON took longer than all else.
 */
async function* monthOf(
  ctx: Ctx,
  communityId: string,
  { from, to }: { from: Date; to: Date },
): AsyncGenerator<Replayed> {
  let last: Replayed | undefined;
  for (;;) {
    const older = last
      ? Prisma.sql`(t.created_at, t.id) < (${last.createdAt}::timestamptz, ${last.id}::uuid)`
      : Prisma.sql`true`;
    const rows = await readRows<MonthRow>(
      ctx.db,
      Prisma.sql`with month as materialized (
          select row_number() over (order by t.created_at desc, t.id desc) - 1 as n, t.id, t.number, t.created_at, t.kind,
            t.severity, t.category, t.area, t.household_id
          from ticket t
          where t.community_id = ${communityId}::uuid and t.created_at >= ${from}::timestamptz
            and t.created_at < ${to}::timestamptz and ${older}
            and ${scopeWhere(ctx.actor, 'ticket.view', ticketScope)}
          order by t.created_at desc, t.id desc limit ${replayChunk})
        select null as type, null as "fromStatus", null as "toStatus", null as visibility, null as door, null as "actorKind", null as worded,
          json_agg(json_build_array(m.id, m.number, m.created_at, m.household_id, m.kind, m.severity, m.category, m.area) order by m.n)::text as lines
        from month m
        union all
        select e.type, e.from_status, e.to_status, e.visibility, e.door, e.actor_kind, e.note <> '',
          string_agg(concat_ws(' ', m.n, e.seq, (date_part('epoch', e.at) * 1000)::bigint,
            case when e.data ?| ${tellingFields}::text[] then e.data end), chr(30))
        from month m join ticket_event e on e.ticket_id = m.id
        where e.type <> all(${clockEventTypes as readonly string[]}::text[])
        group by e.type, e.from_status, e.to_status, e.visibility, e.door, e.actor_kind, e.note <> ''`,
    );
    const matters = replayedOf(rows);
    yield* matters;
    last = matters.at(-1);
    if (matters.length < replayChunk) return;
  }
}

/** Of what entries say beside their columns, that which clocks read (`stepsOf`). */
const tellingFields = ['assigneeId', 'people', 'until', 'kind', 'severity', 'category', 'area'];
const nothing: ClockEntry['data'] = {};

function replayedOf(rows: readonly MonthRow[]): Replayed[] {
  const columns: MatterColumns[] = JSON.parse(rows.find(({ type }) => type === null)?.lines ?? '[]');
  const histories: (ClockEntry & { seq: number })[][] = columns.map(() => []);
  for (const { type, lines, fromStatus, toStatus, visibility, door, actorKind, worded } of rows) {
    if (type === null) continue;
    for (const line of lines?.split('\u001e') ?? []) {
      const [n, seq, at] = line.split(' ', 3).map(Number) as [number, number, number];
      const data = line.endsWith('}') ? JSON.parse(line.slice(line.indexOf('{'))) : nothing;
      histories[n]?.push({
        seq,
        at: new Date(at),
        type,
        fromStatus,
        toStatus,
        visibility,
        door,
        actorKind,
        worded,
        data,
      });
    }
  }
  return columns.map(([id, number, createdAt, householdId, kind, severity, category, area], n) => {
    const history = histories[n]?.sort((a, b) => a.seq - b.seq) ?? [];
    return { id, number, createdAt, householdId, kind, severity, category, area, history };
  });
}
