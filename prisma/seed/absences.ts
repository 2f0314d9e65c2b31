import { type AbsenceState, leaveSpan } from '@linli/domain/absences';
import { dateAfter, dateAt } from '@linli/domain/rosters';
import type { Estate } from './estate.ts';
import { createRandom } from './random.ts';
import type { StaffMember } from './staff.ts';

/** T5: somebody away today, one who asks a housekeeper to stand in, and one who was away last week. */
export function buildAbsences({ now, estate, staff }: { now: Date; estate: Estate; staff: readonly StaffMember[] }) {
  // Chance of its own: the rest of the demo stays as it is.
  const random = createRandom(51_505);
  const { timeZone } = estate.community;
  const today = dateAt(now, timeZone);
  const of = (role: StaffMember['role']) => staff.filter((person) => person.role === role);
  const plan = (people: readonly StaffMember[], from: number, to: number, state: AbsenceState) => {
    const [person, deputy] = people;
    if (!person || !deputy) return [];
    const span = leaveSpan({ from: dateAfter(today, from), to: dateAfter(today, to) }, timeZone);
    const [id, createdAt] = [random.id(now), new Date(now.getTime() - 10 * 86_400_000)];
    return [{ id, staffId: person.id, deputyId: deputy.id, ...span, state, byId: person.id, createdAt }];
  };
  const [first, ...others] = of('housekeeper');
  return [
    ...plan(of('front_desk'), -1, 2, 'confirmed'),
    ...(first ? plan([...others.slice(0, 1), first], 3, 6, 'planned') : []),
    ...plan(of('department_head'), -9, -5, 'confirmed'),
  ];
}
