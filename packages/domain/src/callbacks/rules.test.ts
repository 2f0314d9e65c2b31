import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultCalendars } from '../calendars/index.ts';
import { offsetAt } from '../kernel/index.ts';
import { ratings, severities, ticketKinds, ticketStatuses } from '../tickets/index.ts';
import { recordCallbackInput } from './inputs.ts';
import { afterOutcome, callbackAfter, callPolicy, callTime } from './rules.ts';
import { callbackOutcomes, callbackReasons } from './types.ts';

describe('callbackAfter (B1)', () => {
  const closed = { kind: 'repair', severity: 'normal', status: 'closed', rating: 'satisfied' } as const;

  it('owes a call after a complaint, and after a low rating of anything', () => {
    expect(callbackAfter(closed)).toBeNull();
    expect(callbackAfter({ ...closed, rating: null })).toBeNull();
    expect(callbackAfter({ ...closed, kind: 'complaint' })).toEqual({ reason: 'complaint_closed', hours: 24 });
    expect(callbackAfter({ ...closed, rating: 'dissatisfied' })?.reason).toBe('low_rating');
    expect(callbackAfter({ ...closed, kind: 'complaint', rating: 'dissatisfied' })?.reason).toBe('low_rating');
  });

  it('owes it sooner where the matter was graver', () => {
    const hours = severities.map((severity) => callbackAfter({ ...closed, kind: 'complaint', severity })?.hours);
    expect(hours).toEqual([24, 8, 4]);
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
        expect(callbackAfter(matter)).toBeNull();
      }),
    );
  });
});

describe('when a call is due (B1, B2)', () => {
  const { service_hours: usual = expect.fail() } = defaultCalendars('Asia/Shanghai');
  const when = (text: string) => new Date(`2026-03-${text}+08:00`);
  const week = (...open: (readonly (readonly [number, number])[])[]) => ({ ...usual, week: open });
  const [long, none] = [[[0, 1440]], []] as const;
  const noSunday = week(long, long, long, long, long, long, none);
  const halfDays = week(...Array.from({ length: 7 }, () => [[480, 720]] as const));
  const nights = week(...Array.from({ length: 7 }, () => [[0, 360]] as const));
  it.each([
    ['in the middle of the day', usual, '05T10:00', 4, '05T14:00'],
    ['to the last minute', usual, '05T15:59', 4, '05T19:59'],
    ['never at the very end of the day', usual, '05T16:00', 4, '06T09:00'],
    ['not in the evening', usual, '05T17:30', 4, '06T09:00'],
    ['not at night', usual, '05T22:00', 4, '06T09:00'],
    ['from nine on', usual, '06T05:00', 4, '06T09:00'],
    ['a day later at the same time', usual, '05T10:00', 24, '06T10:00'],
    ['on a day that is open (8 March is a Sunday)', noSunday, '07T17:00', 4, '09T09:00'],
    ['in the hours of the community', halfDays, '05T09:30', 4, '06T09:00'],
    ['all the same where its hours are at night alone', nights, '05T17:30', 4, '06T09:00'],
  ])('%s', (_, calendar, now, hours, due) => {
    expect(callTime(calendar, when(now), hours)).toEqual(when(due));
  });

  it('is never outside 9 to 20 o’clock of the community, whatever its calendar and the clock change say', () => {
    const zones = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'];
    const calendars = [usual, noSunday, halfDays, nights];
    const at = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(fc.constantFrom(...calendars), fc.constantFrom(...zones), at, (calendar, timeZone, now) => {
        const due = callTime({ ...calendar, timeZone }, now, callPolicy.retryHours);
        const minute = (due.getTime() + offsetAt(due.getTime(), timeZone)) / 60_000;
        expect(due.getTime() - now.getTime()).toBeGreaterThanOrEqual(callPolicy.retryHours * 3_600_000);
        expect(minute % 1440).toBeGreaterThanOrEqual(540);
        expect(minute % 1440).toBeLessThan(1200);
      }),
    );
  });
});

describe('afterOutcome (B2)', () => {
  const reason = fc.constantFrom(...callbackReasons);

  it('never ends a matter with somebody dissatisfied', () => {
    fc.assert(
      fc.property(reason, (why) => {
        const next = { reason: 'dissatisfied', hours: 24 };
        expect(afterOutcome('dissatisfied', why)).toEqual({ reopens: true, next });
      }),
    );
  });

  it('tries again where nobody answered, for the same reason', () => {
    fc.assert(
      fc.property(reason, (why) => {
        expect(afterOutcome('unreachable', why)).toEqual({ reopens: false, next: { reason: why, hours: 4 } });
      }),
    );
  });

  it('ends a chain with a final outcome only', () => {
    const ends = callbackOutcomes.filter((outcome) => !afterOutcome(outcome, 'low_rating').next);
    expect(ends).toEqual(['satisfied', 'fairly_satisfied']);
  });

  it('asks what the dissatisfied resident said (B3)', () => {
    const record = { callbackId: '7d444840-9dc0-41d1-b245-5ffdce74fad2', version: 1, words: '  ' };
    expect(recordCallbackInput.safeParse({ ...record, outcome: 'satisfied' }).success).toBe(true);
    const refused = recordCallbackInput.safeParse({ ...record, outcome: 'dissatisfied' });
    expect(refused.error?.issues).toMatchObject([{ path: ['words'], message: 'required' }]);
  });
});
