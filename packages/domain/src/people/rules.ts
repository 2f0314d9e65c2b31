import { type StaffRole, staffRoles } from '../access/index.ts';
import type { Position } from '../kernel/index.ts';
import { metresBetween } from '../patrols/index.ts';
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

/** Z1: may this person lead the zones of somebody who has left? */
export function isFitToLead(
  staff: { id: string; active: boolean; communityId: string | null; role: string },
  leaver: { id: string; communityId: string },
): boolean {
  return isOfCommunity(staff, leaver.communityId) && staff.role === 'housekeeper' && staff.id !== leaver.id;
}

/** T5: may a matter of the community be put before this person to answer for, or name them in a complaint? */
export function isOfCommunity(staff: { active: boolean; communityId: string | null }, communityId: string): boolean {
  return staff.active && staff.communityId === communityId;
}

/** Those who lead others are sent when nobody else fits as well. */
const leadingRoles: readonly StaffRole[] = ['team_leader', 'housekeeper'];

/** What a suggestion stands on. */
export type SuggestionFacts = {
  role: StaffRole;
  trades: readonly string[];
  zoneIds: readonly string[];
  openTickets: number;
  /** Null: nobody wrote a roster for these days, so everybody counts as available. */
  onDuty: boolean | null;
  /** From where they were last known to be; null: not known. */
  metres: number | null;
  /** On leave, with a deputy who has agreed. */
  away?: boolean;
  /** How they came off this very matter before; left out or null: they did not. */
  turnedBack?: TurnBack | null;
};

/** T7, Z2: somebody gave it back, their order was taken back, or the zone that lends them kept them. */
export const turnBacks = ['returned', 'withdrawn', 'kept_back'] as const;
export type TurnBack = (typeof turnBacks)[number];

/** Nearer than this in metres, somebody counts as near. */
const near = 300;

/**
 * T7: who is suggested first. That they are not on leave counts most, then that they did not come off this very matter before,
 * the trade, that hands are not full, being on duty, then zone, that it is their own work rather than their team's, and last
 * the lighter load, where being near is worth three jobs. Somebody of the trade with full hands, or called out from
 * off duty (T10), comes before whoever is free without it. Higher is better.
 */
export function suggestionScore(
  candidate: SuggestionFacts,
  ticket: { /** The trade that is asked for. */ trade: string; zoneId: string | null; cap: number },
): number {
  const reasons = suggestionReasonsOf(candidate, ticket);
  const worth = (reason: SuggestionReason, points: number) => (reasons.includes(reason) ? points : 0);
  const ownWork = leadingRoles.includes(candidate.role) ? 0 : 50;
  const work = worth('trade_fits', 2000) + worth('in_zone', 100) + ownWork + worth('near', 3);
  const against =
    worth('away', 8000) + worth('full', 1000) + worth('off_duty', 500) + (candidate.turnedBack ? 4000 : 0);
  return work - against - Math.min(candidate.openTickets, 40);
}

/** What speaks for somebody and against them, in the order in which it is said. */
export const suggestionReasons = [
  ...turnBacks,
  'away',
  'trade_fits',
  'off_trade',
  'on_duty',
  'off_duty',
  'in_zone',
  'near',
  'full',
  'load',
  'free',
] as const;
export type SuggestionReason = (typeof suggestionReasons)[number];

/** T7: each suggestion says why. */
export function suggestionReasonsOf(
  { trades, zoneIds, openTickets, onDuty, metres, away = false, turnedBack = null }: SuggestionFacts,
  { trade, zoneId, cap }: { trade: string; zoneId: string | null; cap: number },
): SuggestionReason[] {
  const holds: Record<SuggestionReason, boolean> = {
    returned: turnedBack === 'returned',
    withdrawn: turnedBack === 'withdrawn',
    kept_back: turnedBack === 'kept_back',
    away,
    on_duty: onDuty === true && !away,
    off_duty: onDuty === false && !away,
    trade_fits: trades.includes(trade),
    off_trade: !trades.includes(trade),
    in_zone: zoneId !== null && zoneIds.includes(zoneId),
    near: metres !== null && metres <= near,
    full: openTickets >= cap,
    load: openTickets > 0 && openTickets < cap,
    free: openTickets === 0 && openTickets < cap,
  };
  return suggestionReasons.filter((reason) => holds[reason]);
}

