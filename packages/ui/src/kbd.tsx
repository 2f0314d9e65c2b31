import type { ReactNode } from 'react';

/** A key to press; shown only where there is a keyboard's room. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="hidden min-w-5 rounded-sm border border-line-strong border-b-2 px-1 text-center font-sans text-muted text-xs lg:inline-block">
      {children}
    </kbd>
  );
}
