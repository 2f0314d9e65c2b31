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
  /** One of many alike: of several on end the first and the latest are seen, those between are folded. */
  quiet?: boolean;
};

export type TimelineProps = {
  entries: readonly TimelineEntry[];
  label: string;
  photosLabel: string;
  /** "仅内部可见": needed where internal entries can occur. */
  internalWord?: string;
  /** How many were folded between two that are seen: needed where quiet entries can occur. */
  foldedWord?: (count: number) => string;
};

/** Fewer than this are not worth a fold. */
const least = 2;

/** Entries one by one, and those that are folded as one list: between the first and the latest of quiet ones on end. */
export function foldQuiet<E extends { quiet?: boolean }>(entries: readonly E[]): (E | E[])[] {
  const lines: (E | E[])[] = [];
  for (let at = 0; at < entries.length; ) {
    let end = at;
    while (entries[end]?.quiet) end++;
    const between = entries.slice(at + 1, Math.max(at + 1, end - 1));
    const [first, last] = [entries[at], entries[end - 1]];
    if (first && last && between.length >= least) {
      lines.push(first, between, last);
      at = end;
    } else if (first) {
      lines.push(first);
      at++;
    }
  }
  return lines;
}

/** One column of true sentences with people, times and pictures. */
export function Timeline({ entries, label, photosLabel, internalWord, foldedWord }: TimelineProps) {
  const lines = foldedWord ? foldQuiet(entries) : entries;
  return (
    <ol aria-label={label} className="grid">
      {lines.map((entry, index) =>
        'length' in entry ? (
          <Folded key={entry[0]?.id} entries={entry} word={foldedWord?.(entry.length)} internalWord={internalWord} />
        ) : (
          <li
            key={entry.id}
            className={cx(
              'relative grid grid-cols-[2rem_minmax(0,1fr)] gap-x-3 pb-5 last:pb-0',
              entry.fresh && 'animate-glide',
            )}
          >
            {index < lines.length - 1 && (
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
                <span className="text-muted text-sm @min-[21rem]:whitespace-nowrap">
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
                    'wrap-anywhere mt-1 w-fit max-w-prose whitespace-pre-line',
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
        ),
      )}
    </ol>
  );
}

type FoldedProps = { entries: readonly TimelineEntry[]; word: string | undefined; internalWord: string | undefined };

/** Opens without script; inside one plain line each, for there may be hundreds. */
function Folded({ entries, word, internalWord }: FoldedProps) {
  const internal = entries.some((entry) => entry.internal);
  return (
    <li className="relative pb-5 pl-11">
      <span aria-hidden="true" className="absolute top-1 bottom-1 left-4 w-px bg-line" />
      <details className="text-sm">
        <summary className="-my-2 flex min-h-target w-fit cursor-pointer items-center text-accent hover:underline">
          {word}
        </summary>
        <div
          className={cx('mt-1', internal && 'ui-hatched rounded-md border border-line-strong border-dashed px-3 py-2')}
        >
          {internal && <InternalMark word={internalWord} />}
          <ul className="grid gap-1.5">
            {entries.map(({ id, sentence, when, dateTime, whenTitle }) => (
              <li key={id}>
                {sentence}{' '}
                <time dateTime={dateTime} title={whenTitle} className="text-muted">
                  {when}
                </time>
              </li>
            ))}
          </ul>
        </div>
      </details>
    </li>
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
