import type { Db } from '@linli/db';
import { roomsOfReinspection } from '@linli/domain/reinspections';
import { type Ctx, notify, type Tx } from '../context/index.ts';
import { superiorOf } from '../people/queries.ts';
import { appendStep, inTransaction } from '../tickets/commands/append.ts';
import { findTicketFacts } from '../tickets/queries/facts.ts';
import { findNextAt, type ReinspectionTimer, wakeAt } from './commands/owe.ts';

/** What the worker can do for re-inspections. */
export function reinspectionTasks(db: Db, clock: () => Date) {
  const ctx: Ctx = { db, clock, door: 'system', actor: { kind: 'system', reason: 'reinspections' } };
  return {
    escalate_reinspection: (timer: ReinspectionTimer) => inTransaction(db, (tx) => escalate(ctx, tx, timer)),
  };
}

/**
 * T8, T9: nobody went in time: it goes on record, and before whoever stands above the one who was to go. Once for each date;
 * whatever happened meanwhile makes the alarm a no-op (idea 6).
 */
async function escalate(ctx: Ctx, tx: Tx, { reinspectionId: id }: ReinspectionTimer): Promise<void> {
  const known = await tx.reinspection.findUnique({ where: { id } });
  const ticket = known && (await findTicketFacts(tx, { id: known.ticketId }, true));
  const due = ticket && (await tx.reinspection.findUnique({ where: { id } }));
  if (!ticket || due?.status !== 'due' || due.escalatedAt !== null) return;
  const now = ctx.clock();
  const dueAt = (await findNextAt(tx, id)) ?? due.nextAt;
  if (dueAt > now) return await wakeAt(tx, id, dueAt);
  const above = await findAbove(tx, ticket, due.inspectorId ?? ticket.aboutStaffId ?? ticket.firstResponsibleId);
  const to = above && { toId: above.id, toName: above.name, toNameEn: above.nameEn || above.name };
  await tx.reinspection.update({
    where: { id },
    data: { escalatedAt: now, escalatedToId: above?.id ?? null, version: { increment: 1 } },
  });
  await appendStep(ctx, tx, ticket, {
    event: { type: 'reinspection_overdue', note: '', data: { dueAt: dueAt.toISOString(), ...to } },
    patch: {},
    photoIds: [],
  });
  const { communityId, zoneId, inspectorId } = due;
  const heard = { communityId, zoneId, inspectorId, escalatedToId: above?.id ?? null };
  const rooms = roomsOfReinspection({ ...heard, aboutStaffId: ticket.aboutStaffId });
  await notify(tx, rooms, { type: 'reinspection', id, seq: due.version + 1 });
}

/** One level up; past whom it is about (T5). */
async function findAbove(
  tx: Tx,
  { communityId, aboutStaffId }: { communityId: string; aboutStaffId: string | null },
  personId: string | null,
) {
  const first = personId && (await superiorOf(tx, personId, communityId));
  const id = first && first === aboutStaffId ? await superiorOf(tx, first, communityId) : first;
  return id && id !== aboutStaffId ? await tx.staff.findUnique({ where: { id } }) : null;
}
