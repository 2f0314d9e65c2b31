import type { ReactNode } from 'react';
import { Icon, type IconType } from './icon.tsx';

export type EmptyStateProps = {
  icon: IconType;
  title: string;
  /** Where it is the page's whole content, its title is the page's heading. */
  level?: 1 | 2;
  children?: ReactNode;
  action?: ReactNode;
};

/** Nothing here, what that means, and the next step. */
export function EmptyState({ icon, title, level, children, action }: EmptyStateProps) {
  const Title = level ? (`h${level}` as const) : 'p';
  return (
    <div className="grid justify-items-center gap-2 px-[min(1.5rem,5vw)] py-8 text-center">
      <span className="mb-1 grid size-14 place-items-center rounded-full bg-accent-soft text-accent">
        <Icon of={icon} size="lg" />
      </span>
      <Title className="font-semibold text-lg">{title}</Title>
      {children && <p className="max-w-80 text-balance text-muted">{children}</p>}
      {action && <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
