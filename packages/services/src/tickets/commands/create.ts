import { authorize, can } from '@linli/domain/access';
import { settleSubmission } from '@linli/domain/categories';
import { DomainError } from '@linli/domain/kernel';
import { type CreateTicketInput, endedStatuses, subjectOf } from '@linli/domain/tickets';
import { placeOfUnit } from '@linli/domain/zones';
import { findCategories } from '../../categories/queries.ts';
import { beginClocks, findClockSettings } from '../../clocks/index.ts';
import { type Ctx, readIn, type Tx } from '../../context/index.ts';
import { whoAnswersAbove } from '../../people/queries.ts';
import { findTicketFacts } from '../queries/facts.ts';
import { findPlace } from '../queries/place.ts';
import type { TicketReceiptView } from '../views/index.ts';
import { bindPhotos, inTransaction } from './append.ts';
import { type IntakeRow, insertTicket, type NewTicket, queryIn } from './intake.ts';
import { nowhere, outside } from './outside.ts';
import { noteTicket, replyToTicket } from './talk.ts';

/**
 * A resident files a matter (T1, T2). The same submission key gives the same ticket, once, whatever the phone resends.
 * Category, urgency and answers are settled by the community's categories.
 * @throws DomainError `household.none`, `ticket.place_unknown`, `category.not_offered`, `photo.not_found`, `access.denied`
 * @throws ZodError with the path `answers.<key>` of each question to be mended, or of the field of the place
 */
export async function createTicket(ctx: Ctx, input: CreateTicketInput): Promise<TicketReceiptView> {
  const { actor } = ctx;
  if (actor.kind !== 'resident') throw new DomainError('access.denied');
  authorize(actor, 'ticket.create', actor);
  const { aboutStaffId = null, position, spotId, buildingId, floor } = input;
  const withMap = position !== undefined;
  const place = await findPlace(ctx.db, { unitId: actor.unitId, spotId, buildingId, withMap });
  if (!place?.unit) throw new DomainError('household.none');
  const read = readIn(ctx.db.prisma);
  const clocks = await findClockSettings(read, place.community);
  const tree = await findCategories(read, place.community);
  const settled = settleSubmission(tree, input, 'resident', 'private');
  const inPublic = settled.area === 'public';
  const where = inPublic
    ? outside(place, input, 'resident')
    : { ...nowhere, zoneId: null, place: placeOfUnit(place.unit.building, place.unit.number, input.placeWords) };
  // A point, a spot or a building names what all share, never a home (T2).
  if (!inPublic && (position || spotId || buildingId || floor !== undefined))
    throw new DomainError('ticket.place_unknown');
  return await takeIn(
    ctx,
    {
      submissionKey: input.submissionKey,
      communityId: actor.communityId,
      ...where,
      zoneId: where.zoneId ?? actor.zoneId,
      kind: input.kind,
      source: 'portal',
      category: input.category,
      ...settled,
      matter: input.matter,
      unitId: inPublic ? null : actor.unitId,
      householdId: actor.householdId,
      reporterMemberId: actor.memberId,
      reporterStaffId: null,
      reporterName: actor.name,
      reporterPhone: actor.phone,
      // T5: of a complaint about somebody, whoever stands above them; else the housekeeper, by the first step.
      firstResponsibleId: aboutStaffId ? await whoAnswersAbove(ctx, aboutStaffId, actor.communityId) : null,
      aboutStaffId,
      patrolSignInId: null,
      clocks: beginClocks(clocks, { ...input, ...settled }, ctx.clock()),
    },
    input.photoIds,
    input.followsId,
  );
}

/** Writes the matter with its photos, or finds the one that the same key made before. */
export async function takeIn(
  ctx: Ctx,
  ticket: NewTicket,
  photoIds: readonly string[],
  followsId?: string,
): Promise<TicketReceiptView> {
  const row =
    photoIds.length || followsId
      ? await insertWithMore(ctx, ticket, photoIds, followsId)
      : await insertTicket(ctx, ctx.db.pool, ticket);
  if (!row) return await findSubmitted(ctx, ticket, photoIds);
  const { replyDueAt, doneDueAt } = ticket.clocks;
  return { id: row.id, number: row.number, status: 'submitted', version: 1, replyDueAt, doneDueAt };
}

async function insertWithMore(
  ctx: Ctx,
  ticket: NewTicket,
  photoIds: readonly string[],
  followsId: string | undefined,
): Promise<IntakeRow | undefined> {
  return await inTransaction(ctx.db, async (tx) => {
    const row = await insertTicket(ctx, queryIn(tx), ticket);
    if (row && followsId) await follow(ctx, tx, row.id, followsId);
    if (row) await bindPhotos(ctx, tx, { ticketId: row.id, eventId: row.eventId, visibility: 'public', photoIds });
    return row;
  });
}

/** T3: it goes on from a matter of the same household that has ended. */
async function follow(ctx: Ctx, tx: Tx, ticketId: string, followsId: string): Promise<void> {
  const before = await findTicketFacts(tx, { id: followsId }, false);
  const fits = before && endedStatuses.includes(before.status) && can(ctx.actor, 'ticket.view', subjectOf(before));
  if (!fits) throw new DomainError('ticket.follows_unfit');
  await tx.ticket.updateMany({ where: { id: ticketId }, data: { followsId } });
}

/**
 * The ticket of a known submission key, for the one who sent it. Whoever has meanwhile written more sent words that
 * nobody has read yet: they are kept, once, as a reply; as a note where no resident reads.
 */
async function findSubmitted(ctx: Ctx, sent: NewTicket, photoIds: readonly string[]): Promise<TicketReceiptView> {
  const ticket = await ctx.db.prisma.ticket.findUnique({ where: { submissionKey: sent.submissionKey } });
  const subject = ticket && { ...ticket, staffId: ticket.reporterStaffId };
  if (!subject || !can(ctx.actor, 'ticket.view', subject)) throw new DomainError('access.denied');
  const { id, number, replyDueAt, doneDueAt } = subject;
  const status = subject.status as TicketReceiptView['status'];
  const said = await ctx.db.prisma.ticketEvent.count({ where: { ticketId: id, note: sent.matter } });
  if (subject.matter !== sent.matter && said === 0) {
    const keep = subject.householdId ? replyToTicket : noteTicket;
    const added = await keep(ctx, { ticketId: id, words: sent.matter, photoIds: [...photoIds] });
    return { ...added, replyDueAt, doneDueAt };
  }
  return { id, number, status, version: subject.version, replyDueAt, doneDueAt };
}
