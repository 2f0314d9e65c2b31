import { I18nProvider } from '@linli/i18n/react';
import { translator } from '@linli/i18n/server';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { Absence } from '../../api-types.ts';
import { AbsenceRows } from './absence-rows.tsx';

const absence: Absence = {
  id: 'a',
  staff: { id: 's', name: '陈晓梅', nameEn: 'Chen Xiaomei' },
  deputy: { id: 'd', name: '何静', nameEn: 'He Jing' },
  from: '2026-03-20',
  to: '2026-03-22',
  phase: 'agreed',
  abilities: { confirm: false, end: true },
};
const draw = (phase: Absence['phase'], end = true) =>
  renderToStaticMarkup(
    <I18nProvider locale="zh" timeZone="Asia/Shanghai" now={new Date('2026-03-19T08:00:00Z')} t={translator('zh')}>
      <AbsenceRows
        absences={[{ ...absence, phase, abilities: { confirm: false, end } }]}
        label="x"
        endHref={(id) => `?end=${id}`}
      />
    </I18nProvider>,
  );

it('calls off a leave that has not begun, ends one that has, and asks before either (T5)', () => {
  for (const phase of ['waiting', 'agreed'] as const) {
    expect(draw(phase)).toContain('撤销请假');
    expect(draw(phase)).not.toContain('结束请假');
  }
  expect(draw('running')).toContain('结束请假');
  expect(draw('running')).toContain('href="?end=a"');
  expect(draw('over', false)).not.toContain('href');
});
