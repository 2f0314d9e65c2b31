import { type StaffRole, staffRoles } from '@linli/domain/access';

export type RoleGroup<P> = { role: StaffRole; people: P[] };

/** People under the headings of their roles, from the front desk upwards; empty ones are left out. */
export function byRole<P extends { role: string }>(people: readonly P[]): RoleGroup<P>[] {
  const groups = new Map<string, P[]>();
  for (const person of people) groups.set(person.role, [...(groups.get(person.role) ?? []), person]);
  return staffRoles.flatMap((role) => {
    const group = groups.get(role);
    return group ? [{ role, people: group }] : [];
  });
}
