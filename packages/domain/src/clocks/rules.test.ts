import { describe, expect, it } from 'vitest';
import { defaultCalendars } from '../calendars/index.ts';
import type { TicketEventType, TicketStatus } from '../tickets/index.ts';
import { clockTable } from './lifecycle.ts';
import { defaultClockPolicies, isLate, nextDue, readClocks, runningOnHold, waitingSince } from './rules/index.ts';
import { type ClockStep, type DueClock, dueClocks } from './types.ts';

const calendars = defaultCalendars('Asia/Shanghai');
const facts = { kind: 'repair', severity: 'normal', category: 'engineering', area: 'private' } as const;
const when = (text: string) => new Date(`2026-03-${text}+08:00`);
const step = (at: string, type: TicketEventType, toStatus: TicketStatus, data: ClockStep['data'] = {}): ClockStep => ({
  at: when(at),
  type,
  fromStatus: null,
  toStatus,
  byStaff: type !== 'submitted' && type !== 'reopened',
  public: true,
  told: type === 'replied' || type === 'reopened' || type === 'held',
  data,
});

// A repair: first reply within half an hour, done within a day.
const submitted = step('05T09:00', 'submitted', 'submitted', facts);
const accepted = step('05T09:10', 'accepted', 'accepted');
const sent = step('05T09:20', 'dispatched', 'dispatched', { assigneeId: 'a' });
const talk = step('05T13:30', 'replied', 'dispatched');
const there = step('05T09:40', 'arrived', 'under_way');
const held = step('05T11:00', 'held', 'on_hold', { until: when('07T12:00'), reason: 'parts' });
const heldSoon = { ...held, at: when('05T09:30') };
const settled = step('05T15:00', 'settled', 'done');
const kept = { at: when('31T00:00'), clock: 'rectification' } as const;

describe('what breaks next', () => {
  it.each<[string, ClockStep[], string, DueClock]>([
    ['the first reply, while nobody has answered', [submitted], '05T09:30', 'reply'],
    ['the sending, once somebody has', [submitted, accepted], '05T09:40', 'dispatch'],
    ['the arrival, also when that is long past', [submitted, accepted, sent, talk], '05T09:50', 'arrival'],
    ['the promise of a hold', [submitted, accepted, heldSoon], '07T12:00', 'promise'],
    ['the reply of what is held unanswered', [submitted, { ...held, byStaff: false }], '05T09:30', 'reply'],
    [
      'the work, put off by the time that it was held',
      [submitted, accepted, sent, there, held, { ...step('07T11:00', 'resumed', 'under_way'), told: true }],
      '08T09:00',
      'completion',
    ],
    [
      'the promise, while nobody has said a word although the work goes on',
      [submitted, accepted, sent, there, held, step('07T11:00', 'resumed', 'under_way')],
      '07T12:00',
      'promise',
    ],
    [
      'the completion, while it waits and the promise was kept',
      [submitted, accepted, heldSoon, step('05T12:00', 'replied', 'on_hold')],
      '31T00:00',
      'completion',
    ],
    [
      'what was late when it was put on hold, before the promise',
      [submitted, accepted, sent, step('05T11:00', 'held', 'on_hold', { until: when('07T12:00') })],
      '05T09:50',
      'arrival',
    ],
    [
      'the completion that was late when it was put on hold, by what ran, of what was withdrawn',
      [
        submitted,
        accepted,
        step('06T11:00', 'held', 'on_hold', { until: when('07T12:00') }),
        step('06T12:00', 'cancelled', 'cancelled'),
      ],
      '06T10:00',
      'completion',
    ],
    ['the completion it was judged by, of what is done', [submitted, accepted, settled], '06T09:00', 'completion'],
    ['the same, of what is done unanswered', [submitted, { ...settled, byStaff: false }], '06T09:00', 'completion'],
    [
      'the reply again, of what was reopened',
      [submitted, accepted, settled, step('05T16:00', 'reopened', 'reopened')],
      '05T16:30',
      'reply',
    ],
    [
      'the rest of the completion, when that is less',
      [submitted, accepted, step('06T08:50', 'settled', 'done'), step('06T10:00', 'reopened', 'reopened')],
      '06T10:10',
      'completion',
    ],
    [
      'the completion, of what was withdrawn',
      [submitted, step('05T09:05', 'cancelled', 'cancelled')],
      '06T09:00',
      'completion',
    ],
  ])('%s', (_, history, due, clock) => {
    const readings = readClocks(history, defaultClockPolicies, calendars, history.at(-1)?.at ?? kept.at);
    expect(nextDue(readings, kept)).toMatchObject({ at: when(due), clock });
  });

  const at = (n: number | null) => (n === null ? null : new Date(n));
  const open = { nextDueAt: new Date(1000), doneAt: null, endedAt: null };
  it.each([
    ['open, before', null, null, 999, false],
    ['open, at the very moment', null, null, 1000, false],
    ['open, after', null, null, 1001, true],
    ['done in time, seen later', 1000, null, 9999, false],
    ['done too late', 1001, null, 9999, true],
    ['ended in time without work', null, 1000, 9999, false],
    ['ended too late without work', null, 1001, 9999, true],
    ['done in time, closed later', 900, 5000, 9999, false],
  ])('is late: %s', (_, done, ended, now, late) => {
    const facts = { ...open, waitsSince: null, doneAt: at(done), endedAt: at(ended) };
    expect(isLate(facts, new Date(now))).toBe(late);
  });

  it.each<[string, number | null, number | null, DueClock, boolean]>([
    ['put on hold in time', 1000, null, 'completion', false],
    ['put on hold late', 1001, null, 'completion', true],
    ['on hold, but nobody has answered', 900, null, 'reply', true],
    ['on hold, with a promise that has passed', 900, null, 'promise', true],
    ['stopped in time by an incident', null, 1000, 'reply', false],
    ['stopped late by an incident', null, 1001, 'completion', true],
    ['an incident and a promise of its own time', null, 900, 'promise', true],
    ['held in the middle of an incident', 1500, 900, 'completion', false],
    ['an incident in the middle of a hold', 900, 1500, 'completion', false],
  ])('waits, and stays as it was then (T8): %s', (_, held, closed, nextClock, late) => {
    const paused = closed === null ? null : { since: new Date(closed) };
    const waitsSince = waitingSince({ nextClock, heldAt: at(held), paused });
    expect(isLate({ ...open, waitsSince }, new Date(9999))).toBe(late);
  });

  it('knows from the table which clocks go on while a matter is on hold', () => {
    const running = dueClocks.filter((clock) => !clockTable[clock].pausedIn.includes('on_hold'));
    expect(running).toEqual(runningOnHold);
  });
});
