import { useLocale, useT } from '@linli/i18n/react';
import { ListDetail } from '@linli/ui';
import { localeOf } from '@linli/ui/preferences';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, type ShouldRevalidateFunctionArgs, useLoaderData, useParams } from '@remix-run/react';
import { requireStaff, through } from '../features/access/guard.ts';
import { pageTitle } from '../features/frame/page-title.ts';
import { wordsFor } from '../features/frame/title.ts';
import { FilterDialog } from '../features/tickets/filter-dialog.tsx';
import { leanRow } from '../features/tickets/lean-row.ts';
import { ListHead } from '../features/tickets/list-head.tsx';
import { listSearch, readFilters } from '../features/tickets/list-query.ts';
import { TicketList } from '../features/tickets/ticket-list.tsx';

export const meta = pageTitle;
export const handle = { fill: true };

/** The list's own work is one query; zones and teams are asked for only by who filters by them. */
export async function loader(args: LoaderFunctionArgs) {
  requireStaff(args);
  const { request, context } = args;
  const params = new URL(request.url).searchParams;
  const filters = readFilters(params);
  const choosing = params.has('filter');
  const [page, zones, people, teams] = await through(
    args,
    Promise.all([
      context.api.tickets.list({ ...filters, limit: 50 }),
      choosing || filters.zoneId ? context.api.zones.list() : [],
      choosing || filters.personId ? context.api.people.staff() : [],
      choosing || filters.teamId ? context.api.teams.list({}).then((found) => found.teams) : [],
    ]),
  );
  const locale = localeOf(request);
  return {
    title: wordsFor(request)('office:nav.tickets'),
    filters,
    choosing,
    rows: page.rows.map((row) => leanRow(row, locale)),
    nextCursor: page.nextCursor,
    zones: zones.map(({ id, name, nameEn }) => ({ id, name, nameEn })),
    people: people.map(({ id, name, nameEn }) => ({ id, name, nameEn })),
    teams: teams.map(({ id, name, nameEn }) => ({ id, name, nameEn })),
  };
}

/** Opening another ticket beside the list leaves the list alone. */
export function shouldRevalidate(args: ShouldRevalidateFunctionArgs) {
  const { currentUrl, nextUrl, formMethod, defaultShouldRevalidate } = args;
  const moved = currentUrl.href !== nextUrl.href;
  if (!moved || (formMethod && formMethod !== 'GET')) return defaultShouldRevalidate;
  return (
    listSearch(currentUrl.search) !== listSearch(nextUrl.search) ||
    currentUrl.searchParams.has('filter') !== nextUrl.searchParams.has('filter')
  );
}

export default function Tickets() {
  const t = useT();
  const zh = useLocale() === 'zh';
  const { number } = useParams();
  const { filters, choosing, rows, nextCursor, zones, people, teams } = useLoaderData<typeof loader>();
  const zone = zones.find(({ id }) => id === filters.zoneId) ?? null;
  const person = people.find(({ id }) => id === filters.personId) ?? null;
  const team = teams.find(({ id }) => id === filters.teamId) ?? null;
  const nameOf = (of: { name: string; nameEn: string } | null) => of && (zh ? of.name : of.nameEn);
  return (
    <>
      <ListDetail
        showing={number ? 'detail' : 'list'}
        listLabel={t('office:nav.tickets')}
        detailLabel={t('office:detail.label')}
        list={
          <>
            <ListHead filters={filters} zoneName={nameOf(zone)} teamName={nameOf(team)} personName={nameOf(person)} />
            <TicketList rows={rows} nextCursor={nextCursor} filters={filters} current={Number(number)} />
          </>
        }
        detail={<Outlet />}
      />
      {choosing && <FilterDialog filters={filters} zones={zones} people={people} teams={teams} />}
    </>
  );
}
