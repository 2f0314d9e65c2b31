import type { TicketAction } from './lifecycle.ts';
import type { TicketFacts } from './types.ts';

/** T4: everything that can stand in a ticket's history. */
export const ticketEventTypes = [
  'submitted',
  'accepted',
  'dispatched',
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
] as const;
export type TicketEventType = (typeof ticketEventTypes)[number];
export type Visibility = 'public' | 'internal';

/** The entry that an action leaves in the history. */
export const eventOfAction = {
  accept: 'accepted',
  dispatch: 'dispatched',
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

type Listener = 'household' | 'zone' | 'community' | 'assignee' | 'first_responsible' | 'reporter_staff';
const staffAround: readonly Listener[] = ['zone', 'community', 'assignee', 'first_responsible', 'reporter_staff'];
const everybody: readonly Listener[] = ['household', ...staffAround];

/** Who hears of what (X3). An event that the household does not hear of is internal: the resident never sees it. */
export const ticketAudience = {
  submitted: everybody,
  accepted: everybody,
  dispatched: everybody,
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
} as const satisfies Record<TicketEventType, readonly Listener[]>;

/** Steps that the household sees, but not the words that went with them: they were said to a colleague. */
export const wordsToColleagues: readonly TicketEventType[] = [
  'accepted',
  'dispatched',
  'taken',
  'arrived',
  'verified',
  'merged',
];

/** Public or internal, derived from the audience. */
export function visibilityOf(type: TicketEventType): Visibility {
  return ticketAudience[type].includes('household') ? 'public' : 'internal';
}

/** Socket rooms of one door that are told to look again. */
export type Rooms = { portal: string[]; office: string[] };

/** The rooms an event goes to; `previousAssigneeId` is told too when the matter leaves them. */
export function roomsOf(type: TicketEventType, ticket: TicketFacts, previousAssigneeId: string | null = null): Rooms {
  const rooms: Rooms = { portal: [], office: [] };
  const office = (room: string, id: string | null) => {
    if (id !== null && !rooms.office.includes(`${room}:${id}`)) rooms.office.push(`${room}:${id}`);
  };
  for (const listener of ticketAudience[type] as readonly Listener[]) {
    if (listener === 'household' && ticket.householdId) rooms.portal.push(`household:${ticket.householdId}`);
    if (listener === 'zone') office('zone', ticket.zoneId);
    if (listener === 'community') office('community', ticket.communityId);
    if (listener === 'assignee') office('staff', ticket.assigneeId);
    if (listener === 'first_responsible') office('staff', ticket.firstResponsibleId);
    if (listener === 'reporter_staff') office('staff', ticket.reporterStaffId);
  }
  office('staff', previousAssigneeId);
  return rooms;
}
