import { useLocale, useT } from '@linli/i18n/react';
import { Card, type LeftBehind, Notice } from '@linli/ui';
import type { Ticket, Whereabouts } from '../../api-types.ts';
import type { Refused } from '../forms/answer.ts';
import { InView } from '../frame/in-view.tsx';
import { useOffice } from '../frame/use-office.ts';
import { goneTitle } from './gone-words.ts';
import { ownWork } from './left-over.ts';
import { OwnWork, WayOn } from './own-work.tsx';
import { TicketFacts } from './ticket-facts.tsx';
import { TicketHead } from './ticket-head.tsx';
import { TicketHistory } from './ticket-history.tsx';
import { TicketMatter } from './ticket-matter.tsx';

type Props = {
  ticket: Ticket;
  gone: Whereabouts | null;
  refused: Refused | undefined;
  left: readonly LeftBehind[];
};

/** What stood on the screen when it became somebody else's: to read, with what was being done for it, and the way on. */
export function GoneTicket({ ticket, gone, refused, left }: Props) {
  const t = useT();
  const locale = useLocale();
  const { staffId } = useOffice().me;
  const keeper = ticket.handoverTo?.id === staffId ? ticket.firstResponsible : undefined;
  return (
    <article className="flex flex-col gap-4 px-4 pt-3 pb-6 lg:px-6 lg:py-5">
      <TicketHead ticket={ticket} />
      <InView>
        <Notice kind="warning" announce title={goneTitle(t, locale, gone, refused, keeper)}>
          <OwnWork work={ownWork(refused, left, locale)} />
          <p className="mt-2">{t('office:detail.gone_hint')}</p>
        </Notice>
      </InView>
      <WayOn gone={gone} />
      <TicketMatter ticket={ticket} place={null} />
      <TicketFacts ticket={ticket} />
      <Card title={t('tickets:history')}>
        <TicketHistory ticket={ticket} />
      </Card>
    </article>
  );
}
