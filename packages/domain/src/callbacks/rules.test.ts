import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ratings, severities, ticketKinds, ticketStatuses } from '../tickets/index.ts';
import { recordCallbackInput } from './inputs.ts';
import { afterOutcome, callbackAfter } from './rules.ts';
import { callbackOutcomes, callbackReasons } from './types.ts';

const now = new Date('2026-03-05T04:00:00Z');
const hoursLater = (hours: number) => new Date(now.getTime() + hours * 3_600_000);

describe('callbackAfter (B1)', () => {
  const closed = { kind: 'repair', severity: 'normal', status: 'closed', rating: 'satisfied' } as const;

  it('owes a call after a complaint, and after a low rating of anything', () => {
    expect(callbackAfter(closed, now)).toBeNull();
    expect(callbackAfter({ ...closed, rating: null }, now)).toBeNull();
    expect(callbackAfter({ ...closed, kind: 'complaint' }, now)).toEqual({
      reason: 'complaint_closed',
      dueAt: hoursLater(24),
    });
    expect(callbackAfter({ ...closed, rating: 'dissatisfied' }, now)?.reason).toBe('low_rating');
    expect(callbackAfter({ ...closed, kind: 'complaint', rating: 'dissatisfied' }, now)?.reason).toBe('low_rating');
  });

  it('owes it sooner where the matter was graver', () => {
    const due = severities.map((severity) => callbackAfter({ ...closed, kind: 'complaint', severity }, now)?.dueAt);
    expect(due).toEqual([hoursLater(24), hoursLater(8), hoursLater(4)]);
  });

  it('owes nothing before the matter is closed', () => {
    const ticket = fc.record({
      kind: fc.constantFrom(...ticketKinds),
      severity: fc.constantFrom(...severities),
      status: fc.constantFrom(...ticketStatuses.filter((status) => status !== 'closed')),
      rating: fc.option(fc.constantFrom(...ratings)),
    });
    fc.assert(
      fc.property(ticket, (matter) => {
        expect(callbackAfter(matter, now)).toBeNull();
      }),
    );
  });
});

describe('afterOutcome (B2)', () => {
  const reason = fc.constantFrom(...callbackReasons);
  const nextAt = fc.option(fc.date({ min: now, noInvalidDate: true }), { nil: undefined });

  it('never ends a matter with somebody dissatisfied', () => {
    fc.assert(
      fc.property(reason, nextAt, (why, at) => {
        const { reopens, next } = afterOutcome('dissatisfied', why, at, now);
        expect(reopens).toBe(true);
        expect(next).toEqual({ reason: 'dissatisfied', dueAt: at ?? hoursLater(24) });
      }),
    );
  });

  it('tries again where nobody answered, for the same reason', () => {
    fc.assert(
      fc.property(reason, nextAt, (why, at) => {
        expect(afterOutcome('unreachable', why, at, now)).toEqual({
          reopens: false,
          next: { reason: why, dueAt: at ?? hoursLater(4) },
        });
      }),
    );
  });

  it('ends a chain with a final outcome only', () => {
    const ends = callbackOutcomes.filter((outcome) => !afterOutcome(outcome, 'low_rating', undefined, now).next);
    expect(ends).toEqual(['satisfied', 'fairly_satisfied']);
  });

  it('asks what the dissatisfied resident said (B3)', () => {
    const record = { callbackId: '7d444840-9dc0-41d1-b245-5ffdce74fad2', version: 1, words: '  ' };
    expect(recordCallbackInput.safeParse({ ...record, outcome: 'satisfied' }).success).toBe(true);
    const refused = recordCallbackInput.safeParse({ ...record, outcome: 'dissatisfied' });
    expect(refused.error?.issues).toMatchObject([{ path: ['words'], message: 'required' }]);
  });
});
