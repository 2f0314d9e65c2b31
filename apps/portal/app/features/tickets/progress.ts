import { type ClockFacts, isLate } from '@linli/domain/clocks';
import type { TicketStatus } from '@linli/domain/tickets';

/** The five things a resident waits for, in their order. */
export const stages = ['submitted', 'accepted', 'work', 'verified', 'confirmed'] as const;
export type Stage = (typeof stages)[number];

/** The stage at which it stands; `all` when it is through; null when the matter left this road. */
const standsAt = {
  submitted: 'submitted',
  accepted: 'accepted',
  dispatched: 'accepted',
  under_way: 'work',
  on_hold: 'work',
  done: 'verified',
  verified: 'confirmed',
  closed: 'all',
  reopened: 'submitted',
  merged: null,
  cancelled: null,
  rejected: null,
} as const satisfies Record<TicketStatus, Stage | 'all' | null>;

export type StageState = { stage: Stage; state: 'done' | 'current' | 'todo' };

/**
 * How far a matter has come, for the resident; null for what was merged, withdrawn or declined. Nobody works on what was
 * accepted and waits before anybody was sent.
 */
export function progressOf(status: TicketStatus, assignee: object | null): StageState[] | null {
  const reached = status === 'on_hold' && !assignee ? 'accepted' : standsAt[status];
  if (reached === null) return null;
  const at = reached === 'all' ? stages.length : stages.indexOf(reached);
  return stages.map((stage, index) => ({ stage, state: index < at ? 'done' : index === at ? 'current' : 'todo' }));
}

type Promised = Omit<ClockFacts, 'nextDueAt'> & { promiseDueAt: Date };

const soon = 2 * 3_600_000;

/** How the promise stands: still calm, soon due, missed, or kept; while the matter waits it is not counted (T8). */
export function promiseState(row: Promised, now: Date): 'calm' | 'soon' | 'late' | 'kept' | 'paused' {
  const due = row.promiseDueAt;
  if (isLate({ ...row, nextDueAt: due }, now)) return 'late';
  if (row.doneAt ?? row.endedAt) return 'kept';
  if (row.waitsSince) return 'paused';
  return due.getTime() - now.getTime() < soon ? 'soon' : 'calm';
}
