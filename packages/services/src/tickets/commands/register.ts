import { authorize } from '@linli/domain/access';
import { settleSubmission } from '@linli/domain/categories';
import { DomainError } from '@linli/domain/kernel';
import type { RegisterTicketInput } from '@linli/domain/tickets';
import { type PlaceWords, placeOfUnit } from '@linli/domain/zones';
import { findCategories } from '../../categories/queries.ts';
import { beginClocks, findClockSettings } from '../../clocks/index.ts';
import { type Ctx, readIn } from '../../context/index.ts';
import { whoAnswersAbove } from '../../people/queries.ts';
import { type FoundPlace, findPlace } from '../queries/place.ts';
import type { TicketReceiptView } from '../views/index.ts';
import { takeIn } from './create.ts';
import { moveTicket, requireMergeTarget } from './move.ts';
import { nowhere, outside } from './outside.ts';
import { noteTicket } from './talk.ts';

type Place = {
  communityId: string;
  zoneId: string | null;
  unitId: string | null;
  spotId: string | null;
  buildingId: string | null;
  floor: number | null;
  lat: number | null;
  lng: number | null;
  place: PlaceWords;
};

/**
 * Staff file a matter: a finding on a walk (P4), a call, a visitor. Who files it owns it to the end (T5).
 * A finding that was put right on the spot is recorded as such at once.
 * @throws DomainError `access.denied`, `ticket.place_unknown`, `category.not_offered`, `photo.not_found`, `ticket.merge_target_unfit`
 * @throws ZodError with the path `answers.<key>` of each question to be mended, or of the field of the place
 */
export async function registerTicket(ctx: Ctx, input: RegisterTicketInput): Promise<TicketReceiptView> {
  const { actor } = ctx;
  if (actor.kind !== 'staff') throw new DomainError('access.denied');
  const { aboutStaffId = null, spotId, buildingId, unitId } = input;
  const found = await findPlace(ctx.db, {
    ...{ unitId, spotId, buildingId },
    communityId: input.communityId ?? actor.communityIds[0],
    memberId: input.memberId,
    withMap: input.position !== undefined,
  });
  if (!found) throw new DomainError('ticket.place_unknown');
  const place = standsAt(input, found);
  authorize(actor, 'ticket.register', place);
  const { community, reporter } = found;
  if (input.memberId && !reporter) throw new DomainError('record.not_found');
  if (input.patrolSignInId) await requireOwnSignIn(ctx, input.patrolSignInId, actor.staffId);
  const into = input.sameAs
    ? await requireMergeTarget(ctx, ctx.db.prisma, { communityId: place.communityId, aboutStaffId }, input.sameAs)
    : null;
  const read = readIn(ctx.db.prisma);
  const tree = await findCategories(read, community);
  const settled = settleSubmission(tree, input, 'staff', place.unitId ? 'private' : 'public');
  const clocks = await findClockSettings(read, community);
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
  if (receipt.version > 1) return receipt;
  if (into && input.sameAs) return await followAnother(ctx, receipt, input, { id: into, number: input.sameAs }, place);
  if (input.solvedNote === '') return receipt;
  const moved = await moveTicket(ctx, 'settle', {
    ticketId: receipt.id,
    version: receipt.version,
    note: input.solvedNote,
    photoIds: [],
  });
  return { ...receipt, ...moved };
}

/** T6: the same matter as another: its reporter is told by that one, which says to colleagues that somebody else asks too. */
async function followAnother(
  ctx: Ctx,
  { id: ticketId, version, ...receipt }: TicketReceiptView,
  { matter }: RegisterTicketInput,
  into: { id: string; number: number },
  { place }: Place,
): Promise<TicketReceiptView> {
  const moved = await moveTicket(ctx, 'merge', { ticketId, version, intoNumber: into.number, note: '' });
  const words = `${receipt.number} · ${place.zh}：${matter}`.slice(0, 2000);
  await noteTicket(ctx, { ticketId: into.id, words, photoIds: [] });
  return { ...receipt, ...moved };
}

/** A finding belongs to the walk of the one who found it. */
async function requireOwnSignIn(ctx: Ctx, id: string, staffId: string): Promise<void> {
  const own = await ctx.db.prisma.patrolSignIn.count({ where: { id, staffId } });
  if (own === 0) throw new DomainError('record.not_found');
}

/** Where it is: a unit, or in what all share, in the community that the person works in (T2). */
function standsAt(input: RegisterTicketInput, found: FoundPlace): Place {
  const { unit } = found;
  const communityId = found.community.id;
  if (!unit) return { communityId, unitId: null, ...outside(found, input, 'staff') };
  const place = placeOfUnit(unit.building, unit.number, input.placeWords);
  return { ...nowhere, communityId, zoneId: unit.zoneId, unitId: unit.id, place };
}
