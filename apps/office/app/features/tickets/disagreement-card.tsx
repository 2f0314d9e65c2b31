import type { DisagreementGround } from '@linli/domain/tickets';
import { useLocale, useT } from '@linli/i18n/react';
import { ButtonLink, Notice } from '@linli/ui';
import type { Ticket } from '../../api-types.ts';
import { actionIcons } from './action-icons.ts';
import { useDoHref } from './use-do-href.ts';

/** Z2: a disagreement that waits to be settled: who holds what against the order, and what becomes of it meanwhile. */
export function DisagreementCard({ ticket }: { ticket: Ticket }) {
  const t = useT();
  const zh = useLocale() === 'zh';
  const href = useDoHref(ticket.number);
  const { arbiter, suspended, abilities } = ticket;
  const filed = ticket.events.findLast(({ type }) => type === 'disagreed');
  if (!arbiter || !filed) return null;
  const ground = filed.data.ground as DisagreementGround;
  return (
    <Notice
      kind={suspended ? 'danger' : 'warning'}
      title={t('office:disagreement.title', {
        from: zh ? filed.actorName : filed.actorNameEn,
        to: zh ? arbiter.name : arbiter.nameEn,
      })}
    >
      <p className="font-medium">{t(`tickets:disagreement_ground.${ground}`)}</p>
      <p className="whitespace-pre-line">{filed.note}</p>
      <p className="mt-1 text-sm">{t(suspended ? 'office:disagreement.suspended' : 'office:disagreement.stands')}</p>
      {abilities.settle_disagreement && (
        <ButtonLink
          href={href('settle_disagreement')}
          variant="secondary"
          icon={actionIcons.settle_disagreement}
          className="mt-3"
        >
          {t('tickets:action.settle_disagreement')}
        </ButtonLink>
      )}
    </Notice>
  );
}
