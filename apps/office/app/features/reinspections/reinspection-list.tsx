import { categoryName } from '@linli/i18n';
import { useFormat, useLocale, useT } from '@linli/i18n/react';
import { ButtonLink, EmptyState, RowLink, RowList, StatusBadge, TimeLeft, type Tone } from '@linli/ui';
import type { Query } from '@linli/ui/addresses';
import { ListChecks } from 'lucide';
import type { Reinspection } from '../../api-types.ts';
import { paths } from '../../paths.ts';
import { inRow, promisedClock } from '../clocks/promised-clock.ts';
import { usePresent } from '../tickets/use-present.ts';

type Props = {
  rows: readonly Reinspection[];
  nextCursor: string | null;
  /** What the address of this list says; an opened row keeps it. */
  query: Query;
  status: 'due' | 'done';
  chosenId: string | undefined;
};

export const outcomeTone: Record<NonNullable<Reinspection['outcome']>, Tone> = { passed: 'good', failed: 'danger' };

/** What is to be looked at again, the next due first. */
export function ReinspectionList({ rows, nextCursor, query, status, chosenId }: Props) {
  const t = useT();
  if (rows.length === 0) {
    return (
      <EmptyState icon={ListChecks} title={t(`patrols:reinspection.none_${status}`)}>
        {t('patrols:reinspection.none_hint')}
      </EmptyState>
    );
  }
  return (
    <div data-rows>
      <ReinspectionRows rows={rows} query={query} chosenId={chosenId} />
      {nextCursor && (
        <div className="p-4">
          <ButtonLink variant="secondary" href={paths.reinspections({ ...query, cursor: nextCursor })}>
            {t('office:list.more')}
          </ButtonLink>
        </div>
      )}
    </div>
  );
}

/** One line each: the place first, since somebody walks there. */
export function ReinspectionRows({
  rows,
  query,
  chosenId,
}: Pick<Props, 'rows' | 'query'> & { chosenId?: string | undefined }) {
  const t = useT();
  const format = useFormat();
  const now = usePresent();
  const locale = useLocale();
  const zh = locale === 'zh';
  return (
    <RowList label={t('patrols:reinspection.to_reinspect')}>
      {rows.map((row) => {
        const { ticket, inspector, outcome } = row;
        const clock = promisedClock({ dueAt: row.nextAt, late: row.late, paused: inRow(row.paused) }, now, t, format);
        const place = (zh ? ticket.placeText : ticket.placeTextEn) || ticket.placeText;
        const matter = categoryName(t, locale, {
          ...{ code: ticket.category, name: ticket.categoryName, nameEn: ticket.categoryNameEn },
        });
        const who = inspector && (zh ? inspector.name : inspector.nameEn);
        return (
          <li key={row.id}>
            <RowLink
              href={paths.reinspections({ ...query, look: row.id })}
              current={row.id === chosenId}
              title={place}
              badge={
                outcome ? (
                  <StatusBadge tone={outcomeTone[outcome]}>{t(`patrols:reinspection.outcome.${outcome}`)}</StatusBadge>
                ) : (
                  row.reason !== 'sample' && (
                    <StatusBadge tone="warning">{t(`patrols:reinspection.reason.${row.reason}`)}</StatusBadge>
                  )
                )
              }
              meta={[matter, who ?? t('patrols:reinspection.nobody'), String(ticket.number)].join(' · ')}
              clock={
                row.status === 'due' ? (
                  <TimeLeft {...clock} title={format.full(row.nextAt)} />
                ) : (
                  row.doneAt && <span className="whitespace-nowrap">{format.when(row.doneAt)}</span>
                )
              }
              {...(row.late && { mark: 'danger' as const })}
            />
          </li>
        );
      })}
    </RowList>
  );
}
