import { isOfTheLiving, isTooShortToSeek, ordersOffered } from '@linli/domain/tickets';
import { useFormat, useT } from '@linli/i18n/react';
import { ButtonLink, type FilterWord, FilterWords, Icon, SearchField, UiLink } from '@linli/ui';
import { withQuery } from '@linli/ui/addresses';
import { Form, useSubmit } from '@remix-run/react';
import { ListFilter, Plus, X } from 'lucide';
import { useEffect, useRef } from 'react';
import { paths } from '../../paths.ts';
import { useCategoryName } from '../categories/use-category-name.ts';
import { useOffice } from '../frame/use-office.ts';
import { type ActiveFilter, activeFilters, type FilterNames } from './active-filters.ts';
import { type TicketFilters, writeFilters } from './list-query.ts';

/** Over the list: what one looks for, in words one can read aloud. */
export function ListHead({ filters, ...names }: FilterNames & { filters: TicketFilters }) {
  const t = useT();
  const { counts } = useOffice();
  const active = activeFilters(t, filters, names, useCategoryName(), useFormat());
  const search = writeFilters({ ...filters, cursor: undefined });
  return (
    <div className="grid grid-cols-1 gap-2.5 border-line border-b bg-surface px-4 pt-3 pb-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h1 className="text-xl">{t('office:nav.tickets')}</h1>
        <div className="flex flex-wrap gap-2 print:hidden">
          <UiLink
            href={withQuery(paths.tickets(), { ...Object.fromEntries(new URLSearchParams(search)), filter: 1 })}
            className="flex min-h-target items-center gap-1.5 rounded-md border border-line-strong px-3 text-sm hover:bg-sunken lg:min-h-9"
          >
            <Icon of={ListFilter} size="sm" />
            {t('common:filter')}
          </UiLink>
          <ButtonLink href={paths.newTicket()} icon={Plus} className="lg:min-h-9 lg:py-1 lg:text-sm">
            {t('office:register.short')}
          </ButtonLink>
        </div>
      </div>
      <SearchAndOrder filters={filters} />
      {!isOfTheLiving(filters) && isTooShortToSeek(filters.text ?? '') && (
        <p className="text-muted text-sm">{t('office:list.too_short')}</p>
      )}
      <div className="-mx-4 overflow-x-auto px-4 max-lg:[&_ul]:w-max max-lg:[&_ul]:flex-nowrap">
        <FilterWords label={t('office:list.views')} items={useViews(filters)} />
      </div>
      {filters.focus === 'follow_up' && counts.offered > 0 && (
        <UiLink
          href={paths.tickets(writeFilters({ focus: 'offered', order: 'due' }))}
          className="inline-flex min-h-target items-center rounded-md bg-accent-soft px-3 text-accent text-sm hover:underline lg:min-h-9"
        >
          {t('office:handover.offers', { count: counts.offered })}
        </UiLink>
      )}
      {active.length > 0 && <ActiveFilters active={active} filters={filters} />}
    </div>
  );
}

function SearchAndOrder({ filters }: { filters: TicketFilters }) {
  const t = useT();
  const submit = useSubmit();
  const { text: _, order, cursor: __, ...kept } = filters;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // The words of another address; the field itself stays, with the hand that is in it.
    const field = form.current?.querySelector<HTMLInputElement>('[data-search]');
    if (field) field.value = filters.text ?? '';
  }, [filters.text]);
  const orders = ordersOffered(filters);
  const hidden = [...new URLSearchParams(writeFilters(kept))];
  return (
    <Form ref={form} method="get" action={paths.tickets()} className="flex flex-wrap gap-2 print:hidden">
      {hidden.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SearchField
        name="text"
        label={t('office:list.search')}
        placeholder={t('office:list.search_hint')}
        defaultValue={filters.text}
        data-search
        className="min-w-0 flex-1 basis-40 [&_input]:lg:min-h-9 [&_input]:lg:py-1"
      />
      <label className={orders.length > 1 ? 'max-w-full flex-none' : 'hidden'}>
        <span className="sr-only">{t('office:list.order')}</span>
        <select
          key={order}
          name="order"
          defaultValue={order}
          onChange={(event) => submit(event.currentTarget.form)}
          className="min-h-target max-w-full rounded-md border border-line-strong bg-surface px-2 text-sm lg:min-h-9"
        >
          {orders.map((one) => (
            <option key={one} value={one}>
              {t(`tickets:order.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <noscript>
        <button type="submit" className="min-h-target rounded-md border border-line-strong px-3 text-sm">
          {t('common:search')}
        </button>
      </noscript>
    </Form>
  );
}

/** The views that the counters count. What waits for this very person is named only while something does. */
function useViews(filters: TicketFilters): FilterWord[] {
  const t = useT();
  const { counts } = useOffice();
  const keep = { order: filters.order };
  const view = (key: string, label: string, count: number | undefined, wanted: Partial<TicketFilters>): FilterWord => {
    const href = paths.tickets(writeFilters({ ...keep, ...wanted }));
    const here = paths.tickets(writeFilters({ ...filters, cursor: undefined }));
    return { key, label, href, on: href === here, ...(count !== undefined && { count }) };
  };
  return [
    view('open', t('tickets:state.open'), counts.open, {}),
    view('late', t('office:count.late'), counts.late, { late: true }),
    view('unaccepted', t('office:count.unaccepted'), counts.unaccepted, { focus: 'unaccepted' }),
    view('to_verify', t('office:count.to_verify'), counts.toVerify, { status: 'done' }),
    view('follow_up', t('office:count.follow_up'), counts.followUp, { focus: 'follow_up', order: 'due' }),
    ...(counts.offered
      ? [view('offered', t('office:count.offered'), counts.offered, { focus: 'offered', order: 'due' })]
      : []),
    ...(counts.attention
      ? [view('attention', t('office:count.attention'), counts.attention, { focus: 'attention', order: 'due' })]
      : []),
    ...(counts.lent ? [view('lent', t('office:count.lent'), counts.lent, { focus: 'lent', order: 'due' })] : []),
    view('mine', t('office:count.mine'), counts.mine, { mine: true }),
    view('ended', t('tickets:state.ended'), undefined, { state: 'ended' }),
    view('all', t('common:all'), undefined, { state: 'all' }),
  ];
}

function ActiveFilters({ active, filters }: { active: readonly ActiveFilter[]; filters: TicketFilters }) {
  const t = useT();
  return (
    <ul aria-label={t('office:list.active')} className="flex flex-wrap gap-1.5">
      {active.map(({ key, words, without }) => (
        <li key={key}>
          <UiLink
            href={paths.tickets(writeFilters({ ...filters, ...without, cursor: undefined }))}
            className="inline-flex min-h-target items-center gap-1 rounded-full bg-accent-soft px-3 text-accent text-sm hover:underline lg:min-h-8"
          >
            {words}
            <Icon of={X} size="sm" />
            <span className="sr-only">{t('common:remove')}</span>
          </UiLink>
        </li>
      ))}
    </ul>
  );
}
