import type { Translate } from '@linli/i18n';
import { translator } from '@linli/i18n/server';
import { localeOf } from '@linli/ui/preferences';

/** Words for a loader, e.g. its page's title. Loaders only: it holds both languages whole. */
export function wordsFor(request: Request): Translate {
  return translator(localeOf(request));
}
