import type { StaffRole } from '../access/index.ts';
import type { Link } from './types.ts';

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

/**
 * T5: who stands one level above somebody. Whoever is gone, out of reach or unfit is passed over upwards; where the
 * chain ends, or leads back to the person, it is the community's director, and above the director the regional manager.
 */
export function oneLevelUp(
  personId: string,
  people: readonly Link[],
  fits: (role: StaffRole) => boolean = () => true,
): string | null {
  const byId = new Map(people.map((person) => [person.id, person]));
  const mayBe = (person: Link) => person.id !== personId && person.active && person.reaches && fits(person.role);
  const above: Link[] = [];
  const seen = new Set<string>();
  let next = byId.get(personId)?.superiorId ?? null;
  while (next !== null && !seen.has(next)) {
    seen.add(next);
    const person = byId.get(next);
    if (person) above.push(person);
    next = person?.superiorId ?? null;
  }
  const onRecord = seen.has(personId) ? undefined : above.find(mayBe);
  if (onRecord) return onRecord.id;
  const last = byId.get(personId)?.role === 'director' ? lastResorts.slice(1) : lastResorts;
  for (const role of last) {
    const person = people.filter((one) => one.role === role && mayBe(one)).sort((a, b) => (a.id < b.id ? -1 : 1))[0];
    if (person) return person.id;
  }
  return null;
}

const lastResorts: readonly StaffRole[] = ['director', 'regional_manager'];

/** T5: may a matter of the community be put before this person to answer for, or name them in a complaint? */
export function isOfCommunity(staff: { active: boolean; communityId: string | null }, communityId: string): boolean {
  return staff.active && staff.communityId === communityId;
}

/** Those who lead others are sent when nobody else fits as well. */
const leadingRoles: readonly StaffRole[] = ['team_leader', 'housekeeper'];

/**
 * T7: who is suggested first. Trade counts most, then the zone, then that it is their work rather than their team's,
 * then the lighter load. Higher is better.
 */
export function suggestionScore(
  candidate: { role: StaffRole; trades: readonly string[]; zoneIds: readonly string[]; openTickets: number },
  ticket: { /** The trade that is asked for. */ trade: string; zoneId: string | null },
): number {
  const trade = candidate.trades.includes(ticket.trade) ? 200 : 0;
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
