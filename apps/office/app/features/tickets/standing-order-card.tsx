import { useT } from '@linli/i18n/react';
import { ButtonLink, Notice } from '@linli/ui';
import type { Ticket } from '../../api-types.ts';
import { actionIcons } from './action-icons.ts';
import { useDoHref } from './use-do-href.ts';

/** Z2: why a department is not offered to order otherwise, and what it may do instead. */
export function StandingOrderCard({
  ticket,
}: {
  ticket: Pick<Ticket, 'number' | 'underOrder' | 'arbiter' | 'abilities'>;
}) {
  const t = useT();
  const href = useDoHref(ticket.number);
  if (!ticket.underOrder || ticket.arbiter) return null;
  return (
    <Notice title={t('office:standing_order.title')}>
      <p>{t('office:standing_order.hint')}</p>
      {ticket.abilities.disagree && (
        <ButtonLink href={href('disagree')} variant="secondary" icon={actionIcons.disagree} className="mt-3">
          {t('tickets:action.disagree')}
        </ButtonLink>
      )}
    </Notice>
  );
}
