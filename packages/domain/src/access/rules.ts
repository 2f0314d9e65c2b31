import { DomainError } from '../kernel/index.ts';
import { matrix, type Permission } from './matrix.ts';
import type { Actor, Role, Scope, StaffActor, StoodIn, Subject } from './types.ts';

/** The row of the matrix an actor reads. */
export function roleOf(actor: Actor): Role {
  return actor.kind === 'staff' ? actor.role : actor.kind;
}

/** How far the permission reaches for this actor; undefined: not at all. */
export function scopeOf(actor: Actor, permission: Permission): Scope | undefined {
  const row: Partial<Record<Role, Scope>> = matrix[permission];
  return row[roleOf(actor)];
}

/** Does a role hold the permission anywhere at all? */
export function mayHold(role: Role, permission: Permission): boolean {
  return role in matrix[permission];
}

/** May the actor use the permission on this record? The only reader of the matrix, for server and screens (X6). */
export function can(actor: Actor, permission: Permission, subject: Subject): boolean {
  const scope = scopeOf(actor, permission);
  if (scope === undefined) return false;
  if (actor.kind === 'system') return true;
  if (actor.kind === 'resident') {
    return subject.householdId === undefined
      ? actor.communityId === subject.communityId
      : actor.householdId === subject.householdId;
  }
  return staffWithin(actor, scope, subject);
}

/** As `can`, but throws `access.denied`. */
export function authorize(actor: Actor, permission: Permission, subject: Subject): void {
  if (!can(actor, permission, subject)) throw new DomainError('access.denied');
}

/** T5: is it the actor whom a complaint is about? To them the record is not there. */
export function isAbout(actor: Actor, subject: Pick<Subject, 'aboutStaffId'>): boolean {
  return actor.kind === 'staff' && subject.aboutStaffId === actor.staffId;
}

/**
 * T5: a complaint about somebody is closed by default. It is there for the direct superiors of that person up the chain, for
 * who registered it, for whoever was given a part in it, and for who holds `ticket.view_about`; never for that person.
 */
export function isKeptFrom(actor: Actor, subject: Subject): boolean {
  if (actor.kind !== 'staff' || !subject.aboutStaffId) return false;
  if (isAbout(actor, subject)) return true;
  return scopeOf(actor, 'ticket.view_about') === undefined && !isAbove(actor, subject) && !hasPart(actor, subject);
}

/** T5: is it about somebody who stands below the actor? */
function isAbove(actor: StaffActor, { aboutStaffId }: Subject): boolean {
  return Boolean(aboutStaffId) && actor.peopleBelow.includes(aboutStaffId ?? '');
}

function staffWithin(actor: StaffActor, scope: Scope, subject: Subject): boolean {
  if (!actor.communityIds.includes(subject.communityId)) return false;
  if (isKeptFrom(actor, subject)) return false;
  switch (scope) {
    case 'assigned':
      return isSentThere(actor, subject);
    case 'crew':
      return isSentThere(actor, subject) || goesAlong(actor, subject);
    case 'led':
      return subject.assigneeLeaderId === actor.staffId;
    case 'team':
      return isOnBoardOf(actor, subject);
    case 'offered':
      return subject.handoverToId === actor.staffId;
    case 'responsible':
      return subject.firstResponsibleId === actor.staffId || deputyIn(actor, subject, answersFor);
    case 'own':
      return isInvolved(actor, subject);
    case 'lender':
      return isLender(actor, subject);
    case 'steered':
      return isSteering(actor, subject);
    case 'zone':
      return inZoneOrOwn(actor, subject);
    case 'lent':
      return inZoneOrOwn(actor, subject) || isLender(actor, subject);
    case 'community':
    case 'region':
    case 'company':
      return true;
  }
}

/** Z2: leads the zone, answers for it, is sent or was asked, or stands in for who does (T5). */
function isSteering(actor: StaffActor, subject: Subject): boolean {
  const { firstResponsibleId, assigneeId, attentionId } = subject;
  const named = [firstResponsibleId, assigneeId, attentionId].includes(actor.staffId);
  const standings = [leadsZone, answersFor, isSent, isAsked];
  return named || isIn(actor.zoneIds, subject) || standings.some((standing) => deputyIn(actor, subject, standing));
}

