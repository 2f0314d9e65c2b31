import { useLocale, useT } from '@linli/i18n/react';
import { ButtonLink, Card, Notice } from '@linli/ui';
import type { Ticket, Whereabouts } from '../../api-types.ts';
import { paths } from '../../paths.ts';
import { refusalWords, useRefused } from '../forms/use-refused.ts';
import { InView } from '../frame/in-view.tsx';
import { goneWords } from './gone-words.ts';
import { TicketFacts } from './ticket-facts.tsx';
import { TicketHead } from './ticket-head.tsx';
import { TicketHistory } from './ticket-history.tsx';
import { TicketMatter } from './ticket-matter.tsx';
import { useListSearch } from './use-list-search.ts';

type Props = { ticket: Ticket; gone: Whereabouts | null; typed: readonly string[] };

/** What stood on the screen when it became somebody else's: to read, with what was being typed, and the way back. */
export function GoneTicket({ ticket, gone, typed }: Props) {
  const t = useT();
  const locale = useLocale();
  // A step that came too late says so; nothing else stands on this page that could.
  const refused = useRefused();
  return (
    <article className="flex flex-col gap-4 px-4 pt-3 pb-6 lg:px-6 lg:py-5">
      <TicketHead ticket={ticket} />
      <InView>
        <Notice
          kind="warning"
          announce
          title={refused ? refusalWords(t, locale, refused.failure) : goneWords(t, locale, gone)}
          action={
            <ButtonLink href={paths.tickets(useListSearch())} variant="secondary">
              {t('office:detail.to_list')}
            </ButtonLink>
          }
        >
          {t(typed.length > 0 ? 'office:detail.gone_typed' : 'office:detail.gone_hint')}
          {typed.map((words) => (
            <blockquote key={words} className="mt-2 whitespace-pre-line border-line-strong border-l-4 pl-3">
              {words}
            </blockquote>
          ))}
        </Notice>
      </InView>
      <TicketMatter ticket={ticket} place={null} />
      <TicketFacts ticket={ticket} />
      <Card title={t('tickets:history')}>
        <TicketHistory ticket={ticket} />
      </Card>
    </article>
  );
}
