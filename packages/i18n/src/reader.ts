import { type Locale, languageTags } from './locales.ts';
import type { Dictionary, Resources, Translate, Values } from './words.ts';

/**
 * What a page needs of i18next, at a hundredth of its size (13 KB over the wire): flat keys, `{{values}}`, plural
 * forms. reader.test.ts holds it to the same answers for every word.
 */
export function createReader(locale: Locale, resources: Resources): Translate {
  const plurals = new Intl.PluralRules(languageTags[locale]);
  const read = (word: string, values: Values = {}): string => {
    const cut = word.indexOf(':');
    const key = word.slice(cut + 1);
    const words: Dictionary = resources[word.slice(0, cut) as keyof Resources] ?? {};
    const { count } = values;
    const counted = typeof count === 'number' ? words[`${key}_${plurals.select(count)}`] : undefined;
    const text = counted ?? words[key] ?? key;
    return text.replace(/{{(\w+)}}/g, (whole, name: string) => String(values[name] ?? whole));
  };
  return read;
}
