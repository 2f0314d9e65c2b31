/** What stands behind the question mark; what is empty is left out. */
export type Query = Record<string, string | number | undefined>;

/** A path with its query. */
export function withQuery(path: string, query: Query): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') params.set(key, String(value));
  }
  const text = params.toString();
  return text ? `${path}?${text}` : path;
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
  const home = '/';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers remove a tab inside `/\t/host`
  if (typeof to !== 'string' || !to.startsWith('/') || /[\\\u0000-\u001f\u007f]/.test(to)) return home;
  const base = 'http://house.invalid';
  if (!URL.canParse(to, base)) return home;
  const url = new URL(to, base);
  if (url.origin !== base || url.pathname.startsWith('//') || /^\/sign-(in|out)\b/.test(url.pathname)) return home;
  return url.pathname + url.search + url.hash;
}
