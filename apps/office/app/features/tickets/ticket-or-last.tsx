import { useT } from '@linli/i18n/react';
import { KeepTyped, Notice } from '@linli/ui';
import { useNavigation } from '@remix-run/react';
import { useRef } from 'react';
import type { Ticket, Whereabouts } from '../../api-types.ts';
import type { Refused } from '../forms/answer.ts';
import { useRefused } from '../forms/use-refused.ts';
import { InView } from '../frame/in-view.tsx';
import type { DetailProps } from './detail-props.ts';
import { GoneTicket } from './gone-ticket.tsx';
import { TicketDetail } from './ticket-detail.tsx';

type Props = {
  /** Null once it may no longer be asked for. */
  found: DetailProps | null;
  /** What became of it then, where the viewer may know. */
  gone: Whereabouts | null;
  /** As it was shown last. */
  last: Ticket;
};

/**
 * A ticket that is sent to somebody else does not vanish from under the hand: what was shown last stays, and so does
 * what was written and photographed for it.
 */
export function TicketOrLast({ found, gone, last }: Props) {
  // Asked here, where it is held over the moment in which the forms go.
  const refused = useRefused();
  const sending = useSending(refused);
  return (
    <KeepTyped
      mark={found ? `${last.version} ${last.events.length}` : 'gone'}
      sending={sending}
      into='form[data-keeps="note"]'
      notice={<TakenAway />}
    >
      {(left) =>
        found ? <TicketDetail {...found} /> : <GoneTicket ticket={last} gone={gone} refused={refused} left={left} />
      }
    </KeepTyped>
  );
}

/** The form that is on its way; one that came back refused stands on the page like any other, whatever is still loading. */
function useSending(refused: Refused | undefined): string | undefined {
  const { state, formData } = useNavigation();
  const before = useRef(refused);
  if (state === 'submitting') before.current = refused;
  const intent = formData?.get('intent');
  const cameBack = refused !== undefined && refused !== before.current;
  return typeof intent === 'string' && !cameBack ? intent : undefined;
}

function TakenAway() {
  const t = useT();
  return (
    <div className="px-4 pt-3 lg:px-6 lg:pt-5">
      <InView>
        <Notice kind="warning" announce title={t('office:detail.taken_away')}>
          <a href="#note" className="underline">
            {t('office:detail.left_over')}
          </a>
        </Notice>
      </InView>
    </div>
  );
}
