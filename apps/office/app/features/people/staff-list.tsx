import type { CategoryRoot } from '@linli/domain/tickets';
import { useLocale, useT } from '@linli/i18n/react';
import { Avatar, Badge, ButtonLink, Card, EmptyState, SearchField } from '@linli/ui';
import { Form } from '@remix-run/react';
import { Pencil, UserX } from 'lucide';
import type { Staff } from '../../api-types.ts';
import { byRole } from './by-role.ts';

type Props = { staff: readonly Staff[]; text: string; editHref: (id: string) => string };

/** The directory: who does what where, and how to reach them. */
export function StaffList({ staff, text, editHref }: Props) {
  const t = useT();
  const wanted = text.toLowerCase();
  const found = staff.filter((person) =>
    [person.name, person.nameEn, person.phone, person.title, t(`people:role.${person.role}`)].some((word) =>
      word.toLowerCase().includes(wanted),
    ),
  );
  return (
    <>
      <Form method="get" className="max-w-md">
        <SearchField
          name="text"
          label={t('office:people.search_staff')}
          placeholder={t('office:people.search_staff')}
          defaultValue={text}
          data-search
        />
      </Form>
      {found.length === 0 && <EmptyState icon={UserX} title={t('office:people.none')} />}
      {byRole(found).map(({ role, people }) => (
        <section key={role} aria-labelledby={`staff-${role}`}>
          <h2 id={`staff-${role}`} className="pb-1.5 text-base text-muted">
            {t(`people:role.${role}`)}
          </h2>
          <ul className="grid grid-cols-1 gap-2.5 md:grid-cols-2 2xl:grid-cols-3">
            {people.map((person) => (
              <li key={person.id}>
                <StaffCard person={person} editHref={editHref(person.id)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

/** One person; where their line of superiors breaks, it says so (A1). */
export function StaffCard({ person, editHref }: { person: Staff; editHref: string }) {
  const t = useT();
  const zh = useLocale() === 'zh';
  const zones = person.zones.map((zone) => (zh ? zone.name : zone.nameEn));
  const trades = person.trades.map((trade) => t(`tickets:category.${trade as CategoryRoot}`));
  return (
    <Card className="h-full">
      <div className="flex items-start gap-3">
        <Avatar name={person.name} />
        <div className="min-w-0 flex-1 leading-snug">
          <p className="font-semibold">{zh ? person.name : person.nameEn}</p>
          <p className="text-muted text-sm">{[...zones, ...trades].join(' · ') || t(`people:role.${person.role}`)}</p>
          {person.superior && person.vacancy === null && (
            <p className="text-muted text-sm">
              {t('people:superior')}: {zh ? person.superior.name : person.superior.nameEn}
            </p>
          )}
          {person.vacancy && <p className="text-sm text-warning">{t(`office:people.vacancy_${person.vacancy}`)}</p>}
        </div>
        <div className="grid justify-items-end gap-1">
          <a href={`tel:${person.phone}`} className="-my-1.5 py-1.5 text-accent text-sm hover:underline">
            {person.phone}
          </a>
          {person.openTickets > 0 && <Badge>{t('office:people.load', { count: person.openTickets })}</Badge>}
          {person.editable && (
            <ButtonLink href={editHref} variant="quiet" icon={Pencil}>
              {t('office:people.edit')}
            </ButtonLink>
          )}
        </div>
      </div>
    </Card>
  );
}
