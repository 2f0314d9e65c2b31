import { isMasked } from '@linli/domain/people';
import { useFormat, useT } from '@linli/i18n/react';
import { ButtonLink, Card, DefinitionList, Notice, PageHeader, StatusBadge, TimeLeft, UiLink } from '@linli/ui';
import { Phone } from 'lucide';
import type { Callback } from '../../api-types.ts';
import { paths } from '../../paths.ts';
import { promisedClock } from '../clocks/promised-clock.ts';
import { usePresent } from '../tickets/use-present.ts';
import { outcomeTone } from './callback-list.tsx';
import { RecordForm } from './record-form.tsx';

/** Whom to call about what, with everything one must know before dialling; below it the record (B3). */
export function CallbackDetail({ callback, zh }: { callback: Callback; zh: boolean }) {
  const t = useT();
  const format = useFormat();
  const now = usePresent();
  const { ticket } = callback;
  const clock = promisedClock({ ...callback, late: callback.overdue }, now, t, format);
  const { attempts, tried: last } = callback;
  const tried = last
    ? t(last.words ? 'office:callbacks.tried_words' : 'office:callbacks.tried', {
        ...{ count: attempts, words: last.words, when: format.within(last.at) },
      })
    : String(attempts);
  const doneBy = callback.doneBy && (zh ? callback.doneBy.name : callback.doneBy.nameEn);
  return (
    <article className="grid grid-cols-1 gap-4 px-4 pt-3 pb-6 lg:px-6 lg:py-5">
      <PageHeader
        title={t('office:callbacks.call', { name: ticket.reporterName })}
        sub={t(`callbacks:reason.${callback.reason}`)}
        back={{
          href: paths.callbacks({ status: callback.status === 'done' ? 'done' : undefined }),
          word: t('common:back'),
          phoneOnly: true,
        }}
        actions={
          ticket.reporterPhone &&
          !isMasked(ticket.reporterPhone) && (
            <ButtonLink href={`tel:${ticket.reporterPhone}`} icon={Phone}>
              {t('common:call')} {ticket.reporterPhone}
            </ButtonLink>
          )
        }
      />
      <Card>
        <p className="max-w-prose text-lg">{ticket.excerpt}</p>
        <div className="mt-3">
          <DefinitionList
            items={[
              {
                term: t('tickets:ticket'),
                value: (
                  <UiLink href={paths.ticket(ticket.number)}>
                    {t(`tickets:kind.${ticket.kind}`)} {ticket.number} · {t(`tickets:status.${ticket.status}`)}
                  </UiLink>
                ),
              },
              { term: t('common:place'), value: (zh ? ticket.placeText : ticket.placeTextEn) || ticket.placeText },
              ...(ticket.rating
                ? [
                    {
                      term: t('office:detail.rating'),
                      value: `${t(`tickets:rating.${ticket.rating}`)}${ticket.ratingWords && ` · ${ticket.ratingWords}`}`,
                    },
                  ]
                : []),
              {
                term: t('office:callbacks.due'),
                value:
                  callback.status === 'due' ? (
                    <TimeLeft
                      state={clock.state}
                      words={`${format.when(callback.dueAt)} · ${clock.words}`}
                      title={format.full(callback.dueAt)}
                    />
                  ) : (
                    format.when(callback.dueAt)
                  ),
              },
              ...(callback.attempts > 0 ? [{ term: t('office:callbacks.attempts'), value: tried }] : []),
            ]}
          />
        </div>
      </Card>
      {callback.outcome && (
        <Card title={t('callbacks:record')}>
          <StatusBadge tone={outcomeTone[callback.outcome]}>{t(`callbacks:outcome.${callback.outcome}`)}</StatusBadge>
          {callback.words && <blockquote className="mt-2 border-line border-l-4 pl-3">{callback.words}</blockquote>}
          <p className="mt-2 text-muted text-sm">
            {doneBy} {callback.doneAt && format.when(callback.doneAt)}
          </p>
        </Card>
      )}
      {callback.canRecord ? (
        <RecordForm key={callback.id} callback={callback} />
      ) : (
        callback.status === 'due' && <Notice>{t('office:callbacks.not_yours')}</Notice>
      )}
    </article>
  );
}
