import { withQuery } from '@linli/ui/addresses';

/** Every address of the portal. Screens link through these, so that a renamed route is one edit. */
export const paths = {
  home: () => '/',
  signIn: (to?: string) => withQuery('/sign-in', { to: to === '/' ? undefined : to }),
  signOut: () => '/sign-out',
  lang: () => '/lang',
  theme: () => '/theme',
  type: () => '/type',
  report: (query: { kind?: string; spot?: string; follows?: number } = {}) => withQuery('/report', query),
  tickets: (query: { state?: string; cursor?: string } = {}) => withQuery('/tickets', query),
  ticket: (number: number, query: { new?: 1; did?: string; v?: number } = {}) => withQuery(`/tickets/${number}`, query),
  housekeeper: () => '/housekeeper',
  me: () => '/me',
  survey: (id: string, query: { did?: 'answer' } = {}) => withQuery(`/surveys/${id}`, query),
  photo: (id: string) => `/photos/${id}`,
  thumb: (id: string) => `/photos/${id}/thumb`,
} as const;

/** Dials. */
export function telephone(number: string): string {
  return `tel:${number.replace(/[^\d+]/g, '')}`;
}
