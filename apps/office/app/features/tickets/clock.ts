import { type ClockName, type ClockPauses, isLate, ranUntil, waitingSince } from '@linli/domain/clocks';
import type { Translate } from '@linli/i18n';
import type { useFormat } from '@linli/i18n/react';
import type { TimeLeftState } from '@linli/ui';

type Format = ReturnType<typeof useFormat>;

/** What the clock of a matter stands on. */
export type ClockFacts = Omit<ClockPauses, 'paused'> & {
  /** T9: no resident is there to be told. */
  asksNobody: boolean;
  status: string;
  nextDueAt: Date;
  doneAt: Date | null;
  endedAt: Date | null;
  /** T8: the incident that stops what runs, with its reason where there is room to say it. */
  paused: { since: Date; until: Date; reason?: string } | null;
};

export type Clock = { state: TimeLeftState; words: string; at: Date };

const hour = 3_600_000;

/** What breaks next, in words that name the clock (T8); that it waits; or that the work was done in time. */
export function clockOf(ticket: ClockFacts, now: Date, t: Translate, format: Format): Clock {
  // Told one by one: a copy of the whole matter for each row costs as much as the row.
  const { doneAt, endedAt, nextDueAt, nextClock, heldAt } = ticket;
  if (doneAt) {
    // By what it was judged by: held time does not count (T8).
    if (!isLate({ doneAt, endedAt, nextDueAt, waitsSince: null }, now))
      return { state: 'kept', words: t('office:clock.kept'), at: doneAt };
    const over = format.duration(doneAt.getTime() - nextDueAt.getTime());
    return { state: 'late', words: t('office:clock.missed', { over }), at: doneAt };
  }
  if (endedAt) return { state: 'calm', words: format.when(endedAt), at: endedAt };
  const at = nextDueAt;
  const paused = ticket.paused && now < ticket.paused.until ? ticket.paused : null;
  const since = waitingSince({ nextClock, heldAt, paused });
  const late = isLate({ doneAt, endedAt, nextDueAt, waitsSince: since }, now);
  const clock = (time: string) => t(nextClockWord(ticket), { time });
  if (since && late) {
    const over = format.duration(since.getTime() - at.getTime());
    return { state: 'late', words: clock(t('office:clock.over_waits', { over })), at };
  }
  if (since) {
    const held = waitingSince({ nextClock, heldAt, paused: null }) !== null;
    return { state: 'paused', words: held ? t('office:clock.waits') : closedWords(paused, t, format), at };
  }
  if (!late && ticket.status === 'on_hold' && ticket.nextClock === 'promise') {
    return {
      state: 'paused',
      words: t(ticket.asksNobody ? 'office:clock_inside.held' : 'office:clock.held', {
        until: format.within(at),
      }),
      at,
    };
  }
  if (late) {
    // What an incident took that ended before an open page is left out here, as in the row that comes next (T8).
    const took = now.getTime() - ranUntil(ticket.nextClock === 'promise' ? null : ticket.paused, now).getTime();
    return { state: 'late', words: clock(format.remaining(new Date(at.getTime() + took))), at };
  }
  const state = at.getTime() - now.getTime() < 2 * hour ? 'soon' : 'calm';
  return { state, words: clock(format.remaining(at)), at };
}

/** Clocks whose names speak of a word to the resident; where none is there they are called otherwise (T9). */
const isToResident = (clock: ClockName): clock is 'reply' | 'promise' | 'silence' =>
  clock === 'reply' || clock === 'promise' || clock === 'silence';

/** What a clock of this matter is called. */
export function clockName(clock: ClockName, { asksNobody }: Pick<ClockFacts, 'asksNobody'>) {
  return asksNobody && isToResident(clock)
    ? (`office:clocks_inside.${clock}` as const)
    : (`tickets:clock.${clock}` as const);
}

function nextClockWord({ nextClock, asksNobody }: ClockFacts) {
  return asksNobody && isToResident(nextClock)
    ? (`office:clock_inside.${nextClock}` as const)
    : (`office:clock.${nextClock}` as const);
}

/** That an incident stops it: until when, and where there is room since when and why (T8). */
export function closedWords(paused: ClockFacts['paused'], t: Translate, format: Format): string {
  if (!paused) return t('office:clock.waits');
  const until = format.within(paused.until);
  if (paused.reason === undefined) return t('office:clock.closed', { until });
  return t('office:clocks.closure', { since: format.within(paused.since), until, reason: paused.reason });
}