function inZoneOrOwn(actor: StaffActor, subject: Subject): boolean {
  return isIn(actor.zoneIds, subject) || isInvolved(actor, subject) || deputyIn(actor, subject, leadsZone);
}

/** T7: does the actor's zone lend the one who is sent? */
function isLender(actor: StaffActor, subject: Subject): boolean {
  return subject.lenderId === actor.staffId || deputyIn(actor, subject, lends);
}

function isInvolved(actor: StaffActor, subject: Subject): boolean {
  return hasPart(actor, subject) || isOnBoardOf(actor, subject) || isAbove(actor, subject);
}

/** Named on it, along with it, or in the place of who is. */
function hasPart(actor: StaffActor, subject: Subject): boolean {
  const { assigneeId, firstResponsibleId, staffId, handoverToId, attentionId } = subject;
  const named = [assigneeId, firstResponsibleId, staffId, handoverToId, attentionId].includes(actor.staffId);
  const deputising = [answersFor, isAsked, isSent].some((standing) => deputyIn(actor, subject, standing));
  return named || deputising || goesAlong(actor, subject);
}

/** The one sent, or who looks after that person's work meanwhile (T5). */
function isSentThere(actor: StaffActor, subject: Subject): boolean {
  return subject.assigneeId === actor.staffId || deputyIn(actor, subject, isSent);
}

type Standing = (person: StoodIn, subject: Subject) => boolean;
const answersFor: Standing = ({ staffId }, { firstResponsibleId }) => firstResponsibleId === staffId;
const isAsked: Standing = ({ staffId }, { attentionId }) => attentionId === staffId;
const isSent: Standing = ({ staffId }, { assigneeId }) => assigneeId === staffId;
const lends: Standing = ({ staffId }, { lenderId }) => lenderId === staffId;
const leadsZone: Standing = ({ zoneIds }, subject) => isIn(zoneIds, subject);

function isIn(zoneIds: readonly string[], { zoneId }: Subject): boolean {
  return zoneId !== null && zoneIds.includes(zoneId);
}

/** T5: what is hidden from the absent person is hidden from whoever stands in for them, as far as they stand in. */
function deputyIn(actor: StaffActor, subject: Subject, standing: Standing): boolean {
  return actor.standsInFor.some((person) => isOpenTo(person, subject) && standing(person, subject));
}

/** Of what is about the deputy nothing but that goes to whoever stands above the deputy. */
function isOpenTo({ staffId, onlyAbout = null }: StoodIn, { aboutStaffId = null }: Subject): boolean {
  return onlyAbout === null ? staffId !== aboutStaffId : onlyAbout === aboutStaffId;
}

/**
 * T5: it was brought before the actor, or before whom they stand in for: a step or a word of theirs answers it. Who sees
 * it for no other reason keeps it, or they would lose it out of their hands.
 */
export function isAnsweredBy(actor: Actor, subject: Subject): boolean {
  if (actor.kind !== 'staff') return false;
  const asked = subject.attentionId === actor.staffId || deputyIn(actor, subject, isAsked);
  return asked && can(actor, 'ticket.view', { ...subject, attentionId: null });
}

/**
 * T5: in whose place the actor acts on a record: of the absent person who answers for it or before whom it was brought,
 * else of the one who is sent, else of the one who leads its zone. Null where they act for themselves.
 */
export function actsFor(actor: Actor, subject: Subject): StoodIn | null {
  if (actor.kind !== 'staff') return null;
  const { staffId, zoneIds } = actor;
  const own =
    subject.firstResponsibleId === staffId || subject.assigneeId === staffId || subject.attentionId === staffId;
  if (own) return null;
  const standsInFor = actor.standsInFor.filter((one) => isOpenTo(one, subject));
  return (
    standsInFor.find((one) => answersFor(one, subject) || isAsked(one, subject)) ??
    standsInFor.find((one) => isSent(one, subject)) ??
    (isIn(zoneIds, subject) ? undefined : standsInFor.find((one) => leadsZone(one, subject))) ??
    null
  );
}

function goesAlong(actor: StaffActor, { companionIds = [] }: Subject): boolean {
  return companionIds.includes(actor.staffId);
}

function isOnBoardOf(actor: StaffActor, { offeredTeamId = null }: Subject): boolean {
  return offeredTeamId !== null && actor.teamIds.includes(offeredTeamId);
}
