import type { ReactNode } from 'react';
import { cx } from './classes.ts';

export type ToolbarProps = {
  label: string;
  /** `sticky` keeps the next steps under the thumb at the foot of a phone's page. */
  sticky?: boolean;
  className?: string;
  children: ReactNode;
};

/** The next steps of one thing, side by side. */
export function Toolbar({ label, sticky = false, className, children }: ToolbarProps) {
  return (
    <fieldset
      aria-label={label}
      className={cx(
        'flex min-w-0 flex-wrap items-center gap-2 print:hidden',
        sticky &&
          'sticky bottom-[calc(3.5rem+env(safe-area-inset-bottom))] z-20 -mx-4 border-line border-t bg-surface px-4 py-2.5 *:flex-1 lg:static lg:mx-0 lg:border-0 lg:bg-transparent lg:p-0 lg:*:flex-none',
        className,
      )}
    >
      {children}
    </fieldset>
  );
}
