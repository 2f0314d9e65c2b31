import { useFormat, useLocale, useT } from '@linli/i18n/react';
import { Badge, PageHeader, StatusBadge, TimeLeft } from '@linli/ui';
import { CalendarOff, Flame, TriangleAlert } from 'lucide';
import type { Ticket } from '../../api-types.ts';
import { paths } from '../../paths.ts';
import { useOffice } from '../frame/use-office.ts';
import { clockOf } from './clock.ts';
import { statusIcon, statusTone } from './status.ts';
import { useListSearch } from './use-list-search.ts';
import { usePresent } from './use-present.ts';

/** Number, state and clock: whoever looks for two seconds knows how it stands. */
export function TicketHead({ ticket }: { ticket: Ticket }) {
  const t = useT();
  const format = useFormat();
  const zh = useLocale() === 'zh';
  const { me } = useOffice();
  // T5: whoever looks after it for somebody absent is told for whom.
  const inPlaceOf = me.standsInFor.find(({ id }) => id === ticket.firstResponsible?.id);
  const clock = clockOf(ticket, usePresent(), t, format);
  return (
    <PageHeader
      back={{ href: paths.tickets(useListSearch()), word: t('common:back'), phoneOnly: true }}
      title={
        <span className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <span>
            {t(`tickets:kind.${ticket.kind}`)} {ticket.number}
          </span>
          <StatusBadge tone={statusTone[ticket.status]} icon={statusIcon[ticket.status]}>
            {t(`tickets:status.${ticket.status}`)}
          </StatusBadge>
          {ticket.severity !== 'normal' && (
            <Badge
              tone={ticket.severity === 'major' ? 'danger' : 'warning'}
              icon={ticket.severity === 'major' ? Flame : TriangleAlert}
            >
              {t(`tickets:severity.${ticket.severity}`)}
            </Badge>
          )}
          {inPlaceOf && (
            <Badge tone="accent" icon={CalendarOff}>
              {t('office:absences.for', { name: zh ? inPlaceOf.name : inPlaceOf.nameEn })}
            </Badge>
          )}
          {ticket.reopenCount > (ticket.status === 'reopened' ? 1 : 0) && (
            <Badge tone="warning">{t('tickets:reopened_times', { count: ticket.reopenCount })}</Badge>
          )}
        </span>
      }
      sub={
        <TimeLeft
          state={clock.state}
          words={clock.words}
          title={format.full(clock.at)}
          dateTime={clock.at.toISOString()}
        />
      }
    />
  );
}
