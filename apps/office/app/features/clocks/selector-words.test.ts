import { translator } from '@linli/i18n/server';
import { expect, it } from 'vitest';
import { previewProblems } from './selector-words.ts';

const said = (...problems: Parameters<typeof previewProblems>[1]['problems']) =>
  previewProblems(translator('zh'), { problems });

it('says what is wrong with a preview once, speaks of no saving, and leaves two clocks to their field (T8)', () => {
  expect(said('order')).toEqual([]);
  expect(said('minutes', 'warn_share')).toHaveLength(1);
  expect(said('hole', 'contradiction')).toHaveLength(2);
  expect(said('hole', 'contradiction', 'calendar').join()).not.toMatch(/保存|内容都还在/);
});
