import { type Rooms, room, roomsAround } from '../kernel/index.ts';
import type { TurnBack } from '../people/index.ts';
import type { TicketAction } from './lifecycle.ts';
import type { TicketFacts } from './types.ts';

/** T4: everything that can stand in a ticket's history. */
export const ticketEventTypes = [
  'submitted',
  'accepted',
  'dispatched',
  'posted',
  'claimed',
  'returned',
  'transferred',
  'taken',
  'arrived',
  'finished',
  'settled',
  'verified',
  'sent_back',
  'confirmed',
  'closed',
  'rated',
  'held',
  'resumed',
  'reopened',
  'rejected',
  'cancelled',
  'merged',
  'noted',
  'replied',
  'called_back',
  'reinspected',
  'reinspection_postponed',
  'reinspection_overdue',
  'handover_offered',
  'handover_accepted',
  'handover_declined',
  'handover_withdrawn',
  'handed_up',
  'bounced',
  'recategorized',
  'split',
  'split_off',
  'gathered',
  'linked',
  'unlinked',
  'disagreed',
  'disagreement_settled',
  'clock_warned',
  'clock_breached',
  'escalated',
  'confirmation_reminded',
] as const;
export type TicketEventType = (typeof ticketEventTypes)[number];
export type Visibility = 'public' | 'internal';

/** The entry that an action leaves in the history. */
export const eventOfAction = {
  accept: 'accepted',
  dispatch: 'dispatched',
  post: 'posted',
  claim: 'claimed',
  return: 'returned',
  transfer: 'transferred',
  take: 'taken',
  arrive: 'arrived',
  finish: 'finished',
  settle: 'settled',
  verify: 'verified',
  send_back: 'sent_back',
  confirm: 'confirmed',
  close: 'closed',
  rate: 'rated',
  hold: 'held',
  resume: 'resumed',
  reopen: 'reopened',
  reject: 'rejected',
  cancel: 'cancelled',
  merge: 'merged',
} as const satisfies Record<TicketAction, TicketEventType>;

/** `community`: everybody around, as `roomsAround` says. */
const staffAround = [
  'community',
  'assignee',
  'first_responsible',
  'reporter_staff',
  'offered',
  'attention',
  'crew',
  'board',
  'arbiter',
  'lender',
] as const;
type Listener = 'household' | (typeof staffAround)[number];
const everybody: readonly Listener[] = ['household', ...staffAround];

/** Who hears of what (X3). An event that the household does not hear of is internal: the resident never sees it. */
export const ticketAudience = {
  submitted: everybody,
  accepted: everybody,
  dispatched: everybody,
  posted: everybody,
  claimed: everybody,
  returned: everybody,
  transferred: everybody,
  taken: everybody,
  arrived: everybody,
  finished: everybody,
  settled: everybody,
  verified: everybody,
  sent_back: staffAround,
  confirmed: everybody,
  closed: everybody,
  rated: everybody,
  held: everybody,
  resumed: everybody,
  reopened: everybody,
  rejected: everybody,
  cancelled: everybody,
  merged: everybody,
  noted: staffAround,
  replied: everybody,
  called_back: staffAround,
  reinspected: staffAround,
  reinspection_postponed: staffAround,
  reinspection_overdue: staffAround,
  handover_offered: staffAround,
  handover_accepted: staffAround,
  handover_declined: staffAround,
  handover_withdrawn: staffAround,
  handed_up: staffAround,
  bounced: staffAround,
  recategorized: everybody,
  split: everybody,
  split_off: everybody,
  gathered: staffAround,
  linked: everybody,
  unlinked: staffAround,
  disagreed: staffAround,
  disagreement_settled: staffAround,
  clock_warned: staffAround,
  clock_breached: staffAround,
  escalated: staffAround,
  confirmation_reminded: everybody,
} as const satisfies Record<TicketEventType, readonly Listener[]>;

/** Steps that the household sees, but not the words that went with them: they were said to a colleague. */
export const wordsToColleagues: readonly TicketEventType[] = [
  'accepted',
  'dispatched',
  'posted',
  'claimed',
  'returned',
  'transferred',
  'taken',
  'arrived',
  'verified',
  'merged',
  'recategorized',
  'split',
  'split_off',
  'linked',
];

/**
 * What an entry says to colleagues alone, beside its words: why somebody gave it back, on whose board it was (T7), and in
 * whose place somebody acted (T5).
 */
export const dataToColleagues: readonly string[] = [
  'returnReason',
  'companionIds',
  'teamId',
  'teamName',
  'teamNameEn',
  'lendingId',
  'lendingName',
  'lendingNameEn',
  'helpDeclined',
  'forId',
  'forName',
  'forNameEn',
];

/** What timers write (T8). The matter stands as it stood: nobody's screen is out of date for it. */
export const clockEventTypes = [
  'clock_warned',
  'clock_breached',
  'escalated',
  'confirmation_reminded',
] as const satisfies TicketEventType[];

/** Everything that a timer writes without moving the matter. */
export const timerEventTypes: readonly TicketEventType[] = [...clockEventTypes, 'reinspection_overdue'];

/** Public or internal, derived from the audience. */
export function visibilityOf(type: TicketEventType): Visibility {
  return (ticketAudience[type] as readonly Listener[]).includes('household') ? 'public' : 'internal';
}

/**
 * The rooms an event goes to; `also` is told too (whom the matter leaves, whom it goes up to), and the team whose board it
 * leaves. Of a complaint about somebody those are told who have a part in it or stand above that person (T5).
 */
