import type { TicketFacts } from '../tickets/index.ts';

/** T3: why a matter hangs under another: it was split off from it, or both have one cause (many households, one burst pipe). */
export const linkKinds = ['part', 'cause'] as const;
export type LinkKind = (typeof linkKinds)[number];

/** What the rules of links need to know of a matter. Links are one level deep: what hangs under another carries none. */
export type LinkedFacts = TicketFacts & { parentId: string | null; childCount: number };
