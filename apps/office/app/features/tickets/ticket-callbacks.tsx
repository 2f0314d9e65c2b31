import type { CallbackOutcome, CallbackReason } from '@linli/domain/callbacks';
import { useFormat, useT } from '@linli/i18n/react';
import { Icon, UiLink } from '@linli/ui';
import { PhoneCall } from 'lucide';
import type { Ticket } from '../../api-types.ts';
import { paths } from '../../paths.ts';

/** Calls owed or made about this matter (B1). */
export function TicketCallbacks({ ticket }: { ticket: Ticket }) {
  const t = useT();
  const format = useFormat();
  if (ticket.callbacks.length === 0) return null;
  return (
    <ul aria-label={t('callbacks:callback')} className="mt-3 grid grid-cols-1 gap-1 border-line border-t pt-3">
      {ticket.callbacks.map((call) => (
        <li key={call.id} className="flex flex-wrap items-center gap-x-2">
          <Icon of={PhoneCall} size="sm" className="text-muted" />
          <UiLink
            href={paths.callbacks({ status: call.status === 'done' ? 'done' : undefined })}
            className="py-1.5 text-accent hover:underline"
          >
            {t(`callbacks:reason.${call.reason as CallbackReason}`)}
          </UiLink>
          <span>
            {call.outcome
              ? t(`callbacks:outcome.${call.outcome as CallbackOutcome}`)
              : t('office:callbacks.due_at', { when: format.when(call.dueAt) })}
          </span>
        </li>
      ))}
    </ul>
  );
}
