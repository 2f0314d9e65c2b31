import { type ClockFacts, isLate } from '@linli/domain/clocks';
import type { TicketStatus } from '@linli/domain/tickets';

/** The five things a resident waits for, in their order. */
export const stages = ['submitted', 'accepted', 'work', 'verified', 'confirmed'] as const;
export type Stage = (typeof stages)[number];

/** The stage that is waited for now, all before it being reached; `all` when it is through; null when the matter left this road. */
const waitsFor = {
  submitted: 'accepted',
  accepted: 'work',
  dispatched: 'work',
  under_way: 'work',
  on_hold: 'work',
  done: 'verified',
  verified: 'confirmed',
  closed: 'all',
  reopened: 'work',
  merged: null,
  cancelled: null,
  rejected: null,
} as const satisfies Record<TicketStatus, Stage | 'all' | null>;

export type StageState = { stage: Stage; state: 'done' | 'current' | 'todo' };

/** How far a matter has come, for the resident; null for what was merged, withdrawn or declined. */
export function progressOf(status: TicketStatus): StageState[] | null {
  const next = waitsFor[status];
  if (next === null) return null;
  const at = next === 'all' ? stages.length : stages.indexOf(next);
  return stages.map((stage, index) => ({ stage, state: index < at ? 'done' : index === at ? 'current' : 'todo' }));
}

/** T8: what was promised, until when pauses have moved it on, when it came, and since when it waits. */
export type Promised = { madeFor: Date; dueAt: Date; at: Date | null; waitsSince: Date | null };

/** The promise to complete a matter. */
export function completionOf(row: Omit<ClockFacts, 'nextDueAt'> & { doneDueAt: Date; promiseDueAt: Date }): Promised {
  const { doneDueAt: madeFor, promiseDueAt: dueAt, doneAt, endedAt, waitsSince } = row;
  return { madeFor, dueAt, at: doneAt ?? endedAt, waitsSince };
}

const soon = 2 * 3_600_000;

/** How the promise stands: still calm, soon due, missed, or kept; while the matter waits it is not counted (T8). */
export function promiseState({ dueAt, at, waitsSince }: Promised, now: Date) {
  if (isLate({ nextDueAt: dueAt, doneAt: at, endedAt: null, waitsSince }, now)) return 'late';
  if (at) return 'kept';
  if (waitsSince) return 'paused';
  return dueAt.getTime() - now.getTime() < soon ? 'soon' : 'calm';
}
