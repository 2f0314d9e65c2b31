import type { Candidate, Successor, Team, Ticket } from '../../api-types.ts';

/** What the detail and its parts stand on. */
export type DetailProps = {
  ticket: Ticket;
  candidates: readonly Candidate[];
  /** To whom it can be handed over, while that is asked. */
  successors: readonly Successor[];
  /** Who can be sent instead, while that is asked. */
  colleagues: readonly Candidate[];
  /** On whose board it can be put, while that is asked. */
  teams: readonly Team[];
  promises: readonly Date[];
};
