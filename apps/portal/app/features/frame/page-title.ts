import type { Translate } from '@linli/i18n';
import { useLocation, useMatches } from '@remix-run/react';

const name = '邻里 Linli';

/** A route's `handle`: what the browser's tab, its history and a screen reader call the page. */
export type Titled = {
  title(t: Translate, params: Readonly<Record<string, string | undefined>>, search: URLSearchParams): string;
};

/** The title of the page that is shown. */
export function useTitle(t: Translate): string {
  const { search } = useLocation();
  const last = useMatches().at(-1);
  const handle = last?.handle as Titled | undefined;
  return handle && last ? `${handle.title(t, last.params, new URLSearchParams(search))} · ${name}` : name;
}
