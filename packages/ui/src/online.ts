import { useSyncExternalStore } from 'react';

function watch(onChange: () => void) {
  window.addEventListener('online', onChange);
  window.addEventListener('offline', onChange);
  return () => {
    window.removeEventListener('online', onChange);
    window.removeEventListener('offline', onChange);
  };
}

/** What the browser thinks of its network; the server thinks that it is there. */
export function useOnline(): boolean {
  return useSyncExternalStore(
    watch,
    () => navigator.onLine,
    () => true,
  );
}

/** Chromium, Firefox and Safari in this order; a TypeError of our own says something else. */
const noNetwork = /failed to fetch|networkerror|load failed|importing a module script failed/i;

/** The request never reached the server, or no answer of ours came back: nothing is lost, try again. */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error instanceof TypeError ? noNetwork.test(error.message) : error.message.startsWith('Unable to decode');
}
