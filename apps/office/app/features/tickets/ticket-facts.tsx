import { isMasked } from '@linli/domain/people';
import { isProactive } from '@linli/domain/tickets';
import { categoryName } from '@linli/i18n';
import { useFormat, useLocale, useT } from '@linli/i18n/react';
import { Badge, Card, type Definition, DefinitionList, TimeLeft, UiLink } from '@linli/ui';
import { Footprints, MapPinCheck } from 'lucide';
import type { ReactNode } from 'react';
import type { Ticket } from '../../api-types.ts';
import { paths } from '../../paths.ts';
import { TicketCallbacks } from './ticket-callbacks.tsx';
import { TicketReinspections } from './ticket-reinspections.tsx';

/** Person, time and promise, who answers for it, and how it came in (T2, T5). */
export function TicketFacts({ ticket }: { ticket: Ticket }) {
  const t = useT();
  const format = useFormat();
  const zh = useLocale() === 'zh';
  const named = (person: Ticket['assignee']) => person && (zh ? person.name : person.nameEn);
  const none = <span className="text-muted">{t('office:detail.nobody')}</span>;
  const at = (value: Date): ReactNode => <time title={format.full(value)}>{format.when(value)}</time>;

  // T8: of a crew each one is there or on the way, until the work is done.
  const underWay = ['dispatched', 'under_way', 'on_hold'].includes(ticket.status) && ticket.companions.length > 0;
  const sent = (person: Ticket['assignee']): ReactNode => {
    if (!person || !underWay) return person && <span key={person.id}>{named(person)}</span>;
    const there = ticket.arrivedIds.includes(person.id);
    return (
      <span key={person.id} className="flex flex-wrap items-center gap-x-2">
        {named(person)}
        <Badge tone={there ? 'good' : 'neutral'} icon={there ? MapPinCheck : Footprints}>
          {t(there ? 'office:crew.there' : 'office:crew.on_the_way')}
        </Badge>
      </span>
    );
  };

  const people: Definition[] = [
    ...(ticket.about ? [{ term: t('tickets:about'), value: <strong>{named(ticket.about)}</strong> }] : []),
    {
      term: t('tickets:first_responsible'),
      value: (
        <>
          {named(ticket.firstResponsible) ?? none}
          {ticket.deputy && (
            <Badge tone="accent" className="ml-2">
              {t('office:absences.deputy_is', { name: named(ticket.deputy) ?? '' })}
            </Badge>
          )}
        </>
      ),
    },
    ...(ticket.handoverTo ? [{ term: t('tickets:handover_to'), value: named(ticket.handoverTo) }] : []),
    { term: t('tickets:assignee'), value: sent(ticket.assignee) ?? settledBy(ticket, zh) ?? none },
    ...(ticket.companions.length > 0
      ? [{ term: t('tickets:companions'), value: <span className="grid gap-1">{ticket.companions.map(sent)}</span> }]
      : []),
    ...(ticket.lendingZone ? [{ term: t('office:help.zone'), value: named(ticket.lendingZone) }] : []),
    ...(ticket.offeredTeam ? [{ term: t('tickets:on_board'), value: named(ticket.offeredTeam) }] : []),
    {
      term: t('tickets:reporter'),
      value: (
        <span>
          {ticket.reporterName}
          {isMasked(ticket.reporterPhone) ? (
            <span className="ml-2 text-muted">{ticket.reporterPhone}</span>
          ) : (
            ticket.reporterPhone && (
              <a href={`tel:${ticket.reporterPhone}`} className="ml-2 py-2.5 text-accent hover:underline">
                {ticket.reporterPhone}
              </a>
            )
          )}
        </span>
      ),
    },
    ...(ticket.zoneName
      ? [{ term: t('zones:zone'), value: (zh ? ticket.zoneName : ticket.zoneNameEn) ?? ticket.zoneName }]
      : []),
  ];
  const times: Definition[] = [
    { term: t('tickets:field.submittedAt'), value: at(ticket.createdAt) },
    {
      term: t(ticket.asksNobody ? 'office:clocks_inside.reply_due' : 'tickets:reply_due'),
      value: (
        <PromiseKept
          made={ticket.replyDueAt}
          due={ticket.replies[0]?.dueAt ?? ticket.replyDueAt}
          kept={ticket.repliedAt}
        />
      ),
    },
    {
      term: t('tickets:done_due'),
      value: <PromiseKept made={ticket.doneDueAt} due={ticket.expectedAt} kept={ticket.doneAt} />,
    },
    {
      term: t('tickets:field.category'),
      value: `${categoryName(t, zh ? 'zh' : 'en', { code: ticket.category, name: ticket.categoryName, nameEn: ticket.categoryNameEn })} · ${t(areaWord(ticket))}`,
    },
    {
      term: t('tickets:field.source'),
      value: (
        <>
          {t(`tickets:source.${ticket.source}`)}{' '}
          <Badge>{t(isProactive(ticket.source) ? 'tickets:proactive' : 'tickets:passive')}</Badge>
        </>
      ),
    },
  ];
  if (ticket.rating) {
    const words = ticket.ratingWords && ` · ${ticket.ratingWords}`;
    people.push({ term: t('office:detail.rating'), value: `${t(`tickets:rating.${ticket.rating}`)}${words}` });
  }
  if (ticket.mergedIntoNumber) {
    const href = paths.ticket(ticket.mergedIntoNumber);
    people.push({
      term: t('tickets:status.merged'),
      value: <UiLink href={href}>{t('tickets:ticket_number', { number: ticket.mergedIntoNumber })}</UiLink>,
    });
  }
  return (
    <Card>
      <div className="[&_dl]:grid-cols-[6.5rem_minmax(0,1fr)] grid grid-cols-1 items-start gap-x-8 gap-y-1.5 lg:grid-cols-2">
        <DefinitionList items={people} />
        <DefinitionList items={times} />
      </div>
      <TicketCallbacks ticket={ticket} />
      <TicketReinspections ticket={ticket} />
    </Card>
  );
}

/** A promise as it was made, until when pauses have moved it on (T8), and whether it was kept. */
function PromiseKept({ made, due, kept }: { made: Date; due: Date; kept: Date | null }) {
  const t = useT();
  const format = useFormat();
  const when = (
    <time title={format.full(made)}>
      {due > made ? t('office:clock.moved', { made: format.within(made), due: format.within(due) }) : format.when(made)}
    </time>
  );
  if (!kept) return when;
  const inTime = kept <= due;
  return (
    <span className="flex flex-wrap items-baseline gap-x-2">
      {when}
      <TimeLeft
        state={inTime ? 'kept' : 'late'}
        words={t(inTime ? 'office:clock.was_kept' : 'office:clock.was_missed')}
        title={format.full(kept)}
      />
    </span>
  );
}

/** Whoever put it right at once was never sent. */
function settledBy(ticket: Ticket, zh: boolean): string | undefined {
  const settled = ticket.doneAt ? ticket.events.findLast(({ type }) => type === 'settled') : undefined;
  return (settled && (zh ? settled.actorName : settled.actorNameEn)) || undefined;
}

/** Of what residents say of the service "inside" was never asked: it is of their home, or of no place (T2). */
function areaWord({ area, kind, source }: Ticket) {
  const unasked = area === 'private' && source === 'portal' && kind !== 'repair';
  return unasked ? 'tickets:area.home_or_none' : (`tickets:area.${area}` as const);
}
