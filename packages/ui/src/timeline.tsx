import { Lock } from 'lucide';
import type { ReactNode } from 'react';
import { Avatar } from './avatar.tsx';
import { cx } from './classes.ts';
import { Icon, type IconType } from './icon.tsx';
import { type Photo, PhotoGrid } from './photo-grid.tsx';
import { type Tone, toneSoft } from './tone.ts';

export type TimelineEntry = {
  id: string;
  /** Who did it; without a name the entry is the system's and shows its icon. */
  who?: string;
  /** A true sentence: "王师傅到达现场". */
  sentence: ReactNode;
  when: string;
  /** Left out where the time itself is unknown. */
  dateTime?: string;
  whenTitle?: string;
  /** Somebody's own words. */
  text?: ReactNode;
  /** The words were for colleagues, though everybody sees that it happened. */
  textInternal?: boolean;
  photos?: readonly Photo[];
  /** Seen by colleagues only. */
  internal?: boolean;
  icon?: IconType;
  tone?: Tone;
  /** Arrived while the page was open: glides in. */
  fresh?: boolean;
};

export type TimelineProps = {
  entries: readonly TimelineEntry[];
  label: string;
  photosLabel: string;
  /** "仅内部可见": needed where internal entries can occur. */
  internalWord?: string;
};

/** One column of true sentences with people, times and pictures. */
export function Timeline({ entries, label, photosLabel, internalWord }: TimelineProps) {
  return (
    <ol aria-label={label} className="grid">
      {entries.map((entry, index) => (
        <li
          key={entry.id}
          className={cx(
            'relative grid grid-cols-[2rem_minmax(0,1fr)] gap-x-3 pb-5 last:pb-0',
            entry.fresh && 'animate-glide',
          )}
        >
          {index < entries.length - 1 && (
            <span aria-hidden="true" className="absolute top-9 bottom-1 left-4 w-px bg-line" />
          )}
          {entry.icon || !entry.who ? (
            <span
              className={cx('grid size-8 place-items-center rounded-full border', toneSoft[entry.tone ?? 'neutral'])}
            >
              {entry.icon && <Icon of={entry.icon} size="sm" />}
            </span>
          ) : (
            <Avatar name={entry.who} size="sm" />
          )}
          <div
            className={cx(
              '@container min-w-0',
              entry.internal && 'ui-hatched -mt-2 rounded-md border border-line-strong border-dashed px-3 py-2',
            )}
          >
            {entry.internal && <InternalMark word={internalWord} />}
            <p className="flex flex-col @min-[21rem]:flex-row @min-[21rem]:items-baseline @min-[21rem]:justify-between @min-[21rem]:gap-3">
              <span className="font-medium">{entry.sentence}</span>
              <span className="whitespace-nowrap text-muted text-sm">
                {entry.dateTime ? (
                  <time dateTime={entry.dateTime} title={entry.whenTitle}>
                    {entry.when}
                  </time>
                ) : (
                  entry.when
                )}
              </span>
            </p>
            {entry.text && (
              <div
                className={cx(
                  'mt-1 w-fit max-w-prose whitespace-pre-line',
                  !entry.internal && 'rounded-md rounded-tl-sm px-3 py-1.5',
                  !entry.internal &&
                    (entry.textInternal ? 'ui-hatched border border-line-strong border-dashed' : 'bg-sunken'),
                )}
              >
                {entry.textInternal && !entry.internal && <InternalMark word={internalWord} />}
                {entry.text}
              </div>
            )}
            {entry.photos && entry.photos.length > 0 && (
              <div className="mt-2">
                <PhotoGrid photos={entry.photos} label={photosLabel} size="sm" />
              </div>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

function InternalMark({ word }: { word: string | undefined }) {
  if (!word) return null;
  return (
    <p className="mb-1 flex w-fit items-center gap-1 rounded-sm bg-ink px-1.5 font-medium text-canvas text-xs">
      <Icon of={Lock} size="sm" className="size-3.5" />
      {word}
    </p>
  );
}
