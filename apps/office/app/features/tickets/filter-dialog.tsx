import { ratings, severities, ticketKinds, ticketSources, ticketStatuses } from '@linli/domain/tickets';
import { useLocale, useT } from '@linli/i18n/react';
import { Button, Checkbox, Dialog, Field, Select, type SelectOption, TextInput } from '@linli/ui';
import { Form } from '@remix-run/react';
import { paths } from '../../paths.ts';
import { useCategoryName } from '../categories/use-category-name.ts';
import { useOffice } from '../frame/use-office.ts';
import { type TicketFilters, writeFilters } from './list-query.ts';

type Named = { id: string; name: string; nameEn: string };
type Props = {
  filters: TicketFilters;
  zones: readonly Named[];
  people: readonly Named[];
  teams: readonly Named[];
};
type Choice = { name: string; label: string; value: string | undefined; options: SelectOption[] };

/** All filters on one page, a plain GET form: what is chosen is the address. */
export function FilterDialog({ filters, zones, people, teams }: Props) {
  const t = useT();
  const zh = useLocale() === 'zh';
  const nameOf = useCategoryName();
  const { categories } = useOffice();
  const named = ({ id, name, nameEn }: Named) => ({ value: id, label: zh ? name : nameEn });
  const choices: Choice[] = [
    {
      name: 'state',
      label: t('office:filter.state'),
      value: filters.state,
      options: (['open', 'done', 'ended', 'all'] as const).map((value) => ({
        value,
        label: t(`tickets:state.${value}`),
      })),
    },
    {
      name: 'status',
      label: t('tickets:field.status'),
      value: filters.status,
      options: ticketStatuses.map((value) => ({ value, label: t(`tickets:status.${value}`) })),
    },
    {
      name: 'kind',
      label: t('tickets:field.kind'),
      value: filters.kind,
      options: ticketKinds.map((value) => ({ value, label: t(`tickets:kind.${value}`) })),
    },
    {
      name: 'category',
      label: t('tickets:field.category'),
      value: filters.category,
      options: categories
        .filter(({ code }) => !code.includes('.'))
        .map(({ code }) => ({ value: code, label: nameOf(code) })),
    },
    {
      name: 'zone',
      label: t('tickets:field.zoneId'),
      value: filters.zoneId,
      options: zones.map(named),
    },
    {
      name: 'person',
      label: t('office:filter.person'),
      value: filters.personId,
      options: people.map(named),
    },
    {
      name: 'team',
      label: t('office:filter.team'),
      value: filters.teamId,
      options: teams.map(named),
    },
    {
      name: 'severity',
      label: t('tickets:field.severity'),
      value: filters.severity,
      options: severities.map((value) => ({ value, label: t(`tickets:severity.${value}`) })),
    },
    {
      name: 'source',
      label: t('tickets:field.source'),
      value: filters.source,
      options: ticketSources.map((value) => ({ value, label: t(`tickets:source.${value}`) })),
    },
    {
      name: 'rating',
      label: t('tickets:field.rating'),
      value: filters.rating,
      options: [
        { value: 'rated', label: t('office:filter.rated') },
        ...ratings.map((value) => ({ value, label: t(`tickets:rating.${value}`) })),
      ],
    },
  ];
  const closeHref = paths.tickets(writeFilters(filters));
  return (
    <Dialog title={t('common:filter')} closeWord={t('common:close')} closeHref={closeHref}>
      <Form method="get" action={paths.tickets()} className="grid grid-cols-1 gap-4">
        <input type="hidden" name="order" value={filters.order} />
        {filters.communityId && <input type="hidden" name="community" value={filters.communityId} />}
        {filters.text && <input type="hidden" name="text" value={filters.text} />}
        <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
          {choices.map(({ name, label, value, options }) => (
            <Field key={name} id={`filter-${name}`} label={label}>
              <Select
                name={name}
                defaultValue={value ?? ''}
                options={options}
                {...(name === 'state' ? {} : { placeholder: t('common:all') })}
              />
            </Field>
          ))}
          {(['from', 'until'] as const).map((name) => (
            <Field key={name} id={`filter-${name}`} label={t(`office:filter.${name}`)}>
              <TextInput type="date" name={name} defaultValue={filters[name]} />
            </Field>
          ))}
        </div>
        <div className="flex flex-wrap gap-x-6">
          <Checkbox name="late" value="1" defaultChecked={filters.late} label={t('office:filter.late')} />
          <Checkbox name="mine" value="1" defaultChecked={filters.mine} label={t('office:filter.mine')} />
        </div>
        <Button block>{t('office:filter.show')}</Button>
      </Form>
    </Dialog>
  );
}
