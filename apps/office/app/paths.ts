type Query = Record<string, string | number | undefined>;

/** A path with its query; what is empty is left out. */
export function withQuery(path: string, query: Query): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') params.set(key, String(value));
  }
  const text = params.toString();
  return text ? `${path}?${text}` : path;
}

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
  surveys: () => '/surveys',
  me: () => '/me',
  photo: (id: string) => `/photos/${id}`,
  thumb: (id: string) => `/photos/${id}/thumb`,
} as const;

/** Where a request wanted to go, as `to` for the way back. */
export function pathOf(request: Request): string {
  const { pathname, search } = new URL(request.url);
  return pathname + search;
}

/**
 * A way back that somebody handed in: only a path of this house. `//host`, `/\host`, other schemes and
 * hidden control characters lead home; so do the pages of signing in and out, which would go in circles.
 */
export function safeTo(to: unknown): string {
  const home = paths.home();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a tab inside `/\t/host` is removed by browsers
  if (typeof to !== 'string' || !to.startsWith('/') || /[\\\u0000-\u001f\u007f]/.test(to)) return home;
  const base = 'http://office.invalid';
  if (!URL.canParse(to, base)) return home;
  const url = new URL(to, base);
  if (url.origin !== base || url.pathname.startsWith('//') || /^\/sign-(in|out)\b/.test(url.pathname)) return home;
  return url.pathname + url.search + url.hash;
}
