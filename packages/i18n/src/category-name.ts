import type { Locale } from './locales.ts';
import type { Translate } from './words.ts';

/** A category by its code and what its community calls it; empty names stand for the words of the product. */
export type NamedCategory = { code: string; name: string; nameEn: string };

/** What people read: the community's name, else the product's word; of a code that has neither, the code. */
export function categoryName(t: Translate, locale: Locale, { code, name, nameEn }: NamedCategory): string {
  if (name) return locale === 'zh' ? name : nameEn || name;
  const word = t(`tickets:category.${code as 'other'}`);
  return word === `category.${code}` ? code : word;
}
