import { ticketStatuses } from '@linli/domain/tickets';
import { describe, expect, it } from 'vitest';
import { completionOf, progressOf, promiseState } from './progress.ts';

describe('progress', () => {
  it('waits for one stage at a time, with everything before it done and nothing after', () => {
    for (const status of ticketStatuses) {
      const states = progressOf(status)
        ?.map(({ state }) => state)
        .join(' ');
      if (states !== undefined) expect(states).toMatch(/^(done ?)+(current( todo)*)?$/);
    }
  });

  it.each([
    ['submitted', 'accepted'],
    ['accepted', 'work'],
    ['dispatched', 'work'],
    ['under_way', 'work'],
    ['on_hold', 'work'],
    // It is being handled again.
    ['reopened', 'work'],
    ['done', 'verified'],
    ['verified', 'confirmed'],
    ['closed', undefined],
  ] as const)('%s waits for %s', (status, stage) =>
    expect(progressOf(status)?.find(({ state }) => state === 'current')?.stage).toBe(stage),
  );

  it('is none for what left the road', () => {
    expect((['merged', 'cancelled', 'rejected'] as const).map(progressOf)).toEqual([null, null, null]);
  });
});

describe('a promise', () => {
  const due = new Date('2026-03-05T12:00:00Z');
  const at = (time: string) => new Date(`2026-03-05T${time}Z`);
  const open = { madeFor: due, dueAt: due, at: null, waitsSince: null };
  it.each([
    ['09:59:59', null, 'calm'],
    ['10:00:01', null, 'soon'],
    ['12:00:00', null, 'soon'],
    ['12:00:01', null, 'late'],
    ['23:00:00', '12:00:00', 'kept'],
    ['23:00:00', '12:00:01', 'late'],
  ])('seen at %s, done at %s, is %s', (now, done, state) => {
    expect(promiseState({ ...open, at: done ? at(done) : null }, at(now))).toBe(state);
  });

  it.each([
    ['09:59:59', 'paused'],
    ['12:00:00', 'paused'],
    // What had passed when it was stopped stays passed.
    ['12:00:01', 'late'],
  ])('is not counted while the matter waits since %s (T8)', (since, state) => {
    const now = at('13:00:00');
    expect(promiseState({ ...open, waitsSince: at(since) }, now)).toBe(state);
    expect(promiseState({ ...open, waitsSince: at(since), at: at('09:00:00') }, now)).toBe('kept');
  });

  it('to complete a matter ends with the matter, done or not', () => {
    const row = {
      doneDueAt: due,
      promiseDueAt: at('13:00:00'),
      doneAt: null,
      endedAt: at('12:30:00'),
      waitsSince: null,
    };
    expect(completionOf(row)).toEqual({ ...open, dueAt: at('13:00:00'), at: at('12:30:00') });
    expect(completionOf({ ...row, doneAt: at('12:10:00') }).at).toEqual(at('12:10:00'));
  });
});
