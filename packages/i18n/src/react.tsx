import { createContext, type ReactNode, useContext, useMemo } from 'react';
import {
  formatAgo,
  formatDate,
  formatDay,
  formatDuration,
  formatFull,
  formatMonth,
  formatNumber,
  formatPart,
  formatPercent,
  formatRemaining,
  formatWhen,
  formatWithin,
} from './format.ts';
import type { Locale } from './locales.ts';
import { eventSentence, type SaidEvent } from './sentences.ts';
import type { Translate } from './words.ts';

type Language = { locale: Locale; timeZone: string; now: Date | undefined; t: Translate };

const LanguageContext = createContext<Language | null>(null);

/**
 * Words and formats for everything below. `now` is the moment the server rendered, so that the first paint in the
 * browser says the same; left out, or once the app passes a later one, the words move on.
 */
export function I18nProvider(props: {
  locale: Locale;
  timeZone: string;
  now?: Date | undefined;
  t: Translate;
  children: ReactNode;
}) {
  const { locale, timeZone, now, t } = props;
  const language = useMemo(() => ({ locale, timeZone, now, t }), [locale, timeZone, now, t]);
  return <LanguageContext.Provider value={language}>{props.children}</LanguageContext.Provider>;
}

function useLanguage(): Language {
  const language = useContext(LanguageContext);
  if (!language) throw new Error('I18nProvider is missing above this component');
  return language;
}

/** The words of the reader's language: `t('tickets:status.done')`. */
export function useT(): Translate {
  return useLanguage().t;
}

export function useLocale(): Locale {
  return useLanguage().locale;
}

/** The formatters of `format.ts`, bound to the reader's language and the community's time zone. */
export function useFormat() {
  const { locale, timeZone, now, t } = useLanguage();
  return useMemo(() => {
    const context = () => ({ locale, timeZone, now: now ?? new Date() });
    return {
      when: (value: Date) => formatWhen(value, context()),
      within: (value: Date) => formatWithin(value, context()),
      part: (value: Date) => formatPart(value, context()),
      day: (value: Date) => formatDay(value, context()),
      date: (date: string) => formatDate(date, context()),
      month: (month: string) => formatMonth(month, context()),
      full: (value: Date) => formatFull(value, context()),
      ago: (value: Date) => formatAgo(value, context()),
      remaining: (due: Date) => formatRemaining(due, context()),
      duration: (milliseconds: number) => formatDuration(milliseconds, context()),
      number: (value: number) => formatNumber(value, context()),
      percent: (value: number) => formatPercent(value, context()),
      event: (event: SaidEvent) => eventSentence(t, event, context()),
    };
  }, [locale, timeZone, now, t]);
}
