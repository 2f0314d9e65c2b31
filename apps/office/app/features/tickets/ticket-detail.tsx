import { useT } from '@linli/i18n/react';
import { Card, HoldStill } from '@linli/ui';
import { useSearchParams } from '@remix-run/react';
import { ActionBar } from './action-bar.tsx';
import { ActionDialog } from './action-dialog.tsx';
import type { DetailProps } from './detail-props.ts';
import { DisagreementCard } from './disagreement-card.tsx';
import { HandoverCard } from './handover-card.tsx';
import { HelpCard } from './help-card.tsx';
import { LinkedCard } from './linked-card.tsx';
import { MovedBanner } from './moved-banner.tsx';
import { NextStepCard } from './next-step-card.tsx';
import { StandingOrderCard } from './standing-order-card.tsx';
import { TalkForms } from './talk-forms.tsx';
import { TicketClocks } from './ticket-clocks.tsx';
import { TicketFacts } from './ticket-facts.tsx';
import { TicketHead } from './ticket-head.tsx';
import { TicketHistory } from './ticket-history.tsx';
import { TicketMatter } from './ticket-matter.tsx';
import { TurnBackCard } from './turn-back-card.tsx';

/** One matter: what, where, whose, by when; what can be done now; what was done. */
export function TicketDetail(props: DetailProps) {
  const t = useT();
  const { ticket, place } = props;
  const open = useSearchParams()[0].get('do');
  return (
    <HoldStill mark={`${ticket.version} ${ticket.events.length}`}>
      <article className="flex flex-col gap-4 px-4 pt-3 lg:px-6 lg:py-5">
        <TicketHead ticket={ticket} />
        <MovedBanner ticket={ticket} />
        <HandoverCard ticket={ticket} />
        <DisagreementCard ticket={ticket} />
        <StandingOrderCard ticket={ticket} />
        <HelpCard ticket={ticket} />
        <NextStepCard {...props} />
        <TurnBackCard ticket={ticket} />
        <ActionBar {...props} />
        <TicketMatter ticket={ticket} place={place} />
        <LinkedCard ticket={ticket} />
        <TicketFacts ticket={ticket} />
        <TicketClocks ticket={ticket} />
        <Card title={t('tickets:history')}>
          <TicketHistory ticket={ticket} />
        </Card>
        <TalkForms ticket={ticket} />
        {open && <ActionDialog {...props} open={open} />}
      </article>
    </HoldStill>
  );
}
