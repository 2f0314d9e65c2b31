import { useT } from '@linli/i18n/react';
import { paths } from '../../paths.ts';
import { useOffice } from '../frame/use-office.ts';
import { writeFilters } from '../tickets/list-query.ts';
import type { OwnData } from './load.ts';
import { RowCard } from './row-card.tsx';

const lists = {
  offered: writeFilters({ focus: 'offered', order: 'due' }),
  attention: writeFilters({ focus: 'attention', order: 'due' }),
  followUp: writeFilters({ focus: 'follow_up', order: 'due' }),
};

/** T5: what nobody else will do: say yes or no to an offer, look into what was sent round, follow up the own matters. */
export function OwnCards({ own }: { own: OwnData }) {
  const t = useT();
  const { counts } = useOffice();
  const card = (key: keyof OwnData, title: string) => (
    <RowCard
      title={title}
      rows={own[key]}
      count={counts[key]}
      search={lists[key]}
      href={paths.tickets(lists[key])}
      none={t('office:home.none_follow_up')}
    />
  );
  return (
    <>
      {own.offered.length > 0 && card('offered', t('office:count.offered'))}
      {own.attention.length > 0 && card('attention', t('office:count.attention'))}
      {card('followUp', t('office:count.follow_up'))}
    </>
  );
}
