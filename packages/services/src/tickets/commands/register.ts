import { authorize } from '@linli/domain/access';
import { settleSubmission } from '@linli/domain/categories';
import { DomainError } from '@linli/domain/kernel';
import { type RegisterTicketInput, subjectOf } from '@linli/domain/tickets';
import { type PlaceWords, placeOfUnit } from '@linli/domain/zones';
import { findCategories } from '../../categories/queries.ts';
import { beginClocks, findClockSettings } from '../../clocks/index.ts';
import { type Ctx, readIn } from '../../context/index.ts';
import { whoAnswersAbove } from '../../people/queries.ts';
import { requireTicket } from '../queries/facts.ts';
import { type FoundPlace, findPlace } from '../queries/place.ts';
import type { RegisteredTicketView } from '../views/index.ts';
import { appendStep } from './append.ts';
import { type AlsoWrites, takeIn } from './create.ts';
import { moveTicketIn, refOf } from './move.ts';
import { nowhere, outside } from './outside.ts';

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
 * @throws DomainError `access.denied`, `ticket.place_unknown`, `category.not_offered`, `photo.not_found`, `ticket.same_unfit`
 * @throws ZodError with the path `answers.<key>` of each question to be mended, or of the field of the place
 */
export async function registerTicket(ctx: Ctx, input: RegisterTicketInput): Promise<RegisteredTicketView> {
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
    alsoDone(ctx, input, place),
  );
  const mergedIntoNumber = receipt.status === 'merged' ? await mergedInto(ctx, receipt.id) : null;
  return { ...receipt, mergedIntoNumber };
}

/** What the person who registers says has to happen to it at once, in the transaction that takes it in. */
function alsoDone(ctx: Ctx, input: RegisterTicketInput, place: Place): AlsoWrites | undefined {
  const { sameAs, solvedNote: note, solvedReady: ready } = input;
  if (sameAs !== undefined) return followsAnother(ctx, input, sameAs, place);
  if (note === '' && !ready) return undefined;
  return async (tx, { id: ticketId }) =>
    refOf(await moveTicketIn(ctx, tx, 'settle', { ticketId, version: 1, ready, note, photoIds: [] }));
}

/** T6: the same matter as another: its reporter is told by that one, which says to colleagues that somebody else asks too. */
function followsAnother(ctx: Ctx, { matter }: RegisterTicketInput, intoNumber: number, { place }: Place): AlsoWrites {
  return async (tx, { id: ticketId, number }) => {
    const merge = { ticketId, version: 1, intoNumber, note: '' };
    const moved = await moveTicketIn(ctx, tx, 'merge', merge).catch((error: unknown) => {
      const unfit = error instanceof DomainError && error.code === 'ticket.merge_target_unfit';
      throw unfit ? new DomainError('ticket.same_unfit') : error;
    });
    const into = await requireTicket(ctx, tx, { number: intoNumber }, true);
    authorize(ctx.actor, 'ticket.note', subjectOf(into));
    await appendStep(ctx, tx, into, {
      event: { type: 'noted', note: matter, data: { number, place: place.zh, placeEn: place.en } },
      patch: {},
      photoIds: [],
    });
    return refOf(moved);
  };
}

/** Where it went: what the phone sends again may name another than at first. */
async function mergedInto({ db }: Ctx, id: string): Promise<number | null> {
  const { mergedInto: into } = await db.prisma.ticket.findUniqueOrThrow({
    where: { id },
    select: { mergedInto: { select: { number: true } } },
  });
  return into?.number ?? null;
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
