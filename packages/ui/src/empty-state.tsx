import type { ReactNode } from 'react';
import { Icon, type IconType } from './icon.tsx';

export type EmptyStateProps = { icon: IconType; title: string; children?: ReactNode; action?: ReactNode };

/** Nothing here, what that means, and the next step. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="grid justify-items-center gap-2 px-6 py-8 text-center">
      <span className="mb-1 grid size-14 place-items-center rounded-full bg-accent-soft text-accent">
        <Icon of={icon} size="lg" />
      </span>
      <p className="font-semibold text-lg">{title}</p>
      {children && <p className="max-w-80 text-balance text-muted">{children}</p>}
      {action && <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
