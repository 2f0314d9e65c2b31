import { cx } from './classes.ts';

const widths = ['w-full', 'w-11/12', 'w-4/6', 'w-10/12', 'w-3/6'];

export type SkeletonProps = { lines?: number; loadingWord: string; className?: string };

/** Holds the place of what is coming, so that nothing jumps. */
export function Skeleton({ lines = 3, loadingWord, className }: SkeletonProps) {
  return (
    <div role="status" className={cx('grid gap-3', className)}>
      <span className="sr-only">{loadingWord}</span>
      {Array.from({ length: lines }, (_, line) => line).map((line) => (
        <span
          key={line}
          aria-hidden="true"
          className={cx('h-4 animate-breathe rounded-sm bg-sunken', widths[line % widths.length])}
        />
      ))}
    </div>
  );
}
