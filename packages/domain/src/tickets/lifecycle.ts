import { DomainError } from '../kernel/index.ts';
import { rootOf, type TicketFacts, type TicketKind, type TicketStatus } from './types.ts';

/** The state a matter had before it was put on hold. */
const HELD_FROM = 'held_from';
/** T9: to whoever can say that it is right; where nobody is there to ask, what was verified is at its end. */
const TO_CONFIRM = 'to_confirm';

/**
 * T3: what may follow what. Rows are states, columns are actions, cells are the next state.
 * Everything else is refused. An action's name is the permission that allows it (`ticket.<action>`).
 * `rejected` can be reopened by the resident: a refusal is an answer, not a wall. Merged and cancelled are final.
 */
export const ticketLifecycle = {
  submitted: { accept: 'accepted', settle: 'done', reject: 'rejected', cancel: 'cancelled', merge: 'merged' },
  accepted: {
    dispatch: 'dispatched',
    post: 'accepted',
    claim: 'dispatched',
    settle: 'done',
    hold: 'on_hold',
    reject: 'rejected',
    cancel: 'cancelled',
    merge: 'merged',
  },
  dispatched: {
    dispatch: 'dispatched',
    post: 'accepted',
    return: 'accepted',
    transfer: 'dispatched',
    take: 'dispatched',
    arrive: 'under_way',
    hold: 'on_hold',
    cancel: 'cancelled',
    merge: 'merged',
  },
  under_way: {
    dispatch: 'dispatched',
    return: 'accepted',
    transfer: 'dispatched',
    take: 'under_way',
    finish: 'done',
    hold: 'on_hold',
    merge: 'merged',
  },
  on_hold: { resume: HELD_FROM, cancel: 'cancelled', merge: 'merged' },
  done: { verify: TO_CONFIRM, send_back: 'dispatched', reopen: 'reopened' },
  verified: { confirm: 'closed', close: 'closed', reopen: 'reopened' },
  closed: { rate: 'closed', reopen: 'reopened' },
  reopened: {
    accept: 'accepted',
    dispatch: 'dispatched',
    post: 'accepted',
    settle: 'done',
    hold: 'on_hold',
    reject: 'rejected',
    merge: 'merged',
  },
  rejected: { reopen: 'reopened' },
  merged: {},
  cancelled: {},
} as const satisfies Record<TicketStatus, Record<string, Cell>>;
type Cell = TicketStatus | typeof HELD_FROM | typeof TO_CONFIRM;

export const ticketActions = [
  'accept',
  'dispatch',
  'post',
  'claim',
  'return',
  'transfer',
  'take',
  'arrive',
  'finish',
  'settle',
  'verify',
  'send_back',
  'confirm',
  'close',
  'rate',
  'hold',
  'resume',
  'reopen',
  'reject',
  'cancel',
  'merge',
] as const;
export type TicketAction = (typeof ticketActions)[number];

/** States nothing follows, derived from the table. */
export const terminalStatuses = (Object.keys(ticketLifecycle) as TicketStatus[]).filter(
  (status) => Object.keys(ticketLifecycle[status]).length === 0,
);

/** States in which the matter is off the desk: no clock runs, the done-by promise is settled. */
export const endedStatuses: readonly TicketStatus[] = ['closed', 'merged', 'cancelled', 'rejected'];

/** States in which work is still owed. */
export const openStatuses: readonly TicketStatus[] = [
  'submitted',
  'accepted',
  'dispatched',
  'under_way',
  'on_hold',
  'reopened',
];

/** The actions the table allows from a state. */
export function actionsFrom(status: TicketStatus): TicketAction[] {
  return Object.keys(ticketLifecycle[status]) as TicketAction[];
}

/**
 * The state that follows, by the table.
 * @throws DomainError `ticket.invalid_transition` with the state and the action
 */
export function nextStatus(
  ticket: Pick<TicketFacts, 'status' | 'heldFrom' | 'asksNobody'>,
  action: TicketAction,
): TicketStatus {
  const row: Partial<Record<TicketAction, Cell>> = ticketLifecycle[ticket.status];
  const cell = row[action];
  const next = cell === HELD_FROM ? ticket.heldFrom : cell === TO_CONFIRM ? confirmedBy(ticket) : cell;
  if (!next) throw new DomainError('ticket.invalid_transition', { status: ticket.status, action });
  return next;
}

/** Where what was verified goes. */
const confirmedBy = ({ asksNobody = false }: Pick<TicketFacts, 'asksNobody'>) => (asksNobody ? 'closed' : 'verified');

/**
 * T9: is nobody there who could confirm it: neither a household nor a number to call? What staff found is like that. Of a stored
 * matter the reports that went into it are asked too (services/tickets, `asksNobody` in conditions).
 */
export function asksNobody({
  householdId,
  reporterPhone,
}: {
  householdId: string | null;
  reporterPhone: string;
}): boolean {
  return householdId === null && reporterPhone === '';
}

/** T7: what a companion has begun still waits for the yes of who leads, until they are there themselves. */
export function isLeadAwaited({
  status,
  assigneeId,
  arrivedIds = [],
}: Pick<TicketFacts, 'status' | 'assigneeId' | 'arrivedIds'>): boolean {
  return status !== 'under_way' || assigneeId === null || !arrivedIds.includes(assigneeId);
}

/** Work that leaves something to be seen, whatever kind of matter asks for it. */
const visibleWork: readonly string[] = ['engineering', 'cleaning', 'greening'];
const asksForWork: readonly TicketKind[] = ['complaint', 'service'];

/** T7, T9: whoever verifies looks at the photo after: of repairs and findings, and of such work that others asked for. */
export function wantsPhotoAfter({ kind, category }: { kind: TicketKind; category: string }): boolean {
  return (
    kind === 'repair' || kind === 'patrol' || (asksForWork.includes(kind) && visibleWork.includes(rootOf(category)))
  );
}

/** T7: is the photo after missing from what finishes this, without the word that there is none? */
export function lacksPhotoAfter(
  ticket: { kind: TicketKind; category: string },
  { photoIds, noPhoto }: { photoIds?: readonly string[]; noPhoto?: boolean },
): boolean {
  return !photoIds?.length && !noPhoto && wantsPhotoAfter(ticket);
}

/**
 * T7: finished with a photo after, or with the word that there is none.
 * @throws DomainError `ticket.photo_missing`
 */
export function requirePhotoAfter(
  ticket: { kind: TicketKind; category: string },
  action: TicketAction,
  input: object,
): void {
  if (action === 'finish' && lacksPhotoAfter(ticket, input)) throw new DomainError('ticket.photo_missing');
}
