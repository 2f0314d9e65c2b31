import {
  askedRatings,
  categoryRootPattern,
  isRateFocus,
  type ListTicketsInput,
  monthPattern,
  orderOf,
  severities,
  ticketFocuses,
  ticketKinds,
  ticketOrders,
  ticketSources,
  ticketStatuses,
} from '@linli/domain/tickets';

/** An id in an address. */
export const uuidPattern = /^[0-9a-f-]{36}$/i;

const states = ['open', 'done', 'ended', 'all'] as const;

/** The filters of the list as its address says them. */
export type TicketFilters = Pick<
  ListTicketsInput,
  | 'state'
  | 'status'
  | 'kind'
  | 'source'
  | 'category'
  | 'communityId'
  | 'zoneId'
  | 'teamId'
  | 'personId'
  | 'severity'
  | 'from'
  | 'until'
  | 'month'
  | 'late'
  | 'mine'
  | 'rating'
  | 'focus'
  | 'text'
  | 'order'
> & { cursor?: string | undefined };

function oneOf<T extends string>(list: readonly T[], value: string | null): T | undefined {
  return list.find((one) => one === value);
}

/** A day that there is; 31 June is none. */
function dayOf(value: string | null): string | undefined {
  const known = value && /^20\d\d-\d\d-\d\d$/.test(value) && new Date(`${value}T00:00Z`);
  return known && !Number.isNaN(known.getTime()) && known.toISOString().startsWith(value) ? value : undefined;
}

/** Days in their order, whichever was said first. */
function between(from: string | undefined, until: string | undefined) {
  return from && until && from > until ? { from: until, until: from } : { from, until };
}

/** Reads an address that people type, keep and change: what is not known is left out, never an error. */
export function readFilters(params: URLSearchParams): TicketFilters {
  const zone = params.get('zone');
  const team = params.get('team');
  const person = params.get('person');
  const cursor = params.get('cursor');
  const category = params.get('category');
  const month = params.get('month');
  const ofMonth = month && monthPattern.test(month) ? month : undefined;
  const named = oneOf(ticketFocuses, params.get('focus'));
  // A figure of a month without its month counts nothing.
  const rate = isRateFocus(named);
  const focus = rate && !ofMonth ? undefined : named;
  const community = params.get('community');
  const status = oneOf(ticketStatuses, params.get('status'));
  // A status or a figure says more than the state, which could only contradict it.
  const state = focus || status ? 'all' : (oneOf(states, params.get('state')) ?? 'open');
  const order = oneOf(ticketOrders, params.get('order')) ?? 'newest';
  return {
    state,
    status,
    kind: oneOf(ticketKinds, params.get('kind')),
    source: oneOf(ticketSources, params.get('source')),
    category: category && categoryRootPattern.test(category) ? category : undefined,
    communityId: community && uuidPattern.test(community) ? community : undefined,
    zoneId: zone && (zone === 'none' || uuidPattern.test(zone)) ? zone : undefined,
    teamId: team && uuidPattern.test(team) ? team : undefined,
    personId: person && uuidPattern.test(person) ? person : undefined,
    severity: oneOf(severities, params.get('severity')),
    ...between(dayOf(params.get('from')), dayOf(params.get('until'))),
    month: rate ? ofMonth : undefined,
    late: params.get('late') === '1',
    mine: params.get('mine') === '1',
    rating: oneOf(askedRatings, params.get('rating')),
    focus,
    text: (params.get('text') ?? '').trim().slice(0, 100),
    order: orderOf({ state, status, focus, order }),
    cursor: cursor ? cursor.slice(0, 200) : undefined,
  };
}

/** The address of the list with these filters; defaults are not written, a page never outlives its filters. */
export function writeFilters(filters: Partial<TicketFilters>): string {
  const { state, order, late, mine, zoneId, teamId, personId, communityId, ...rest } = filters;
  const params = new URLSearchParams();
  if (state && state !== 'open' && !rest.focus && !rest.status) params.set('state', state);
  for (const key of [
    'status',
    'focus',
    'month',
    'kind',
    'source',
    'category',
    'rating',
    'severity',
    'from',
    'until',
    'text',
    'cursor',
  ] as const) {
    const value = rest[key];
    if (value) params.set(key, value);
  }
  if (communityId) params.set('community', communityId);
  if (zoneId) params.set('zone', zoneId);
  if (teamId) params.set('team', teamId);
  if (personId) params.set('person', personId);
  if (late) params.set('late', '1');
  if (mine) params.set('mine', '1');
  if (order && order !== 'newest') params.set('order', order);
  const text = params.toString();
  return text ? `?${text}` : '';
}

/** What of an address belongs to the list: an opened form (`do`) or a word of success (`did`) does not. */
export function listSearch(search: string): string {
  return writeFilters(readFilters(new URLSearchParams(search)));
}
