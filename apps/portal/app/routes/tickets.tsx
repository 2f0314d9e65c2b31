import { useFormat, useLocale, useT } from '@linli/i18n/react';
import { ButtonLink, Card, EmptyState, LiveRegion, Pagination, RowLink, RowList, Tabs } from '@linli/ui';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ClipboardList, Wrench } from 'lucide';
import { steadyLoader, useLookAgain } from '../features/frame/look-again.ts';
import type { Titled } from '../features/frame/page-title.ts';
import { PortalPage } from '../features/frame/portal-page.tsx';
import { load } from '../features/session/load.ts';
import { completionOf } from '../features/tickets/progress.ts';
import { PromiseLeft, TicketStatusBadge } from '../features/tickets/status.tsx';
import { TicketCard } from '../features/tickets/ticket-card.tsx';
import { paths } from '../paths.ts';

const states = ['open', 'done', 'ended'] as const;

export function loader({ request, context }: LoaderFunctionArgs) {
  return load({ request, context }, async () => {
    const params = new URL(request.url).searchParams;
    const state = states.find((one) => one === params.get('state')) ?? 'open';
    const cursor = params.get('cursor') ?? undefined;
    const page = await context.api.tickets.list({ state, cursor, order: 'updated', limit: 20 });
    return { ...page, state, cursor, me: context.actor?.name ?? '', now: context.now };
  });
}

export const clientLoader = steadyLoader;

export const handle: Titled = { title: (t) => t('portal:tickets.title') };

export default function Tickets() {
  const data = useLoaderData<typeof loader>();
  const { rows, state, me, now } = data;
  const t = useT();
  const format = useFormat();
  const zh = useLocale() === 'zh';
  const mark = rows.map(({ id, version }) => `${id}${version}`).join();
  const updated = useLookAgain({ data, mark, concerns: ({ type }) => type === 'ticket' || type === 'closure' });
  const items = states.map((key) => ({
    key,
    href: paths.tickets({ state: key }),
    label: t(`tickets:state.${key}`),
    current: key === state,
  }));
  return (
    <PortalPage at="tickets" title={t('portal:tickets.title')}>
      <LiveRegion>{updated && t('portal:updated')}</LiveRegion>
      <Tabs label={t('portal:tickets.tabs')} items={items} />
      {rows.length === 0 && (
        <Card>
          <EmptyState
            icon={ClipboardList}
            title={t(`portal:tickets.none_${state}`)}
            action={
              <ButtonLink href={paths.report({ kind: 'repair' })} icon={Wrench}>
                {t('portal:home.repair')}
              </ButtonLink>
            }
          />
        </Card>
      )}
      {rows.length > 0 && state !== 'ended' && (
        <ul aria-label={t(`tickets:state.${state}`)} className="grid gap-2.5">
          {rows.map((ticket) => (
            <TicketCard key={ticket.id} ticket={ticket} me={me} now={now} />
          ))}
        </ul>
      )}
      {rows.length > 0 && state === 'ended' && (
        <Card flush>
          <RowList label={t('tickets:state.ended')}>
            {rows.map((ticket) => (
              <li key={ticket.id}>
                <RowLink
                  href={paths.ticket(ticket.number)}
                  title={ticket.excerpt}
                  meta={
                    <>
                      <span className="block">{`${ticket.number} · ${format.day(ticket.createdAt)}`}</span>
                      {zh ? ticket.placeText : ticket.placeTextEn}
                    </>
                  }
                  badge={<TicketStatusBadge status={ticket.status} />}
                  clock={ticket.doneAt ? <PromiseLeft promise={completionOf(ticket)} now={now} /> : undefined}
                />
              </li>
            ))}
          </RowList>
        </Card>
      )}
      {(data.nextCursor || data.cursor) && (
        <Pagination
          label={t('portal:tickets.pages')}
          previousWord={t('portal:tickets.first')}
          nextWord={t('portal:tickets.next')}
          previousHref={data.cursor ? paths.tickets({ state }) : undefined}
          nextHref={data.nextCursor ? paths.tickets({ state, cursor: data.nextCursor }) : undefined}
        />
      )}
    </PortalPage>
  );
}
