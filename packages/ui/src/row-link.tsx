import type { ReactNode } from 'react';
import { cx } from './classes.ts';
import { UiLink } from './link.tsx';
import { type Tone, toneText } from './tone.ts';

export type RowLinkProps = {
  href: string;
  title: ReactNode;
  /** Beside the title: a StatusBadge. */
  badge?: ReactNode;
  /** Second line: where, who, number. */
  meta?: ReactNode;
  /** End of the second line: a TimeLeft. */
  clock?: ReactNode;
  /** Before the title: Avatar, thumbnail or icon. */
  lead?: ReactNode;
  current?: boolean;
  /** A mark at the edge for what needs a look; the words must say it as well. */
  mark?: Tone;
  fresh?: boolean;
};

/** A line of a list that opens; the whole line can be pressed. */
export function RowLink({ href, title, badge, meta, clock, lead, current, mark, fresh }: RowLinkProps) {
  return (
    <UiLink
      href={href}
      aria-current={current ? 'true' : undefined}
      className={cx(
        'relative flex min-h-16 items-center gap-3 px-4 py-2.5 -outline-offset-3 hover:bg-sunken aria-[current]:bg-accent-soft',
        fresh && 'animate-glide',
      )}
    >
      {mark && (
        <span
          aria-hidden="true"
          className={cx('absolute inset-y-2 left-0 w-1 rounded-r-sm bg-current', toneText[mark])}
        />
      )}
      {lead}
      <span className="grid min-w-0 flex-1 grid-cols-1 gap-0.5">
        <span className="flex flex-wrap items-start justify-between gap-x-2 gap-y-0.5 sm:flex-nowrap">
          <span className="line-clamp-2 min-w-0 flex-1 basis-32 font-medium leading-snug">{title}</span>
          {badge}
        </span>
        {(meta || clock) && (
          <span className="flex flex-wrap items-baseline justify-between gap-x-2 text-muted text-sm sm:flex-nowrap">
            <span className="min-w-0 max-w-full truncate">{meta}</span>
            {clock}
          </span>
        )}
      </span>
    </UiLink>
  );
}

/** Rows one under another with hairlines between. */
export function RowList({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul aria-label={label} className="divide-y divide-line *:list-none">
      {children}
    </ul>
  );
}
