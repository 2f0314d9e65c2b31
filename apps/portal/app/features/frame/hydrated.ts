import { useEffect } from 'react';

let hydrated = false;

/** Used once, at the root: from then on pages are made here, not by the server. */
export function useMarkHydrated(): void {
  useEffect(() => {
    hydrated = true;
  }, []);
}

export const isHydrated = (): boolean => hydrated;
