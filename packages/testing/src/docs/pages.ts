import { accessPage } from './access-page.ts';
import { lifecyclePage } from './lifecycle-page.ts';

/** The generated documents, by their paths from the top. */
export const pages: Record<string, () => string> = {
  'docs/access.md': accessPage,
  'docs/lifecycle.md': lifecyclePage,
};
