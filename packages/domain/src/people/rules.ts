import type { StaffRole } from '../access/index.ts';
import { type Category, rootOf } from '../tickets/index.ts';

/** Roles that are sent out to work (T7). */
export const fieldRoles: readonly StaffRole[] = [
  'tradesperson',
  'cleaner',
  'order_guard',
  'team_leader',
  'housekeeper',
];

/** May this person be sent at all? Active, of the community, in a role that goes out. */
export function isFitToSend(
  staff: { active: boolean; communityId: string | null; role: StaffRole },
  communityId: string,
): boolean {
  return staff.active && staff.communityId === communityId && fieldRoles.includes(staff.role);
}

/** T7: who is suggested first. Trade counts most, then the zone, then the lighter load. Higher is better. */
export function suggestionScore(
  candidate: { trades: readonly string[]; zoneIds: readonly string[]; openTickets: number },
  ticket: { category: Category; zoneId: string | null },
): number {
  const trade = candidate.trades.includes(rootOf(ticket.category)) ? 100 : 0;
  const zone = ticket.zoneId !== null && candidate.zoneIds.includes(ticket.zoneId) ? 50 : 0;
  return trade + zone - Math.min(candidate.openTickets, 40);
}

/** K4: the middle of a phone number is nobody's business: `138****1234`. */
export function maskPhone(phone: string): string {
  return phone.length < 7 ? phone : `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}
