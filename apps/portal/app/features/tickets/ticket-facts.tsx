import type { DrawnPlace } from '@linli/i18n';
import { useFormat, useLocale, useT } from '@linli/i18n/react';
import { Card, type Definition, DefinitionList, EstateMap, Notice } from '@linli/ui';
import type { Ticket } from '../../api-types.ts';
import { answerOf } from './answer.ts';
import { completionOf } from './progress.ts';
import { PromiseKept, TicketStatusBadge, TicketSteps } from './status.tsx';

type TicketFactsProps = { ticket: Ticket /** Null where no map shows it. */; place: DrawnPlace | null; now: Date };

/** Where the matter stands, whose it is, and the promise beside what came of it. */
export function TicketFacts({ ticket, place, now }: TicketFactsProps) {
  const t = useT();
  const format = useFormat();
  const zh = useLocale() === 'zh';
  const name = (person: Ticket['assignee']) => person && (zh ? person.name : person.nameEn);
  const owner = name(ticket.firstResponsible);
  const about = name(ticket.about);
  const worker = name(ticket.assignee);
  const { paused } = ticket;
  const ended = ticket.endedAt !== null && ticket.doneAt === null;
  const promises: Definition[] = [
    ...ticket.replies.map((reply, index) => ({
      term: index === 0 ? t('portal:promise.reply') : `${t('portal:promise.reply')} · ${t('portal:state.reopened')}`,
      value: <PromiseKept what={reply.at ? t(answerOf(ticket.events, reply.at)) : ''} promise={reply} now={now} />,
    })),
    {
      term: t('portal:promise.done'),
      value: <PromiseKept what={t('portal:promise.finished')} promise={completionOf(ticket)} now={now} />,
    },
  ];
  const items: Definition[] = [
    ...(about ? [{ term: t('tickets:about'), value: about }] : []),
    ...(owner ? [{ term: t('portal:ticket.owner'), value: owner }] : []),
    ...(worker ? [{ term: t('portal:ticket.worker'), value: worker }] : []),
    ...(ended ? [] : promises),
    { term: t('common:place'), value: zh ? ticket.placeText : ticket.placeTextEn },
    ...ticket.answers.map(({ zh: asked, en, answer, answerEn }) => ({
      term: zh ? asked : en,
      value: zh ? answer : answerEn,
    })),
    ...(ticket.rating
      ? [
          {
            term: t('portal:rated'),
            value: [t(`tickets:rating.${ticket.rating}`), ticket.ratingWords].filter(Boolean).join(' · '),
          },
        ]
      : []),
  ];
  return (
    <Card title={t('portal:ticket.standing')} aside={<TicketStatusBadge status={ticket.status} />}>
      <div className="grid grid-cols-1 gap-4">
        <TicketSteps row={ticket} note />
        <div className="border-line border-t pt-3">
          {paused && (
            <Notice
              kind="warning"
              title={t('portal:paused', {
                since: format.within(paused.begun),
                reason: zh ? paused.reason : paused.reasonEn,
              })}
              className="mb-3"
            >
              {t('portal:home.paused', { until: format.within(paused.until) })}
            </Notice>
          )}
          <DefinitionList items={items} />
          {place && <EstateMap {...place} className="mt-3 max-w-sm" />}
        </div>
      </div>
    </Card>
  );
}
