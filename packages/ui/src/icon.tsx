import type { LucideIcon } from 'lucide-react';
import { cx } from './classes.ts';

export type IconType = LucideIcon;

const sizes = { sm: 'size-4', md: 'size-5', lg: 'size-6', xl: 'size-8' };

/** An icon is never alone: the word stands beside it, so it is hidden from the accessibility tree. */
export function Icon({
  of: Drawing,
  size = 'md',
  className,
}: {
  of: IconType;
  size?: keyof typeof sizes;
  className?: string;
}) {
  return <Drawing aria-hidden="true" strokeWidth={1.75} className={cx('shrink-0', sizes[size], className)} />;
}
