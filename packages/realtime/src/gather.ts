import type { Change } from './connection.ts';

const rest = 300;

/** The first change goes through at once; those of the next 300 ms follow together, as `resync` when they differ. */
export function gather(pass: (change: Change) => void): { add(change: Change): void; stop(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waiting: Change | undefined;

  const rested = () => {
    timer = undefined;
    if (waiting === undefined) return;
    const change = waiting;
    waiting = undefined;
    begin(change);
  };
  const begin = (change: Change) => {
    timer = setTimeout(rested, rest);
    pass(change);
  };
  const same = (a: Change, b: Change) => a !== 'resync' && b !== 'resync' && a.type === b.type && a.id === b.id;

  return {
    add(change) {
      if (timer === undefined) begin(change);
      else waiting = waiting === undefined || same(waiting, change) ? change : 'resync';
    },
    stop: () => clearTimeout(timer),
  };
}
