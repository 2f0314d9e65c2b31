import { I18nProvider } from '@linli/i18n/react';
import { translator } from '@linli/i18n/server';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { Staff } from '../../api-types.ts';
import { StaffCard } from './staff-list.tsx';

const person: Staff = {
  ...{ id: 's', name: '何静', nameEn: 'He Jing', role: 'housekeeper', title: '', phone: '13800000000', trades: [] },
  zones: [],
  superior: { id: 'b', name: '周文博', nameEn: 'Zhou Wenbo' },
  vacancy: null,
  editable: false,
  openTickets: 0,
};
const draw = (more: Partial<Staff>) =>
  renderToStaticMarkup(
    <I18nProvider locale="zh" timeZone="Asia/Shanghai" now={new Date(0)} t={translator('zh')}>
      <StaffCard person={{ ...person, ...more }} editHref="?edit=s" />
    </I18nProvider>,
  );

it('names the superior, or says where what is escalated goes instead (A1)', () => {
  expect(draw({})).toContain('直接上级: 周文博');
  expect(draw({ superior: null, vacancy: 'none' })).toContain('上级空缺，升级转到主任');
  const left = draw({ vacancy: 'left' });
  expect(left).toContain('上级已离职，升级转到再上一级');
  expect(left).not.toContain('周文博');
});

it('leads to the form for whoever may change the person, and for nobody else (X6)', () => {
  expect(draw({ editable: true })).toContain('href="?edit=s"');
  expect(draw({})).not.toContain('?edit=s');
});
