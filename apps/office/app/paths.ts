import { type Query, withQuery } from '@linli/ui/addresses';

/** Every address of the office. Screens link through these, so that a renamed route is one edit. */
export const paths = {
  home: () => '/',
  signIn: (to?: string) => withQuery('/sign-in', { to: to === '/' ? undefined : to }),
  signOut: () => '/sign-out',
  lang: () => '/lang',
  theme: () => '/theme',
  tickets: (search = '') => `/tickets${search}`,
  ticket: (number: number, search = '') => `/tickets/${number}${search}`,
  newTicket: (query: Query = {}) => withQuery('/tickets/new', query),
  spot: (code: string) => `/s/${encodeURIComponent(code)}`,
  finding: (code: string, signIn?: string) => withQuery(`/s/${encodeURIComponent(code)}/finding`, { signIn }),
  patrols: (query: Query = {}) => withQuery('/patrols', query),
  spotCode: (code: string) => `/patrols/codes/${encodeURIComponent(code)}`,
  callbacks: (query: Query = {}) => withQuery('/callbacks', query),
  zones: () => '/zones',
  people: (query: Query = {}) => withQuery('/people', query),
  roster: (query: Query = {}) => withQuery('/roster', query),
  absences: (query: Query = {}) => withQuery('/absences', query),
  teams: (query: Query = {}) => withQuery('/teams', query),
  surveys: () => '/surveys',
  categories: (query: Query = {}) => withQuery('/categories', query),
  clocks: (query: Query = {}) => withQuery('/settings/clocks', query),
  me: () => '/me',
  photo: (id: string) => `/photos/${id}`,
  thumb: (id: string) => `/photos/${id}/thumb`,
} as const;
