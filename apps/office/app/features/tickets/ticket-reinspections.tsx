import { useFormat, useT } from '@linli/i18n/react';
import { Icon, UiLink } from '@linli/ui';
import { ListChecks } from 'lucide';
import type { Ticket } from '../../api-types.ts';
import { paths } from '../../paths.ts';

/** T9: second looks at this finding, owed and done. */
export function TicketReinspections({ ticket }: { ticket: Ticket }) {
  const t = useT();
  const format = useFormat();
  if (ticket.reinspections.length === 0) return null;
  return (
    <ul aria-label={t('patrols:reinspection')} className="mt-3 grid grid-cols-1 gap-1 border-line border-t pt-3">
      {ticket.reinspections.map(({ id, reason, status, outcome, nextAt }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-2">
          <Icon of={ListChecks} size="sm" className="text-muted" />
          <UiLink
            href={paths.reinspections({ status: status === 'done' ? status : undefined, look: id })}
            className="py-1.5 text-accent hover:underline"
          >
            {t('patrols:reinspection')} · {t(`patrols:reinspection.reason.${reason}`)}
          </UiLink>
          <span>
            {status === 'due'
              ? t('patrols:reinspection.due_when', { when: format.when(nextAt) })
              : t(outcome ? `patrols:reinspection.outcome.${outcome}` : 'patrols:reinspection.status.lapsed')}
          </span>
        </li>
      ))}
    </ul>
  );
}
