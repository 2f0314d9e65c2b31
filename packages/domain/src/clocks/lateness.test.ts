import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closedBetween } from '../calendars/index.ts';
import { anyHistory, anyPolicies, closures, sampleCalendars } from './histories.arbitrary.ts';
import { dueSaid, lateness, nextDue, ranUntil, readClocks } from './rules/index.ts';
import type { ClockReading } from './types.ts';

const at = (n: number) => new Date(n);
const span = (from: number, to: number) => ({ from: at(from), to: at(to) });

it.each([
  ['none', [], 0],
  ['one inside', [span(20, 30)], 10],
  ['one around', [span(0, 100)], 50],
  ['one over the beginning, one over the end', [span(0, 15), span(55, 70)], 10],
  ['two over one another, the later one first', [span(30, 50), span(20, 40)], 30],
  ['one within the other', [span(20, 50), span(30, 40)], 30],
  ['outside', [span(0, 10), span(60, 70)], 0],
])('closed between two moments: %s', (_, closed, ms) => {
  expect(closedBetween(closed, at(10), at(60))).toBe(ms);
});

describe('what is late (T8)', () => {
  it.each([
    ['nothing waited', 100, null, [], 150, 100],
    ['an incident since', 100, null, [span(110, 130)], 150, 120],
    ['an incident that the row knows of already', 100, 130, [span(110, 130)], 150, 100],
    ['one before and one after the row was kept', 100, 130, [span(110, 130), span(135, 140)], 150, 105],
    ['it lasts', 100, null, [span(110, 200)], 110, 100],
    ['due ahead', 160, null, [span(110, 130)], 150, 160],
  ])('is due: %s', (_, due, since, closed, until, said) => {
    expect(dueSaid(at(due), since === null ? null : at(since), closed, at(until))).toEqual(at(said));
  });

  it('runs on an open page as if the incident that ended had not been', () => {
    const waits = { since: at(100), until: at(150) };
    expect([120, 149, 150, 170].map((now) => +ranUntil(waits, at(now)))).toEqual([100, 100, 100, 120]);
    expect(ranUntil(null, at(170))).toEqual(at(170));
  });

  /** The plain way: between any two edges next to each other it ran, or it did not. */
  const ranByHand = ({ clock, segments }: ClockReading, due: Date, now: Date) => {
    const pieces = segments.filter(({ running }) => running).map(({ from, to }) => [+from, +(to ?? now)] as const);
    const edges = [...pieces.flat(), ...closures.flatMap(({ from, to }) => [+from, +to]), +due, +now];
    const sorted = edges.filter((edge) => edge >= +due && edge <= +now).sort((a, b) => a - b);
    return sorted.slice(1).reduce((sum, to, n) => {
      const from = sorted[n] ?? to;
      const middle = (from + to) / 2;
      const runs = pieces.some(([begin, end]) => begin < middle && middle < end);
      const closed = clock !== 'promise' && closures.some((each) => +each.from < middle && middle < +each.to);
      return runs && !closed ? sum + to - from : sum;
    }, 0);
  };
  const open = Object.fromEntries(Object.values(sampleCalendars).map((c) => [c.name, { ...c, closures: [] }]));
  const closing = Object.fromEntries(Object.values(sampleCalendars).map((c) => [c.name, { ...c, closures }]));

  it('is late by the time that ran after it was due, whenever the row was written, in any history', () => {
    let late = 0;
    let waited = 0;
    fc.assert(
      fc.property(anyHistory, anyPolicies, fc.nat(100), fc.boolean(), ({ history, now }, policies, when, knows) => {
        const last = Math.max(...history.map((step) => +step.at));
        const written = at(Math.round(last + ((+now - last) * when) / 100));
        // A row that is written before an incident does not know of it; what is due then may yet move.
        const known = knows || closures.every(({ to }) => +to <= last) ? closing : open;
        const stays = known === closing || closures.every(({ from }) => from >= written);
        const kept = { at: at(0), clock: 'completion' } as const;
        const row = nextDue(readClocks(history, policies, known, written), kept);
        const readings = readClocks(history, policies, closing, now);
        const reading = readings.findLast(({ clock }) => clock === row.clock);
        const next = nextDue(readings, kept);
        if (!reading || !stays || +row.at === 0 || next.clock !== row.clock) return;
        const by = lateness(reading, now);
        const due = reading.dueAt && reading.dueAt <= now ? reading.dueAt : reading.breachedAt;
        const waits = reading.segments.at(-1);
        const until = reading.stoppedAt ?? (waits?.running === false ? waits.from : now);
        // It was late when the row was written: its due time had passed by then.
        if (!by || !due || due >= until || row.at >= written) return;
        const ran = ranByHand(reading, due, now);
        expect(+(by.until ?? now) - +by.since, 'the card').toBe(ran);
        const closed = row.clock === 'promise' ? [] : closures;
        expect(+until - +dueSaid(row.at, row.runsSince, closed, until), 'the row').toBe(ran);
        late += 1;
        if (ran < +now - +due) waited += 1;
      }),
      { numRuns: 2000 },
    );
    expect(
      [late, waited].every((count) => count > 50),
      `${late} late, ${waited} of them waited`,
    ).toBe(true);
  }, 120_000);
});
