import { expect, it } from 'vitest';
import { categoryName } from './category-name.ts';
import { translator } from './server.ts';

it.each([
  ['its own name', { code: 'order.charging', name: '充电桩', nameEn: 'Charging' }, '充电桩', 'Charging'],
  ['its own name, in Chinese alone', { code: 'order.charging', name: '充电桩', nameEn: '' }, '充电桩', '充电桩'],
  ['a built-in one, renamed', { code: 'fees', name: '物业费', nameEn: 'Charges' }, '物业费', 'Charges'],
  [
    'a built-in one, renamed in Chinese alone',
    { code: 'engineering.lift', name: '升降机', nameEn: '' },
    '升降机',
    'Lift',
  ],
  ['a built-in one', { code: 'engineering.lift', name: '', nameEn: '' }, '电梯', 'Lift'],
  ['nobody’s any more', { code: 'garden.pond', name: '', nameEn: '' }, 'garden.pond', 'garden.pond'],
])('%s', (_, category, zh, en) => {
  expect([categoryName(translator('zh'), 'zh', category), categoryName(translator('en'), 'en', category)]).toEqual([
    zh,
    en,
  ]);
});
