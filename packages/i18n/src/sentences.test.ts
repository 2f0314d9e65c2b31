import { ticketEventTypes } from '@linli/domain/tickets';
import { describe, expect, it } from 'vitest';
import { locales } from './locales.ts';
import { eventSentence } from './sentences.ts';
import { translator } from './server.ts';

const context = { timeZone: 'Asia/Shanghai', now: new Date('2026-03-05T04:00:00Z') };
const zh = (type: (typeof ticketEventTypes)[number], data: object, actor: string | null = '李管家') =>
  eventSentence(translator('zh'), { type, actor, data: { ...data } }, { locale: 'zh', ...context });

describe('eventSentence', () => {
  it('says who did what, to whom, why and until when', () => {
    expect(zh('arrived', {}, '王师傅')).toBe('王师傅已到场');
    expect(zh('dispatched', { assigneeId: 'x', assigneeName: '王师傅' })).toBe('李管家已派单给王师傅');
    expect(zh('transferred', { assigneeId: 'x', assigneeName: '王师傅', companions: '李师傅' })).toBe(
      '李管家已转派给王师傅，同行：李师傅',
    );
    expect(zh('held', { reason: 'parts', until: '2026-03-06T01:00:00.000Z' })).toBe(
      '李管家暂缓处理（等待配件），承诺答复：明天 09:00',
    );
    expect(zh('confirmed', { rating: 'satisfied' }, '陈女士')).toBe('陈女士确认已解决，评价：满意');
    expect(zh('clock_breached', { clock: 'arrival', toName: '李主任' }, null)).toBe('到场已超时，已报告李主任');
    expect(zh('clock_breached', { clock: 'reply', marked: 1 }, null)).toBe('首次答复早已超时，记录在案');
    const told = { clock: 'reply', marked: 1, toName: '周文博', toNameEn: 'Zhou Wenbo' };
    expect(zh('clock_breached', told, null)).toBe('首次答复早已超时，记录在案，已告知周文博');
    const changed = { severity: 'urgent', severityBefore: 'normal', area: 'public', areaBefore: 'private' };
    expect(zh('recategorized', changed)).toBe(
      '李管家更正了工单信息：紧急程度由“一般”改为“紧急”；区域由“户内”改为“公共区域”',
    );
    expect(zh('merged', { intoNumber: 1024 })).toBe('李管家将本单并入工单 1024');
  });

  it("names whom it was sent to in the reader's language, as far as the entry knows it", () => {
    const en = (data: object) =>
      eventSentence(
        translator('en'),
        { type: 'dispatched', actor: 'Li', data: { ...data } },
        { locale: 'en', ...context },
      );
    const both = { assigneeName: '王师傅', assigneeNameEn: 'Wang Gang' };
    expect(en(both)).toBe('Li dispatched it to Wang Gang');
    expect(zh('dispatched', both)).toBe('李管家已派单给王师傅');
    for (const assigneeNameEn of ['', undefined]) {
      expect(en({ ...both, assigneeNameEn })).toBe('Li dispatched it to 王师傅');
    }
  });

  it.each(locales)('leaves no hole in %s, even where an imported entry tells nothing', (locale) => {
    for (const type of ticketEventTypes) {
      const said = eventSentence(translator(locale), { type, actor: null, data: {} }, { locale, ...context });
      expect(said).not.toMatch(/{{|undefined|null|event\./);
    }
  });
});
