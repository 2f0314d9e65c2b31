import { isTimeUnknown } from '@linli/i18n';
import { useFormat, useLocale, useT } from '@linli/i18n/react';
import { cx, Icon, UiLink } from '@linli/ui';
import { ChevronRight, CircleCheck } from 'lucide';
import type { TicketRow } from '../../api-types.ts';
import { paths } from '../../paths.ts';
import { completionOf } from './progress.ts';
import { useSaid } from './said.ts';
import { PromiseLeft, TicketStatusBadge, TicketSteps } from './status.tsx';

type TicketCardProps = { ticket: TicketRow; me: string; now: Date };

/** An open matter on the first screen: how far it is, who has it, the promise with its time, what happened last. */
export function TicketCard({ ticket, me, now }: TicketCardProps) {
  const t = useT();
  const format = useFormat();
  const locale = useLocale();
  const said = useSaid(me);
  const { last } = ticket;
  return (
    <li
      className={cx(
        'overflow-clip rounded-lg border bg-surface shadow-card hover:border-accent',
        ticket.status === 'verified' ? 'border-warning-line' : 'border-line',
      )}
    >
      <UiLink href={paths.ticket(ticket.number)} className="grid grid-cols-1 gap-3 px-4 pt-3 pb-3.5 -outline-offset-3">
        <span className="flex flex-wrap items-start gap-x-2.5 gap-y-1 sm:flex-nowrap">
          <span className="grid min-w-0 flex-1 basis-40 gap-0.5">
            <span className="line-clamp-2 font-semibold leading-snug">{ticket.excerpt}</span>
            <span className="text-muted text-sm">
              {t('portal:card.meta', {
                number: ticket.number,
                place: locale === 'zh' ? ticket.placeText : ticket.placeTextEn,
              })}
            </span>
          </span>
          <TicketStatusBadge status={ticket.status} />
        </span>
        <TicketSteps row={ticket} note />
        <span className="flex flex-wrap items-baseline justify-between gap-x-3 border-line border-t pt-2.5 text-sm">
          {ticket.doneAt === null ? (
            !ticket.waitsSince && <span>{t('portal:promise.done_by', { when: format.within(ticket.expectedAt) })}</span>
          ) : (
            <span>{t('portal:promise.done_at', { when: format.when(ticket.doneAt) })}</span>
          )}
          <PromiseLeft promise={completionOf(ticket)} now={now} />
          {ticket.status === 'verified' && (
            <span className="my-1 flex min-h-target basis-full items-center justify-center gap-2 rounded-md bg-accent-fill px-4 font-medium text-base text-on-accent">
              <Icon of={CircleCheck} />
              {t('portal:card.confirm')}
            </span>
          )}
          <span className="flex basis-full items-center justify-between text-muted">
            {last &&
              t('portal:card.last', {
                said: said(last).sentence,
                ago: isTimeUnknown(last) ? t('tickets:time_unknown') : format.ago(last.at),
              })}
            <Icon of={ChevronRight} size="sm" />
          </span>
        </span>
      </UiLink>
    </li>
  );
}
