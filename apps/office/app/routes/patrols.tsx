import { useFormat, useLocale, useT } from '@linli/i18n/react';
import { ButtonLink, Card, EmptyState, Figure, FilterWords, Icon, PageHeader, UiLink } from '@linli/ui';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Footprints, ListChecks, QrCode } from 'lucide';
import { requireStaff, through } from '../features/access/guard.ts';
import { pageTitle } from '../features/frame/page-title.ts';
import { wordsFor } from '../features/frame/title.ts';
import { coverageOf, dueIn } from '../features/patrols/coverage.ts';
import { SignInRow } from '../features/patrols/sign-in-row.tsx';
import { uuidPattern } from '../features/tickets/list-query.ts';
import { paths } from '../paths.ts';

export const meta = pageTitle;

export async function loader(args: LoaderFunctionArgs) {
  requireStaff(args);
  const { request, context } = args;
  const params = new URL(request.url).searchParams;
  const mine = params.get('mine') === '1';
  const asked = params.get('zone') ?? '';
  // What is no zone is left out, as in the list of tickets.
  const zone = uuidPattern.test(asked) ? asked : undefined;
  const cursor = params.get('cursor')?.slice(0, 200);
  const { api, now } = context;
  const [page, spots] = await through(
    args,
    Promise.all([api.patrols.list({ mine, zoneId: zone, cursor, limit: 30 }), api.zones.spots({ zoneId: zone })]),
  );
  return {
    title: wordsFor(request)('office:nav.patrols'),
    mine,
    zone,
    ...page,
    spots: spots.length,
    ofZone: spots.find(({ zoneId }) => zoneId === zone),
    listed: dueIn(spots, zone, now),
    ...coverageOf(spots, now),
  };
}

export default function Patrols() {
  const t = useT();
  const format = useFormat();
  const zh = useLocale() === 'zh';
  const { mine, zone, ofZone, rows, nextCursor, spots, listed, visited, never } = useLoaderData<typeof loader>();
  const suspect = rows.filter((row) => row.suspicions.length > 0).length;
  return (
    <div className="grid grid-cols-1 gap-4">
      <PageHeader
        title={t('office:nav.patrols')}
        sub={t('office:patrols.sub')}
        actions={
          <ButtonLink href={paths.reinspections()} variant="secondary" icon={ListChecks}>
            {t('patrols:reinspection.to_reinspect')}
          </ButtonLink>
        }
      />
      {zone && (
        <FilterWords
          label={t('common:filter')}
          items={[
            {
              key: 'zone',
              label: (ofZone && (zh ? ofZone.zoneName : ofZone.zoneNameEn)) || t('zones:zone'),
              href: paths.patrols({ mine: mine ? 1 : undefined }),
              on: true,
            },
          ]}
        />
      )}
      <div className="grid grid-cols-2 gap-3 *:first:max-sm:col-span-2 sm:grid-cols-3">
        <Figure
          label={t('office:patrols.coverage')}
          value={spots ? format.percent(visited / spots) : '–'}
          compare={t('office:patrols.of_spots', { visited, spots })}
        />
        <Figure label={t('office:patrols.never')} value={never} unit={t('office:patrols.spots_unit')} />
        <Figure
          label={t('patrols:suspect')}
          value={suspect}
          compare={t('office:patrols.of_shown', { count: rows.length })}
        />
      </div>
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(20rem,26rem)]">
        <Card flush title={t('patrols:sign_in')}>
          <div className="px-4 pb-3">
            <FilterWords
              label={t('common:filter')}
              items={[
                { key: 'all', label: t('common:all'), href: paths.patrols({ zone }), on: !mine },
                { key: 'mine', label: t('common:mine'), href: paths.patrols({ zone, mine: 1 }), on: mine },
              ]}
            />
          </div>
          {rows.length === 0 ? (
            <EmptyState icon={Footprints} title={t('office:patrols.none')}>
              {t('office:patrols.none_hint')}
            </EmptyState>
          ) : (
            <ul className="divide-y divide-line border-line border-t">
              {rows.map((row) => (
                <SignInRow key={row.id} row={row} />
              ))}
            </ul>
          )}
          {nextCursor && (
            <div className="p-4">
              <ButtonLink
                variant="secondary"
                href={paths.patrols({ zone, mine: mine ? 1 : undefined, cursor: nextCursor })}
              >
                {t('office:list.more')}
              </ButtonLink>
            </div>
          )}
        </Card>
        <Card
          flush
          title={t(zone ? 'office:patrols.unvisited' : 'office:patrols.by_spot')}
          className={zone ? 'max-lg:order-first' : ''}
        >
          {zone && listed.length === 0 && <p className="px-4 pb-3 text-good">{t('office:patrols.all_visited')}</p>}
          <ul className="divide-y divide-line border-line border-t">
            {listed.map((spot) => (
              <li key={spot.id} className="flex items-center gap-2 pl-4">
                <UiLink href={paths.spot(spot.code)} className="min-w-0 flex-1 py-2.5 hover:underline">
                  <span className="block font-medium">{zh ? spot.name : spot.nameEn}</span>
                  <span className={spot.lastSignInAt ? 'text-muted text-sm' : 'font-medium text-sm text-warning'}>
                    {spot.lastSignInAt ? format.when(spot.lastSignInAt) : t('office:spot.never')}
                  </span>
                </UiLink>
                <UiLink
                  href={paths.spotCode(spot.code)}
                  className="grid size-11 place-items-center text-muted hover:text-accent"
                >
                  <Icon of={QrCode} />
                  <span className="sr-only">
                    {t('office:patrols.print_code', { spot: zh ? spot.name : spot.nameEn })}
                  </span>
                </UiLink>
              </li>
            ))}
          </ul>
        </Card>
      </div>
    </div>
  );
}