export function roomsOf(
  type: TicketEventType,
  ticket: TicketFacts,
  also: readonly (string | null)[] = [],
  alsoTeam: string | null = null,
): Rooms {
  const office = new Set<string>();
  const portal: string[] = [];
  const tell = (name: (id: string) => string, id: string | null) => {
    if (id !== null) office.add(name(id));
  };
  const closed = ticket.aboutStaffId !== null;
  for (const listener of ticketAudience[type] as readonly Listener[]) {
    if (closed && (listener === 'board' || listener === 'lender')) continue;
    if (listener === 'household' && ticket.householdId) portal.push(room.household(ticket.householdId));
    if (listener === 'community') for (const name of roomsAround(ticket)) office.add(name);
    if (listener === 'assignee') tell(room.staff, ticket.assigneeId);
    if (listener === 'first_responsible') tell(room.staff, ticket.firstResponsibleId);
    if (listener === 'reporter_staff') tell(room.staff, ticket.reporterStaffId);
    if (listener === 'offered') tell(room.staff, ticket.handoverToId);
    if (listener === 'attention') tell(room.staff, ticket.attentionId);
    if (listener === 'crew') for (const id of ticket.companionIds) tell(room.staff, id);
    if (listener === 'arbiter') tell(room.staff, ticket.arbiterId);
    if (listener === 'lender') tell(room.staff, ticket.lenderId);
    if (listener === 'board') tell(room.team, ticket.offeredTeamId);
  }
  for (const id of also) tell(room.staff, id);
  if (!closed) tell(room.team, alsoTeam);
  const rooms: Rooms = { portal, office: [...office] };
  return ticket.aboutStaffId ? { ...rooms, except: [room.staff(ticket.aboutStaffId)] } : rooms;
}

/** Sendings after the first that a matter may take before somebody above looks at it (T5). A default of configuration. */
export const sendingsBeforeBounce = 2;

/** What puts a matter into somebody's hands (T7). */
export const sendingEvents: readonly TicketEventType[] = ['dispatched', 'sent_back', 'claimed', 'transferred'];

/**
 * Z2: what orders somebody to a matter. Who claims it from a board goes by the order of whoever put it there; what a team leader
 * passes on to another of their people, and what is sent back to be done properly, stays the order it was, unless a
 * housekeeper did it. An order in the place of an absent housekeeper is the housekeeper's.
 */
export const orderingEvents: readonly TicketEventType[] = ['dispatched', 'posted', 'transferred', 'sent_back'];

/**
 * T5: has a matter been sent round once too often? The first sending is none; after it was brought before somebody, the
 * count begins anew.
 * @param history the types of its entries in order, the present one included
 */
export function hasBounced(history: readonly TicketEventType[]): boolean {
  const since = history.slice(history.lastIndexOf('bounced') + 1);
  const sendings = since.filter((type) => sendingEvents.includes(type)).length;
  const first = history.includes('bounced') ? 0 : 1;
  return sendings - first > sendingsBeforeBounce;
}

type Told = { type: TicketEventType; data: Readonly<Record<string, unknown>> };

/**
 * T7, Z2: who came off a matter since it was last done, by staff id, and how; `unsafe`: it was given back, or its order taken
 * back, as unsafe or unlawful, so that whoever sends next is to think first.
 * @param history its entries in order
 */
export function turnedBackIn(history: readonly Told[]): { people: ReadonlyMap<string, TurnBack>; unsafe: boolean } {
  const people = new Map<string, TurnBack>();
  let [sent, ground, unsafe]: [unknown, unknown, boolean] = [null, null, false];
  for (const { type, data } of history) {
    if (['dispatched', 'claimed', 'transferred'].includes(type)) sent = data.assigneeId;
    if (type === 'posted') sent = null;
    if (type === 'disagreed') ground = data.ground;
    if (type === 'finished' || type === 'settled') {
      people.clear();
      unsafe = false;
    }
    if (type !== 'returned') continue;
    if (typeof sent === 'string') people.set(sent, howOf(data));
    unsafe ||= data.returnReason === 'unsafe' || (Boolean(data.withdrawn) && ground !== 'judgement');
  }
  return { people, unsafe };
}

function howOf(data: Told['data']): TurnBack {
  if (data.withdrawn) return 'withdrawn';
  return data.helpDeclined ? 'kept_back' : 'returned';
}

/**
 * T7, Z2: the entry that says why nobody is sent any more: the return, or the ruling that took the order back with what it
 * was disagreed on; null once somebody is sent again. `earlier`: where that return has no words, the last one that has, since
 * it was last done.
 * @param history its entries in order
 */
export function lastTurnBack<E extends Told & { note: string }>(history: readonly E[]): TurnedBack<E> | null {
  const last = history.findLastIndex(({ type }) => type === 'returned' || movesOn.includes(type));
  const entry = history[last];
  if (entry?.type !== 'returned') return null;
  const before = history.slice(0, last);
  if (!entry.data.withdrawn) {
    const since = before.slice(before.findLastIndex(({ type }) => type === 'finished' || type === 'settled') + 1);
    const wordy = since.findLast(({ type, note }) => type === 'returned' && note !== '');
    return { entry, filed: null, earlier: entry.note === '' && wordy ? wordy : null };
  }
  const ruling = before.findLast(({ type }) => type === 'disagreement_settled') ?? entry;
  return { entry: ruling, filed: before.findLast(({ type }) => type === 'disagreed') ?? null, earlier: null };
}

type TurnedBack<E> = { entry: E; filed: E | null; earlier: E | null };

const movesOn: readonly TicketEventType[] = [
  'dispatched',
  'claimed',
  'transferred',
  'sent_back',
  'finished',
  'settled',
];
