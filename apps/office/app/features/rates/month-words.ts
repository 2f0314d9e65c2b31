import type { Locale, Translate } from '@linli/i18n';

const names = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' });

/** A month as it is said: 2026年11月 · November 2026. @param month `YYYY-MM` */
export function monthWords(t: Translate, locale: Locale, month: string): string {
  const [year = '', number = ''] = month.split('-');
  const name = locale === 'zh' ? String(Number(number)) : names.format(Date.parse(month));
  return t('office:rates.month', { year, month: name });
}
