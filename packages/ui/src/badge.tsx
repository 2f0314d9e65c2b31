import type { ReactNode } from 'react';
import { cx } from './classes.ts';
import { Icon, type IconType } from './icon.tsx';
import { type Tone, toneIcon, toneSoft } from './tone.ts';

export type BadgeProps = { tone?: Tone; icon?: IconType; className?: string; children: ReactNode };

/** A word in a frame: a source, a category, a count. */
export function Badge({ tone = 'neutral', icon, className, children }: BadgeProps) {
  return (
    <span
      className={cx(
        'inline-flex max-w-full shrink-0 items-center gap-1 rounded-sm border px-1.5 py-px align-middle font-medium text-xs',
        toneSoft[tone],
        className,
      )}
    >
      {icon && <Icon of={icon} size="sm" />}
      {children}
    </span>
  );
}

/** Where a thing stands: colour, shape and word say the same. */
export function StatusBadge({ tone, icon, className, children }: BadgeProps & { tone: Tone }) {
  return (
    <Badge tone={tone} icon={icon ?? toneIcon[tone]} className={className}>
      {children}
    </Badge>
  );
}
