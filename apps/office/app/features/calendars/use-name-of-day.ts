import { useLocale } from '@linli/i18n/react';
import type { Calendars } from '../../api-types.ts';

/** The holiday's name, or why a day is one of its own; null for an ordinary one. */
export function useNameOfDay() {
  const zh = useLocale() === 'zh';
  return ({ name, nameEn }: Calendars['days'][number]): string | null => (zh ? name : nameEn);
}
