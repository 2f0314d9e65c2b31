import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Change, createLiveConnection } from './connection.ts';

/** A page in view, in a computer whose clock the tests move. */
class Page extends EventTarget {
  visibilityState = 'visible';
  show(visibilityState: 'visible' | 'hidden') {
    this.visibilityState = visibilityState;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

/** A socket without a network: it tells what was asked of it. */
class Line extends EventEmitter {
  connected = false;
  readonly asked: string[] = [];
  readonly io = { engine: { close: () => this.asked.push('close') } };
  connect() {
    this.asked.push('connect');
  }
  disconnect() {
    this.connected = false;
    this.asked.push('disconnect');
  }
  arrive() {
    this.connected = true;
    this.emit('connect');
  }
  fail(message: string) {
    this.emit('connect_error', new Error(message));
  }
}

let page: Page;
let line: Line;
let changes: Change[];
let leave: () => void;

beforeEach(async () => {
  vi.useFakeTimers();
  page = new Page();
  vi.stubGlobal('document', page);
  vi.stubGlobal('window', new EventTarget());
  line = new Line();
  changes = [];
  leave = createLiveConnection(async () => line as never).subscribe((change) => changes.push(change));
  await vi.advanceTimersByTimeAsync(0);
});
afterEach(() => {
  leave();
  vi.runOnlyPendingTimers();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const sleep = (milliseconds: number) => {
  vi.setSystemTime(Date.now() + milliseconds);
  vi.advanceTimersByTime(5000);
};

describe('a page’s connection that is refused', () => {
  it('asks again within seconds where the house cannot answer now', () => {
    line.fail('system.unavailable');
    vi.advanceTimersByTime(2900);
    expect(line.asked).toEqual(['connect']);
    vi.advanceTimersByTime(3100);
    expect(line.asked).toEqual(['connect', 'connect']);
  });

  it('stays quiet where nobody is signed in', () => {
    line.fail('auth.required');
    vi.advanceTimersByTime(60_000);
    expect(line.asked).toEqual(['connect']);
  });
});

describe('a computer that slept', () => {
  it('does not trust its old connection', () => {
    line.arrive();
    vi.advanceTimersByTime(60_000);
    expect(line.asked).toEqual(['connect']);
    sleep(20_000);
    expect(line.asked).toEqual(['connect', 'close']);
  });

  it('is not one whose page was hidden, where browsers slow the clock down', () => {
    line.arrive();
    page.show('hidden');
    sleep(60_000);
    // It is in view again, and has not been told yet.
    page.visibilityState = 'visible';
    sleep(60_000);
    expect(line.asked).toEqual(['connect']);
  });
});

describe('a page that comes back into view', () => {
  it('looks again when it was away for long, and not after a glance aside', () => {
    line.arrive();
    vi.advanceTimersByTime(0);
    const seen = changes.length;
    page.show('hidden');
    vi.advanceTimersByTime(10_000);
    page.show('visible');
    expect(changes).toHaveLength(seen);
    page.show('hidden');
    vi.advanceTimersByTime(31_000);
    page.show('visible');
    expect(changes.slice(seen)).toEqual(['resync']);
  });

  it('connects at once, as when the network comes back', () => {
    page.show('hidden');
    page.show('visible');
    window.dispatchEvent(new Event('online'));
    expect(line.asked).toEqual(['connect', 'connect', 'connect']);
  });
});

it('closes a second after the last listener left, and not when the next page arrives meanwhile', () => {
  leave();
  vi.advanceTimersByTime(999);
  expect(line.asked).toEqual(['connect']);
  vi.advanceTimersByTime(1);
  expect(line.asked).toEqual(['connect', 'disconnect']);
});
