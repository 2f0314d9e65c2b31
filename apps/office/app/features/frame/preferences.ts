import { type Locale, localeCookie, pickLocale } from '@linli/i18n';

export const themeCookie = 'linli_theme';
export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];
export const typeCookie = 'linli_type';

const year = 365 * 24 * 3600;

export function readCookie(request: Request, name: string): string | undefined {
  for (const pair of (request.headers.get('cookie') ?? '').split(';')) {
    const [key, value] = pair.trim().split('=');
    if (key === name) return value;
  }
  return undefined;
}

/** A choice of this browser; no secret, so the value is written plainly. */
export function writeCookie(name: string, value: string): string {
  return `${name}=${value}; Path=/; Max-Age=${year}; SameSite=Lax`;
}

export function localeOf(request: Request): Locale {
  return pickLocale(request.headers.get('accept-language'), readCookie(request, localeCookie));
}

export function themeOf(request: Request): Theme {
  const value = readCookie(request, themeCookie);
  return themes.find((theme) => theme === value) ?? 'system';
}

export function isLargeType(request: Request): boolean {
  return readCookie(request, typeCookie) === 'large';
}
