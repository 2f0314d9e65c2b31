import { useEffect, useRef, useSyncExternalStore } from 'react';
import { type Change, createLiveConnection, type LiveState } from './connection.ts';
import { gather } from './gather.ts';

export type { Hint } from '@linli/domain/kernel';
export type { Change, LiveState } from './connection.ts';

const connection = createLiveConnection(async () => (await import('./socket.ts')).openSocket());

const offline = (): LiveState => 'offline';
const nothing = () => () => {};

export type LiveOptions = {
  /** Off while nobody is signed in. */
  enabled?: boolean;
  /** Which hints matter here; all of them when left out. `resync` always does. */
  concerns?: (change: Exclude<Change, 'resync'>) => boolean;
};

/**
 * Calls `onChange` when the page should look again: on a hint, and on `resync` when words may have been missed (the
 * connection came back, the computer woke). Many hints at once become one `resync`, so that the page is not asked to
 * look faster than it can.
 */
export function useLive(onChange: (change: Change) => void, options: LiveOptions = {}): LiveState {
  const { enabled = true, concerns } = options;
  const latest = useRef({ onChange, concerns });
  latest.current = { onChange, concerns };

  useEffect(() => {
    if (!enabled) return;
    const gathered = gather((change) => latest.current.onChange(change));
    const leave = connection.subscribe((change) => {
      if (change === 'resync' || (latest.current.concerns?.(change) ?? true)) gathered.add(change);
    });
    return () => {
      leave();
      gathered.stop();
    };
  }, [enabled]);

  return useSyncExternalStore(enabled ? connection.watch : nothing, enabled ? connection.state : offline, offline);
}
