import { useFormat, useT } from '@linli/i18n/react';
import { Card, UiLink } from '@linli/ui';
import type { ReactNode } from 'react';
import type { LeanRow } from '../tickets/lean-row.ts';
import { useRowPress } from '../tickets/ticket-list.tsx';
import { TicketRow } from '../tickets/ticket-row.tsx';
import { usePresent } from '../tickets/use-present.ts';

type Props = {
  title: ReactNode;
  rows: readonly LeanRow[];
  /** The list behind the card; opened tickets keep it beside them. */
  search: string;
  href: string;
  count?: number;
  none: ReactNode;
  /** Said once above the lines. */
  note?: ReactNode;
  className?: string;
  /** Beside each line: what can be done with it right here. */
  beside?: (row: LeanRow) => ReactNode;
};

/** A few lines of a list, and the way to the whole. */
export function RowCard({ title, rows, search, href, count, none, note, className, beside }: Props) {
  const t = useT();
  const format = useFormat();
  const now = usePresent();
  const press = useRowPress();
  return (
    <Card
      flush
      title={
        <>
          {title}
          {count !== undefined && <span className="ml-2 font-normal text-base text-muted">{count}</span>}
        </>
      }
      aside={<UiLink href={href}>{t('common:show_all')}</UiLink>}
      className={className}
    >
      {note}
      {rows.length === 0 ? (
        <p className="border-line border-t px-4 py-3 text-muted text-sm">{none}</p>
      ) : (
        // biome-ignore lint/a11y/useKeyWithClickEvents: links are pressed by Enter, which is a click
        <ul className="rows-short divide-y divide-line border-line border-t" data-rows onClick={press}>
          {rows.map((row) => (
            <li
              key={row.number}
              // In large text what can be done stands below its line, so that the line keeps its words.
              className={
                beside
                  ? 'flex flex-wrap items-center justify-end pr-3 *:last:my-1.5 *:first:min-w-0 *:first:flex-1 *:first:basis-48'
                  : ''
              }
            >
              {TicketRow({ row, search, now, t, format })}
              {beside?.(row)}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
