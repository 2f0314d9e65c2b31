import type { DrawnPlace } from '@linli/i18n';
import type { Candidate, DueChange, LinkedTicket, Spot, Successor, Team, Ticket } from '../../api-types.ts';

/** What the detail and its parts stand on. */
export type DetailProps = {
  ticket: Ticket;
  /** Null where no map shows it. */
  place: DrawnPlace | null;
  candidates: readonly Candidate[];
  /** To whom it can be handed over, while that is asked. */
  successors: readonly Successor[];
  /** Who can be sent instead, while that is asked. */
  colleagues: readonly Candidate[];
  /** On whose board it can be put, while that is asked. */
  teams: readonly Team[];
  /** What would be due when after a correction, while that is asked. */
  dueChanges: readonly DueChange[] | null;
  /** Places a part may be at, while it is split; matters that may have the same cause, while they are linked. */
  spots: readonly Spot[];
  gatherable: readonly LinkedTicket[];
};