const hindrances: readonly SuggestionReason[] = [...turnBacks, 'away', 'off_duty', 'full'];

/** Can this person do it now? Right trade, here, hands free, and not one who came off this very matter. */
export function isAble(reasons: readonly SuggestionReason[]): boolean {
  return reasons.includes('trade_fits') && !reasons.some((one) => hindrances.includes(one));
}

/**
 * T7: who of other zones is asked before whom, wherever their zone is: those who can do it now, those who would have to be
 * called out, the others of the trade, then those without it. Lower is sooner.
 */
export function helpRank(reasons: readonly SuggestionReason[]): number {
  if (isAble(reasons)) return 0;
  if (!reasons.includes('trade_fits')) return 3;
  return isAble(reasons.filter((one) => one !== 'off_duty')) ? 1 : 2;
}

/**
 * T7: why a zone needs help: nobody of its own has the trade, none who has is at work, all of those have full hands, or
 * whoever could came off this very matter.
 */
export const helpReasons = ['no_trade', 'none_here', 'all_busy', 'turned_back'] as const;
export type HelpReason = (typeof helpReasons)[number];

/** T7: why the zone's own cannot do it; null where one of them can. */
export function whyHelp(own: readonly { reasons: readonly SuggestionReason[] }[]): HelpReason | null {
  if (own.some(({ reasons }) => isAble(reasons))) return null;
  const skilled = own.filter(({ reasons }) => reasons.includes('trade_fits'));
  if (skilled.length === 0) return 'no_trade';
  const gone = (reasons: readonly SuggestionReason[]) => reasons.includes('away') || reasons.includes('off_duty');
  const here = skilled.filter(({ reasons }) => !gone(reasons));
  if (here.length === 0) return 'none_here';
  return here.every(({ reasons }) => reasons.includes('full')) ? 'all_busy' : 'turned_back';
}

/** A zone as far as lending goes; its position is the middle of its places, null where none is known. */
export type LendingZone = { id: string; lat: number | null; lng: number | null };

/** Metres between the middles of two zones; null where either is not known. */
export function metresBetweenZones(one: LendingZone | undefined, other: LendingZone): number | null {
  const [from, to] = [one && positionOf(one), positionOf(other)];
  return from && to ? metresBetween(from, to) : null;
}

function positionOf({ lat, lng }: LendingZone): Position | null {
  return lat === null || lng === null ? null : { lat, lng };
}

/**
 * T7: the zone that lends somebody to a matter of another zone: of their zones the one nearest to it, where positions are
 * known, else the first by id. Null where they work in its zone, or in none at all, as a whole team does.
 */
export function lendingZoneOf<Z extends LendingZone>(
  personZoneIds: readonly string[],
  ticketZoneId: string | null,
  zones: readonly Z[],
): Z | null {
  if (ticketZoneId === null || personZoneIds.includes(ticketZoneId)) return null;
  const here = zones.find(({ id }) => id === ticketZoneId);
  const far = (zone: Z) => metresBetweenZones(here, zone) ?? Number.POSITIVE_INFINITY;
  const theirs = zones.filter(({ id }) => personZoneIds.includes(id));
  return theirs.sort((a, b) => far(a) - far(b) || (a.id < b.id ? -1 : 1))[0] ?? null;
}

/** Best first; of two who fit as well, by name. */
export function rankCandidates<C extends SuggestionFacts & { name: string }>(
  candidates: readonly C[],
  ticket: { trade: string; zoneId: string | null; cap: number },
): (C & { score: number; reasons: SuggestionReason[] })[] {
  return candidates
    .map((one) => ({ ...one, score: suggestionScore(one, ticket), reasons: suggestionReasonsOf(one, ticket) }))
    .sort((a, b) => b.score - a.score || a.name.localeCompare(b.name, 'zh'));
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
  const bare = text
    .normalize('NFKC')
    .replace(/[\s()./–-]/g, '')
    .replace(/^(\+|00)86/, '');
  return /^\+?\d{3,}$/.test(bare) ? bare : undefined;
}

/** Words that stand beside every number and tell no home from another. */
const idle = /^(?:[号號][楼樓]|[单單]元|[栋棟座幢楼樓号號室房层層期户戶]|flat|room|rm|unit|block|tower|no)+$/i;
/** More words than that name no home. */
const mostTokens = 6;

