import type { Severity, TicketKind, TicketStatus } from '../tickets/index.ts';

/** A norm of a community (T8). A missing kind or severity stands for all. Times are minutes since submission. */
export type TicketPolicy = {
  kind: TicketKind | null;
  severity: Severity | null;
  replyMinutes: number;
  doneMinutes: number;
};

/** What the resident is told at submission, and what is frozen on the ticket. */
export type TicketPromise = { replyDueAt: Date; doneDueAt: Date };

/** What the clocks of a matter stand on. */
export type ClockFacts = TicketPromise & {
  status: TicketStatus;
  repliedAt: Date | null;
  doneAt: Date | null;
  endedAt: Date | null;
  holdUntil: Date | null;
};
