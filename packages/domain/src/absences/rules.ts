import { DomainError, type ErrorCode } from '../kernel/index.ts';
import { dateAfter, momentOf } from '../rosters/index.ts';
import type { Absence, LeaveStaff } from './types.ts';

/** From when until when leave lasts whose first and last day are named, by the community's clock. */
export function leaveSpan({ from, to }: { from: string; to: string }, timeZone: string) {
  return { startsAt: momentOf(from, 0, timeZone), endsAt: momentOf(dateAfter(to, 1), 0, timeZone) };
}

/** Is the deputy in charge at this moment? Only what they agreed to, and only in its time. */
export function isRunning({ state, startsAt, endsAt }: Absence, now: Date): boolean {
  return state === 'confirmed' && startsAt <= now && now < endsAt;
}

/** Back before the time, or called off: it stands in nobody's way any more. */
export function isCalledOff({ state }: Pick<Absence, 'state'>): boolean {
  return state === 'ended' || state === 'cancelled';
}

/** The longest leave that can be entered, in days. */
const longestLeave = 366;
const dayMs = 86_400_000;

/** May this person be the deputy of that one at all? Works in the same place, or is their superior, and can sign in. */
export function isFitToDeputise(person: LeaveStaff, deputy: LeaveStaff): boolean {
  const samePlace = person.communityId === deputy.communityId && person.regionId === deputy.regionId;
  const near = person.companyId === deputy.companyId && (samePlace || person.superiorId === deputy.id);
  return deputy.active && deputy.door && deputy.id !== person.id && near;
}

/**
 * Refuses leave that would leave matters with nobody (T5).
 * @param others the other leaves of both people, this one not among them
 * @throws DomainError `absence.backwards`, `absence.past`, `absence.too_long`, `absence.unfit`, `absence.deputy_self`, `absence.deputy_unfit`,
 *   `absence.overlap`, `absence.deputy_away`, `absence.chain`
 */
export function requireSoundAbsence(
  { startsAt, endsAt }: Pick<Absence, 'startsAt' | 'endsAt'>,
  { person, deputy }: { person: LeaveStaff; deputy: LeaveStaff },
  others: readonly Absence[],
  now: Date,
): void {
  const meanwhile = others.filter((other) => !isCalledOff(other) && other.startsAt < endsAt && startsAt < other.endsAt);
  const refuse = (code: ErrorCode, when: boolean) => {
    if (when) throw new DomainError(code);
  };
  refuse('absence.backwards', endsAt <= startsAt);
  refuse('absence.past', endsAt <= now);
  // A day of the clock change has an hour more or less.
  refuse('absence.too_long', Math.round((endsAt.getTime() - startsAt.getTime()) / dayMs) > longestLeave);
  refuse('absence.unfit', !person.active);
  refuse('absence.deputy_self', deputy.id === person.id);
  refuse('absence.deputy_unfit', !isFitToDeputise(person, deputy));
  refuse(
    'absence.overlap',
    meanwhile.some(({ staffId }) => staffId === person.id),
  );
  refuse(
    'absence.deputy_away',
    meanwhile.some(({ staffId }) => staffId === deputy.id),
  );
  // Whoever stands in for somebody passes that on to nobody: no chain of deputies.
  refuse(
    'absence.chain',
    meanwhile.some(({ deputyId }) => deputyId === person.id),
  );
}