const flatWord = String.raw`(?:flat|room|rm|unit)\.?`;
const flatNumber = String.raw`(\d{1,2}|[A-Za-z])(?![\dA-Za-z])`;
/** `12/F`, `12F`, `12th floor`, `12楼`; a number of what follows is none of a floor (`3楼2单元`). */
const floorNumber = String.raw`(?<!\d)0*([1-9]\d?)\s*(?:[楼樓层層]|(?:st|nd|rd|th)?\s*(?:/\s*f|f(?:l|loor)?)(?![a-z])\.?)`;
const flatAfterFloor = new RegExp(
  String.raw`${floorNumber}[\s,，]*(?:${flatWord}\s*)?${flatNumber}(?!\s*(?:[单單]元|[栋棟座幢号號]))`,
  'gi',
);
const flatBeforeFloor = new RegExp(String.raw`${flatWord}\s*${flatNumber}[\s,，]*${floorNumber}`, 'gi');

/** A floor and a flat on it as one number, as it stands at the door: `12楼03`, `Flat 3, 12/F` are `1203`; `12/F Flat A` is `12A`. */
function flatsInOne(text: string): string {
  const door = (floor: string, flat: string) => ` ${floor}${flat.padStart(/\d/.test(flat) ? 2 : 1, '0')} `;
  return text
    .replace(flatBeforeFloor, (_, flat: string, floor: string) => door(floor, flat))
    .replace(flatAfterFloor, (_, floor: string, flat: string) => door(floor, flat));
}

/** The words of a home as it is said on the phone, without those that tell nothing; undefined when they name no home. */
function homeTokens(text: string): string[] | undefined {
  const said = text.normalize('NFKC');
  const whole = flatsInOne(said);
  const runs = whole.match(/\d+|\p{Script=Han}+|[A-Za-z]+/gu) ?? [];
  const tokens = runs.filter((run) => !idle.test(run));
  // One number is a home only where a word beside it says so (`1002室`): else it may be any number.
  const flat = tokens.length < runs.length || whole !== said;
  const enough = tokens.length >= 2 || (flat && /^\d{3,}$/.test(tokens[0] ?? ''));
  const named = enough && tokens.length <= mostTokens && tokens.some((token) => /^\d/.test(token));
  return named ? tokens : undefined;
}

/**
 * D1: a home as it is said on the phone (`3-1204`, `彩乐 1204`, `3栋2单元1204室`, `Choi Lok 1204`), as a regular expression on
 * "building number building": its words in this order, numbers whole, only the last one begun. Undefined when the words
 * name no home.
 */
export function homePattern(text: string): string | undefined {
  const tokens = homeTokens(text);
  return tokens
    ?.map((token, index) => {
      if (!/^\d/.test(token)) return token;
      return index === tokens.length - 1 ? `(?<![0-9])${token}` : `(?<![0-9])${token}(?![0-9])`;
    })
    .join('.*');
}

/** What of such words stands on every matter of that home, however its place is written. */
export function homeWords(text: string): string | undefined {
  return homeTokens(text)?.join(' ');
}

/** A home as people of the place write it: `3-1204` where the building is a number, else its name and the flat. */
export function homeAsWritten(building: string, unit: string): string {
  const [number] = /\d+/.exec(building) ?? [];
  const rest = number ? building.replace(number, '').trim() : building;
  return number && (rest === '' || idle.test(rest)) ? `${number}-${unit}` : `${building} ${unit}`;
}

/** Roles whose people belong to one community, from the ground up. */
const rolesOfCommunity = staffRoles.slice(0, staffRoles.indexOf('director') + 1);

/** X6: the roles of a community that somebody may give, never one of their own rank or above it. */
export function rolesToGive(role: StaffRole): StaffRole[] {
  return rolesOfCommunity.filter((each) => staffRoles.indexOf(each) < staffRoles.indexOf(role));
}

/** Why nobody stands above a person at their post: nobody was named, or who was has left. */
export const vacancies = ['none', 'left'] as const;
export type Vacancy = (typeof vacancies)[number];

/**
 * A1: does the chain break right above somebody? Above the director of a community the region follows by itself.
 * @param superiorActive null where nobody is named
 */
export function vacancyAbove(role: StaffRole, superiorActive: boolean | null): Vacancy | null {
  if (superiorActive === false) return 'left';
  return superiorActive === null && rolesToGive('director').includes(role) ? 'none' : null;
}
