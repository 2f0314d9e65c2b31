import { formatDuration, formatRemaining, formatWithin } from '@linli/i18n';
import { translator } from '@linli/i18n/server';
import { expect, it } from 'vitest';
import { inRow, promisedClock } from './promised-clock.ts';

const now = new Date('2025-11-21T08:00:00Z');
const after = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const paused = { since: after(-2), until: after(4), reason: '台风' };
const call = { dueAt: after(6), late: false, paused: null };

it.each([
  ['zh', call, 'calm', '还剩 6 小时'],
  ['zh', { ...call, dueAt: after(-3), late: true }, 'late', '已超 3 小时'],
  ['zh', { ...call, paused: inRow(paused) }, 'paused', '暂停计时至今天 20:00'],
  ['en', { ...call, paused: inRow(paused) }, 'paused', 'Paused until today 20:00'],
  ['zh', { ...call, paused }, 'paused', '今天 14:00 起暂停计时：台风（至今天 20:00）'],
  ['zh', { ...call, dueAt: after(-3), late: true, paused }, 'late', '已超 1 小时 · 暂停中'],
  // On a page that is open for a while: what the incident took is left out.
  ['zh', { dueAt: after(-5), late: true, paused: { since: after(-4), until: after(-1) } }, 'late', '已超 2 小时'],
] as const)('in %s: %j is %s: %s', (locale, promised, state, words) => {
  const context = { locale, timeZone: 'Asia/Shanghai', now } as const;
  const format = {
    remaining: (due: Date) => formatRemaining(due, context),
    duration: (ms: number) => formatDuration(ms, context),
    within: (at: Date) => formatWithin(at, context),
  } as Parameters<typeof promisedClock>[3];
  expect(promisedClock(promised, now, translator(locale), format)).toEqual({ state, words });
});
