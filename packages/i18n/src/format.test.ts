import { describe, expect, it } from 'vitest';
import {
  formatAgo,
  formatDate,
  formatDay,
  formatDuration,
  formatFull,
  formatMonth,
  formatNumber,
  formatPart,
  formatPercent,
  formatRemaining,
  formatWhen,
} from './format.ts';
import type { Locale } from './locales.ts';

const at = (iso: string) => new Date(iso);
const shanghai = (locale: Locale, now: string) => ({ locale, timeZone: 'Asia/Shanghai', now: at(now) });
const newYork = (locale: Locale, now: string) => ({ locale, timeZone: 'America/New_York', now: at(now) });

describe('formatWhen', () => {
  // Noon of Thursday, 5 March 2026 in Shanghai (UTC+8).
  const now = '2026-03-05T04:00:00Z';
  it.each([
    ['2026-03-05T06:30:00Z', '今天 14:30', 'Today 14:30'],
    ['2026-03-04T16:00:00Z', '今天 00:00', 'Today 00:00'],
    ['2026-03-04T15:59:59Z', '昨天 23:59', 'Yesterday 23:59'],
    ['2026-03-05T15:59:59Z', '今天 23:59', 'Today 23:59'],
    ['2026-03-05T16:00:00Z', '明天 00:00', 'Tomorrow 00:00'],
    ['2026-03-06T16:00:00Z', '3月7日 00:00', '7 March 00:00'],
    ['2026-03-03T15:59:00Z', '3月3日 23:59', '3 March 23:59'],
    ['2025-12-31T15:59:00Z', '2025年12月31日 23:59', '31 December 2025 23:59'],
    ['2025-12-31T16:00:00Z', '1月1日 00:00', '1 January 00:00'],
  ])('%s', (value, zh, en) => {
    expect(formatWhen(at(value), shanghai('zh', now))).toBe(zh);
    expect(formatWhen(at(value), shanghai('en', now))).toBe(en);
  });

  it('crosses the new year in a day', () => {
    expect(formatWhen(at('2026-12-31T17:00:00Z'), shanghai('zh', '2026-12-31T15:00:00Z'))).toBe('明天 01:00');
  });

  it.each([
    // Clocks go from 02:00 to 03:00 on 8 March 2026: that day has 23 hours.
    ['2026-03-08T06:59:00Z', '2026-03-08T05:00:00Z', 'Today 01:59'],
    ['2026-03-08T07:00:00Z', '2026-03-08T05:00:00Z', 'Today 03:00'],
    ['2026-03-09T03:59:00Z', '2026-03-08T05:00:00Z', 'Today 23:59'],
    ['2026-03-09T04:00:00Z', '2026-03-08T05:00:00Z', 'Tomorrow 00:00'],
    ['2026-03-08T04:59:00Z', '2026-03-09T03:59:00Z', 'Yesterday 23:59'],
    // Clocks go back on 1 November 2026: that day has 25 hours, and 01:30 comes twice.
    ['2026-11-01T05:30:00Z', '2026-11-01T04:00:00Z', 'Today 01:30'],
    ['2026-11-01T06:30:00Z', '2026-11-01T04:00:00Z', 'Today 01:30'],
    ['2026-11-02T04:59:00Z', '2026-11-01T04:00:00Z', 'Today 23:59'],
    ['2026-11-02T05:00:00Z', '2026-11-01T04:00:00Z', 'Tomorrow 00:00'],
  ])('keeps New York days whole over the change of clocks: %s seen at %s', (value, now, en) => {
    expect(formatWhen(at(value), newYork('en', now))).toBe(en);
  });

  it('names the day where the community is, not where the reader is', () => {
    const value = at('2026-03-05T17:00:00Z');
    expect(formatDay(value, shanghai('zh', '2026-03-05T12:00:00Z'))).toBe('明天');
    expect(formatDay(value, newYork('zh', '2026-03-05T12:00:00Z'))).toBe('今天');
  });

  it('says a month', () => {
    expect(formatMonth('2026-03', { locale: 'zh' })).toBe('2026年3月');
    expect(formatMonth('2026-03', { locale: 'en' })).toBe('March 2026');
  });

  it('says a date of the calendar wherever one is, with another year', () => {
    const at = shanghai('zh', '2026-12-31T20:00:00Z');
    expect(formatDate('2027-01-01', at)).toBe('1月1日');
    expect(formatDate('2026-12-31', at)).toBe('2026年12月31日');
    expect(formatDate('2026-03-05', newYork('en', '2026-03-05T12:00:00Z'))).toBe('5 March');
  });
});

