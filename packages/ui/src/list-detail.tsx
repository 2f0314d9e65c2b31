import type { ReactNode } from 'react';
import { cx } from './classes.ts';

export type ListDetailProps = {
  /** Which of the two a phone shows: the address decides, so Back works. */
  showing: 'list' | 'detail';
  listLabel: string;
  detailLabel: string;
  list: ReactNode;
  detail: ReactNode;
};

/** Side by side from 1024 px, each scrolling by itself; one at a time on a phone. */
export function ListDetail({ showing, listLabel, detailLabel, list, detail }: ListDetailProps) {
  // Positioned, so that what is hidden inside for the eye does not lengthen the page behind it.
  const pane = 'relative min-w-0 lg:block lg:h-full lg:overflow-y-auto print:overflow-visible';
  return (
    <div className="h-full lg:grid lg:grid-cols-[minmax(21rem,27rem)_minmax(0,1fr)]">
      <section
        aria-label={listLabel}
        className={cx(
          pane,
          'border-line bg-surface lg:border-r',
          showing === 'detail' && 'hidden print:hidden lg:print:hidden',
        )}
      >
        {list}
      </section>
      <section aria-label={detailLabel} data-detail className={cx(pane, showing === 'list' && 'hidden')}>
        {detail}
      </section>
    </div>
  );
}
