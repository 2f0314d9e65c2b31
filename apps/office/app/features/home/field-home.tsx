import { useFormat, useLocale, useT } from '@linli/i18n/react';
import { ButtonLink, Card, EmptyState, PageHeader } from '@linli/ui';
import { Coffee, Footprints } from 'lucide';
import { paths } from '../../paths.ts';
import { useOffice } from '../frame/use-office.ts';
import { SignInRow } from '../patrols/sign-in-row.tsx';
import { OnDutyCard } from '../rosters/on-duty-card.tsx';
import { writeFilters } from '../tickets/list-query.ts';
import { usePresent } from '../tickets/use-present.ts';
import type { FieldData } from './load.ts';
import { OwnCards } from './own-cards.tsx';
import { RowCard } from './row-card.tsx';

const search = writeFilters({ mine: true, order: 'due' });

/** Somebody on their feet: the own jobs, what must be done first on top. */
export function FieldHome({ home }: { home: FieldData }) {
  const t = useT();
  const format = useFormat();
  const zh = useLocale() === 'zh';
  const { me, counts } = useOffice();
  const now = usePresent();
  return (
    <div className="mx-auto grid grid-cols-1 max-w-3xl gap-4">
      <PageHeader
        title={t('office:home.hello', { name: zh ? me.name : me.nameEn })}
        sub={`${format.day(now)} · ${t('office:home.jobs', { count: counts.mine })}`}
      />
      {home.jobs.length === 0 ? (
        <Card>
          <EmptyState icon={Coffee} title={t('office:home.no_jobs')}>
            {t('office:home.no_jobs_hint')}
          </EmptyState>
        </Card>
      ) : (
        <RowCard
          title={t('office:home.my_jobs')}
          rows={home.jobs}
          search={search}
          href={paths.tickets(search)}
          count={counts.mine}
          none=""
        />
      )}
      <OwnCards own={home.own} />
      <OnDutyCard onDuty={home.onDuty} />
      <Card
        flush
        title={t('office:home.walked_today')}
        aside={<a href={paths.patrols({ mine: 1 })}>{t('common:show_all')}</a>}
      >
        {home.signIns.length === 0 ? (
          <div className="flex flex-wrap items-center justify-between gap-3 border-line border-t px-4 py-3">
            <p className="text-muted text-sm">{t('office:home.not_walked')}</p>
            <ButtonLink href={paths.patrols()} variant="secondary" icon={Footprints}>
              {t('office:home.walk')}
            </ButtonLink>
          </div>
        ) : (
          <ul className="divide-y divide-line border-line border-t">
            {home.signIns.slice(0, 6).map((row) => (
              <SignInRow key={row.id} row={row} />
            ))}
          </ul>
        )}
      </Card>
    </div>
  );
}
