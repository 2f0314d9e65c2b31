import { useLocale, useT } from '@linli/i18n/react';
import { ActionTile, ButtonLink, Card, ContactCard, EmptyState, LiveRegion, Notice, RowLink, RowList } from '@linli/ui';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CircleCheck, ClipboardPen, MessageSquareText, UserRound, Wrench } from 'lucide';
import { greeting } from '../features/frame/greeting.ts';
import { steadyLoader, useLookAgain } from '../features/frame/look-again.ts';
import type { Titled } from '../features/frame/page-title.ts';
import { PausedNotice } from '../features/frame/paused-notice.tsx';
import { PortalPage } from '../features/frame/portal-page.tsx';
import { homeOf } from '../features/session/home-of.ts';
import { load } from '../features/session/load.ts';
import { TicketStatusBadge } from '../features/tickets/status.tsx';
import { TicketCard } from '../features/tickets/ticket-card.tsx';
import { paths } from '../paths.ts';

const fetched = 5;
/** Cards on the first screen; the rest are named by their number. */
const shown = 2;

export function loader({ request, context }: LoaderFunctionArgs) {
  return load({ request, context }, async () => {
    const list = (state: 'open' | 'done' | 'ended', limit: number) =>
      context.api.tickets.list({ state, order: 'updated', limit });
    const [home, waiting, open, ended, surveys] = await Promise.all([
      homeOf(context),
      list('done', fetched),
      list('open', fetched),
      list('ended', 3),
      context.api.surveys.list(),
    ]);
    return {
      now: context.now,
      home,
      // What waits for the resident comes first.
      matters: [...waiting.rows, ...open.rows],
      more: waiting.nextCursor !== null || open.nextCursor !== null,
      ended: ended.rows,
      survey: surveys.find((survey) => survey.open && !survey.answered),
    };
  });
}

export const clientLoader = steadyLoader;

export const handle: Titled = { title: (t) => t('portal:nav.home') };

export default function Home() {
  const data = useLoaderData<typeof loader>();
  const { home, matters, ended, survey, now } = data;
  const t = useT();
  const zh = useLocale() === 'zh';
  const mark = matters.map(({ id, version }) => `${id}${version}`).join();
  const updated = useLookAgain({ data, mark, concerns: ({ type }) => type === 'ticket' || type === 'closure' });
  const { housekeeper } = home;
  return (
    <PortalPage
      at="home"
      title={greeting(t, zh, home.name)}
      sub={zh ? `${home.communityName} · ${home.place}` : `${home.placeEn} · ${home.communityNameEn}`}
    >
      <LiveRegion>{updated && t('portal:updated')}</LiveRegion>
      <PausedNotice home={home} />
      <nav
        aria-label={t('portal:home.actions')}
        className="grid grid-cols-[repeat(auto-fit,minmax(4.75rem,1fr))] gap-2.5"
      >
        <ActionTile strong href={paths.report({ kind: 'repair' })} icon={Wrench} label={t('portal:home.repair')} />
        <ActionTile
          href={paths.report({ kind: 'complaint' })}
          icon={MessageSquareText}
          label={t('portal:home.complain')}
        />
        <ActionTile href={paths.housekeeper()} icon={UserRound} label={t('portal:home.contact')} />
      </nav>
      {housekeeper && (
        <ContactCard
          name={zh ? housekeeper.name : housekeeper.nameEn}
          role={t('zones:my_housekeeper')}
          phone={housekeeper.phone}
          callWord={t('common:call')}
        />
      )}
      <section aria-labelledby="matters" className="grid gap-2.5">
        <h2 id="matters" className="text-lg">
          {t('portal:home.matters')}
        </h2>
        {matters.length === 0 ? (
          <Card>
            <EmptyState icon={CircleCheck} title={t('portal:home.none')}>
              {t('portal:home.none_body')}
            </EmptyState>
          </Card>
        ) : (
          <ul className="grid gap-2.5">
            {matters.slice(0, shown).map((ticket) => (
              <TicketCard key={ticket.id} ticket={ticket} me={home.name} now={now} />
            ))}
          </ul>
        )}
        {(data.more || matters.length > shown) && (
          <ButtonLink href={paths.tickets()} variant="secondary">
            {data.more ? t('portal:home.more') : t('portal:home.rest', { count: matters.length - shown })}
          </ButtonLink>
        )}
      </section>
      {survey && (
        <Notice
          title={zh ? survey.title : survey.titleEn}
          action={
            <ButtonLink href={paths.survey(survey.id)} variant="secondary" icon={ClipboardPen}>
              {t('portal:survey.begin')}
            </ButtonLink>
          }
        >
          {t('portal:survey.invite')}
        </Notice>
      )}
      {ended.length > 0 && (
        <Card
          title={t('portal:home.ended')}
          aside={<a href={paths.tickets({ state: 'ended' })}>{t('common:show_all')}</a>}
          flush
        >
          <RowList label={t('portal:home.ended')}>
            {ended.map((ticket) => (
              <li key={ticket.id}>
                <RowLink
                  href={paths.ticket(ticket.number)}
                  title={ticket.excerpt}
                  meta={t('portal:card.meta', {
                    number: ticket.number,
                    place: zh ? ticket.placeText : ticket.placeTextEn,
                  })}
                  badge={<TicketStatusBadge status={ticket.status} />}
                />
              </li>
            ))}
          </RowList>
        </Card>
      )}
    </PortalPage>
  );
}
