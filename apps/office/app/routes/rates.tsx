import { monthPattern } from '@linli/domain/tickets';
import { useFormat, useLocale, useT } from '@linli/i18n/react';
import { ButtonLink, EmptyState, FilterWords, PageHeader } from '@linli/ui';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ChartColumn, ChevronLeft, ChevronRight } from 'lucide';
import type { TicketRates } from '../api-types.ts';
import { requireStaff, through } from '../features/access/guard.ts';
import { useCategoryName } from '../features/categories/use-category-name.ts';
import { pageTitle } from '../features/frame/page-title.ts';
import { wordsFor } from '../features/frame/title.ts';
import { listBehind } from '../features/rates/rate.ts';
import { RateCard } from '../features/rates/rate-card.tsx';
import { RateTable } from '../features/rates/rate-table.tsx';
import { uuidPattern } from '../features/tickets/list-query.ts';
import { paths } from '../paths.ts';

export const meta = pageTitle;

export async function loader(args: LoaderFunctionArgs) {
  requireStaff(args);
  const params = new URL(args.request.url).searchParams;
  const [asked, zone, community] = ['month', 'zone', 'community'].map((name) => params.get(name));
  const month = asked && monthPattern.test(asked) ? asked : undefined;
  const zoneId = zone && (zone === 'none' || uuidPattern.test(zone)) ? zone : undefined;
  const communityId = community && uuidPattern.test(community) ? community : undefined;
  const rates = await through(args, args.context.api.tickets.rates({ month, zoneId, communityId }));
  return { title: wordsFor(args.request)('office:rates.title'), rates, zoneId };
}

/** So many months after one, `YYYY-MM`. */
function monthAfter(month: string, months: number): string {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(year ?? 0, (number ?? 1) - 1 + months)).toISOString().slice(0, 7);
}

const leftReasons = ['parts', 'merged', 'cancelled', 'rejected', 'to_confirm', 'not_due'] as const;

/** T9, P7: how a month went against the goals; every number opens the tickets behind it. */
export default function Rates() {
  const t = useT();
  const format = useFormat();
  const zh = useLocale() === 'zh';
  const nameOf = useCategoryName();
  const { rates, zoneId } = useLoaderData<typeof loader>();
  const { closure, reinspection, month, community, communities, byZone, byCategory } = rates;
  const named = ({ name, nameEn }: { name: string; nameEn: string }) => (zh ? name : nameEn);
  const chosen = zoneId === undefined ? undefined : byZone.find((zone) => (zone.zoneId ?? 'none') === zoneId);
  const query = { community: communities.length > 1 ? community.id : undefined, zone: zoneId };
  const to = (more: object) => paths.rates({ ...query, month, ...more });
  const list = (focus: Parameters<typeof listBehind>[1]) => listBehind(rates, focus, { zoneId });
  const counted = (focus: Parameters<typeof listBehind>[1], words: string) => ({ focus, words, href: list(focus) });
  return (
    <div className="mx-auto grid max-w-6xl grid-cols-1 gap-4">
      <PageHeader
        title={t('office:rates.title')}
        sub={t('office:rates.sub')}
        back={{ href: paths.home(), word: t('common:back'), phoneOnly: true }}
      />
      {communities.length > 1 && (
        <FilterWords
          label={t('office:rates.communities')}
          items={communities.map((one) => ({
            ...{ key: one.id, label: named(one), on: one.id === community.id },
            href: paths.rates({ community: one.id, month }),
          }))}
        />
      )}
      <div className="flex flex-wrap items-center gap-2">
        <ButtonLink variant="secondary" icon={ChevronLeft} href={to({ month: monthAfter(month, -1) })}>
          {t('office:rates.earlier')}
        </ButtonLink>
        <strong className="px-1 text-lg">{format.month(month)}</strong>
        {month < rates.thisMonth && (
          <ButtonLink variant="secondary" icon={ChevronRight} href={to({ month: monthAfter(month, 1) })}>
            {t('office:rates.later')}
          </ButtonLink>
        )}
        {zoneId !== undefined && (
          <FilterWords
            label={t('common:filter')}
            items={[
              { key: 'all', label: t('office:rates.all_zones'), href: to({ zone: undefined }), on: false },
              {
                ...{ key: 'zone', href: to({}), on: true },
                label: zoneId === 'none' ? t('office:rates.no_zone') : chosen ? named(chosen) : t('zones:zone'),
              },
            ]}
          />
        )}
      </div>
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
        <RateCard
          title={t('office:rates.closure')}
          part={closure.closed}
          whole={closure.due}
          counts={[
            counted('closure_due', t('office:rates.due', { count: closure.due })),
            counted('closure_closed', t('office:rates.closed', { count: closure.closed })),
            counted('closure_open', t('office:rates.open', { count: closure.due - closure.closed })),
          ]}
          means={t('office:rates.closure_means')}
        >
          <p className="mt-1.5 text-muted text-sm">
            <Received rates={rates} />
          </p>
        </RateCard>
        <RateCard
          title={t('office:rates.reinspection')}
          part={reinspection.kept}
          whole={reinspection.due}
          counts={[
            counted('reinspection_due', t('office:rates.looks', { count: reinspection.due })),
            counted('reinspection_kept', t('office:rates.kept', { count: reinspection.kept })),
            counted('reinspection_missed', t('office:rates.unkept', { count: reinspection.due - reinspection.kept })),
            counted('reinspection_passed', t('office:rates.passed', { count: reinspection.passed })),
          ]}
          means={t('office:rates.reinspection_means')}
        />
        {closure.due + reinspection.due === 0 && (
          <EmptyState icon={ChartColumn} title={t('office:rates.none')}>
            {t('office:rates.none_hint')}
          </EmptyState>
        )}
        <RateTable
          title={t('office:rates.by_zone')}
          of={t('zones:zone')}
          rates={rates}
          rows={byZone.map((zone) => ({
            ...zone,
            key: zone.zoneId ?? 'none',
            name: zone.zoneId ? named(zone) : t('office:rates.no_zone'),
            href: to({ zone: zone.zoneId ?? 'none' }),
            slice: { zoneId: zone.zoneId ?? 'none' },
          }))}
        />
        <RateTable
          title={t('office:rates.by_category')}
          of={t('tickets:field.category')}
          rates={rates}
          rows={byCategory.map((row) => ({
            ...row,
            key: row.category,
            name: nameOf(row.category),
            slice: { zoneId, category: row.category },
          }))}
        />
      </div>
    </div>
  );
}

/** How many came in, and why some do not count. */
function Received({ rates: { received, leftOut } }: { rates: TicketRates }) {
  const t = useT();
  const left = leftReasons
    .filter((reason) => leftOut[reason] > 0)
    .map((reason) => t(`office:rates.left.${reason}`, { n: leftOut[reason] }))
    .reduce((one, other) => (one ? t('office:rates.left_and', { one, other }) : other), '');
  return left ? t('office:rates.received', { received, left }) : t('office:rates.received_all', { received });
}
