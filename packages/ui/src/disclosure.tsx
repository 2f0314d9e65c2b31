import { ChevronDown } from 'lucide';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { cx } from './classes.ts';
import { Icon, type IconType } from './icon.tsx';

export type DisclosureProps = {
  summary: ReactNode;
  icon?: IconType;
  /** Open from the first, or opened later on; it is closed only by whoever reads it. */
  open?: boolean;
  /** `row` lies in the page, `menu` floats over it (at the edge that `align` names). */
  look?: 'row' | 'menu';
  align?: 'start' | 'end';
  className?: string;
  children: ReactNode;
};

/** Opens in place, without script. */
export function Disclosure({
  summary,
  icon,
  open = false,
  look = 'row',
  align = 'end',
  className,
  children,
}: DisclosureProps) {
  const menu = look === 'menu';
  const box = useRef<HTMLDetailsElement>(null);
  const [first] = useState(open);
  useEffect(() => {
    if (open && box.current) box.current.open = true;
  }, [open]);
  return (
    <details ref={box} open={first} className={cx('group', menu ? 'relative w-fit' : 'rounded-md', className)}>
      <summary
        className={cx(
          'flex min-h-target items-center gap-2 rounded-md px-3 font-medium hover:bg-sunken',
          menu && 'border border-line-strong bg-surface',
        )}
      >
        {icon && <Icon of={icon} className="text-muted" />}
        <span className="flex-1">{summary}</span>
        <Icon of={ChevronDown} className="text-muted transition-transform group-open:rotate-180" />
      </summary>
      <div
        className={
          menu
            ? cx(
                'absolute top-full z-20 mt-1 grid min-w-52 gap-0.5 *:flex *:min-h-target *:items-center *:rounded-sm *:px-3 *:text-left *:hover:bg-sunken rounded-md border border-line bg-surface p-1.5 shadow-float',
                align === 'end' ? 'right-0' : 'left-0',
              )
            : 'px-3 pt-2 pb-3'
        }
      >
        {children}
      </div>
    </details>
  );
}
