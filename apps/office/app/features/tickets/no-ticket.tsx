import { useLocale, useT } from '@linli/i18n/react';
import { ButtonLink, EmptyState, Notice, PageHeader } from '@linli/ui';
import { SearchX } from 'lucide';
import type { Whereabouts } from '../../api-types.ts';
import { paths } from '../../paths.ts';
import { refusalWords, useRefused } from '../forms/use-refused.ts';
import { goneTitle } from './gone-words.ts';
import { ownWork } from './left-over.ts';
import { OwnWork, WayOn } from './own-work.tsx';
import { useListSearch } from './use-list-search.ts';

/**
 * No such ticket, or not this person's to see: the two are told apart for those alone who had it. What they had written
 * and photographed for it comes back with the answer.
 */
export function NoTicket({ label, gone }: { label: string; gone: Whereabouts | null }) {
  const t = useT();
  const locale = useLocale();
  const refused = useRefused();
  const back = paths.tickets(useListSearch());
  const work = ownWork(refused, [], locale);
  const hasWork = work.words.length > 0 || work.photoIds.length > 0;
  return (
    <div className="grid gap-4 px-4 py-3 lg:px-6 lg:py-5">
      <PageHeader title={label} back={{ href: back, word: t('common:back'), phoneOnly: true }} />
      {gone && (
        <>
          <Notice kind="warning" announce title={goneTitle(t, locale, gone, refused)}>
            <OwnWork work={work} />
            {!hasWork && t('office:detail.gone_list')}
          </Notice>
          <WayOn gone={gone} />
        </>
      )}
      {!gone && (
        <EmptyState
          icon={SearchX}
          title={refused?.values.intent === 'claim' ? t('office:board.gone') : t('office:error.missing')}
          action={
            <ButtonLink href={back} variant="secondary">
              {t('office:detail.to_list')}
            </ButtonLink>
          }
        >
          {refused ? refusalWords(t, locale, refused.failure) : t('errors:ticket.not_found')}
        </EmptyState>
      )}
      {!gone && hasWork && (
        <Notice>
          <OwnWork work={work} />
        </Notice>
      )}
    </div>
  );
}
