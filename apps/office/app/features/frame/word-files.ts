import type { BrowserNamespace } from '@linli/i18n';

/** The word files that the office's browser loads. */
export const wordFiles: readonly BrowserNamespace[] = [
  'common',
  'errors',
  'tickets',
  'people',
  'zones',
  'patrols',
  'callbacks',
  'surveys',
  'office',
];
