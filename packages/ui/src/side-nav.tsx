import type { ReactNode } from 'react';
import type { NavItem } from './bottom-bar.tsx';
import { Icon } from './icon.tsx';
import { UiLink } from './link.tsx';

export type SideNavProps = {
  label: string;
  /** The house's name above. */
  brand: ReactNode;
  groups: readonly { key: string; title?: string; items: readonly NavItem[] }[];
  /** Below: who is signed in, language, sign out. */
  foot?: ReactNode;
};

/** The desk's way around; on a phone the BottomBar takes its place. */
export function SideNav({ label, brand, groups, foot }: SideNavProps) {
  return (
    <header className="hidden w-56 shrink-0 flex-col gap-4 border-line border-r bg-surface px-3 py-4 lg:flex print:hidden">
      <div className="px-2">{brand}</div>
      <nav aria-label={label} className="grid min-h-0 flex-1 content-start gap-4 overflow-y-auto">
        {groups.map((group) => (
          <div key={group.key}>
            {group.title && <p className="px-2.5 pb-1 text-muted text-xs">{group.title}</p>}
            <ul className="grid gap-0.5">
              {group.items.map((item) => (
                <li key={item.key}>
                  <UiLink
                    href={item.href}
                    aria-current={item.current ? 'page' : undefined}
                    className="flex min-h-10 items-center gap-2.5 rounded-md px-2.5 text-sm -outline-offset-3 hover:bg-sunken aria-[current]:bg-accent-soft aria-[current]:font-semibold aria-[current]:text-accent"
                  >
                    <Icon of={item.icon} />
                    {item.label}
                    {item.count ? (
                      <span className="ml-auto font-medium">
                        {item.count}
                        {item.countLabel && <span className="sr-only">{item.countLabel}</span>}
                      </span>
                    ) : null}
                  </UiLink>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      {foot && <div className="border-line border-t px-2 pt-3">{foot}</div>}
    </header>
  );
}
