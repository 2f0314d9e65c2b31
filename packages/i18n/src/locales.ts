/** X1: Simplified Chinese first, English complete. */
export const locales = ['zh', 'en'] as const;
export type Locale = (typeof locales)[number];
export const defaultLocale: Locale = 'zh';

/** Both apps read and write the person's choice under this name; the value is the bare locale. */
export const localeCookie = 'linli_locale';

/** For `<html lang>` and for Intl. */
export const languageTags: Record<Locale, string> = { zh: 'zh-CN', en: 'en' };

/** Is this text one of our languages? */
export function isLocale(text: unknown): text is Locale {
  return (locales as readonly unknown[]).includes(text);
}

/**
 * The language of a request: the person's own choice, else the best of what the browser asks for, else Chinese.
 * @param acceptLanguage the header, e.g. `fr, en;q=0.5`
 * @param cookie the value of `localeCookie`
 */
export function pickLocale(acceptLanguage: string | null | undefined, cookie?: string | null): Locale {
  if (isLocale(cookie)) return cookie;
  let best: { locale: Locale; weight: number } | undefined;
  for (const range of (acceptLanguage ?? '').split(',')) {
    const [tag = '', ...params] = range.split(';').map((part) => part.trim().toLowerCase());
    const quality = params.find((param) => param.startsWith('q='));
    const weight = quality === undefined ? 1 : Number(quality.slice(2));
    const locale = tag.split('-')[0];
    if (isLocale(locale) && weight > (best?.weight ?? 0)) best = { locale, weight };
  }
  return best?.locale ?? defaultLocale;
}
