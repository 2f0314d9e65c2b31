import { formatDuration, formatWhen, formatWithin } from '@linli/i18n';
import { translator } from '@linli/i18n/server';
import { expect, it } from 'vitest';
import type { Ticket } from '../../api-types.ts';
import { clockSentence } from './clock-sentence.ts';

const now = new Date('2025-11-21T08:00:00Z');
const hours = (n: number) => n * 3_600_000;
const after = (n: number) => new Date(now.getTime() + hours(n));
const clock: Ticket['clocks'][number] = {
  clock: 'completion',
  attempt: 1,
  told: null,
  state: 'running',
  live: true,
  closed: false,
  waits: false,
  reason: null,
  since: after(-6),
  usedMs: hours(6),
  allowanceMs: hours(24),
  dueAt: after(18),
  breachedAt: null,
  late: null,
  unknownYears: [],
  acts: [],
};

it.each([
  [{}, 'zh', 'calm', '1 天已用 6 小时，明天 10:00 到时限'],
  [{ closed: true }, 'zh', 'paused', '1 天已用 6 小时，明天 10:00 到时限'],
  [{ dueAt: null }, 'zh', 'calm', '1 天已用 6 小时；日历一直不开放'],
  [
    { state: 'paused', reason: 'parts', since: after(-30), dueAt: null },
    'zh',
    'paused',
    '等待配件，昨天 10:00 起；1 天已用 6 小时',
  ],
  [
    { state: 'paused', reason: 'parts', since: after(-30) },
    'en',
    'paused',
    'Paused (waiting for parts) since Yesterday 10:00; 6 h of 1 d used',
  ],
  [{ state: 'kept', live: false }, 'zh', 'kept', '按时，1 天用了 6 小时'],
  // Nights between do not run, and are late all the same.
  [
    { state: 'breached', usedMs: hours(60), late: { since: after(-55), until: null } },
    'zh',
    'late',
    '已超 2 天 7 小时（限 1 天）',
  ],
  [
    { state: 'breached', live: false, late: { since: after(-34), until: after(-20) } },
    'zh',
    'late',
    '超时 14 小时（限 1 天）',
  ],
  // Put on hold when it was late: nothing is due while it waits.
  [
    { state: 'breached', waits: true, reason: 'parts', late: { since: after(-5), until: after(-2) } },
    'zh',
    'late',
    '已超 3 小时（限 1 天），暂停中',
  ],
  [
    { state: 'breached', closed: true, late: { since: after(-5), until: after(-1) } },
    'en',
    'late',
    '4 h over (limit 1 d), paused',
  ],
  [{ state: 'breached', late: { since: after(-5), until: null } }, 'zh', 'late', '已超 5 小时（限 1 天）'],
  [{ state: 'stopped', live: false }, 'zh', 'calm', '未到时限即停，1 天用了 6 小时'],
] as const)('%j in %s is %s: %s', (part, locale, state, words) => {
  const context = { locale, timeZone: 'Asia/Shanghai', now };
  const format = {
    when: (at: Date) => formatWhen(at, context),
    within: (at: Date) => formatWithin(at, context),
    duration: (ms: number) => formatDuration(ms, context),
  };
  const paused = { since: after(-1), until: after(2), reason: '台风' };
  expect(clockSentence({ ...clock, ...part }, now, translator(locale), format, paused)).toEqual({ state, words });
});

it('an incident that ends before an open page has added nothing to what a clock is late by (T8)', () => {
  const format = { when: () => '', duration: (ms: number) => `${ms / hours(1)} h` };
  const late = { ...clock, state: 'breached', closed: true, late: { since: after(-3), until: after(-1) } } as const;
  const paused = { since: after(-1), until: after(2), reason: '' };
  const at = (n: number) => clockSentence(late, after(n), translator('en'), format, paused).words;
  expect([0, 1.9, 2, 3].map(at)).toEqual([
    '2 h over (limit 24 h), paused',
    '2 h over (limit 24 h), paused',
    '2 h over (limit 24 h)',
    '3 h over (limit 24 h)',
  ]);
});
