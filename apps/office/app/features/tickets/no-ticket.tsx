import { useLocale, useT } from '@linli/i18n/react';
import { ButtonLink, EmptyState, PageHeader } from '@linli/ui';
import { SearchX } from 'lucide';
import type { Whereabouts } from '../../api-types.ts';
import { paths } from '../../paths.ts';
import { refusalWords, useRefused } from '../forms/use-refused.ts';
import { goneWords } from './gone-words.ts';
import { useListSearch } from './use-list-search.ts';

/** No such ticket, or not this person's to see: the two are told apart for those alone who had it. */
export function NoTicket({ label, gone }: { label: string; gone: Whereabouts | null }) {
  const t = useT();
  const locale = useLocale();
  const refused = useRefused();
  const back = paths.tickets(useListSearch());
  return (
    <div className="px-4 py-3 lg:px-6 lg:py-5">
      <PageHeader title={label} back={{ href: back, word: t('common:back'), phoneOnly: true }} />
      <EmptyState
        icon={SearchX}
        title={
          refused?.values.intent === 'claim'
            ? t('office:board.gone')
            : gone
              ? goneWords(t, locale, gone)
              : t('office:error.missing')
        }
        action={
          <ButtonLink href={back} variant="secondary">
            {t('office:detail.to_list')}
          </ButtonLink>
        }
      >
        {refused
          ? refusalWords(t, locale, refused.failure)
          : gone
            ? t('office:detail.gone_list')
            : t('errors:ticket.not_found')}
      </EmptyState>
    </div>
  );
}
