/** T1 */
export const ticketKinds = ['repair', 'complaint', 'enquiry', 'suggestion', 'praise', 'patrol', 'service'] as const;
export type TicketKind = (typeof ticketKinds)[number];
/** What a resident may file; a patrol finding is staff's. */
export const residentKinds = ['repair', 'complaint', 'suggestion', 'enquiry', 'praise', 'service'] as const;

/** T1: the door a matter came in by. */
export const ticketSources = [
  'portal',
  'phone',
  'walk_in',
  'letter',
  'patrol',
  'callback',
  'survey',
  'partner',
] as const;
export type TicketSource = (typeof ticketSources)[number];

/** T2: the categories that every community starts with. */
export const categoryTree = {
  engineering: ['plumbing', 'electrical', 'lighting', 'lift', 'doors_windows', 'masonry', 'fire_safety', 'heating'],
  cleaning: ['corridor', 'waste', 'washroom', 'pests'],
  greening: ['plants', 'trees'],
  order: ['parking', 'access', 'noise', 'safety'],
  service_attitude: [],
  fees: [],
  neighbours: [],
  other: [],
} as const;
export type CategoryRoot = keyof typeof categoryTree;
export type BuiltInCategory =
  | CategoryRoot
  | { [R in CategoryRoot]: `${R}.${(typeof categoryTree)[R][number]}` }[CategoryRoot];
export const categoryRoots = Object.keys(categoryTree) as CategoryRoot[];
/** T7: the roots that are a trade, so that somebody of it can be sent; the others are matters for the desk. */
const trades: readonly CategoryRoot[] = ['engineering', 'cleaning', 'greening', 'order'];
export const isTrade = (root: string): boolean => (trades as readonly string[]).includes(root);
/** The trades to choose from; what is `held` already stays among them. */
export const tradesToChoose = (held: readonly string[]): CategoryRoot[] =>
  categoryRoots.filter((root) => isTrade(root) || held.includes(root));
export const builtInCategories = categoryRoots.flatMap((root): BuiltInCategory[] => [
  root,
  ...categoryTree[root].map((leaf) => `${root}.${leaf}` as BuiltInCategory),
]);

/** A category as matters, norms and filters name it: `root` or `root.leaf`, built-in or the community's own. */
export type CategoryCode = string;
/** A code that stands under no other. */
export const categoryRootPattern = /^[a-z][a-z0-9_]{0,39}$/;
export const categoryCodePattern = /^[a-z][a-z0-9_]{0,39}(\.[a-z][a-z0-9_]{0,39})?$/;

/** Has the product words of its own for it? */
export function isBuiltIn(code: CategoryCode): code is BuiltInCategory {
  return (builtInCategories as readonly string[]).includes(code);
}

/** The root a category stands under. */
export function rootOf(category: CategoryCode): string {
  return category.split('.')[0] ?? category;
}

export const areas = ['private', 'public'] as const;
export type Area = (typeof areas)[number];
export const severities = ['normal', 'urgent', 'major'] as const;
export type Severity = (typeof severities)[number];
/** Q1, B2: the three levels of the source documents. */
export const ratings = ['satisfied', 'fairly_satisfied', 'dissatisfied'] as const;
export type Rating = (typeof ratings)[number];
/** T3: why a matter waits. */
export const holdReasons = ['parts', 'resident', 'weather', 'third_party', 'safety'] as const;
export type HoldReason = (typeof holdReasons)[number];

/** Z2: why a department disagrees with an order; on the last two grounds the order is suspended. */
export const disagreementGrounds = ['judgement', 'unsafe', 'unlawful'] as const;
export type DisagreementGround = (typeof disagreementGrounds)[number];
/** Z2: how a disagreement is settled: the order stands, or it is taken back. */
export const disagreementOutcomes = ['stands', 'changed'] as const;
export type DisagreementOutcome = (typeof disagreementOutcomes)[number];

/** T7: why somebody who was sent gives it back. */
export const returnReasons = ['not_my_trade', 'off_shift', 'overloaded', 'unsafe', 'something_else'] as const;
export type ReturnReason = (typeof returnReasons)[number];

/** T3 */
export const ticketStatuses = [
  'submitted',
  'accepted',
  'dispatched',
  'under_way',
  'on_hold',
  'done',
  'verified',
  'closed',
  'reopened',
  'merged',
  'cancelled',
  'rejected',
] as const;
export type TicketStatus = (typeof ticketStatuses)[number];

/** What the rules need to know of a ticket. */
export type TicketFacts = {
  id: string;
  communityId: string;
  zoneId: string | null;
  householdId: string | null;
  /** T9: nobody is there who could confirm it (`asksNobody`). Left out: somebody is. */
  asksNobody?: boolean;
  reporterStaffId: string | null;
  firstResponsibleId: string | null;
  assigneeId: string | null;
  kind: TicketKind;
  severity: Severity;
  status: TicketStatus;
  heldFrom: TicketStatus | null;
  rating: Rating | null;
  repliedAt: Date | null;
  doneAt: Date | null;
  reopenCount: number;
  /** T5: whom a complaint is about. */
  aboutStaffId: string | null;
  /** T5: to whom it is offered to answer for. */
  handoverToId: string | null;
  /** T5: before whom it was brought after it had bounced. */
  attentionId: string | null;
  /** T7: the direct superior of the assignee. */
  assigneeLeaderId: string | null;
  /** T7: the team on whose board it waits. */
  offeredTeamId: string | null;
  /** T7: the zone that lends the one who is sent, and its housekeeper, who was told. */
  lendingZoneId: string | null;
  lenderId: string | null;
  /** Z2: before whom a disagreement about the order waits. */
  arbiterId: string | null;
  /** Z2: the order waits for that word: unsafe or unlawful, as somebody says. */
  orderSuspended: boolean;
  /** Z2: does a housekeeper's order stand, as of the last one (`orderingEvents`)? Left out: no. */
  orderedByHousekeeper?: boolean;
  /** T7: who goes along with the assignee. */
  companionIds: string[];
  /** T8: who of those sent has said that they are there, since the last sending. Left out: nobody. */
  arrivedIds?: string[];
  version: number;
};

/** T9: what closure and re-inspection are to reach. A default of configuration. */
export const rateGoal = 0.98;
