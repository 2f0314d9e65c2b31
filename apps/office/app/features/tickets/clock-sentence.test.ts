import { formatDuration, formatWhen } from '@linli/i18n';
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
  state: 'running',
  live: true,
  closed: false,
  reason: null,
  since: after(-6),
  usedMs: hours(6),
  allowanceMs: hours(24),
  overMs: 0,
  dueAt: after(18),
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
  [{ state: 'breached', usedMs: hours(26), overMs: hours(2) }, 'zh', 'late', '已超 2 小时（限 1 天）'],
  [{ state: 'breached', live: false, usedMs: hours(26), overMs: hours(2) }, 'zh', 'late', '超时 2 小时（限 1 天）'],
  [{ state: 'stopped', live: false }, 'zh', 'calm', '未到时限即停，1 天用了 6 小时'],
] as const)('%j in %s is %s: %s', (part, locale, state, words) => {
  const context = { locale, timeZone: 'Asia/Shanghai', now };
  const format = {
    when: (at: Date) => formatWhen(at, context),
    duration: (ms: number) => formatDuration(ms, context),
  };
  expect(clockSentence({ ...clock, ...part }, translator(locale), format)).toEqual({ state, words });
});
