import type { StaffRole } from '../access/index.ts';

/** How a member belongs to the household. */
export const relations = ['owner', 'family', 'tenant'] as const;
export type Relation = (typeof relations)[number];

/** What the chain of command needs to know of somebody (A1: one direct superior each). */
export type Link = {
  id: string;
  superiorId: string | null;
  role: StaffRole;
  active: boolean;
  /** Is the community in question in their reach? */
  reaches: boolean;
};
