import type { Candidate, Ticket } from '../../api-types.ts';

/** What the detail and its parts stand on. */
export type DetailProps = { ticket: Ticket; candidates: readonly Candidate[]; promises: readonly Date[] };
