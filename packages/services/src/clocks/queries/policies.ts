import { Prisma } from '@linli/db';
import { scopeOf } from '@linli/domain/access';
import {
  type ClockEntry,
  type ClockMatter,
  type ClockPolicyChange,
  changePolicies,
  checkPolicies,
  outcomeOf,
  readClocks,
  replayed,
  stepsOf,
} from '@linli/domain/clocks';
import { monthBefore } from '@linli/domain/kernel';
import { requireCommunity, scopeWhere } from '../../access/index.ts';
import { type Ctx, readIn, readRows } from '../../context/index.ts';
import { ticketScope } from '../../tickets/queries/conditions.ts';
import type { ClockPolicyView, ClockSettingsView, PolicyPreviewView } from '../views.ts';
import { findClockSettingsOf } from './running.ts';

/** Every norm of a community, those in force and those that were, who changed them and when (T8). Two statements. */
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
      where p.community_id = ${communityId}::uuid order by p.clock, p.valid_from desc, p.id`,
  );
  return {
    communityId,
    mayEdit: scopeOf(ctx.actor, 'clocks.edit') !== undefined,
    calendars: Object.keys(calendars),
    policies,
  };
}

/** Tickets of one chunk: enough that a month of a large estate is a few statements, few enough for the memory. */
export const replayChunk = 2500;
/** Tickets that are named; how many there are beyond is said. */
const named = 30;

type Replayed = ClockMatter & {
  id: string;
  number: number;
  excerpt: string;
  createdAt: Date;
  history: (Omit<ClockEntry, 'at'> & { at: string })[];
};

/**
 * What last month would have looked like (T8): every matter of thirty days that the actor may see, read once by the norms
 * as they were and once as if the change had always been in force. Nothing is written.
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
  const hypothetical = replayed(policies, input);
  const view: PolicyPreviewView = {
    clock,
    problems: [...new Set(problems.map(({ code }) => code))],
    looked: 0,
    before: { kept: 0, late: 0 },
    after: { kept: 0, late: 0 },
    changed: 0,
    tickets: [],
  };
  const ofClock = (rows: typeof policies) => rows.filter((policy) => policy.clock === clock);
  const [were, supposed] = [ofClock(policies), ofClock(hypothetical)];
  for await (const { history, ...ticket } of monthOf(ctx, communityId, now)) {
    view.looked++;
    const steps = stepsOf(
      ticket,
      history.map((entry) => ({ ...entry, at: new Date(entry.at) })),
    );
    const read = (rows: typeof policies) => outcomeOf(readClocks(steps, rows, calendars, now, [clock]));
    const [was, would] = [read(were), read(supposed)];
    if (was) view.before[was]++;
    if (would) view.after[would]++;
    if (!was || !would || was === would) continue;
    view.changed++;
    if (view.tickets.length < named) view.tickets.push({ number: ticket.number, excerpt: ticket.excerpt, was, would });
  }
  return view;
}

/** The matters of thirty days with their histories, newest first, chunk by chunk: one statement each. */
async function* monthOf(ctx: Ctx, communityId: string, now: Date): AsyncGenerator<Replayed> {
  let last: Replayed | undefined;
  for (;;) {
    const older = last
      ? Prisma.sql`(t.created_at, t.id) < (${last.createdAt}::timestamptz, ${last.id}::uuid)`
      : Prisma.sql`true`;
    const rows = await readRows<Replayed>(
      ctx.db,
      Prisma.sql`select t.id, t.number, left(t.matter, 60) as excerpt, t.created_at as "createdAt", t.kind, t.severity,
          t.category, t.area, h.history
        from ticket t cross join lateral (
          select json_agg(json_build_object('at', e.at, 'type', e.type, 'fromStatus', e.from_status, 'toStatus', e.to_status,
            'visibility', e.visibility, 'door', e.door, 'actorKind', e.actor_kind, 'data', e.data) order by e.seq) as history
          from ticket_event e where e.ticket_id = t.id) h
        where t.community_id = ${communityId}::uuid and t.created_at > ${monthBefore(now)}::timestamptz and ${older}
          and ${scopeWhere(ctx.actor, 'ticket.view', ticketScope)}
        order by t.created_at desc, t.id desc limit ${replayChunk}`,
    );
    yield* rows;
    last = rows.at(-1);
    if (rows.length < replayChunk) return;
  }
}
