import { categoryName } from '@linli/i18n';
import { useFormat, useLocale, useT } from '@linli/i18n/react';
import { Card, type Definition, DefinitionList, Notice, PageHeader, StatusBadge, TimeLeft, UiLink } from '@linli/ui';
import type { Query } from '@linli/ui/addresses';
import type { ReinspectionDetail as Detail } from '../../api-types.ts';
import { paths } from '../../paths.ts';
import { promisedClock } from '../clocks/promised-clock.ts';
import type { Refused } from '../forms/answer.ts';
import { Refusal } from '../forms/refusal.tsx';
import { useFormState } from '../forms/use-refused.ts';
import { usePresent } from '../tickets/use-present.ts';
import { RecordForm } from './record-form.tsx';
import { outcomeTone } from './reinspection-list.tsx';
import { ReinspectionPhotos } from './reinspection-photos.tsx';

type Props = { look: Detail /** Of the list that it was opened from. */; query: Query };

/** What was there and what was done about it, for somebody who stands before it; below it what they see now (T9). */
export function ReinspectionDetail({ look, query }: Props) {
  const t = useT();
  const format = useFormat();
  const locale = useLocale();
  const zh = locale === 'zh';
  const now = usePresent();
  const { ticket, inspector } = look;
  const clock = promisedClock({ ...look, dueAt: look.nextAt }, now, t, format);
  const { refused } = useFormState('record');
  const goesAt =
    look.status === 'due' ? (
      <TimeLeft
        state={clock.state}
        words={`${format.when(look.nextAt)} · ${clock.words}`}
        title={format.full(look.nextAt)}
      />
    ) : (
      format.when(look.nextAt)
    );
  const named = (person: Detail['inspector']) => person && (zh ? person.name : person.nameEn);
  const items: Definition[] = [
    {
      term: t('tickets:ticket'),
      value: (
        <UiLink href={paths.ticket(ticket.number)}>
          {ticket.number} · {t(`tickets:status.${ticket.status}`)}
        </UiLink>
      ),
    },
    {
      term: t('patrols:reinspection.due_at'),
      value: look.postponed > 0 ? format.when(look.dueAt) : goesAt,
    },
    ...(look.postponed > 0
      ? [
          {
            term: t('patrols:reinspection.next_at'),
            value: (
              <>
                {goesAt} · {t('patrols:reinspection.postponed_times', { count: look.postponed })}
              </>
            ),
          },
        ]
      : []),
    { term: t('patrols:reinspection.inspector'), value: named(inspector) ?? t('patrols:reinspection.nobody') },
    ...(look.escalatedTo && look.status === 'due'
      ? [{ term: t('patrols:reinspection.escalated_to'), value: named(look.escalatedTo) }]
      : []),
    { term: t('patrols:reinspection.finder'), value: named(look.finder) ?? t('office:detail.nobody') },
    {
      term: t('patrols:reinspection.doers'),
      value: look.doers.map(named).join(' · ') || t('office:detail.nobody'),
    },
    { term: t('patrols:reinspection.closed_at'), value: format.when(look.closedAt) },
    {
      term: t(`patrols:reinspection.reason.${look.reason}`),
      value: t(look.reason === 'sample' ? 'patrols:reinspection.drawn' : 'patrols:reinspection.drawn_not_needed', {
        ...{ lot: look.lot, share: look.share },
      }),
    },
  ];
  return (
    <article className="grid grid-cols-1 gap-4 px-4 pt-3 pb-6 lg:px-6 lg:py-5">
      <PageHeader
        title={(zh ? ticket.placeText : ticket.placeTextEn) || ticket.placeText}
        sub={categoryName(t, locale, {
          ...{ code: ticket.category, name: ticket.categoryName, nameEn: ticket.categoryNameEn },
        })}
        back={{ href: paths.reinspections(query), word: t('common:back'), phoneOnly: true }}
      />
      <Card>
        <p className="max-w-prose text-lg">{look.matter}</p>
        {look.done && (
          <blockquote className="mt-2 max-w-prose border-good border-l-4 pl-3">
            <span className="block text-muted text-sm">{t('patrols:reinspection.done')}</span>
            {zh ? look.done : look.doneEn}
          </blockquote>
        )}
        <div className="mt-4 grid grid-cols-1 gap-4 sm:grid-cols-2">
          <ReinspectionPhotos title={t('patrols:reinspection.before')} photos={look.before} />
          <ReinspectionPhotos title={t('patrols:reinspection.after')} photos={look.after} />
        </div>
      </Card>
      {!look.canRecord && refused && <Overtaken refused={refused} />}
      {look.status !== 'due' && <Seen look={look} doneBy={named(look.doneBy)} />}
      {look.canRecord && <RecordForm key={look.id} look={look} />}
      {!look.canRecord && look.status === 'due' && (
        <Notice>
          {look.ownWork
            ? t('patrols:reinspection.own_work')
            : inspector
              ? t('patrols:reinspection.not_yours', { name: named(inspector) ?? '' })
              : t('patrols:reinspection.not_yours_yet')}
        </Notice>
      )}
      <Card>
        <DefinitionList items={items} />
      </Card>
    </article>
  );
}

/** Somebody was faster: that is said, and what was typed can be kept. */
function Overtaken({ refused }: { refused: Refused }) {
  return (
    <div className="grid grid-cols-1 gap-2">
      <Refusal refused={refused} />
      {refused.values.words && (
        <blockquote className="whitespace-pre-line border-line border-l-4 pl-3">{refused.values.words}</blockquote>
      )}
    </div>
  );
}

function Seen({ look, doneBy }: { look: Detail; doneBy: string | null }) {
  const t = useT();
  const format = useFormat();
  if (!look.outcome)
    return <Notice title={t('patrols:reinspection.status.lapsed')}>{t('patrols:reinspection.lapsed_hint')}</Notice>;
  return (
    <Card title={t('patrols:reinspection.record')}>
      <StatusBadge tone={outcomeTone[look.outcome]}>{t(`patrols:reinspection.outcome.${look.outcome}`)}</StatusBadge>
      {look.words && <blockquote className="mt-2 border-line border-l-4 pl-3">{look.words}</blockquote>}
      {look.seen.length > 0 && (
        <div className="mt-3">
          <ReinspectionPhotos title={t('patrols:reinspection.seen')} photos={look.seen} />
        </div>
      )}
      {look.doneAt && (
        <p className="mt-2 text-muted text-sm">
          {t('patrols:reinspection.done_by', { name: doneBy ?? '', when: format.when(look.doneAt) })}
        </p>
      )}
    </Card>
  );
}
