import { formatWhen } from '@linli/i18n';
import { translator } from '@linli/i18n/server';
import { expect, it } from 'vitest';
import { insideSentence } from './inside-sentence.ts';

const now = new Date('2025-11-21T08:00:00Z');

it.each([
  ['zh', 'verified', { nobodyToAsk: 1 }, '李管家核验通过；没有要询问的住户，已结单'],
  ['en', 'verified', { nobodyToAsk: 1 }, '李管家 verified the work. There is no resident to ask: closed.'],
  ['zh', 'verified', {}, null],
  ['zh', 'held', { reason: 'parts', until: '2025-11-21T10:00:00Z' }, '李管家暂缓处理（等待配件），今天 18:00 前继续'],
  ['zh', 'clock_breached', { clock: 'reply', toName: '张主任' }, '受理已超时，已报告张主任'],
  [
    'en',
    'escalated',
    { clock: 'promise', toName: '张主任', toNameEn: 'Zhang' },
    'Agreed time to go on is still overdue: it went up to Zhang',
  ],
  ['zh', 'clock_breached', { clock: 'silence', marked: 1 }, '进展记录早已超时，记录在案'],
  ['zh', 'accepted', {}, null],
] as const)('in %s, %s %j reads %s', (locale, type, data, words) => {
  const format = { when: (at: Date) => formatWhen(at, { locale, timeZone: 'Asia/Shanghai', now }) };
  expect(insideSentence({ type, data }, '李管家', { t: translator(locale), locale, format })).toBe(words);
});
