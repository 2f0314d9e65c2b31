import { categoryName, type DrawnPlace } from '@linli/i18n';
import { useFormat, useLocale, useT } from '@linli/i18n/react';
import { ButtonLink, Card, ContactCard, KeepTyped, LiveRegion, Notice } from '@linli/ui';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useNavigation, useSearchParams } from '@remix-run/react';
import { Phone, RotateCcw } from 'lucide';
import type { Ticket } from '../api-types.ts';
import { steadyLoader, useLookAgain } from '../features/frame/look-again.ts';
import type { Titled } from '../features/frame/page-title.ts';
import { PortalPage } from '../features/frame/portal-page.tsx';
import type { FormOutcome } from '../features/session/form.ts';
import { KeptForm } from '../features/session/kept-form.tsx';
import { load, sessionEndedOnPost } from '../features/session/load.ts';
import { steadyAction, steadyRevalidate } from '../features/session/steady-action.ts';
import { useAnswer } from '../features/session/use-answer.ts';
import { actOf, actOnTicket } from '../features/tickets/act.ts';
import { ConfirmActs, TalkActs } from '../features/tickets/acts.tsx';
import { History } from '../features/tickets/history.tsx';
import { Parts } from '../features/tickets/parts.tsx';
import { placeOf } from '../features/tickets/place.ts';
import { Receipt } from '../features/tickets/receipt.tsx';
import { TicketFacts } from '../features/tickets/ticket-facts.tsx';
import { paths, telephone } from '../paths.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  if (sessionEndedOnPost(context)) return { ticket: null, number: Number(params.number) };
  return load({ request, context }, async () => {
    const ticket = await context.api.tickets.get({ number: params.number ?? '' });
    return {
      ticket,
      place: await placeOf({ request, context }, ticket),
      me: context.actor?.name ?? '',
      /** Of the zone that the reader lives in. */
      own: ticket.zoneId === context.actor?.zoneId,
      now: context.now,
    };
  });
}

export const clientLoader = steadyLoader;
export const action = actOnTicket;
export const clientAction = steadyAction;
export const shouldRevalidate = steadyRevalidate;

export const handle: Titled = { title: (t, { number }) => t('tickets:ticket_number', { number: number ?? '' }) };

export default function TicketPage() {
  const data = useLoaderData<typeof loader>();
  const { outcome, unsent } = useAnswer();
  if (data.ticket) return <Opened {...data} data={data} outcome={outcome} unsent={unsent} />;
  return outcome ? <Kept number={data.number} outcome={outcome} /> : null;
}

function Kept({ number, outcome }: { number: number; outcome: FormOutcome }) {
  const t = useT();
  return (
    <PortalPage title={t('tickets:ticket_number', { number })} outside>
      <KeptForm outcome={outcome} action={paths.ticket(number)} />
    </PortalPage>
  );
}

/** T3: ended too long ago to be opened again; a new matter goes on from it, with what is known filled in. */
function Refile({ number, kind }: Pick<Ticket, 'number' | 'kind'>) {
  const t = useT();
  return (
    <Notice
      title={t('portal:refile.title')}
      action={
        <ButtonLink href={paths.report({ kind, follows: number })} variant="secondary" icon={RotateCcw}>
          {t('portal:refile.send')}
        </ButtonLink>
      }
    >
      {t('portal:refile.body')}
    </Notice>
  );
}

/** The housekeeper of the place; where it is about them, who answers for it instead (T5), or the hotline. */
function WhomToCall({ ticket, own }: { ticket: Ticket; own: boolean }) {
  const t = useT();
  const zh = useLocale() === 'zh';
  const { housekeeper, above, hotline, zoneName, zoneNameEn } = ticket;
  const person = housekeeper ?? above;
  const zone = (zh ? zoneName : zoneNameEn) ?? '';
  const keeper = own || !zone ? t('zones:my_housekeeper') : t('zones:housekeeper_of', { zone });
  if (person) {
    return (
      <ContactCard
        name={zh ? person.name : person.nameEn}
        role={housekeeper ? keeper : t('portal:receipt.above')}
        phone={person.phone}
        callWord={t('common:call')}
      />
    );
  }
  return (
    hotline && (
      <ButtonLink href={telephone(hotline)} icon={Phone} variant="secondary" block>
        {t('portal:hotline.call', { hotline })}
      </ButtonLink>
    )
  );
}

