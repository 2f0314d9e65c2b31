import type { ReactNode } from 'react';

/** Speaks what changed on the page. It must be there, empty, before the first change. */
export function LiveRegion({ urgent = false, children }: { urgent?: boolean; children?: ReactNode }) {
  return (
    <div aria-live={urgent ? 'assertive' : 'polite'} aria-atomic="true" className="sr-only">
      {children}
    </div>
  );
}
