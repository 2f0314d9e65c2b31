import { formatDuration, formatRemaining, formatWhen, formatWithin } from '@linli/i18n';
import { translator } from '@linli/i18n/server';
import { describe, expect, it } from 'vitest';
import { type ClockFacts, clockOf } from './clock.ts';

const now = new Date('2025-11-21T08:00:00Z');
const context = { locale: 'zh', timeZone: 'Asia/Shanghai', now } as const;
const format = {
  remaining: (due: Date) => formatRemaining(due, context),
  duration: (ms: number) => formatDuration(ms, context),
  when: (at: Date) => formatWhen(at, context),
  within: (at: Date) => formatWithin(at, context),
} as Parameters<typeof clockOf>[3];
const after = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const ticket: ClockFacts = {
  status: 'dispatched',
  nextDueAt: after(6),
  nextClock: 'completion',
  doneAt: null,
  endedAt: null,
  heldAt: null,
  asksNobody: false,
  paused: null,
};
const say = (facts: Partial<ClockFacts>) => clockOf({ ...ticket, ...facts }, now, translator('zh'), format);

describe('the clock in words', () => {
  it.each([
    [{}, 'calm', '完成还剩 6 小时'],
    [{ nextDueAt: after(1.5), nextClock: 'rectification' }, 'soon', '整改还剩 1 小时 30 分钟'],
    [{ nextDueAt: after(-3), nextClock: 'arrival' }, 'late', '到场已超 3 小时'],
    [{ nextDueAt: after(0.25), nextClock: 'reply' }, 'soon', '首次答复还剩 15 分钟'],
    [{ status: 'on_hold', nextClock: 'promise', nextDueAt: after(3) }, 'paused', '今天 19:00 前答复'],
    [{ doneAt: after(-1) }, 'kept', '按时完成'],
    [{ doneAt: after(6) }, 'kept', '按时完成'],
    [{ endedAt: after(-2), nextDueAt: after(-3) }, 'calm', '今天 14:00'],
    [{ doneAt: now, nextDueAt: after(-5) }, 'late', '超时 5 小时完成'],
    [{ doneAt: now, nextDueAt: after(1) }, 'kept', '按时完成'],
  ] as const)('%j is %s: %s', (facts, state, words) => {
    expect(say(facts)).toMatchObject({ state, words });
  });

  describe('while an incident stops what runs (T8)', () => {
    const paused = { since: after(-2), until: after(4), reason: '台风' };
    const closed = { paused, nextClock: 'reply', nextDueAt: after(4.5) } as const;
    const inRow = { since: paused.since, until: paused.until };
    it.each([
      [{}, 'paused', '今天 14:00 起暂停计时：台风（至今天 20:00）'],
      [{ paused: inRow }, 'paused', '暂停计时至今天 20:00'],
      // In the first seconds, before the due times have followed.
      [{ paused: inRow, nextDueAt: after(-1) }, 'paused', '暂停计时至今天 20:00'],
      [{ nextDueAt: after(-3) }, 'late', '首次答复已超 1 小时 · 暂停中'],
      [{ paused: inRow, nextDueAt: after(-3) }, 'late', '首次答复已超 1 小时 · 暂停中'],
      [{ nextClock: 'promise' }, 'calm', '承诺答复还剩 5 小时'],
      [{ paused: { ...inRow, until: now } }, 'calm', '首次答复还剩 5 小时'],
      [{ paused: null }, 'calm', '首次答复还剩 5 小时'],
      // It ended before an open page: what it took does not count.
      [
        { nextDueAt: after(-3), paused: { since: after(-2.5), until: after(-1) } },
        'late',
        '首次答复已超 1 小时 30 分钟',
      ],
      [
        { nextClock: 'promise', nextDueAt: after(-3), paused: { since: after(-2), until: after(-1) } },
        'late',
        '承诺答复已超 3 小时',
      ],
      [{ doneAt: after(-1) }, 'kept', '按时完成'],
    ] as const)('%j is %s: %s', (facts, state, words) => {
      expect(say({ ...closed, ...facts })).toMatchObject({ state, words });
    });
  });

  it('writes the day inside an English sentence small', () => {
    const english = { ...context, locale: 'en' } as const;
    const speak = {
      ...format,
      when: (at: Date) => formatWhen(at, english),
      within: (at: Date) => formatWithin(at, english),
    };
    const held = { ...ticket, status: 'on_hold', nextClock: 'promise', nextDueAt: after(3) } as const;
    const paused = { since: after(-2), until: after(24) };
    const words = (facts: ClockFacts) => clockOf(facts, now, translator('en'), speak).words;
    expect(words(held)).toBe('Reply by today 19:00');
    expect(words({ ...ticket, paused })).toBe('Paused until tomorrow 16:00');
    expect(words({ ...ticket, paused: { ...paused, reason: 'Typhoon', until: after(240) } })).toBe(
      'Paused since today 14:00: Typhoon (until 1 December 16:00)',
    );
  });

  it.each([
    [{ nextDueAt: after(3) }, 'paused', '暂停计时'],
    [{ nextDueAt: after(-2) }, 'paused', '暂停计时'],
    [{ nextDueAt: after(-9) }, 'late', '完成已超 4 小时 · 暂停中'],
    [{ nextDueAt: after(-9), nextClock: 'reply' }, 'late', '首次答复已超 9 小时'],
    [{ nextDueAt: after(3), paused: { since: after(-6), until: after(4), reason: '台风' } }, 'paused', '暂停计时'],
  ] as const)('on hold for five hours %j is %s: %s', (facts, state, words) => {
    expect(say({ status: 'on_hold', heldAt: after(-5), ...facts })).toMatchObject({ state, words });
  });

  it.each([
    [{ nextClock: 'reply' }, '受理还剩 6 小时'],
    [{ nextClock: 'promise', nextDueAt: after(-3) }, '约定继续已超 3 小时'],
    [{ status: 'on_hold', nextClock: 'promise', nextDueAt: after(3) }, '今天 19:00 前继续'],
    [{ nextClock: 'completion' }, '完成还剩 6 小时'],
  ] as const)('speaks of no resident where none is there (T9): %j is %s', (facts, words) => {
    expect(say({ ...facts, asksNobody: true }).words).toBe(words);
  });

  it('is late when the promise of a held matter has passed', () => {
    const held = say({ status: 'on_hold', nextClock: 'promise', nextDueAt: after(-1) });
    expect(held.state).toBe('late');
    expect(held.words).toContain('1 小时');
  });
});
