import { translator } from '@linli/i18n/server';
import { expect, it } from 'vitest';
import { goneTitle } from './gone-words.ts';

const keeper = { id: 'k', name: '赵雪', nameEn: 'Zhao Xue' };
const raced = { failure: { status: 409, code: 'handover.none', params: {}, fields: {} } } as unknown as Parameters<
  typeof goneTitle
>[3];

it('says of what was offered and not taken over with whom it stays, and of a lost race what was told (T5)', () => {
  const zh = translator('zh');
  expect(goneTitle(zh, 'zh', null, undefined, keeper)).toBe('您没有接任，这张工单仍由赵雪负责');
  expect(goneTitle(translator('en'), 'en', null, undefined, keeper)).toContain('stays with Zhao Xue');
  expect(goneTitle(zh, 'zh', null, raced, keeper)).toBe(zh('errors:handover.none'));
  expect(goneTitle(zh, 'zh', null, undefined)).toBe('这张工单已转给别人，不再由您处理');
});
