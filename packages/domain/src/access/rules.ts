import { DomainError } from '../kernel/index.ts';
import { matrix, type Permission } from './matrix.ts';
import type { Actor, Role, Scope, StaffActor, Subject } from './types.ts';

/** The row of the matrix an actor reads. */
export function roleOf(actor: Actor): Role {
  return actor.kind === 'staff' ? actor.role : actor.kind;
}

/** How far the permission reaches for this actor; undefined: not at all. */
export function scopeOf(actor: Actor, permission: Permission): Scope | undefined {
  const row: Partial<Record<Role, Scope>> = matrix[permission];
  return row[roleOf(actor)];
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

function staffWithin(actor: StaffActor, scope: Scope, subject: Subject): boolean {
  if (!actor.communityIds.includes(subject.communityId)) return false;
  switch (scope) {
    case 'assigned':
      return subject.assigneeId === actor.staffId;
    case 'responsible':
      return subject.firstResponsibleId === actor.staffId;
    case 'own':
      return isInvolved(actor, subject);
    case 'zone':
      return (subject.zoneId !== null && actor.zoneIds.includes(subject.zoneId)) || isInvolved(actor, subject);
    case 'community':
    case 'region':
    case 'company':
      return true;
  }
}

function isInvolved(actor: StaffActor, subject: Subject): boolean {
  const { staffId } = actor;
  return subject.assigneeId === staffId || subject.firstResponsibleId === staffId || subject.staffId === staffId;
}
