import en from '../locales/en/time.json' with { type: 'json' };
import zh from '../locales/zh/time.json' with { type: 'json' };
import type { Locale } from './locales.ts';

type TimeWord = keyof typeof zh;
const words: Record<Locale, Record<TimeWord, string>> = { zh, en };

/** Words of the formatters: both languages always at hand, since a formatter is a pure function of its arguments. */
export function timeWord(locale: Locale, word: TimeWord, values: Record<string, string | number> = {}): string {
  return words[locale][word].replace(/{{(\w+)}}/g, (_, name: string) => String(values[name] ?? ''));
}
