import type { DueClock } from '@linli/domain/clocks';
import type { Translate } from '@linli/i18n';
import type { useFormat } from '@linli/i18n/react';
import type { TimeLeftState } from '@linli/ui';
import type { Ticket } from '../../api-types.ts';

type Format = ReturnType<typeof useFormat>;

/** What the clock of a matter stands on. */
export type ClockFacts = {
  status: string;
  nextDueAt: Date;
  nextClock: DueClock;
  doneAt: Date | null;
  endedAt: Date | null;
  /** On the page of a matter; a list has none. */
  paused?: Ticket['paused'];
  clocks?: readonly Pick<Ticket['clocks'][number], 'clock' | 'closed'>[];
};

export type Clock = { state: TimeLeftState; words: string; at: Date };

const hour = 3_600_000;

/** What breaks next, in words that name the clock (T8); or that the work was done in time. */
export function clockOf(ticket: ClockFacts, now: Date, t: Translate, format: Format): Clock {
  if (ticket.doneAt || ticket.endedAt) {
    const at = ticket.doneAt ?? ticket.endedAt ?? now;
    if (!ticket.doneAt) return { state: 'calm', words: format.when(at), at };
    // By what it was judged by: held time does not count (T8).
    const kept = ticket.doneAt <= ticket.nextDueAt;
    const over = format.duration(ticket.doneAt.getTime() - ticket.nextDueAt.getTime());
    return {
      state: kept ? 'kept' : 'late',
      words: kept ? t('office:clock.kept') : t('office:clock.missed', { over }),
      at,
    };
  }
  const at = ticket.nextDueAt;
  if (ticket.status === 'on_hold' && ticket.nextClock === 'promise') {
    if (at < now) return { state: 'late', words: t('office:clock.promise', { time: format.remaining(at) }), at };
    return { state: 'paused', words: t('office:clock.held', { until: format.when(at) }), at };
  }
  const { paused } = ticket;
  // T8: an incident does not stop a promise of its own time.
  if (paused && at >= now && ticket.clocks?.some(({ clock, closed }) => closed && clock === ticket.nextClock)) {
    const said = { since: format.when(paused.since), until: format.when(paused.until), reason: paused.reason };
    return { state: 'paused', words: t('office:clocks.closure', said), at };
  }
  const left = at.getTime() - now.getTime();
  const state = left < 0 ? 'late' : left < 2 * hour ? 'soon' : 'calm';
  return { state, words: t(`office:clock.${ticket.nextClock}`, { time: format.remaining(at) }), at };
}
