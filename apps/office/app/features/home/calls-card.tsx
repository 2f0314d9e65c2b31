import { useFormat, useLocale, useT } from '@linli/i18n/react';
import { Card, RowLink, RowList, TimeLeft, UiLink } from '@linli/ui';
import type { Callback } from '../../api-types.ts';
import { paths } from '../../paths.ts';
import { inRow, promisedClock } from '../clocks/promised-clock.ts';
import { usePresent } from '../tickets/use-present.ts';

/** Whom to call back, the next due first (B1). */
export function CallsCard({ calls }: { calls: readonly Callback[] }) {
  const t = useT();
  const format = useFormat();
  const now = usePresent();
  const zh = useLocale() === 'zh';
  return (
    <Card flush title={t('office:home.calls')} aside={<UiLink href={paths.callbacks()}>{t('common:show_all')}</UiLink>}>
      <div className="border-line border-t">
        {calls.length === 0 ? (
          <p className="px-4 py-3 text-muted text-sm">{t('office:callbacks.none_due')}</p>
        ) : (
          <RowList label={t('office:home.calls')}>
            {calls.map((call) => (
              <li key={call.id}>
                <RowLink
                  href={paths.callbacks({ call: call.id })}
                  title={
                    <span className="line-clamp-1">
                      {call.ticket.reporterName} · {t(`callbacks:reason.${call.reason}`)}
                    </span>
                  }
                  meta={(zh ? call.ticket.placeText : call.ticket.placeTextEn) || call.ticket.placeText}
                  clock={
                    <TimeLeft
                      {...promisedClock({ ...call, late: call.overdue, paused: inRow(call.paused) }, now, t, format)}
                      title={format.full(call.dueAt)}
                    />
                  }
                />
              </li>
            ))}
          </RowList>
        )}
      </div>
    </Card>
  );
}
