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

/** Those who lead others are sent when nobody else fits as well. */
const leadingRoles: readonly StaffRole[] = ['team_leader', 'housekeeper'];

/**
 * T7: who is suggested first. Trade counts most, then the zone, then that it is their work rather than their team's,
 * then the lighter load. Higher is better.
 */
export function suggestionScore(
  candidate: { role: StaffRole; trades: readonly string[]; zoneIds: readonly string[]; openTickets: number },
  ticket: { category: Category; zoneId: string | null },
): number {
  const trade = candidate.trades.includes(rootOf(ticket.category)) ? 200 : 0;
  const zone = ticket.zoneId !== null && candidate.zoneIds.includes(ticket.zoneId) ? 100 : 0;
  const ownWork = leadingRoles.includes(candidate.role) ? 0 : 50;
  return trade + zone + ownWork - Math.min(candidate.openTickets, 40);
}

/**
 * K4: the middle of a phone number is nobody's business: `138****1234`. Of the eight digits of a Hong Kong number
 * fewer may stand, or the mask would hide a single one; of a very short one, none.
 */
export function maskPhone(phone: string): string {
  if (phone.length < 7) return phone && '****';
  const [head, tail] = phone.length < 11 ? [2, 2] : [3, 4];
  return `${phone.slice(0, head)}****${phone.slice(-tail)}`;
}

/** A masked number can be recognised, not dialled. */
export function isMasked(phone: string): boolean {
  return phone.includes('*');
}

/**
 * D1: a number as it is said or pasted at the desk (`+86 138-1234 5678`) as it stands in the books; undefined when the
 * words are no number.
 */
export function phoneSought(text: string): string | undefined {
  const bare = text.replace(/[\s()./–-]/g, '').replace(/^(\+|00)86/, '');
  return /^\+?\d{3,}$/.test(bare) ? bare : undefined;
}
