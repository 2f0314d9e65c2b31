import { categoryName } from '@linli/i18n';
import { useLocale, useT } from '@linli/i18n/react';
import { useOffice } from '../frame/use-office.ts';

/** A category by its code, as the communities in reach call it. */
export function useCategoryName(): (code: string) => string {
  const t = useT();
  const locale = useLocale();
  const { categories } = useOffice();
  return (code) =>
    categoryName(t, locale, categories.find((one) => one.code === code) ?? { code, name: '', nameEn: '' });
}
