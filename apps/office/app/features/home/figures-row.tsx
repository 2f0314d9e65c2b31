import { ratings } from '@linli/domain/tickets';
import { useFormat, useT } from '@linli/i18n/react';
import { Bars, Card, cx, Sparkline, UiLink } from '@linli/ui';
import type { ReactNode } from 'react';
import type { TicketFigures } from '../../api-types.ts';
import { paths } from '../../paths.ts';
import { useCategoryName } from '../categories/use-category-name.ts';
import { ratingTone } from '../surveys/aspect-bars.tsx';
import { writeFilters } from '../tickets/list-query.ts';

/** Thirty days, drawn on the server; every number opens the tickets it counts. */
export function FiguresRow({ figures, className }: { figures: TicketFigures; className?: string }) {
  const t = useT();
  const format = useFormat();
  const nameOf = useCategoryName();
  const created = figures.days.map((day) => day.created);
  const done = figures.days.map((day) => day.done);
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
  const share = figures.doneInMonth > 0 ? format.percent(figures.onTimeInMonth / figures.doneInMonth) : '–';
  // The longest as bars, the others in a line: together they are all that is open.
  const top = figures.byCategory.slice(0, 3);
  const rest = figures.byCategory.slice(3);
  const late = figures.doneInMonth - figures.onTimeInMonth;
  return (
    <section
      aria-label={t('office:figures.label')}
      className={cx('grid grid-cols-1 gap-3 sm:grid-cols-2 xl:grid-cols-[1.1fr_1fr_1.3fr]', className)}
    >
      <Card
        title={t('office:figures.month')}
        level={3}
        aside={<UiLink href={paths.rates()}>{t('office:rates.link')}</UiLink>}
      >
        <div className="grid grid-cols-1 gap-0.5">
          <Line
            label={t('office:figures.created')}
            value={sum(created)}
            href={paths.tickets(writeFilters({ focus: 'created_in_month' }))}
            chart={<Sparkline values={created} label={t('office:figures.created_line', { count: sum(created) })} />}
          />
          <Line
            label={t('office:figures.done')}
            value={figures.doneInMonth}
            href={paths.tickets(writeFilters({ focus: 'done_in_month' }))}
            chart={<Sparkline values={done} label={t('office:figures.done_line', { count: sum(done) })} />}
          />
          <Line
            label={t('office:figures.on_time')}
            value={share}
            href={paths.tickets(writeFilters({ focus: 'done_in_month', late: true }))}
            chart={
              <span className="text-muted text-sm">
                {t('office:figures.late_of', { late, done: figures.doneInMonth })}
              </span>
            }
          />
        </div>
      </Card>
      <Card title={t('office:figures.ratings')} level={3}>
        <Bars
          label={t('office:figures.ratings')}
          bars={ratings.map((rating) => ({
            key: rating,
            label: t(`tickets:rating.${rating}`),
            value: figures.ratings[rating] ?? 0,
            tone: ratingTone[rating],
            href: paths.tickets(writeFilters({ focus: 'ended_in_month', rating })),
          }))}
        />
      </Card>
      <Card title={t('office:figures.by_category')} level={3} className="sm:col-span-2 xl:col-span-1">
        <Bars
          label={t('office:figures.by_category')}
          bars={top.map(({ category, open }) => ({
            key: category,
            label: nameOf(category),
            value: open,
            href: paths.tickets(writeFilters({ category })),
          }))}
        />
        {rest.length > 0 && (
          <p className="mt-1 flex flex-wrap items-center gap-x-3 text-sm">
            {rest.map(({ category, open }) => (
              <UiLink
                key={category}
                href={paths.tickets(writeFilters({ category }))}
                className="inline-flex min-h-target items-center text-muted hover:text-accent hover:underline lg:min-h-9"
              >
                {nameOf(category)} {open}
              </UiLink>
            ))}
          </p>
        )}
      </Card>
    </section>
  );
}

function Line({ label, value, href, chart }: { label: string; value: ReactNode; href: string; chart: ReactNode }) {
  return (
    <UiLink href={href} className="flex min-h-9 flex-wrap items-center gap-x-3 rounded-sm hover:text-accent">
      <span className="min-w-20 text-sm">{label}</span>
      <span className="min-w-16 font-semibold text-lg">{value}</span>
      <span className="min-w-0 flex-1 basis-24 text-right [&>svg]:ml-auto [&>svg]:max-w-full">{chart}</span>
    </UiLink>
  );
}
