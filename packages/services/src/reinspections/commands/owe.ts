import { newId } from '@linli/db';
import { mayHold, type StaffRole } from '@linli/domain/access';
import { chooseInspector, reinspectionAfter, roomsOfReinspection, startingRule } from '@linli/domain/reinspections';
import { lookNextAt } from '../../clocks/queries/waited.ts';
import { addJob, type Ctx, notify, type Tx } from '../../context/index.ts';
import { superiorOf } from '../../people/queries.ts';
import type { FoundTicket } from '../../tickets/queries/facts.ts';

/** What the alarm remembers. */
export type ReinspectionTimer = { reinspectionId: string };

/** One alarm a re-inspection sleeps until somebody should have gone. */
export function wakeAt(tx: Tx, reinspectionId: string, runAt: Date): Promise<void> {
  const timer: ReinspectionTimer = { reinspectionId };
  return addJob(tx, 'escalate_reinspection', timer, { key: `reinspect:${reinspectionId}`, runAt });
}

/** When somebody should have gone, with what incidents have closed (T8). */
export async function findNextAt(tx: Tx, reinspectionId: string): Promise<Date | undefined> {
  const [row] = await tx.$queryRaw<{ at: Date }[]>`
    select ${lookNextAt} as at from reinspection r where r.id = ${reinspectionId}::uuid`;
  return row?.at;
}

/** The closures of a community have changed: every alarm that still sleeps follows (T8). */
export async function wakeAllOf(tx: Tx, communityId: string): Promise<void> {
  const rows = await tx.$queryRaw<{ id: string; at: Date }[]>`
    select r.id, ${lookNextAt} as at from reinspection r
    where r.community_id = ${communityId}::uuid and r.status = 'due' and r.escalated_at is null order by r.id`;
  for (const { id, at } of rows) await wakeAt(tx, id, at);
}

/**
 * T9: what a step of a finding does to its re-inspection, in the transaction of the step: a closing may owe one, and what
 * opens it again lets one lapse that nobody has done.
 */
export async function followReinspection(
  ctx: Ctx,
  tx: Tx,
  before: Pick<FoundTicket, 'status'>,
  after: FoundTicket,
): Promise<void> {
  if (before.status === 'closed') await lapse(tx, after);
  if (after.status === 'closed') await owe(ctx, tx, after);
}

async function lapse(tx: Tx, ticket: FoundTicket): Promise<void> {
  const rows = await tx.$queryRaw<{ id: string; inspectorId: string | null; version: number }[]>`
    update reinspection set status = 'lapsed', version = version + 1
    where ticket_id = ${ticket.id}::uuid and status = 'due' returning id, inspector_id as "inspectorId", version`;
  for (const { id, inspectorId, version } of rows) {
    await notify(tx, roomsOfReinspection({ ...ticket, inspectorId, escalatedToId: null }), {
      ...{ type: 'reinspection', id, seq: version },
    });
  }
}

async function owe(ctx: Ctx, tx: Tx, ticket: FoundTicket): Promise<void> {
  const now = ctx.clock();
  const { communityId, id: ticketId } = ticket;
  const rule = (await tx.reinspectionRule.findUnique({ where: { communityId } })) ?? startingRule;
  const failedBefore = (await tx.reinspection.count({ where: { ticketId, outcome: 'failed' } })) > 0;
  const owed = reinspectionAfter(ticket, { failedBefore, rule }, now);
  if (!owed) return;
  const { reason, lot, dueAt } = owed;
  const doerIds = await findDoers(tx, ticket);
  const { aboutStaffId, reporterStaffId: finderId } = ticket;
  const inspectorId = chooseInspector(await findChain(tx, ticket), { doerIds, finderId, aboutStaffId });
  const id = newId();
  // The partial unique index decides under concurrency; Prisma cannot name it as a conflict target.
  const added = await tx.$executeRaw`
    insert into reinspection (id, community_id, zone_id, ticket_id, reason, lot, share, inspector_id, doer_ids, due_at, next_at, created_at)
    values (${id}::uuid, ${communityId}::uuid, ${ticket.zoneId}::uuid, ${ticketId}::uuid, ${reason}, ${lot}, ${rule.share},
      ${inspectorId}::uuid, ${doerIds}::uuid[], ${dueAt}::timestamptz, ${dueAt}::timestamptz, ${now}::timestamptz)
    on conflict do nothing`;
  if (!added) return;
  await wakeAt(tx, id, (await findNextAt(tx, id)) ?? dueAt);
  const rooms = roomsOfReinspection({ ...ticket, inspectorId, escalatedToId: null });
  await notify(tx, rooms, { type: 'reinspection', id, seq: 1 });
}

/** Whoever was sent or went along at the end, and whoever ever said that it was done. */
async function findDoers(tx: Tx, { id, assigneeId, companionIds }: FoundTicket): Promise<string[]> {
  const said = await tx.$queryRaw<{ id: string }[]>`
    select distinct e.actor_id as id from ticket_event e where e.ticket_id = ${id}::uuid
      and e.type in ('finished', 'settled') and e.actor_kind = 'staff' and e.actor_id is not null`;
  return [...new Set([...said.map((row) => row.id), ...(assigneeId ? [assigneeId] : []), ...companionIds])].sort();
}

/** So many levels above the housekeeper are asked; higher up nobody walks the estate. */
const levels = 3;

/**
 * The zone's housekeeper and whoever stands above, as far as they may look again; without one, above the finder. Of a
 * complaint about somebody those above that person: to others it is not there (T5).
 */
async function findChain(tx: Tx, ticket: FoundTicket): Promise<string[]> {
  const fits = (role: StaffRole) => mayHold(role, 'reinspection.record');
  const chain: string[] = ticket.housekeeperId && !ticket.aboutStaffId ? [ticket.housekeeperId] : [];
  for (let level = 0; level < levels; level++) {
    const below = chain.at(-1) ?? ticket.aboutStaffId ?? ticket.reporterStaffId ?? ticket.firstResponsibleId;
    const next = below && (await superiorOf(tx, below, ticket.communityId, fits));
    if (!next || chain.includes(next)) break;
    chain.push(next);
  }
  return chain;
}
