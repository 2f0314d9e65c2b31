import type { Locale } from '@linli/i18n';
import { I18nProvider } from '@linli/i18n/react';
import { translator } from '@linli/i18n/server';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { PausedNotice } from '../frame/paused-notice.tsx';
import { PromiseKept } from './status.tsx';

const at = (hour: number) => new Date(Date.UTC(2026, 2, 5, hour - 8));
const now = at(18);
const draw = (screen: ReactNode, locale: Locale) =>
  renderToStaticMarkup(
    <I18nProvider locale={locale} timeZone="Asia/Shanghai" now={now} t={translator(locale)}>
      {screen}
    </I18nProvider>,
  ).replaceAll(/<[^>]*>/g, ' ');

describe('a promise, the first reply and the completion alike (T8)', () => {
  const made = { madeFor: at(10), dueAt: at(10), at: null, waitsSince: null };
  it.each([
    ['kept', { ...made, at: at(9) }, 'Replied: today 09:00 (promised: today 10:00)', 'On time'],
    ['kept late', { ...made, at: at(11) }, 'Replied: today 11:00 (promised: today 10:00)', 'Later than promised'],
    [
      'kept by the time that an incident moved it to',
      { ...made, dueAt: at(12), at: at(11) },
      'Replied: today 11:00 (promised: today 10:00; after pauses: today 12:00)',
      'On time',
    ],
    ['moved on, and open', { ...made, dueAt: at(20) }, 'Today 10:00', 'promised: today 20:00'],
    [
      'late, however far it was moved',
      { ...made, dueAt: at(12), at: at(13) },
      'Replied: today 13:00 (promised: today 10:00)',
      'Later than promised',
    ],
    ['waiting', { ...made, dueAt: at(20), waitsSince: at(9) }, 'originally promised: today 10:00; time paused'],
  ])('%s', (_, promise, ...said) => {
    const words = draw(<PromiseKept what="Replied" promise={promise} now={now} />, 'en');
    for (const one of said) expect(words).toContain(one);
  });
});

describe('an incident in the community (T8)', () => {
  const home = { pausedReason: '台风', pausedReasonEn: 'Typhoon', pausedUntil: at(30) };
  it('is said with its end, in the middle of a sentence', () => {
    expect(draw(<PausedNotice home={home} />, 'en')).toMatch(/Typhoon .*expected to end: tomorrow 06:00/);
    expect(draw(<PausedNotice home={home} />, 'zh')).toMatch(/台风 .*明天 06:00/);
  });

  it('is nothing where there is none, or nobody is signed in', () => {
    expect(draw(<PausedNotice home={{ ...home, pausedUntil: null }} />, 'zh')).toBe('');
    expect(draw(<PausedNotice home={null} />, 'zh')).toBe('');
  });
});
