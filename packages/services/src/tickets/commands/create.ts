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
    input.followsId ? goesOnFrom(ctx, input.followsId) : undefined,
  );
}

/** What else is written of a new matter, in the transaction that takes it in: how it stands then, if that is another way. */
export type AlsoWrites = (
  tx: Tx,
  row: Pick<IntakeRow, 'id' | 'number'>,
) => Promise<Pick<TicketReceiptView, 'status' | 'version'> | undefined>;

/**
 * Writes the matter with its photos and what else is written of it, all or nothing; or finds the one that the same key made
 * before. If that one was made without what else is asked now, and nothing has happened to it since, it is written now.
 */
export async function takeIn(
  ctx: Ctx,
  ticket: NewTicket,
  photoIds: readonly string[],
  also?: AlsoWrites,
): Promise<TicketReceiptView> {
  const { replyDueAt, doneDueAt } = ticket.clocks;
  const receipt = { status: 'submitted', version: 1, replyDueAt, doneDueAt } as const;
  if (photoIds.length === 0 && !also) {
    const row = await insertTicket(ctx, ctx.db.pool, ticket);
    return row ? { ...receipt, id: row.id, number: row.number } : await findSubmitted(ctx, ticket, photoIds);
  }
  const made = await inTransaction(ctx.db, async (tx) => {
    const row = await insertTicket(ctx, queryIn(tx), ticket);
    if (!row) return undefined;
    const { id, number, eventId } = row;
    await bindPhotos(ctx, tx, { ticketId: id, eventId, visibility: 'public', photoIds });
    return { ...receipt, id, number, ...(await also?.(tx, row)) };
  });
  if (made) return made;
  const found = await findSubmitted(ctx, ticket, photoIds);
  if (!also || found.version > 1) return found;
  return { ...found, ...(await inTransaction(ctx.db, (tx) => also(tx, found))) };
}

/** T3: it goes on from a matter of the same household that has ended. */
function goesOnFrom(ctx: Ctx, followsId: string): AlsoWrites {
  return async (tx, { id }) => {
    const before = await findTicketFacts(tx, { id: followsId }, false);
    const fits = before && endedStatuses.includes(before.status) && can(ctx.actor, 'ticket.view', subjectOf(before));
    if (!fits) throw new DomainError('ticket.follows_unfit');
    await tx.ticket.updateMany({ where: { id }, data: { followsId } });
    return undefined;
  };
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
