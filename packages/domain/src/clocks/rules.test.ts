import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { severities, ticketKinds } from '../tickets/index.ts';
import { defaultPolicies, isLate, nextDueAt, policyFor, promiseFor } from './rules.ts';
import type { ClockFacts, TicketPolicy } from './types.ts';

const minutes = (policy: TicketPolicy) => [policy.replyMinutes, policy.doneMinutes];

describe('policyFor (T8)', () => {
  it.each([
    ['enquiry', 'normal', [120, 4320]],
    ['repair', 'normal', [30, 1440]],
    ['patrol', 'normal', [30, 1440]],
    ['complaint', 'normal', [120, 2880]],
    ['repair', 'urgent', [15, 240]],
    ['praise', 'urgent', [15, 240]],
    ['complaint', 'major', [15, 1440]],
  ] as const)('%s, %s by default', (kind, severity, expected) => {
    expect(minutes(policyFor(defaultPolicies, kind, severity))).toEqual(expected);
  });

  const norm = (kind: TicketPolicy['kind'], severity: TicketPolicy['severity'], n: number): TicketPolicy => ({
    kind,
    severity,
    replyMinutes: n,
    doneMinutes: n,
  });
  const all = [norm(null, null, 1), norm('repair', null, 2), norm(null, 'urgent', 3), norm('repair', 'urgent', 4)];

  it.each([
    ['repair', 'urgent', 4],
    ['complaint', 'urgent', 3],
    ['repair', 'normal', 2],
    ['complaint', 'normal', 1],
  ] as const)('the most specific wins for %s, %s, in whatever order they stand', (kind, severity, n) => {
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (policies) => {
        expect(policyFor(policies, kind, severity).doneMinutes).toBe(n);
      }),
    );
  });

  it('lets severity outweigh kind where no norm names both', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(all.slice(0, 3), { minLength: 3 }), (policies) => {
        expect(policyFor(policies, 'repair', 'urgent').doneMinutes).toBe(3);
      }),
    );
  });

  it('always has an answer, and never one for other matters', () => {
    const policy = fc.record({
      kind: fc.option(fc.constantFrom(...ticketKinds)),
      severity: fc.option(fc.constantFrom(...severities)),
      replyMinutes: fc.nat(),
      doneMinutes: fc.nat(),
    });
    fc.assert(
      fc.property(
        fc.array(policy),
        fc.constantFrom(...ticketKinds),
        fc.constantFrom(...severities),
        (all, kind, sev) => {
          const found = policyFor(all, kind, sev);
          expect([null, kind]).toContain(found.kind);
          expect([null, sev]).toContain(found.severity);
        },
      ),
    );
  });
});

it('promiseFor counts from the submission', () => {
  expect(promiseFor(defaultPolicies, { kind: 'repair', severity: 'normal' }, new Date('2026-03-05T04:00:00Z'))).toEqual(
    {
      replyDueAt: new Date('2026-03-05T04:30:00Z'),
      doneDueAt: new Date('2026-03-06T04:00:00Z'),
    },
  );
});

describe('what breaks next', () => {
  const at = (n: number | null) => (n === null ? null : new Date(n));
  const matter = (facts: Partial<ClockFacts>): ClockFacts => ({
    status: 'accepted',
    replyDueAt: new Date(500),
    doneDueAt: new Date(1000),
    repliedAt: new Date(1),
    doneAt: null,
    endedAt: null,
    holdUntil: null,
    ...facts,
  });

  it.each([
    ['the completion', {}, 1000],
    ['the first reply, while nobody has answered', { repliedAt: null }, 500],
    ['the completion, where it is due before the reply', { repliedAt: null, replyDueAt: new Date(2000) }, 1000],
    ['the promise of a hold', { status: 'on_hold', holdUntil: new Date(9000) }, 9000],
    [
      'the promise of a hold, before the reply',
      { status: 'on_hold', repliedAt: null, holdUntil: new Date(9000) },
      9000,
    ],
    ['the completion, of what is done unanswered', { repliedAt: null, doneAt: new Date(1) }, 1000],
    ['the completion, of what ended unanswered', { status: 'cancelled', repliedAt: null, endedAt: new Date(1) }, 1000],
  ] as const)('%s', (_, facts, due) => expect(nextDueAt(matter(facts))).toEqual(new Date(due)));

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
    expect(isLate(matter({ doneAt: at(done), endedAt: at(ended) }), new Date(now))).toBe(late);
  });

  it('is late when the first reply is, and not while a hold is promised for later', () => {
    expect(isLate(matter({ repliedAt: null }), new Date(501))).toBe(true);
    expect(isLate(matter({ status: 'on_hold', holdUntil: new Date(9000) }), new Date(1001))).toBe(false);
    expect(isLate(matter({ status: 'on_hold', holdUntil: new Date(9000) }), new Date(9001))).toBe(true);
  });
});
