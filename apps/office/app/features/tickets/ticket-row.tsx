import type { Translate } from '@linli/i18n';
import type { useFormat } from '@linli/i18n/react';
import type { TimeLeftState } from '@linli/ui';
import { paths } from '../../paths.ts';
import { clockOf } from './clock.ts';
import type { LeanRow } from './lean-row.ts';

const mark = (name: TimeLeftState | 'urgent' | 'major', words: string) => (
  <span className={`mark mark-${name}`}>{words}</span>
);

type Props = {
  row: LeanRow;
  search: string;
  now: Date;
  t: Translate;
  format: ReturnType<typeof useFormat>;
  current?: boolean;
  /** Came in while the page was open: glides in. */
  fresh?: boolean;
  /** No longer what the filters ask for, but it stays where it is until the hand has gone. */
  gone?: boolean;
};

/** One matter in three short lines. A plain function of its row and a plain link: the list router-links as a whole. */
export function TicketRow({ row, search, now, t, format, current, fresh, gone }: Props) {
  const clock = clockOf(row, now, t, format);
  const who = row.onBoard ? t('tickets:on_board') : row.who;
  const edge = clock.state === 'late' ? ' row-late' : clock.state === 'soon' ? ' row-soon' : '';
  return (
    <a
      href={paths.ticket(row.number, search)}
      aria-current={current ? 'true' : undefined}
      className={`row${edge}${fresh ? ' animate-glide' : ''}${gone ? ' row-gone' : ''}`}
    >
      <span>
        {`${row.number} · ${t(`tickets:kind.${row.kind}`)}`}
        {row.severity !== 'normal' && (
          <>
            {' · '}
            {mark(row.severity, t(`tickets:severity.${row.severity}`))}
          </>
        )}
      </span>
      {mark(clock.state, clock.words)}
      <span className="row-words">{row.excerpt}</span>
      <span className="row-place">
        {row.place +
          (row.childCount > 0 ? ` · ${t('office:linked.count', { count: row.childCount })}` : '') +
          (row.link ? ` · ${t(`tickets:link.${row.link}`)}` : '')}
      </span>
      <span className="mark">
        {gone ? t('office:list.gone') : [t(`tickets:status.${row.status}`), who].filter(Boolean).join(' · ')}
      </span>
    </a>
  );
}
