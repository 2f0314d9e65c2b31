import { categoryRoots } from '@linli/domain/tickets';
import type { Estate } from './estate.ts';
import { createRandom } from './random.ts';
import type { StaffMember } from './staff.ts';

const names: Record<string, { name: string; nameEn: string }> = {
  维修班长: { name: '维修班', nameEn: 'Repairs' },
  保洁班长: { name: '保洁绿化班', nameEn: 'Cleaning and Greening' },
  秩序班长: { name: '秩序班', nameEn: 'Order' },
};

/** A team for each leader of the ground: their people, and themselves (T7). Tells the people which boards are theirs. */
export function buildTeams(estate: Estate, staff: readonly StaffMember[]) {
  // Chance of its own: the rest of the demo stays as it is.
  const random = createRandom(70_707);
  const leaders = staff.filter(({ role }) => role === 'team_leader');
  const teams = leaders.map((leader) => {
    const people = [leader, ...staff.filter(({ superiorId }) => superiorId === leader.id)];
    const trades = categoryRoots.filter((root) => people.some((one) => one.trades.includes(root)));
    const id = random.id(estate.founded);
    for (const { actor } of people) actor.teamIds.push(id);
    const words = names[leader.title] ?? { name: leader.title, nameEn: '' };
    return { row: { id, communityId: estate.community.id, ...words, trades, leaderId: leader.id }, people };
  });
  return {
    rows: teams.map(({ row }) => row),
    members: teams.flatMap(({ row, people }) => people.map(({ id }) => ({ teamId: row.id, staffId: id }))),
  };
}
export type Teams = ReturnType<typeof buildTeams>;
