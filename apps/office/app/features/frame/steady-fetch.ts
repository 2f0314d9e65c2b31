import { isUnreachable } from '@linli/ui';

type Fetch = typeof window.fetch;
const patience = 5000;

/**
 * A page that looks again and finds no network keeps what it shows and what is typed on it, and looks once there is one
 * (X3): the look waits instead of failing. Everything else fails as always.
 */
export function steadyFetch(fetch: Fetch): Fetch {
  return async (input, init) => {
    for (;;) {
      try {
        return await fetch(input, init);
      } catch (error) {
        if (!isUnreachable(error) || !looksAgain(input, init)) throw error;
        await networkAgain();
      }
    }
  };
}

/** Does it ask for the very page that stands on the screen? */
function looksAgain(input: Parameters<Fetch>[0], init: RequestInit | undefined): boolean {
  if (!(input instanceof URL) || (init?.method ?? 'GET') !== 'GET' || init?.signal?.aborted) return false;
  return input.pathname === `${location.pathname === '/' ? '/_root' : location.pathname}.data`;
}

function networkAgain(): Promise<void> {
  return new Promise((resolve) => {
    const again = () => {
      clearTimeout(timer);
      window.removeEventListener('online', again);
      resolve();
    };
    const timer = setTimeout(again, patience);
    window.addEventListener('online', again);
  });
}
