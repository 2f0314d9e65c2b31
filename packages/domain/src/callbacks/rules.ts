import type { Rating, Severity, TicketKind, TicketStatus } from '../tickets/index.ts';
import type { CallbackOutcome, CallbackReason } from './types.ts';

/** Hours until a call is due, by what is called back (B1: time by severity). Defaults of configuration. */
export const callbackHours: Record<Severity, number> = { normal: 24, urgent: 8, major: 4 };
/** Hours until the next try when nobody answered. */
export const retryHours = 4;

const hours = (n: number, from: Date) => new Date(from.getTime() + n * 3_600_000);

/** B1: the call that a closing ticket makes due, if any: after each complaint, and after a low rating. */
export function callbackAfter(
  ticket: { kind: TicketKind; severity: Severity; status: TicketStatus; rating: Rating | null },
  now: Date,
): { reason: CallbackReason; dueAt: Date } | null {
  if (ticket.status !== 'closed') return null;
  const dueAt = hours(callbackHours[ticket.severity], now);
  if (ticket.rating === 'dissatisfied') return { reason: 'low_rating', dueAt };
  if (ticket.kind === 'complaint') return { reason: 'complaint_closed', dueAt };
  return null;
}

/**
 * B2: what an outcome leads to. Dissatisfied reopens the ticket and promises another call at the stated time;
 * it can never end the matter. Unreachable is tried again.
 */
export function afterOutcome(
  outcome: CallbackOutcome,
  reason: CallbackReason,
  nextAt: Date | undefined,
  now: Date,
): { reopens: boolean; next: { reason: CallbackReason; dueAt: Date } | null } {
  switch (outcome) {
    case 'satisfied':
    case 'fairly_satisfied':
      return { reopens: false, next: null };
    case 'unreachable':
      return { reopens: false, next: { reason, dueAt: nextAt ?? hours(retryHours, now) } };
    case 'dissatisfied':
      return { reopens: true, next: { reason: 'dissatisfied', dueAt: nextAt ?? hours(callbackHours.normal, now) } };
  }
}
