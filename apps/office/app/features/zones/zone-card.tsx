import type { StaffRole } from '@linli/domain/access';
import { useFormat, useLocale, useT } from '@linli/i18n/react';
import { Avatar, Badge, Bars, ButtonLink, Card } from '@linli/ui';
import { Phone } from 'lucide';
import type { Zone } from '../../api-types.ts';
import { paths } from '../../paths.ts';
import { writeFilters } from '../tickets/list-query.ts';

/** A zone with its people and its figures; each figure opens its list (Z1, Z3). */
export function ZoneCard({ zone, own, most }: { zone: Zone; own: boolean; most: number }) {
  const t = useT();
  const zh = useLocale() === 'zh';
  const { housekeeper } = zone;
  const size = [
    t('office:zones.buildings', { count: zone.buildings }),
    t('office:zones.households', { count: zone.households }),
  ].join(' · ');
  return (
    <Card
      title={zh ? zone.name : zone.nameEn}
      aside={own ? <Badge tone="accent">{t('office:zones.own')}</Badge> : undefined}
      className="h-full"
    >
      <p className="text-muted text-sm">
        {zh ? zone.communityName : zone.communityNameEn} · {size}
      </p>
      {housekeeper ? (
        <div className="mt-3 flex flex-wrap items-center gap-3">
          <Avatar name={housekeeper.name} />
          <p className="min-w-0 flex-1 basis-32 leading-tight">
            <span className="block font-semibold">{zh ? housekeeper.name : housekeeper.nameEn}</span>
            <span className="text-muted text-sm">{t('zones:housekeeper')}</span>
          </p>
          <ButtonLink
            href={`tel:${housekeeper.phone}`}
            variant="secondary"
            icon={Phone}
            className="flex-wrap whitespace-nowrap"
          >
            {housekeeper.phone}
          </ButtonLink>
        </div>
      ) : (
        <p className="mt-3 text-warning">{t('office:zones.no_housekeeper')}</p>
      )}
      <ul className="mt-3 flex flex-wrap gap-1.5">
        {zone.staff
          .filter(({ id }) => id !== housekeeper?.id)
          .map((person) => (
            <li key={person.id}>
              <Badge>
                {zh ? person.name : person.nameEn} · {t(`people:role.${person.role as StaffRole}`)}
              </Badge>
            </li>
          ))}
      </ul>
      <ZoneFigures zone={zone} most={most} />
    </Card>
  );
}

/** `most` is the longest bar of all zones: side by side they can be compared. */
function ZoneFigures({ zone, most }: { zone: Zone; most: number }) {
  const t = useT();
  const format = useFormat();
  const rated = zone.satisfied + zone.fairlySatisfied + zone.dissatisfied;
  const list = (filters: Parameters<typeof writeFilters>[0]) =>
    paths.tickets(writeFilters({ zoneId: zone.id, ...filters }));
  const share = (part: number, whole: number) => (whole > 0 ? format.percent(part / whole) : '–');
  return (
    <div className="mt-3 border-line border-t pt-2">
      <Bars
        label={t('office:zones.figures')}
        bars={[
          { key: 'open', label: t('office:zones.open'), value: zone.openTickets, href: list({}) },
          {
            key: 'late',
            label: t('office:count.late'),
            value: zone.lateTickets,
            tone: zone.lateTickets > 0 ? 'danger' : 'good',
            href: list({ late: true }),
          },
        ]}
        max={most}
      />
      <Bars
        label={t('office:zones.shares')}
        bars={[
          {
            key: 'coverage',
            label: t('office:patrols.coverage'),
            value: zone.spots > 0 ? zone.spotsVisited / zone.spots : 0,
            words: `${share(zone.spotsVisited, zone.spots)} (${zone.spotsVisited}/${zone.spots})`,
            href: paths.patrols({ zone: zone.id }),
          },
          {
            key: 'satisfied',
            label: t('office:zones.satisfaction'),
            value: rated > 0 ? (zone.satisfied + zone.fairlySatisfied) / rated : 0,
            words:
              rated > 0
                ? t('office:zones.rated', { share: share(zone.satisfied + zone.fairlySatisfied, rated), count: rated })
                : t('office:zones.unrated'),
            tone: 'good',
            href: list({ focus: 'ended_in_month', rating: 'rated' }),
          },
        ]}
        max={1}
      />
    </div>
  );
}
