import { I18nProvider } from '@linli/i18n/react';
import { translator } from '@linli/i18n/server';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { KeptChoices } from './report-form.tsx';

const t = translator('zh');
const draw = (values: Record<string, string>) =>
  renderToStaticMarkup(
    <I18nProvider locale="zh" timeZone="Asia/Shanghai" now={new Date()} t={t}>
      <KeptChoices values={values} label={t('portal:report.category')} />
    </I18nProvider>,
  );

it('a form kept over an expired session says the category that was chosen, where there is a word for it', () => {
  const html = draw({ category: 'engineering.plumbing', matter: '漏水' });
  expect(html).toContain('<input type="hidden" name="category" value="engineering.plumbing"/>');
  expect(html).toContain(t('tickets:category.engineering.plumbing'));
  expect(html).not.toContain('漏水');
  expect(draw({ category: 'pool', 'answer:pool:depth': '2' })).not.toContain(t('portal:report.category'));
});
