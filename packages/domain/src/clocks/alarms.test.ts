import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueActs, nextWake } from './events.ts';
import { anyHistory, anyPolicies, closures, sampleCalendars } from './histories.arbitrary.ts';
import { readClocks } from './rules/index.ts';
import { type ClockPolicy, type ClockReading, clockThresholds } from './types.ts';

describe('alarms of any history (T8)', () => {
  const isLevel = (threshold: string) => threshold === 'breach' || threshold.startsWith('level_');
  const calendarOf = (policies: readonly ClockPolicy[], { clock: name, policyId }: ClockReading) =>
    name === 'promise' ? undefined : sampleCalendars[policies.find(({ id }) => id === policyId)?.calendar ?? ''];
  const waits = (policies: readonly ClockPolicy[], reading: ClockReading, now: Date) =>
    reading.stoppedAt === null &&
    (reading.segments.at(-1)?.running === false ||
      calendarOf(policies, reading)?.closures.some(({ from, to }) => from <= now && now < to) === true);

  it('call for nothing while their clock waits, be it for a part or for the end of a closure', () => {
    let closed = 0;
    fc.assert(
      fc.property(anyHistory, anyPolicies, fc.nat(closures.length), ({ history, now: last }, policies, n) => {
        const closure = closures[n];
        const now = closure && closure.to > last ? new Date((+closure.from + +closure.to) / 2) : last;
        if (now < last) return;
        const readings = readClocks(history, policies, sampleCalendars, now);
        const acts = dueActs(readings, now, new Map());
        for (const reading of readings.filter((each) => waits(policies, each, now))) {
          if (reading.state !== 'paused') closed++;
          expect(acts.filter((act) => act.clock === reading.clock && act.attempt === reading.attempt)).toEqual([]);
          const wake = nextWake([reading], now, new Map());
          expect(wake?.due ?? false).toBe(false);
        }
      }),
      { numRuns: 1000 },
    );
    expect(closed).toBeGreaterThan(50);
  }, 60_000);

  it('found late are one level at once, and the next only an interval later, each once', () => {
    let late = 0;
    fc.assert(
      fc.property(anyHistory, anyPolicies, fc.nat(40), ({ history, now: last }, policies, hours) => {
        const every = new Map(policies.map(({ id, escalateEveryMinutes }) => [id, escalateEveryMinutes * 60_000]));
        const done = new Map<string, Date>();
        const usedAtLevel = new Map<string, number>();
        let now = new Date(last.getTime() + hours * 3_600_000);
        for (let turn = 0; turn < 60; turn++) {
          const readings = readClocks(history, policies, sampleCalendars, now);
          for (const { clock: name, attempt, threshold, key, how } of dueActs(readings, now, done)) {
            const of = `${name}:${attempt}`;
            expect(done.has(key)).toBe(false);
            if (how === 'late') late++;
            // What is only marked stands for all before it.
            const upTo = clockThresholds.slice(0, (clockThresholds as readonly string[]).indexOf(threshold));
            for (const each of how === 'told' ? [] : upTo) done.set(`${of}:${each}`, now);
            done.set(key, now);
            if (!isLevel(threshold)) continue;
            const reading = readings.find((each) => each.clock === name && each.attempt === attempt) as ClockReading;
            const before = usedAtLevel.get(of);
            const interval = every.get(reading.policyId) ?? Number.NaN;
            if (before !== undefined) expect(reading.usedMs - before).toBeGreaterThanOrEqual(interval);
            usedAtLevel.set(of, reading.usedMs);
          }
          const wake = nextWake(readings, now, done);
          if (!wake) return;
          // Never called twice for the same: time goes on from one look to the next.
          expect(wake.at.getTime()).toBeGreaterThan(now.getTime());
          now = wake.at;
        }
        expect.fail('the alarms do not come to an end');
      }),
      { numRuns: 300 },
    );
    expect(late).toBeGreaterThan(100);
  }, 60_000);
});
