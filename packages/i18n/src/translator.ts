import { createInstance } from 'i18next';
import type { Locale } from './locales.ts';
import type { Resources, Translate } from './words.ts';

/** Stands for a brace that somebody typed while i18next looks for its own; of the characters that nobody types. */
const brace = '\uE000';

/**
 * Words in one language, from dictionaries that are already here. Make it once and keep it: setting up i18next
 * for each request costs an eighth of the rendering time.
 */
export function createTranslator(locale: Locale, resources: Resources): Translate {
  const instance = createInstance();
  void instance.init({
    lng: locale,
    resources: { [locale]: resources },
    ns: Object.keys(resources),
    defaultNS: false,
    fallbackLng: false,
    load: 'currentOnly',
    initImmediate: false,
    keySeparator: false,
    // React escapes; and what a person typed is a value, never a key or a placeholder, not even of the same sentence.
    interpolation: { escape: (value: string) => value.replaceAll('{', brace), skipOnVariables: true },
  });
  const t = instance.t as (word: string, values?: Record<string, unknown>) => string;
  // A list says the same few words fifty times; i18next looks each up anew, at 10 µs. Only words of the files are kept.
  const plain = new Map<string, string>();
  return (word, values?) => {
    if (values) return t(word, values).replaceAll(brace, '{');
    const known = plain.get(word);
    if (known !== undefined) return known;
    const said = t(word);
    plain.set(word, said);
    return said;
  };
}
