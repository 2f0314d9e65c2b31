import { cx } from './classes.ts';
import { UiLink } from './link.tsx';

export type TabItem = { key: string; href: string; label: string; count?: number | string; current?: boolean };
export type TabsProps = { label: string; items: readonly TabItem[]; className?: string };

/** Views of one thing, each with its own address. */
export function Tabs({ label, items, className }: TabsProps) {
  return (
    <nav aria-label={label} className={cx('border-line border-b print:hidden sm:overflow-x-auto', className)}>
      <ul className="flex flex-wrap gap-x-1 px-1 sm:min-w-max sm:flex-nowrap">
        {items.map((item) => (
          <li key={item.key}>
            <UiLink
              href={item.href}
              aria-current={item.current ? 'page' : undefined}
              className={cx(
                '-mb-px flex min-h-target items-center gap-1.5 border-transparent border-b-3 px-3 text-muted -outline-offset-3',
                'hover:text-ink aria-[current]:border-accent aria-[current]:font-semibold aria-[current]:text-accent',
              )}
            >
              {item.label}
              {item.count !== undefined && <span className="text-sm">{item.count}</span>}
            </UiLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
