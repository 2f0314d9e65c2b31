import { drawMap } from '@linli/i18n';
import { useT } from '@linli/i18n/react';
import { Card, EmptyState, EstateMap, PageHeader } from '@linli/ui';
import { localeOf } from '@linli/ui/preferences';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Building2 } from 'lucide';
import { requireStaff, through } from '../features/access/guard.ts';
import { pageTitle } from '../features/frame/page-title.ts';
import { wordsFor } from '../features/frame/title.ts';
import { useOffice } from '../features/frame/use-office.ts';
import { ZoneCard } from '../features/zones/zone-card.tsx';
import { paths } from '../paths.ts';

export const meta = pageTitle;

/** Whoever sees many communities sees the maps of the first. */
const mapped = 3;

export async function loader(args: LoaderFunctionArgs) {
  requireStaff(args);
  const { request, context } = args;
  const t = wordsFor(request);
  const zones = await through(args, context.api.zones.list());
  const communities = [...new Set(zones.map(({ communityId }) => communityId))].slice(0, mapped);
  const maps = await through(
    args,
    Promise.all(communities.map((communityId) => context.api.zones.map({ communityId }))),
  );
  const drawn = maps.flatMap((map) => (map ? [{ key: map.communityId, ...drawMap(t, localeOf(request), map) }] : []));
  return { title: t('office:nav.zones'), zones, maps: drawn };
}

/** Own zones stand first. */
export default function Zones() {
  const t = useT();
  const { zones, maps } = useLoaderData<typeof loader>();
  const own = new Set(useOffice().me.zones.map(({ id }) => id));
  const sorted = [...zones].sort((a, b) => Number(own.has(b.id)) - Number(own.has(a.id)));
  const most = Math.max(1, ...zones.map(({ openTickets }) => openTickets));
  return (
    <div className="grid grid-cols-1 gap-4">
      <PageHeader
        title={t('office:nav.zones')}
        sub={t('office:zones.sub')}
        back={{ href: paths.me(), word: t('common:back'), phoneOnly: true }}
      />
      {zones.length === 0 && (
        <EmptyState icon={Building2} title={t('office:zones.none')}>
          {t('office:zones.none_hint')}
        </EmptyState>
      )}
      <ul className="grid grid-cols-1 gap-4 lg:grid-cols-2 xl:grid-cols-3">
        {sorted.map((zone) => (
          <li key={zone.id}>
            <ZoneCard zone={zone} own={own.has(zone.id)} most={most} />
          </li>
        ))}
      </ul>
      {maps.map(({ key, ...map }) => (
        <Card key={key} title={map.title} className="max-w-lg">
          <EstateMap {...map} />
        </Card>
      ))}
    </div>
  );
}
