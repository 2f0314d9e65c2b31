import { useFormat, useLocale, useT } from '@linli/i18n/react';
import { ButtonLink, EmptyState, RowLink, RowList, StatusBadge, TimeLeft, type Tone } from '@linli/ui';
import { PhoneOff } from 'lucide';
import type { Callback } from '../../api-types.ts';
import { paths } from '../../paths.ts';
import { inRow, promisedClock } from '../clocks/promised-clock.ts';
import { usePresent } from '../tickets/use-present.ts';

type Props = {
  rows: readonly Callback[];
  nextCursor: string | null;
  status: 'due' | 'done';
  chosenId?: string | undefined;
};

export const outcomeTone: Record<NonNullable<Callback['outcome']>, Tone> = {
  satisfied: 'good',
  fairly_satisfied: 'accent',
  dissatisfied: 'danger',
  unreachable: 'neutral',
};

export function CallbackList({ rows, nextCursor, status, chosenId }: Props) {
  const t = useT();
  if (rows.length === 0) {
    return (
      <EmptyState icon={PhoneOff} title={t(`office:callbacks.none_${status}`)}>
        {t('office:callbacks.none_hint')}
      </EmptyState>
    );
  }
  return (
    <div data-rows>
      <RowList label={t('office:nav.callbacks')}>
        {rows.map((row) => (
          <li key={row.id}>
            <CallbackRow row={row} current={row.id === chosenId} />
          </li>
        ))}
      </RowList>
      {nextCursor && (
        <div className="p-4">
          <ButtonLink variant="secondary" href={paths.callbacks({ status, cursor: nextCursor })}>
            {t('office:list.more')}
          </ButtonLink>
        </div>
      )}
    </div>
  );
}

function CallbackRow({ row, current }: { row: Callback; current: boolean }) {
  const t = useT();
  const format = useFormat();
  const zh = useLocale() === 'zh';
  const now = usePresent();
  const { ticket } = row;
  const clock = promisedClock({ dueAt: row.dueAt, late: row.overdue, paused: inRow(row.paused) }, now, t, format);
  const place = (zh ? ticket.placeText : ticket.placeTextEn) || ticket.placeText;
  return (
    <RowLink
      href={paths.callbacks({ status: row.status === 'done' ? 'done' : undefined, call: row.id })}
      current={current}
      title={ticket.excerpt}
      badge={
        row.outcome && (
          <StatusBadge tone={outcomeTone[row.outcome]}>{t(`callbacks:outcome.${row.outcome}`)}</StatusBadge>
        )
      }
      meta={`${ticket.reporterName} · ${place} · ${t(`callbacks:reason.${row.reason}`)}`}
      clock={
        row.status === 'due' ? (
          <TimeLeft {...clock} title={format.full(row.dueAt)} className="whitespace-nowrap" />
        ) : (
          row.doneAt && <span className="whitespace-nowrap">{format.when(row.doneAt)}</span>
        )
      }
      {...(row.overdue && { mark: 'danger' as const })}
    />
  );
}
