import type { ReceivedForm } from '@linli/api/context';
import { answersFrom } from '@linli/domain/categories';
import { type Area, registerTicketInput, type Severity, type TicketKind } from '@linli/domain/tickets';
import { positionFrom } from '@linli/domain/zones';

/** The desk's form as the door wants it: one radio button names the home and the person in it. */
export function readRegistration({ fields, photoIds }: ReceivedForm) {
  const [unitId, memberId] = (fields.who ?? '').split(':');
  const spotId = fields.spotId || undefined;
  const buildingId = fields.buildingId || undefined;
  const floor = fields.floor ? Number(fields.floor) : undefined;
  const position = positionFrom(fields);
  const outside = spotId || buildingId || position || floor !== undefined;
  return {
    submissionKey: fields.submissionKey ?? '',
    source: fields.source as 'phone',
    kind: fields.kind as TicketKind,
    category: fields.category ?? '',
    // What the desk leaves open follows from category and place.
    area: (fields.area || undefined) as Area | undefined,
    severity: (fields.severity || undefined) as Severity | undefined,
    answers: answersFrom(fields),
    matter: fields.matter ?? '',
    spotId,
    buildingId,
    floor,
    position,
    communityId: fields.communityId || undefined,
    // Whoever names a place outside speaks of that, and not of the caller's home.
    unitId: outside ? undefined : unitId || undefined,
    memberId: memberId || undefined,
    placeWords: fields.placeWords ?? '',
    // T5: the list of people stands hidden in the form of every other kind.
    aboutStaffId: (fields.kind === 'complaint' && fields.aboutStaffId) || undefined,
    sameAs: fields.sameAs ? Number(fields.sameAs) : undefined,
    photoIds,
  };
}

/** T6: asked once, of a whole form, and not of a complaint about somebody (T5): until the desk has said which it is. */
export function asksWhetherSame(
  registration: ReturnType<typeof readRegistration>,
  fields: Readonly<Record<string, string>>,
) {
  const decided = registration.sameAs !== undefined || fields.anyway === '1' || registration.aboutStaffId !== undefined;
  return !decided && registerTicketInput.safeParse(registration).success;
}
