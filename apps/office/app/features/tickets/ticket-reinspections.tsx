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
    <ul aria-label={t('reinspections:reinspection')} className="mt-3 grid grid-cols-1 gap-1 border-line border-t pt-3">
      {ticket.reinspections.map(({ id, reason, status, outcome, nextAt }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-2">
          <Icon of={ListChecks} size="sm" className="text-muted" />
          <UiLink
            href={paths.reinspections({ status: status === 'done' ? status : undefined, look: id })}
            className="py-1.5 text-accent hover:underline"
          >
            {t('reinspections:reinspection')} · {t(`reinspections:reason.${reason}`)}
          </UiLink>
          <span>
            {status === 'due'
              ? t('reinspections:due_when', { when: format.when(nextAt) })
              : t(outcome ? `reinspections:outcome.${outcome}` : 'reinspections:status.lapsed')}
          </span>
        </li>
      ))}
    </ul>
  );
}