describe('formatPart', () => {
  it.each([
    ['2026-03-05T17:59:00Z', '明天凌晨', 'Tomorrow night'],
    ['2026-03-06T01:00:00Z', '明天上午', 'Tomorrow morning'],
    ['2026-03-06T04:30:00Z', '明天中午', 'Tomorrow noon'],
    ['2026-03-06T05:00:00Z', '明天下午', 'Tomorrow afternoon'],
    ['2026-03-06T10:00:00Z', '明天晚上', 'Tomorrow evening'],
  ])('%s', (value, zh, en) => {
    expect(formatPart(at(value), shanghai('zh', '2026-03-05T04:00:00Z'))).toBe(zh);
    expect(formatPart(at(value), shanghai('en', '2026-03-05T04:00:00Z'))).toBe(en);
  });
});

it('formatFull leaves nothing out', () => {
  const value = at('2026-03-05T06:30:00Z');
  expect(formatFull(value, { locale: 'zh', timeZone: 'Asia/Shanghai' })).toBe('2026年3月5日星期四 14:30');
  expect(formatFull(value, { locale: 'en', timeZone: 'America/New_York' })).toBe('Thursday, 5 March 2026 01:30');
});

describe('lengths of time', () => {
  const minute = 60_000;
  const hour = 60 * minute;
  it.each([
    [0, '1 分钟以内', 'under 1 min'],
    [59_999, '1 分钟以内', 'under 1 min'],
    [minute, '1 分钟', '1 min'],
    [hour - 1, '59 分钟', '59 min'],
    [hour, '1 小时', '1 h'],
    [2 * hour + 59 * minute, '2 小时 59 分钟', '2 h 59 min'],
    [3 * hour + 59 * minute, '3 小时', '3 h'],
    [6 * hour, '6 小时', '6 h'],
    [24 * hour - 1, '23 小时', '23 h'],
    [24 * hour, '1 天', '1 d'],
    [24 * hour + 59 * minute, '1 天', '1 d'],
    [53 * hour, '2 天 5 小时', '2 d 5 h'],
    [80 * hour, '3 天', '3 d'],
    [-6 * hour, '6 小时', '6 h'],
  ])('%d ms', (length, zh, en) => {
    expect(formatDuration(length, { locale: 'zh' })).toBe(zh);
    expect(formatDuration(length, { locale: 'en' })).toBe(en);
  });

  it.each([
    ['2026-03-05T06:00:00Z', '还剩 2 小时', '2 h left'],
    ['2026-03-05T07:58:00Z', '还剩 4 小时', '4 h left'],
    ['2026-03-05T06:58:00Z', '还剩 2 小时 58 分钟', '2 h 58 min left'],
    ['2026-03-05T04:00:00Z', '只剩不到 1 分钟', 'under 1 min left'],
    ['2026-03-05T03:59:30Z', '刚刚超时', 'just passed'],
    ['2026-03-05T01:00:00Z', '已超 3 小时', '3 h over'],
  ])('formatRemaining until %s', (due, zh, en) => {
    const now = at('2026-03-05T04:00:00Z');
    expect(formatRemaining(at(due), { locale: 'zh', now })).toBe(zh);
    expect(formatRemaining(at(due), { locale: 'en', now })).toBe(en);
  });

  it.each([
    ['2026-03-05T03:59:30Z', '刚刚', 'just now'],
    ['2026-03-05T04:10:00Z', '刚刚', 'just now'],
    ['2026-03-05T03:55:00Z', '5 分钟前', '5 min ago'],
  ])('formatAgo of %s', (value, zh, en) => {
    const now = at('2026-03-05T04:00:00Z');
    expect(formatAgo(at(value), { locale: 'zh', now })).toBe(zh);
    expect(formatAgo(at(value), { locale: 'en', now })).toBe(en);
  });
});

it('numbers and shares', () => {
  for (const locale of ['zh', 'en'] as const) {
    expect(formatNumber(8500, { locale })).toBe('8,500');
    expect(formatPercent(0.9849, { locale })).toBe('98.5%');
    expect(formatPercent(1, { locale })).toBe('100%');
  }
});
