import type { BrowserNamespace } from '@linli/i18n';

/** The word files that the portal's browser loads. */
export const wordFiles: readonly BrowserNamespace[] = [
  'common',
  'errors',
  'tickets',
  'people',
  'zones',
  'surveys',
  'portal',
];
