/** What can change under a screen; `session_ended` makes the sockets of an account look whether they may stay. */
export const hintTypes = [
  'ticket',
  'patrol',
  'callback',
  'reinspection',
  'survey',
  'category',
  'closure',
  'session_ended',
  'standing_in',
] as const;

/** "Look again": what changed, never the data (X3). `seq` grows with each change of the same record. */
export type Hint = { type: (typeof hintTypes)[number]; id: string; seq: number };

/** Socket rooms of each door that are told to look again. */
export type Rooms = {
  portal: string[];
  office: string[];
  /** Rooms whose sockets are told nothing, wherever else they stand: whom a complaint is about (T5). */
  except?: string[];
};

/**
 * Milliseconds within which the pages of a door look again, each at a moment of its own; null: at once. An incident begins or ends
 * for a whole community at the same moment, and nobody waits for that second; a change of a matter is on every screen at once (X3).
 */
export function looksWithin(door: 'portal' | 'office', { type }: Hint): number | null {
  if (type !== 'closure') return null;
  return door === 'portal' ? 5000 : 1000;
}

/** What travels over PostgreSQL. */
export type HintMessage = Rooms & { hint: Hint };

/** The channel of LISTEN and NOTIFY. */
export const hintChannel = 'hints';

/** The names of the rooms; who stands in which is chosen by the server alone. */
export const room = {
  household: (id: string) => `household:${id}`,
  zone: (id: string) => `zone:${id}`,
  community: (id: string) => `community:${id}`,
  /** Those who claim from a team's board (T7). */
  team: (id: string) => `team:${id}`,
  staff: (id: string) => `staff:${id}`,
  /** Those above somebody, of complaints about that person; and who reads every such complaint of a community (T5). */
  above: (staffId: string) => `above:${staffId}`,
  aboutStaff: (communityId: string) => `about_staff:${communityId}`,
  /** What the absent person would be told in a room of theirs, for whoever stands in (T5). */
  inPlaceOf: (staffId: string, name: string) => `for:${staffId}:${name}`,
  account: (id: string) => `account:${id}`,
  /** A community's surveys: read also by those whose matters end at their zone (Q4). */
  surveys: (communityId: string) => `surveys:${communityId}`,
  /** What a community runs by: everybody who works there reads it; of it those who live there are told of closures alone. */
  settings: (communityId: string) => `settings:${communityId}`,
};

/**
 * The rooms of those who hear of a matter without a part in it: its zone and its community; of a complaint about somebody
 * only those above that person, and who reads every such complaint (T5).
 */
export function roomsAround({ communityId, zoneId, aboutStaffId }: AroundWhom): string[] {
  if (aboutStaffId) return [room.above(aboutStaffId), room.aboutStaff(communityId)];
  return [room.community(communityId), ...(zoneId === null ? [] : [room.zone(zoneId)])];
}

type AroundWhom = { communityId: string; zoneId: string | null; aboutStaffId: string | null };

/** The text of a notification. */
export function writeHint(rooms: Rooms, hint: Hint): string {
  return JSON.stringify({ ...rooms, hint } satisfies HintMessage);
}

const isRooms = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((name) => typeof name === 'string');

/** Reads a notification; undefined for what is none of ours. */
export function readHint(text: string | undefined): HintMessage | undefined {
  try {
    const { portal, office, except = [], hint } = JSON.parse(text ?? '') as Partial<HintMessage>;
    const type = hintTypes.find((name) => name === hint?.type);
    if (!isRooms(portal) || !isRooms(office) || !isRooms(except) || !hint || !type) return undefined;
    return { portal, office, except, hint: { type, id: String(hint.id), seq: Number(hint.seq) } };
  } catch {
    return undefined;
  }
}

/**
 * The rooms that a message goes to: those it names, and the same in place of every absent person who is not themselves
 * kept from it (T5).
 * @param absent for whom somebody stands in
 */
export function roomsToTell(rooms: readonly string[], except: readonly string[], absent: Iterable<string>): string[] {
  const inPlace = [...absent].filter((staffId) => !except.includes(room.staff(staffId)));
  return [...rooms, ...inPlace.flatMap((staffId) => rooms.map((name) => room.inPlaceOf(staffId, name)))];
}
