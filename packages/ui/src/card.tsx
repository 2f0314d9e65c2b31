import { type ReactNode, useId } from 'react';
import { cx } from './classes.ts';

export type CardProps = {
  title?: ReactNode;
  /** Beside the title: a link or a badge. */
  aside?: ReactNode;
  /** `flush` lets rows reach the edges. */
  flush?: boolean;
  level?: 2 | 3;
  className?: string;
  children: ReactNode;
};

/** One sheet of paper on the page. */
export function Card({ title, aside, flush = false, level = 2, className, children }: CardProps) {
  const id = useId();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section
      aria-labelledby={title ? id : undefined}
      className={cx('overflow-clip rounded-lg border border-line bg-surface shadow-card print:shadow-none', className)}
    >
      {title && (
        <header
          className={cx(
            'flex flex-wrap items-baseline justify-between gap-x-4 px-[min(1rem,5vw)] pt-3.5',
            flush ? 'pb-2.5' : 'pb-1',
          )}
        >
          <Heading id={id} className="text-lg">
            {title}
          </Heading>
          {aside && (
            <div className="shrink-0 text-sm [&>a]:-my-3 [&>a]:inline-block [&>a]:py-3 [&>a]:text-accent [&>a]:hover:underline">
              {aside}
            </div>
          )}
        </header>
      )}
      {flush ? children : <div className={cx('px-[min(1rem,5vw)] pb-4', title ? 'pt-1.5' : 'pt-4')}>{children}</div>}
    </section>
  );
}
