import type { ClockName } from '@linli/domain/clocks';
import type { HoldReason } from '@linli/domain/tickets';
import type { Locale, Translate } from '@linli/i18n';
import type { useFormat } from '@linli/i18n/react';
import type { Ticket } from '../../api-types.ts';
import { clockName } from './clock.ts';

type Entry = Pick<Ticket['events'][number], 'type' | 'data'>;

/**
 * The sentence of an entry of a matter that no resident waits for (T9), where the usual one speaks of one; null for all others.
 * @param actor as the reader sees the name
 */
export function insideSentence(
  { type, data }: Entry,
  actor: string,
  { t, locale, format }: { t: Translate; locale: Locale; format: Pick<ReturnType<typeof useFormat>, 'when'> },
): string | null {
  if (type === 'verified' && data.nobodyToAsk) return t('office:inside.verified', { actor });
  if (type === 'held' && data.until && data.reason) {
    const reason = t(`tickets:hold_reason.${String(data.reason) as HoldReason}`);
    return t('office:inside.held', { actor, reason, until: format.when(new Date(String(data.until))) });
  }
  if (!data.clock || (type !== 'clock_warned' && type !== 'clock_breached' && type !== 'escalated')) return null;
  const clock = t(clockName(String(data.clock) as ClockName, { asksNobody: true }));
  const to = String((locale === 'en' && data.toNameEn) || data.toName || '');
  if (data.marked) return to ? t('tickets:clock_marked_to', { clock, to }) : t('tickets:clock_marked', { clock });
  return t(`tickets:event.${type}`, { clock, to: to || t('tickets:event_unnamed.to') });
}
