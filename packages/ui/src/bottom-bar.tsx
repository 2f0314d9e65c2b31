import { cx } from './classes.ts';
import { Icon, type IconType } from './icon.tsx';
import { UiLink } from './link.tsx';

export type NavItem = {
  key: string;
  href: string;
  label: string;
  icon: IconType;
  current?: boolean;
  /** A number that waits; `countLabel` says of what, for those who listen. */
  count?: number;
  countLabel?: string;
};
export type BottomBarProps = {
  label: string;
  items: readonly NavItem[];
  /** Where there is room it stands upright beside the page (PhonePage). */
  rail?: boolean;
  className?: string;
};

/** Under the thumb on a phone; a quiet column beside the page where there is room (see PhonePage). */
export function BottomBar({ label, items, rail = false, className }: BottomBarProps) {
  return (
    <nav
      aria-label={label}
      className={cx(
        'fixed inset-x-0 bottom-0 z-30 border-line border-t bg-surface pb-[env(safe-area-inset-bottom)] print:hidden',
        className,
      )}
    >
      <ul
        className={cx(
          'mx-auto grid max-w-xl auto-cols-fr grid-flow-col',
          rail && 'md:max-w-none md:grid-flow-row md:gap-1',
        )}
      >
        {items.map((item) => (
          <li key={item.key}>
            <UiLink
              href={item.href}
              aria-current={item.current ? 'page' : undefined}
              className={cx(
                'relative flex min-h-14 flex-col items-center justify-center gap-0.5 px-0.5 py-1.5 text-center text-muted leading-tight -outline-offset-3',
                // Large type grows as far as the words of so many places fit side by side.
                items.length > 4 ? 'text-[min(var(--text-xs),4vw)]' : 'text-[min(var(--text-xs),5vw)]',
                'hover:text-ink aria-[current]:font-semibold aria-[current]:text-accent',
                rail &&
                  'md:min-h-target md:flex-row md:justify-start md:gap-3 md:rounded-md md:px-3 md:text-base md:aria-[current]:bg-accent-soft md:hover:bg-sunken',
              )}
            >
              <Icon of={item.icon} size="lg" />
              {item.label}
              {item.count ? (
                <span
                  className={cx(
                    'absolute top-1 left-1/2 ml-1.5 min-w-5 rounded-full bg-danger-fill px-1 text-center font-semibold text-on-danger text-xs',
                    rail && 'md:static md:ml-auto',
                  )}
                >
                  {item.count}
                  {item.countLabel && <span className="sr-only">{item.countLabel}</span>}
                </span>
              ) : null}
            </UiLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
