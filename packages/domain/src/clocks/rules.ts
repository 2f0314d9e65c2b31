import type { Severity, TicketKind } from '../tickets/index.ts';
import type { ClockFacts, TicketPolicy, TicketPromise } from './types.ts';

const hour = 60;
const day = 24 * hour;

/** Defaults that a new community starts with (T8, and the response norms in field.md 1.7). Data, not constants of a rule. */
export const defaultPolicies: readonly TicketPolicy[] = [
  { kind: null, severity: null, replyMinutes: 2 * hour, doneMinutes: 3 * day },
  { kind: null, severity: 'urgent', replyMinutes: 15, doneMinutes: 4 * hour },
  { kind: null, severity: 'major', replyMinutes: 15, doneMinutes: day },
  { kind: 'repair', severity: null, replyMinutes: 30, doneMinutes: day },
  { kind: 'patrol', severity: null, replyMinutes: 30, doneMinutes: day },
  { kind: 'complaint', severity: null, replyMinutes: 2 * hour, doneMinutes: 2 * day },
];

/** The most specific policy wins: kind and severity, then severity, then kind, then the community's default. */
export function policyFor(policies: readonly TicketPolicy[], kind: TicketKind, severity: Severity): TicketPolicy {
  const weight = (policy: TicketPolicy) => (policy.severity ? 2 : 0) + (policy.kind ? 1 : 0);
  const fitting = [...policies, ...defaultPolicies.slice(0, 1)].filter(
    (policy) => (policy.kind ?? kind) === kind && (policy.severity ?? severity) === severity,
  );
  return fitting.reduce((best, policy) => (weight(policy) > weight(best) ? policy : best));
}

/** The promise a matter gets when it is submitted at `at`. */
export function promiseFor(
  policies: readonly TicketPolicy[],
  matter: { kind: TicketKind; severity: Severity },
  at: Date,
): TicketPromise {
  const policy = policyFor(policies, matter.kind, matter.severity);
  return {
    replyDueAt: new Date(at.getTime() + policy.replyMinutes * 60_000),
    doneDueAt: new Date(at.getTime() + policy.doneMinutes * 60_000),
  };
}

/**
 * What breaks next: the promised reply of a matter on hold (T3), the first reply, or the completion. Of a finished matter
 * it is the completion it was judged by. The column `ticket.next_due_at` says the same in SQL.
 */
export function nextDueAt({ status, replyDueAt, doneDueAt, repliedAt, doneAt, endedAt, holdUntil }: ClockFacts): Date {
  if (doneAt || endedAt) return doneDueAt;
  if (status === 'on_hold' && holdUntil) return holdUntil;
  return repliedAt === null && replyDueAt < doneDueAt ? replyDueAt : doneDueAt;
}

/** Late: something that was promised has passed. A finished matter is judged by when it was done, or ended without work. */
export function isLate(ticket: ClockFacts, now: Date): boolean {
  return (ticket.doneAt ?? ticket.endedAt ?? now) > nextDueAt(ticket);
}
