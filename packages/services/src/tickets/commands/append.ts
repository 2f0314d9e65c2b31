import { type Db, newId, type Prisma } from '@linli/db';
import { actsFor, isAnsweredBy, type Subject } from '@linli/domain/access';
import { DomainError } from '@linli/domain/kernel';
import { roomsOf, subjectOf, type TicketEventType, type TicketFacts, visibilityOf } from '@linli/domain/tickets';
import { followClocks } from '../../clocks/commands/follow.ts';
import { type Ctx, notify, type Tx } from '../../context/index.ts';

/** What one step adds to the history and to the row. */
export type Step = {
  event: { type: TicketEventType; note: string; data: Record<string, string | number | null> };
  patch: Prisma.TicketUncheckedUpdateManyInput & { status?: TicketFacts['status'] };
  photoIds: readonly string[];
};

/** Runs a command's reads and writes as one transaction. */
export function inTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.prisma.$transaction(work, { timeout: 15_000, maxWait: 10_000 });
}

/** Who acts, frozen into the history (T4). */
export function signatureOf(ctx: Ctx): { actorKind: string; actorId: string | null; actorName: string } {
  const { actor } = ctx;
  if (actor.kind === 'system') return { actorKind: 'system', actorId: null, actorName: '' };
  return actor.kind === 'staff'
    ? { actorKind: 'staff', actorId: actor.staffId, actorName: actor.name }
    : { actorKind: 'resident', actorId: actor.memberId, actorName: actor.name };
}

/**
 * Saves a step: the row on condition of the version read, the entry, its photos, its clocks (T8), and the hint to the
 * screens, all in the caller's transaction. A matter that was brought before somebody is answered by their step (T5).
 * @throws DomainError `ticket.changed_meanwhile` when somebody else was first, `photo.not_found`
 */
export async function appendStep<T extends TicketFacts>(ctx: Ctx, tx: Tx, ticket: T, step: Step): Promise<T> {
  const now = ctx.clock();
  const version = ticket.version + 1;
  const patch = { ...(isAnsweredBy(ctx.actor, subjectOf(ticket)) && { attentionId: null }), ...step.patch };
  const { count } = await tx.ticket.updateMany({
    where: { id: ticket.id, version: ticket.version },
    data: { ...patch, version, updatedAt: now },
  });
  if (count === 0) throw new DomainError('ticket.changed_meanwhile', { status: ticket.status });
  const after = { ...ticket, ...patch, version } as T;
  const visibility = visibilityOf(step.event.type);
  const eventId = newId();
  await tx.ticketEvent.create({
    data: {
      id: eventId,
      ticketId: ticket.id,
      seq: version,
      type: step.event.type,
      at: now,
      visibility,
      door: ctx.door,
      ...signatureOf(ctx),
      fromStatus: ticket.status,
      toStatus: after.status,
      note: step.event.note,
      data: { ...inPlaceOf(ctx, subjectOf(ticket)), ...step.event.data },
    },
  });
  await bindPhotos(ctx, tx, { ticketId: ticket.id, eventId, visibility, photoIds: step.photoIds });
  await followClocks(tx, ticket.id, now);
  const left = [
    ...parties.map((party) => (ticket[party] === after[party] ? null : ticket[party])),
    ...ticket.companionIds,
  ];
  await notify(tx, roomsOf(step.event.type, after, left, ticket.offeredTeamId), {
    type: 'ticket',
    id: ticket.id,
    seq: version,
  });
  return after;
}

/** T5: what a deputy does stands in the history with the name of whom they stand in for; both names are frozen. */
export function inPlaceOf({ actor }: Ctx, subject: Subject): Step['event']['data'] {
  const person = actsFor(actor, subject);
  return person ? { forId: person.staffId, forName: person.name, forNameEn: person.nameEn } : {};
}

/** Whoever a matter leaves is told too. */
const parties = ['assigneeId', 'firstResponsibleId', 'handoverToId', 'attentionId', 'arbiterId', 'lenderId'] as const;

/** Binds photos that the same person uploaded and that belong to nothing yet. */
export async function bindPhotos(
  ctx: Ctx,
  tx: Tx,
  to: { ticketId: string; eventId: string; visibility: string; photoIds: readonly string[] },
): Promise<void> {
  if (to.photoIds.length === 0) return;
  const accountId = ctx.actor.kind === 'system' ? null : ctx.actor.accountId;
  const { count } = await tx.photo.updateMany({
    where: { id: { in: [...to.photoIds] }, accountId, ticketId: null },
    data: { ticketId: to.ticketId, eventId: to.eventId, visibility: to.visibility },
  });
  if (count !== new Set(to.photoIds).size) throw new DomainError('photo.not_found');
}
