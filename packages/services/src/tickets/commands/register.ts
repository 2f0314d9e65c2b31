import { authorize } from '@linli/domain/access';
import { settleSubmission } from '@linli/domain/categories';
import { DomainError, type Position } from '@linli/domain/kernel';
import type { RegisterTicketInput } from '@linli/domain/tickets';
import { type PlaceWords, placeOfPoint, placeOfSpot, placeOfUnit, standingOf } from '@linli/domain/zones';
import { findCategoriesOf } from '../../categories/queries.ts';
import { beginClocks, findClockSettingsOf } from '../../clocks/index.ts';
import { type Ctx, readIn } from '../../context/index.ts';
import { whoAnswersAbove } from '../../people/queries.ts';
import { findEstatePlaces } from '../../zones/queries.ts';
import type { TicketReceiptView } from '../views.ts';
import { takeIn } from './create.ts';
import { moveTicket } from './move.ts';

type Place = {
  communityId: string;
  zoneId: string | null;
  unitId: string | null;
  spotId: string | null;
  lat: number | null;
  lng: number | null;
  place: PlaceWords;
};

/**
 * Staff file a matter: a finding on a walk (P4), a call, a visitor. Who files it owns it to the end (T5).
 * A finding that was put right on the spot is recorded as such at once.
 * @throws DomainError `access.denied`, `ticket.place_unknown`, `category.not_offered`, `photo.not_found`
 * @throws ZodError with the path `answers.<key>` of each question to be mended
 */
export async function registerTicket(ctx: Ctx, input: RegisterTicketInput): Promise<TicketReceiptView> {
  const { actor } = ctx;
  if (actor.kind !== 'staff') throw new DomainError('access.denied');
  const { aboutStaffId = null } = input;
  const place = await findPlace(ctx, input);
  authorize(actor, 'ticket.register', place);
  const reporter = input.memberId ? await findReporter(ctx, input.memberId, place.communityId) : null;
  if (input.patrolSignInId) await requireOwnSignIn(ctx, input.patrolSignInId, actor.staffId);
  const read = readIn(ctx.db.prisma);
  const tree = await findCategoriesOf(read, place.communityId);
  const settled = settleSubmission(tree, input, 'staff', place.unitId ? 'private' : 'public');
  const clocks = await findClockSettingsOf(read, place.communityId);
  const receipt = await takeIn(
    ctx,
    {
      ...place,
      submissionKey: input.submissionKey,
      kind: input.kind,
      source: input.source,
      category: input.category,
      ...settled,
      matter: input.matter,
      householdId: reporter?.householdId ?? null,
      reporterMemberId: reporter?.id ?? null,
      reporterStaffId: actor.staffId,
      reporterName: reporter?.name ?? actor.name,
      reporterPhone: reporter?.phone ?? '',
      firstResponsibleId: aboutStaffId ? await whoAnswersAbove(ctx, aboutStaffId, place.communityId) : actor.staffId,
      aboutStaffId,
      patrolSignInId: input.patrolSignInId ?? null,
      clocks: beginClocks(clocks, { ...input, ...settled }, ctx.clock()),
    },
    input.photoIds,
  );
  if (input.solvedNote === '' || receipt.version > 1) return receipt;
  const moved = await moveTicket(ctx, 'settle', {
    ticketId: receipt.id,
    version: receipt.version,
    note: input.solvedNote,
    photoIds: [],
  });
  return { ...receipt, ...moved };
}

/** A finding belongs to the walk of the one who found it. */
async function requireOwnSignIn(ctx: Ctx, id: string, staffId: string): Promise<void> {
  const own = await ctx.db.prisma.patrolSignIn.count({ where: { id, staffId } });
  if (own === 0) throw new DomainError('record.not_found');
}

async function findReporter(ctx: Ctx, memberId: string, communityId: string) {
  const member = await ctx.db.prisma.member.findFirst({
    where: { id: memberId, household: { unit: { building: { communityId } } } },
    select: { id: true, name: true, phone: true, householdId: true },
  });
  if (!member) throw new DomainError('record.not_found');
  return member;
}

async function findPlace(ctx: Ctx, input: RegisterTicketInput): Promise<Place> {
  const nowhere = { unitId: null, spotId: null, lat: null, lng: null };
  if (input.spotId) {
    const spot = await ctx.db.prisma.spot.findUnique({ where: { id: input.spotId } });
    if (!spot) throw new DomainError('ticket.place_unknown');
    const { communityId, zoneId, id: spotId } = spot;
    const at = input.position && (await findPoint(ctx, communityId, input.position));
    return { ...nowhere, ...at?.position, communityId, zoneId, spotId, place: placeOfSpot(spot, input.placeWords) };
  }
  if (input.unitId) {
    const unit = await ctx.db.prisma.unit.findUnique({ where: { id: input.unitId }, include: { building: true } });
    if (!unit) throw new DomainError('ticket.place_unknown');
    const { communityId, zoneId } = unit.building;
    return { ...nowhere, communityId, zoneId, unitId: unit.id, place: placeOfUnit(unit.building, unit.number) };
  }
  // Only a point: the community is the one the person works in.
  const [communityId] = ctx.actor.kind === 'staff' ? ctx.actor.communityIds : [];
  if (!communityId || !input.position) throw new DomainError('ticket.place_unknown');
  const { position, building, zoneId } = await findPoint(ctx, communityId, input.position);
  return { ...nowhere, ...position, communityId, zoneId, place: placeOfPoint(building, input.placeWords) };
}

/** What a point on the map stands for. @throws DomainError `ticket.place_unknown` for one outside of the community */
async function findPoint(ctx: Ctx, communityId: string, position: Position) {
  const places = await findEstatePlaces(ctx.db.prisma, communityId);
  const standing = places && standingOf(position, places);
  if (!standing) throw new DomainError('ticket.place_unknown');
  return { position, ...standing };
}
