import { useLocale, useT } from '@linli/i18n/react';
import { ButtonLink, Notice } from '@linli/ui';
import type { Ticket } from '../../api-types.ts';
import { actionIcons } from './action-icons.ts';
import { useDoHref } from './use-do-href.ts';

/** T7: to the housekeeper whose zone is asked for somebody: who it is, for whom, and until when they may be kept. */
export function HelpCard({ ticket }: { ticket: Ticket }) {
  const t = useT();
  const zh = useLocale() === 'zh';
  const href = useDoHref(ticket.number);
  const { assignee, abilities, zoneName, zoneNameEn } = ticket;
  if (!abilities.decline_help || !assignee) return null;
  const zone = (zh ? zoneName : zoneNameEn) ?? zoneName ?? '';
  const asked = ticket.events.findLast(({ type }) => type === 'dispatched' || type === 'transferred');
  return (
    <Notice kind="warning" title={t('office:help.lent', { zone, person: zh ? assignee.name : assignee.nameEn })}>
      {asked?.note && <p className="whitespace-pre-line">{asked.note}</p>}
      <p className="text-sm">{t('office:help.lent_hint')}</p>
      <ButtonLink href={href('decline_help')} variant="secondary" icon={actionIcons.decline_help} className="mt-3">
        {t('tickets:action.decline_help')}
      </ButtonLink>
    </Notice>
  );
}