type OpenedProps = {
  ticket: Ticket;
  place: DrawnPlace | null;
  me: string;
  own: boolean;
  now: Date;
  data: unknown;
  outcome: FormOutcome | undefined;
  unsent: boolean;
};

function Opened({ ticket, place, me, own, now, data, outcome, unsent }: OpenedProps) {
  const t = useT();
  const format = useFormat();
  const locale = useLocale();
  const [params] = useSearchParams();
  const updated = useLookAgain({
    data,
    mark: String(ticket.version),
    concerns: ({ type, id }) => type === 'closure' || (type === 'ticket' && id === ticket.id),
  });
  const did = actOf(params.get('did'));
  const tried = actOf(outcome?.values.act);
  const acts = { ticket, now, outcome, tried, unsent };
  // A form is emptied when it was sent, never because something came in meanwhile.
  const sent = `${did}${params.get('v')}`;
  // B1: after a low rating the director calls.
  const low = (did === 'confirm' || did === 'rate') && ticket.rating === 'dissatisfied';
  const thanks = did && !outcome ? t(low ? 'portal:did.low_rating' : `portal:did.${did}`) : undefined;
  const again = outcome?.failure?.code === 'ticket.confirmed_already';
  // Whoever has just reported may have to call; whoever was asked came to answer.
  const isNew = params.has('new') && ticket.version === 1;
  const asks = ticket.abilities.confirm;
  const contact = <WhomToCall ticket={ticket} own={own} />;
  const confirmation = <ConfirmActs key={`confirm ${sent}`} {...acts} />;
  return (
    <PortalPage
      title={`${t(`tickets:kind.${ticket.kind}`)} · ${categoryName(t, locale, { code: ticket.category, name: ticket.categoryName, nameEn: ticket.categoryNameEn })}`}
      sub={t('portal:ticket.sub', { number: ticket.number, when: format.when(ticket.createdAt) })}
      back={{ href: paths.tickets(), word: t('portal:ticket.back') }}
    >
      <KeepTyped
        mark={String(ticket.version)}
        sending={actOf(useNavigation().formData?.get('act'))}
        into='form[data-keeps="reply"]'
        notice={
          <Notice
            kind="warning"
            announce
            title={t('portal:conflict.title', { state: t(`portal:state.${ticket.status}`) })}
          >
            {t('portal:conflict.moved')}
          </Notice>
        }
      >
        <LiveRegion>
          {updated ? t('portal:ticket.updated', { state: t(`portal:state.${ticket.status}`) }) : thanks}
        </LiveRegion>
        {isNew && <Receipt ticket={ticket} />}
        {thanks && <Notice kind={low ? 'info' : 'good'}>{thanks}</Notice>}
        {again && <Notice announce>{t('errors:ticket.confirmed_already')}</Notice>}
        {outcome?.failure?.status === 409 && !again && (
          <Notice
            kind="warning"
            announce
            title={t('portal:conflict.title', { state: t(`portal:state.${ticket.status}`) })}
          >
            {t(`errors:${outcome.failure.code}`)}
            {tried && !ticket.abilities[tried] && (outcome.values.note || outcome.values.words) && (
              <p className="mt-1 whitespace-pre-line text-muted">
                {t('portal:conflict.kept', { words: outcome.values.note || outcome.values.words || '' })}
              </p>
            )}
          </Notice>
        )}
        {isNew && contact}
        {asks && confirmation}
        <TicketFacts ticket={ticket} place={place} now={now} />
        <Parts ticket={ticket} />
        {!asks && confirmation}
        {ticket.abilities.refile && <Refile number={ticket.number} kind={ticket.kind} />}
        {!isNew && contact}
        <Card title={t('tickets:history')}>
          <History ticket={ticket} me={me} />
        </Card>
        <TalkActs key={`talk ${sent}`} {...acts} />
      </KeepTyped>
    </PortalPage>
  );
}
