import { ranUntil } from '@linli/domain/clocks';
import type { HoldReason } from '@linli/domain/tickets';
import type { Translate } from '@linli/i18n';
import type { useFormat } from '@linli/i18n/react';
import type { TimeLeftState } from '@linli/ui';
import type { Ticket } from '../../api-types.ts';

type Clock = Ticket['clocks'][number];

/**
 * How one clock stands, in words: "等待配件，昨天 10:00 起；1 天已用 6 小时" (T8). What is used is working time; what is late
 * counts from the moment it was due, without pauses, as everywhere else on the page.
 */
export function clockSentence(
  clock: Clock,
  now: Date,
  t: Translate,
  format: Pick<ReturnType<typeof useFormat>, 'when' | 'duration'>,
  paused: Pick<NonNullable<Ticket['paused']>, 'until'> | null = null,
): { state: TimeLeftState; words: string } {
  const used = format.duration(clock.usedMs);
  const allowance = format.duration(clock.allowanceMs);
  if (clock.state === 'breached') {
    // While it waits it does not become later, and what it waited is left out ever after (T8).
    const { since = now, until = null } = clock.late ?? {};
    const over = clock.closed && paused && now >= paused.until;
    const stopped = over ? ranUntil({ since: until ?? now, until: paused.until }, now) : until;
    const waits = clock.waits || (clock.closed && !over);
    const word = waits ? 'office:clocks.over_waits' : clock.live ? 'office:clocks.over' : 'office:clocks.missed';
    const time = format.duration((stopped ?? now).getTime() - since.getTime());
    return { state: 'late', words: t(word, { over: time, allowance }) };
  }
  if (clock.state === 'kept') return { state: 'kept', words: t('office:clocks.kept', { used, allowance }) };
  if (clock.state === 'stopped') return { state: 'calm', words: t('office:clocks.stopped', { used, allowance }) };
  if (clock.state === 'paused') {
    const reason = clock.reason ? t(`tickets:hold_reason.${clock.reason as HoldReason}`) : t('office:clocks.waits');
    const since = clock.since ? format.when(clock.since) : '';
    return { state: 'paused', words: t('office:clocks.paused', { reason, since, used, allowance }) };
  }
  const state = clock.closed ? 'paused' : 'calm';
  // A calendar that stays closed has no due time.
  if (!clock.dueAt) return { state, words: t('office:clocks.closed', { used, allowance }) };
  return { state, words: t('office:clocks.running', { used, allowance, due: format.when(clock.dueAt) }) };
}
