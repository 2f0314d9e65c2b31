import { placeOfUnit } from '@linli/domain/zones';
import { useLocale, useT } from '@linli/i18n/react';
import { Badge, ButtonLink, EmptyState, SearchField, UiLink } from '@linli/ui';
import { Form } from '@remix-run/react';
import { PhoneIncoming, SearchX } from 'lucide';
import type { Household } from '../../api-types.ts';
import { paths } from '../../paths.ts';
import { writeFilters } from '../tickets/list-query.ts';

/** The home in the reader's language, as it stands on tickets. */
export function homeOf(row: Pick<Household, 'building' | 'buildingEn' | 'unit'>, zh: boolean): string {
  const place = placeOfUnit({ name: row.building, nameEn: row.buildingEn }, row.unit);
  return zh ? place.zh : place.en;
}

type Props = { rows: readonly Household[]; nextCursor: string | null; text: string; example: string | null };

/** Households by home, name or telephone; numbers stay masked (K4). */
export function HouseholdList({ rows, nextCursor, text, example }: Props) {
  const t = useT();
  const zh = useLocale() === 'zh';
  return (
    <>
      <Form method="get" className="max-w-md">
        <input type="hidden" name="tab" value="households" />
        <SearchField
          name="text"
          label={t('office:people.search_households')}
          placeholder={example ? t('office:people.search_example', { example }) : t('office:people.search_households')}
          defaultValue={text}
          data-search
        />
      </Form>
      {rows.length === 0 && (
        <EmptyState icon={SearchX} title={t('office:people.none')}>
          {t('office:people.none_hint')}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <ul className="divide-y divide-line overflow-clip rounded-lg border border-line bg-surface shadow-card">
          {rows.map((row) => (
            <li key={row.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
              <p className="basis-52 font-medium">
                {homeOf(row, zh)}
                <span className="ml-2 font-normal text-muted text-sm">{zh ? row.zoneName : row.zoneNameEn}</span>
              </p>
              <p className="min-w-0 flex-1 basis-60 text-sm">
                {row.members.map((member) => (
                  <span key={member.id} className="mr-3 inline-block">
                    {member.name} <span className="text-muted">{t(`people:relation.${member.relation}`)}</span>{' '}
                    {member.maskedPhone}
                  </span>
                ))}
              </p>
              {row.openTickets > 0 && (
                <UiLink href={paths.tickets(writeFilters({ state: 'all', text: homeOf(row, true) }))}>
                  <Badge tone="accent">{t('office:people.open', { count: row.openTickets })}</Badge>
                </UiLink>
              )}
              <ButtonLink
                href={paths.newTicket({ text: `${row.building} ${row.unit}` })}
                variant="quiet"
                icon={PhoneIncoming}
                className="ml-auto lg:min-h-9 lg:py-1"
              >
                {t('office:register.short')}
              </ButtonLink>
            </li>
          ))}
        </ul>
      )}
      {nextCursor && (
        <ButtonLink
          variant="secondary"
          href={paths.people({ tab: 'households', text, cursor: nextCursor })}
          className="justify-self-start"
        >
          {t('office:list.more')}
        </ButtonLink>
      )}
    </>
  );
}
