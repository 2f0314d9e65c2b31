import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { I18nProvider, useFormat, useLocale, useT } from './react.tsx';
import { translator } from './server.ts';

function Probe() {
  const t = useT();
  const format = useFormat();
  const due = new Date('2026-03-05T06:00:00Z');
  return <p lang={useLocale()}>{`${t('tickets:status.done')} ${format.when(due)} ${format.remaining(due)}`}</p>;
}

it('gives words and formats of the reader, at the moment the server named', () => {
  const now = new Date('2026-03-05T04:00:00Z');
  const page = (locale: 'zh' | 'en') =>
    renderToStaticMarkup(
      <I18nProvider locale={locale} timeZone="Asia/Shanghai" now={now} t={translator(locale)}>
        <Probe />
      </I18nProvider>,
    );
  expect(page('zh')).toBe('<p lang="zh">已完工 今天 14:00 还剩 2 小时</p>');
  expect(page('en')).toBe('<p lang="en">Done Today 14:00 2 h left</p>');
  expect(() => renderToStaticMarkup(<Probe />)).toThrow('I18nProvider');
});
