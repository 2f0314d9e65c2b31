import type { Hint } from '@linli/domain/kernel';
import type { Socket } from 'socket.io-client';

export type LiveState = 'live' | 'offline';
export type Change = Hint | 'resync';
/** What the browsers hear. */
export type ServerEvents = {
  hint: (hint: Hint) => void;
  /** Told to many at once: each looks at a moment of its own within so many milliseconds. */
  hint_within: (hint: Hint, within: number) => void;
  resync: () => void;
};

/** Milliseconds over which the browsers spread their questions after a gap: they all learn of it at the same moment. */
const spread = 2000;
const retry = 3000;
const tick = 5000;
/** A clock that jumped so far means that the computer slept. */
const nap = 15_000;
/** Away for so long, a page may have missed a word that its half-dead connection never brought. */
const away = 30_000;

/** The page's one connection, however many parts of it listen. */
export type LiveConnection = {
  /** Opens the connection with the first listener, closes it after the last. */
  subscribe(onChange: (change: Change) => void): () => void;
  state(): LiveState;
  /** Hears of changes of `state`. */
  watch(onState: () => void): () => void;
};

type Dial = () => Promise<Socket<ServerEvents, Record<string, never>>>;

/** `dial` makes a socket that is not connected yet. */
export function createLiveConnection(dial: Dial): LiveConnection {
  const listeners = new Set<(change: Change) => void>();
  const watchers = new Set<() => void>();
  let state: LiveState = 'offline';
  let close: (() => void) | undefined;

  const setState = (next: LiveState) => {
    if (state === next) return;
    state = next;
    for (const onState of watchers) onState();
  };
  const announce = (change: Change) => {
    for (const onChange of [...listeners]) onChange(change);
  };

  function open(): () => void {
    let ended = false;
    let socket: Awaited<ReturnType<Dial>> | undefined;
    let connectedBefore = false;
    const timers = new Set<ReturnType<typeof setTimeout>>();

    const within = (delay: number, act: () => void) => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        act();
      }, delay);
      timers.add(timer);
    };
    const resyncWithin = (delay: number) => within(Math.random() * delay, () => announce('resync'));

    const use = (dialled: Awaited<ReturnType<Dial>>) => {
      if (ended) return;
      socket = dialled;
      socket.on('connect', () => {
        setState('live');
        // What happened between the page and its socket was told to nobody, also the first time.
        resyncWithin(connectedBefore ? spread : 0);
        connectedBefore = true;
      });
      socket.on('disconnect', () => setState('offline'));
      socket.on('hint', announce);
      socket.on('resync', () => resyncWithin(spread));
      socket.on('connect_error', ({ message }) => {
        // Without a session (`auth.required`) the page simply does not move by itself.
        if (message === 'system.unavailable') within(retry * (1 + Math.random()), () => dialled.connect());
      });
      socket.connect();
    };
    dial().then(use, () => {});

    const stopWatching = watchSleep({
      woke: () => socket?.io.engine?.close(),
      returned: (absence) => {
        if (socket && !socket.connected) socket.connect();
        else if (absence > away) announce('resync');
      },
    });
    return () => {
      ended = true;
      stopWatching();
      for (const timer of timers) clearTimeout(timer);
      socket?.disconnect();
      setState('offline');
    };
  }

  return {
    state: () => state,
    subscribe(onChange) {
      listeners.add(onChange);
      close ??= open();
      return () => {
        listeners.delete(onChange);
        // One page leaves and the next arrives in the same moment: the connection stays.
        setTimeout(() => {
          if (listeners.size > 0) return;
          close?.();
          close = undefined;
        }, 1000);
      };
    },
    watch(onState) {
      watchers.add(onState);
      return () => void watchers.delete(onState);
    },
  };
}

/** `woke`: the computer slept with the page in view. `returned`: the page came back into view, or the network came back. */
function watchSleep({ woke, returned }: { woke(): void; returned(absence: number): void }): () => void {
  if (typeof document === 'undefined') return () => {};
  let last = Date.now();
  let hiddenAt = 0;
  const timer = setInterval(() => {
    const now = Date.now();
    // A hidden page's timers are slowed down by the browser; that is not sleep.
    if (now - last > nap && document.visibilityState === 'visible' && hiddenAt === 0) woke();
    last = now;
  }, tick);
  const look = () => {
    if (document.visibilityState === 'hidden') {
      hiddenAt = Date.now();
    } else {
      returned(hiddenAt ? Date.now() - hiddenAt : 0);
      hiddenAt = 0;
      last = Date.now();
    }
  };
  const online = () => returned(0);
  document.addEventListener('visibilitychange', look);
  window.addEventListener('online', online);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', look);
    window.removeEventListener('online', online);
  };
}
