import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Change } from './connection.ts';
import { gather } from './gather.ts';

const ticket = (id: string, seq: number) => ({ type: 'ticket' as const, id, seq });
let passed: Change[];
let gathered: ReturnType<typeof gather>;

beforeEach(() => {
  vi.useFakeTimers();
  passed = [];
  gathered = gather((change) => passed.push(change));
});
afterEach(() => vi.useRealTimers());

describe('changes', () => {
  it('pass at once when they come singly', () => {
    gathered.add(ticket('a', 1));
    expect(passed).toEqual([ticket('a', 1)]);
    vi.advanceTimersByTime(1000);
    gathered.add(ticket('b', 1));
    expect(passed).toEqual([ticket('a', 1), ticket('b', 1)]);
  });

  it('of one record end in the last of them', () => {
    for (const seq of [1, 2, 3]) gathered.add(ticket('a', seq));
    vi.advanceTimersByTime(300);
    expect(passed).toEqual([ticket('a', 1), ticket('a', 3)]);
  });

  it('of many records become one look at everything', () => {
    for (const id of ['a', 'b', 'c', 'd']) gathered.add(ticket(id, 1));
    vi.advanceTimersByTime(300);
    expect(passed).toEqual([ticket('a', 1), 'resync']);
    vi.advanceTimersByTime(300);
    expect(passed).toHaveLength(2);
  });

  it('never pass more than about three times a second', () => {
    for (let n = 0; n < 1000; n++) {
      gathered.add(ticket(String(n), n));
      vi.advanceTimersByTime(1);
    }
    expect(passed.length).toBeLessThanOrEqual(5);
  });

  it('pass no more when nobody listens', () => {
    gathered.add(ticket('a', 1));
    gathered.add('resync');
    gathered.stop();
    vi.advanceTimersByTime(1000);
    expect(passed).toHaveLength(1);
  });
});
