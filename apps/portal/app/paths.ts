type Query = Record<string, string | number | undefined>;

function withQuery(path: string, query: Query): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') params.set(key, String(value));
  }
  const text = params.toString();
  return text ? `${path}?${text}` : path;
}

/** Every address of the portal. Screens link through these, so that a renamed route is one edit. */
export const paths = {
  home: () => '/',
  signIn: (to?: string) => withQuery('/sign-in', { to: to === '/' ? undefined : to }),
  signOut: () => '/sign-out',
  lang: () => '/lang',
  theme: () => '/theme',
  type: () => '/type',
  report: (query: { kind?: string; spot?: string } = {}) => withQuery('/report', query),
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

/** Where a request wanted to go, as `to` for the way back. */
export function pathOf(request: Request): string {
  const { pathname, search } = new URL(request.url);
  return pathname + search;
}

/**
 * A way back that somebody handed in: only a path of this house. `//host`, `/\host`, other schemes and hidden
 * control characters lead home; so do the pages of signing in and out, which would go in circles.
 */
export function safeTo(to: unknown): string {
  const home = paths.home();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers remove a tab inside `/\t/host`
  if (typeof to !== 'string' || !to.startsWith('/') || /[\\\u0000-\u001f\u007f]/.test(to)) return home;
  const base = 'http://portal.invalid';
  if (!URL.canParse(to, base)) return home;
  const url = new URL(to, base);
  if (url.origin !== base || url.pathname.startsWith('//') || /^\/sign-(in|out)\b/.test(url.pathname)) return home;
  return url.pathname + url.search + url.hash;
}
