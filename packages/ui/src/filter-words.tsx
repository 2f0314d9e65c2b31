import { Check } from 'lucide';
import { cx } from './classes.ts';
import { Icon } from './icon.tsx';
import { UiLink } from './link.tsx';

export type FilterWord = { key: string; href: string; label: string; count?: number | string; on?: boolean };
export type FilterWordsProps = { label: string; items: readonly FilterWord[] };

/** Filters one can read aloud; each is a link that switches itself on or off. */
export function FilterWords({ label, items }: FilterWordsProps) {
  return (
    <ul aria-label={label} className="flex flex-wrap gap-x-1.5 gap-y-2">
      {items.map((item) => (
        <li key={item.key}>
          <UiLink
            href={item.href}
            aria-current={item.on ? 'true' : undefined}
            className={cx(
              'inline-flex min-h-target items-center gap-1 rounded-full border px-3.5 text-sm lg:min-h-9',
              item.on
                ? 'border-accent bg-accent-soft font-medium text-accent'
                : 'border-line bg-surface text-ink hover:border-line-strong',
            )}
          >
            {item.on && <Icon of={Check} size="sm" className="-ml-1" />}
            {item.label}
            {item.count !== undefined && <span className={item.on ? '' : 'text-muted'}>{item.count}</span>}
          </UiLink>
        </li>
      ))}
    </ul>
  );
}
