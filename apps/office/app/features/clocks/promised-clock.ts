import { ranUntil } from '@linli/domain/clocks';
import type { Translate } from '@linli/i18n';
import type { useFormat } from '@linli/i18n/react';
import type { TimeLeftState } from '@linli/ui';
import { closedWords } from '../tickets/clock.ts';

type Format = ReturnType<typeof useFormat>;

/** What is promised beside a matter: a call, a second look. */
type Promised = {
  dueAt: Date;
  late: boolean;
  paused: { since: Date; until: Date; reason?: string } | null;
};

/** A line of a list has no room for why. */
export const inRow = (paused: Promised['paused']) => paused && { since: paused.since, until: paused.until };

/** How long there is left; or that it waits for the incident in its community, since when and why where there is room (T8). */
export function promisedClock(
  { dueAt, late, paused }: Promised,
  now: Date,
  t: Translate,
  format: Format,
): { state: TimeLeftState; words: string } {
  if (paused && now < paused.until) {
    if (!late) return { state: 'paused', words: closedWords(paused, t, format) };
    const over = format.duration(paused.since.getTime() - dueAt.getTime());
    return { state: 'late', words: t('office:clock.over_waits', { over }) };
  }
  const due = late ? new Date(dueAt.getTime() + now.getTime() - ranUntil(paused, now).getTime()) : dueAt;
  return { state: late ? 'late' : 'calm', words: format.remaining(due) };
}
