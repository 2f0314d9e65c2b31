import { always, openFrom, type WorkingCalendar, within } from '../calendars/index.ts';
import type { Rating, Severity, TicketKind, TicketStatus } from '../tickets/index.ts';
import type { CallbackOutcome, CallbackReason } from './types.ts';

/**
 * B1, B2: when calls are due. Defaults of configuration: `hours` until the first one, by what is called back; `retryHours` when
 * nobody answered; by which calendar of the community, and between which minutes of its day residents are called at all.
 */
export const callPolicy = {
  hours: { normal: 24, urgent: 8, major: 4 } as Readonly<Record<Severity, number>>,
  retryHours: 4,
  calendar: 'service_hours',
  span: [9 * 60, 20 * 60],
} as const;

/** How many hours from now a call is owed, and why. */
export type OwedCall = { reason: CallbackReason; hours: number };

/**
 * When a call is due that is owed in so many hours: then, or as soon after it as residents are called. A calendar that never
 * opens in that span of the day is passed over.
 * @param calendar the community's, by `callPolicy.calendar`
 */
export function callTime(calendar: WorkingCalendar, now: Date, hours: number): Date {
  const wanted = new Date(now.getTime() + hours * 3_600_000);
  const everyDay = { ...always, timeZone: calendar.timeZone };
  for (const each of [calendar, everyDay]) {
    const at = openFrom(within(each, callPolicy.span), wanted);
    if (at) return at;
  }
  return wanted;
}

/** B1: the call that a closing ticket makes due, if any: after each complaint, and after a low rating; where somebody is there to call. */
export function callbackAfter(ticket: {
  kind: TicketKind;
  severity: Severity;
  status: TicketStatus;
  rating: Rating | null;
  asksNobody?: boolean;
}): OwedCall | null {
  if (ticket.status !== 'closed' || ticket.asksNobody) return null;
  const hours = callPolicy.hours[ticket.severity];
  if (ticket.rating === 'dissatisfied') return { reason: 'low_rating', hours };
  if (ticket.kind === 'complaint') return { reason: 'complaint_closed', hours };
  return null;
}

/**
 * B2: what an outcome leads to. Dissatisfied reopens the ticket and owes another call;
 * it can never end the matter. Unreachable is tried again.
 */
export function afterOutcome(
  outcome: CallbackOutcome,
  reason: CallbackReason,
): { reopens: boolean; next: OwedCall | null } {
  switch (outcome) {
    case 'satisfied':
    case 'fairly_satisfied':
      return { reopens: false, next: null };
    case 'unreachable':
      return { reopens: false, next: { reason, hours: callPolicy.retryHours } };
    case 'dissatisfied':
      return { reopens: true, next: { reason: 'dissatisfied', hours: callPolicy.hours.normal } };
  }
}
