import { useFormat, useLocale, useT } from '@linli/i18n/react';
import { Card, Notice, TimeLeft } from '@linli/ui';
import type { Ticket } from '../../api-types.ts';
import { clockName } from './clock.ts';
import { clockSentence } from './clock-sentence.ts';
import { usePresent } from './use-present.ts';

/** Every time limit of the matter in words, and who was told of it and when (T8). */
export function TicketClocks({ ticket }: { ticket: Ticket }) {
  const t = useT();
  const format = useFormat();
  const zh = useLocale() === 'zh';
  const now = usePresent();
  const { paused } = ticket;
  if (ticket.clocks.length === 0) return null;
  return (
    <Card title={t('office:clocks.title')}>
      {paused && (
        <Notice kind="warning" className="mb-3">
          {t('office:clocks.closure', {
            since: format.within(paused.begun),
            until: format.within(paused.until),
            reason: zh ? paused.reason : paused.reasonEn,
          })}
        </Notice>
      )}
      <ul className="grid grid-cols-1 gap-2">
        {ticket.clocks.map((clock) => (
          <li key={`${clock.clock} ${clock.attempt}`} className="grid grid-cols-1 gap-0.5">
            <span className="flex flex-wrap items-baseline gap-x-3">
              <span className="text-muted text-sm">
                {t(clockName(clock.clock, ticket))}
                {/* A step is no word to the resident: it begins the silence anew, and does not count as told. */}
                {clock.told === null
                  ? clock.attempt > 1 && ` ${t('office:clocks.attempt', { n: clock.attempt })}`
                  : clock.told > 0 && ` ${t('office:clocks.told', { n: clock.told })}`}
              </span>
              <TimeLeft
                {...clockSentence(clock, now, t, format, paused)}
                {...(clock.dueAt && { title: format.full(clock.dueAt), dateTime: clock.dueAt.toISOString() })}
              />
            </span>
            {clock.clock === 'confirmation' && clock.live && ticket.confirmsAt && (
              <span className="text-muted text-sm">
                {t('office:clocks.confirms', { when: format.when(ticket.confirmsAt) })}
              </span>
            )}
            {clock.unknownYears.length > 0 && (
              <span className="text-muted text-sm">
                {t('office:clocks.unknown_years', { years: clock.unknownYears.join(', ') })}
              </span>
            )}
            {clock.acts.map(({ type, threshold, at, toName, toNameEn }) => (
              <span key={`${threshold} ${toName}`} className="text-muted text-sm">
                {t(toName || type === 'confirmation_reminded' ? `office:clocks.${type}` : 'office:clocks.recorded', {
                  when: format.when(at),
                  person: zh ? toName : toNameEn,
                })}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </Card>
  );
}
