/** How a member belongs to the household. */
export const relations = ['owner', 'family', 'tenant'] as const;
export type Relation = (typeof relations)[number];
