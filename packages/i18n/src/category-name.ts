import type { Locale } from './locales.ts';
import type { Translate } from './words.ts';

/** A category by its code and what its community calls it; empty names stand for the words of the product. */
export type NamedCategory = { code: string; name: string; nameEn: string };

/** What people read: the community's name in their language, else the product's word, else its other name; of a code that has none, the code. */
export function categoryName(t: Translate, locale: Locale, { code, name, nameEn }: NamedCategory): string {
  const own = locale === 'zh' ? name : nameEn;
  if (own) return own;
  const word = t(`tickets:category.${code as 'other'}`);
  return word === `category.${code}` ? name || code : word;
}
