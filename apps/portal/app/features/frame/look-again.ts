import type { Hint } from '@linli/realtime/client';
import { useLive } from '@linli/realtime/client';
import { isUnreachable } from '@linli/ui';
import { type ClientLoaderFunctionArgs, useLocation, useRevalidator } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';

let shown: { path: string; data: unknown } | undefined;
/** A look that found no network; it is owed again (X3). */
let missed = false;
const retryAfter = 2000;

const pathOf = (url: string) => {
  const { pathname, search } = new URL(url);
  return pathname + search;
};

/** A page that looks again without a network keeps what it showed, instead of turning into an error. */
export async function steadyLoader({ request, serverLoader }: ClientLoaderFunctionArgs) {
  const path = pathOf(request.url);
  try {
    const data = await serverLoader();
    missed = false;
    return data;
  } catch (error) {
    if (!isUnreachable(error) || shown?.path !== path) throw error;
    missed = true;
    return shown.data;
  }
}

/** Given up for a newer look, or because the page was left: that is no fault. */
const look = ({ revalidate }: ReturnType<typeof useRevalidator>) => void Promise.resolve(revalidate()).catch(() => {});

type Options = {
  /** What `steadyLoader` falls back to. */
  data: unknown;
  /** Changes when the page shows something new; null while nothing can be heard. */
  mark: string;
  concerns: (hint: Hint) => boolean;
};

/**
 * Looks again when told to, and when the page wakes. True once something new came in by itself, until the page is left.
 */
export function useLookAgain({ data, mark, concerns }: Options): boolean {
  const revalidator = useRevalidator();
  const { pathname, search } = useLocation();
  const [updated, setUpdated] = useState(false);
  const before = useRef({ mark, heard: false });

  useLive(
    () => {
      before.current.heard = true;
      // Also while it is looking already: that answer may have been read before this change (X3).
      if (navigator.onLine) look(revalidator);
      else missed = true;
    },
    { concerns },
  );

  useEffect(() => {
    const again = () => look(revalidator);
    window.addEventListener('online', again);
    const owed = missed && revalidator.state === 'idle' && navigator.onLine;
    const timer = owed ? setTimeout(again, retryAfter) : undefined;
    return () => {
      window.removeEventListener('online', again);
      clearTimeout(timer);
    };
  }, [revalidator]);

  useEffect(() => {
    shown = { path: pathname + search, data };
  }, [data, pathname, search]);

  useEffect(() => {
    if (before.current.mark === mark) return;
    if (before.current.heard) setUpdated(true);
    before.current = { mark, heard: false };
  }, [mark]);

  return updated;
}
