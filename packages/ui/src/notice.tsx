import { CircleCheck, Info, OctagonAlert, TriangleAlert, WifiOff } from 'lucide';
import type { ReactNode } from 'react';
import { cx } from './classes.ts';
import { Icon } from './icon.tsx';
import { toneSoft } from './tone.ts';

export type NoticeKind = 'info' | 'good' | 'warning' | 'danger' | 'offline';

const looks = {
  info: { icon: Info, tone: 'accent' },
  good: { icon: CircleCheck, tone: 'good' },
  warning: { icon: TriangleAlert, tone: 'warning' },
  danger: { icon: OctagonAlert, tone: 'danger' },
  offline: { icon: WifiOff, tone: 'neutral' },
} as const;

export type NoticeProps = {
  kind?: NoticeKind;
  title?: ReactNode;
  action?: ReactNode;
  /** Spoken at once: for what has just happened, not for what stands on the page anyway. */
  announce?: boolean;
  /** From edge to edge, at the top of the page. */
  banner?: boolean;
  className?: string;
  children?: ReactNode;
};

/** Says what happened, what was kept, what to do. */
export function Notice({ kind = 'info', title, action, announce, banner, className, children }: NoticeProps) {
  const { icon, tone } = looks[kind];
  const role = announce ? (kind === 'danger' ? 'alert' : 'status') : undefined;
  return (
    <div
      role={role}
      className={cx(
        'flex items-start gap-2.5 px-4 py-3',
        toneSoft[tone],
        banner ? 'border-b' : 'rounded-md border',
        className,
      )}
    >
      <Icon of={icon} className="mt-[0.1875rem]" />
      <div className="grid min-w-0 flex-1 gap-0.5">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className="max-w-prose text-ink">{children}</div>}
        {action && <div className="mt-1.5 flex flex-wrap gap-2">{action}</div>}
      </div>
    </div>
  );
}
