import type { Hint } from '@linli/domain/kernel';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Change, createLiveConnection } from './connection.ts';
import { gather } from './gather.ts';
import { spreading } from './socket.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const closure = (id: string, seq = 0): Hint => ({ type: 'closure', id, seq });

/** The line of a page, as far as it hears. */
function line() {
  const heard = new Map<string, ((...said: never[]) => void)[]>();
  return {
    connected: true,
    on(event: string, act: (...said: never[]) => void) {
      heard.set(event, [...(heard.get(event) ?? []), act]);
    },
    listeners: (event: string) => heard.get(event) ?? [],
    connect() {},
    disconnect() {},
    say(event: string, ...said: unknown[]) {
      for (const act of heard.get(event) ?? []) act(...(said as never[]));
    },
  };
}

/** A page that looks as the frames of both doors do. */
async function page(random: () => number) {
  const its = line();
  const changes: Change[] = [];
  const gathered = gather((change) => changes.push(change));
  createLiveConnection(async () => spreading(its as never, random)).subscribe(gathered.add);
  await vi.advanceTimersByTimeAsync(0);
  return { its, changes };
}

describe('what is told to many at once', () => {
  it('is heard at a moment of each page within the time, what concerns one matter at once', async () => {
    const { its, changes } = await page(() => 0.5);
    its.say('hint_within', closure('c'), 5000);
    its.say('hint', { type: 'ticket', id: 't', seq: 2 });
    expect(changes).toEqual([{ type: 'ticket', id: 't', seq: 2 }]);
    vi.advanceTimersByTime(2499);
    expect(changes).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(changes).toEqual([{ type: 'ticket', id: 't', seq: 2 }, closure('c')]);
  });

  it('of two incidents is two looks, that come together one', async () => {
    const { its, changes } = await page(() => 0.2);
    its.say('hint_within', closure('c'), 5000);
    its.say('hint_within', closure('d'), 1000);
    vi.advanceTimersByTime(5000);
    expect(changes).toEqual([closure('d'), closure('c')]);
    for (const id of ['c', 'd', 'e']) its.say('hint_within', closure(id), 1000);
    vi.advanceTimersByTime(5000);
    expect(changes.slice(2)).toEqual([closure('c'), 'resync']);
  });

  it('leaves a thousand pages spread over the whole of it', async () => {
    const looks: number[] = [];
    const begun = Date.now();
    for (let n = 0; n < 1000; n++) {
      const its = line();
      spreading(its as never, () => ((n * 7919) % 1000) / 1000);
      its.on('hint', () => looks.push(Date.now() - begun));
      its.say('hint_within', closure('c'), 5000);
    }
    vi.advanceTimersByTime(5000);
    const perSecond = [0, 1, 2, 3, 4].map((s) => looks.filter((at) => at >= s * 1000 && at < (s + 1) * 1000).length);
    expect(looks).toHaveLength(1000);
    expect(perSecond).toEqual([200, 200, 200, 200, 200]);
  });
});
