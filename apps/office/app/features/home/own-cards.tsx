import { useT } from '@linli/i18n/react';
import { paths } from '../../paths.ts';
import { DeputyNotice } from '../absences/deputy-notice.tsx';
import { useOffice } from '../frame/use-office.ts';
import { ClaimButton, HandsFull } from '../tickets/claim-button.tsx';
import { writeFilters } from '../tickets/list-query.ts';
import type { OwnData } from './load.ts';
import { ReinspectCard } from './reinspect-card.tsx';
import { RowCard } from './row-card.tsx';

const lists = {
  board: writeFilters({ focus: 'board', order: 'due' }),
  offered: writeFilters({ focus: 'offered', order: 'due' }),
  attention: writeFilters({ focus: 'attention', order: 'due' }),
  lent: writeFilters({ focus: 'lent', order: 'due' }),
  followUp: writeFilters({ focus: 'follow_up', order: 'due' }),
};

/** T5: what nobody else will do: say yes or no to an offer, look into what was sent round, follow up the own matters. */
export function OwnCards({
  own,
  most,
}: {
  own: OwnData /** So many lines a card; the list behind it has all. */;
  most?: number;
}) {
  const t = useT();
  const { counts, me } = useOffice();
  const ids = new Map(own.board.map((row) => [row.number, row.id]));
  const card = (key: Exclude<keyof OwnData, 'board' | 'reinspections'>, title: string) => (
    <RowCard
      title={title}
      rows={own[key].slice(0, most)}
      count={counts[key]}
      search={lists[key]}
      href={paths.tickets(lists[key])}
      none={t('office:home.none_follow_up')}
    />
  );
  return (
    <>
      <DeputyNotice />
      {own.board.length > 0 && (
        <RowCard
          title={t('office:count.board')}
          rows={own.board.slice(0, most)}
          count={counts.board}
          search={lists.board}
          href={paths.tickets(lists.board)}
          none=""
          {...(me.abilities.claims && {
            note: <HandsFull className="border-line border-t px-4 py-2" />,
            beside: (row) => (
              <ClaimButton bare ticket={{ id: ids.get(row.number) ?? '', number: row.number, version: row.version }} />
            ),
          })}
        />
      )}
      {own.offered.length > 0 && card('offered', t('office:count.offered'))}
      {own.attention.length > 0 && card('attention', t('office:count.attention'))}
      {own.lent.length > 0 && card('lent', t('office:count.lent'))}
      <ReinspectCard rows={own.reinspections.slice(0, most)} />
      {card('followUp', t('office:count.follow_up'))}
    </>
  );
}
