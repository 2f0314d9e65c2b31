import { isLocale, type Locale, localeCookie, pickLocale } from '@linli/i18n';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const themeCookie = 'linli_theme';
const typeCookie = 'linli_type';
const year = 365 * 24 * 3600;

function readCookie(request: Request, name: string): string | undefined {
  for (const pair of (request.headers.get('cookie') ?? '').split(';')) {
    const [key, value] = pair.trim().split('=');
    if (key === name) return value;
  }
  return undefined;
}

/** The language of a page: what this browser chose, else what it asks for. */
export function localeOf(request: Request): Locale {
  return pickLocale(request.headers.get('accept-language'), readCookie(request, localeCookie));
}

export function themeOf(request: Request): Theme {
  return asTheme(readCookie(request, themeCookie));
}

export function asTheme(value: unknown): Theme {
  return themes.find((theme) => theme === value) ?? 'system';
}

export function isLargeType(request: Request): boolean {
  return readCookie(request, typeCookie) === 'large';
}

/** What a form may choose. */
export type Choice = 'lang' | 'theme' | 'type';

/** The answer's headers for what was chosen in a form; what is none of ours sets nothing. */
export function chosen({ lang, theme, type }: Partial<Record<Choice, string>>): Headers {
  const headers = new Headers();
  // Choices of this browser and no secrets: written plainly.
  const keep = (name: string, value: string) =>
    headers.append('Set-Cookie', `${name}=${value}; Path=/; Max-Age=${year}; SameSite=Lax`);
  if (isLocale(lang)) keep(localeCookie, lang);
  if (theme && asTheme(theme) === theme) keep(themeCookie, theme);
  if (type === 'large' || type === 'normal') keep(typeCookie, type);
  return headers;
}
