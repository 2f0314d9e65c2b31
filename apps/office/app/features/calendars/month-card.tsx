import { useLocale, useT } from '@linli/i18n/react';
import { ButtonLink, Card, cx, UiLink } from '@linli/ui';
import { ChevronLeft, ChevronRight } from 'lucide';
import type { Calendars } from '../../api-types.ts';
import { paths } from '../../paths.ts';
import { hoursText, monthAfter, runsOf, weeksOf } from './hours.ts';
import { useCalendarWords } from './use-calendar-words.ts';
import { useNameOfDay } from './use-name-of-day.ts';

type Day = Calendars['days'][number];

const looks: Record<Day['mark'], string> = {
  work: '',
  rest: 'bg-sunken text-muted',
  holiday: 'bg-good-soft text-good',
  make_up: 'bg-warning-soft text-warning',
  own: 'bg-accent-soft text-accent',
};
const marks = ['work', 'rest', 'holiday', 'make_up', 'own'] as const;
const hour = 3_600_000;

/** One month, a field a day: what each day is, in a word and not only in a colour, and how many hours clocks run on it. */
export function MonthCard({ calendars }: { calendars: Calendars }) {
  const t = useT();
  const words = useCalendarWords();
  const { days, month, communityId: community, chosen: calendar, today } = calendars;
  const at = (to: string) => paths.calendars({ community, calendar, month: to });
  return (
    <Card
      title={words.month(month)}
      aside={
        month !== today.slice(0, 7) && (
          <UiLink href={at(today.slice(0, 7))} className="text-accent hover:underline">
            {t('office:calendars.this_month')}
          </UiLink>
        )
      }
    >
      <div className="grid grid-cols-1 gap-3">
        <nav aria-label={t('office:calendars.months')} className="flex justify-between gap-2 print:hidden">
          <ButtonLink href={at(monthAfter(month, -1))} variant="secondary" icon={ChevronLeft}>
            <span className="sr-only sm:not-sr-only">{words.month(monthAfter(month, -1))}</span>
          </ButtonLink>
          <ButtonLink href={at(monthAfter(month, 1))} variant="secondary" icon={ChevronRight}>
            <span className="sr-only sm:not-sr-only">{words.month(monthAfter(month, 1))}</span>
          </ButtonLink>
        </nav>
        <table className="w-full table-fixed border-collapse text-center text-sm">
          <caption className="sr-only">{words.month(month)}</caption>
          <thead>
            <tr>
              {[0, 1, 2, 3, 4, 5, 6].map((n) => (
                <th key={n} scope="col" className="py-1 font-medium text-muted text-xs sm:text-sm">
                  {words.weekday(n)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeksOf(days).map((week, row) => (
              <tr key={week.find((day) => day)?.date ?? row}>
                {week.map((day, column) => (
                  <td
                    key={day?.date ?? `${row} ${column}`}
                    className={cx('h-16 border border-line p-0.5 align-top sm:h-20 sm:p-1', day && looks[day.mark])}
                    aria-current={day?.date === today ? 'date' : undefined}
                  >
                    {day && <DayCell day={day} today={day.date === today} />}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
          {marks.map((mark) => (
            <li key={mark} className="flex items-center gap-1.5">
              <span className={cx('size-4 rounded-sm border border-line', looks[mark])} aria-hidden="true" />
              {t(`office:calendars.mark_${mark}`)}
            </li>
          ))}
        </ul>
        <SpecialDays days={days} />
      </div>
    </Card>
  );
}

function DayCell({ day, today }: { day: Day; today: boolean }) {
  const t = useT();
  const nameOf = useNameOfDay();
  const hours = Math.round((day.openMs / hour) * 10) / 10;
  const name = nameOf(day);
  return (
    <div className="grid gap-0.5 leading-tight" title={hoursText(day.spans) || t('office:calendars.closed')}>
      <span
        className={cx(
          'mx-auto grid size-6 place-items-center rounded-full font-semibold text-ink',
          today && 'bg-accent-fill text-on-accent',
        )}
      >
        {Number(day.date.slice(8))}
      </span>
      {day.mark !== 'work' && (
        <span className="truncate font-medium text-xs">
          <span className="sm:hidden">{t(`office:calendars.short_${day.mark}`)}</span>
          <span className="hidden sm:inline">{name ?? t(`office:calendars.mark_${day.mark}`)}</span>
        </span>
      )}
      {day.paused && <span className="truncate font-medium text-warning text-xs">{t('office:calendars.paused')}</span>}
      {hours > 0 && <span className="text-muted text-xs">{t('office:calendars.hours', { n: hours })}</span>}
    </div>
  );
}

/** What does not fit into a field: names in full, hours, why clocks waited. */
function SpecialDays({ days }: { days: readonly Day[] }) {
  const t = useT();
  const words = useCalendarWords();
  const nameOf = useNameOfDay();
  const zh = useLocale() === 'zh';
  const special = days.filter((day) => nameOf(day) !== null || day.paused !== null);
  if (special.length === 0) return null;
  const said = (day: Day) => [
    nameOf(day),
    day.mark !== 'own' && nameOf(day) !== null && t(`office:calendars.mark_${day.mark}`),
    day.openMs > 0 && words.hours(day.spans),
    zh ? day.paused : day.pausedEn,
  ];
  const line = (day: Day) => said(day).filter(Boolean).join(' · ');
  return (
    <ul className="grid gap-1 text-sm">
      {runsOf(special, line).map(({ first, last }) => (
        <li key={first.date}>
          <span className="font-medium">
            {words.date(first.date)}
            {last !== first && `–${words.date(last.date)}`}
          </span>{' '}
          {line(first)}
        </li>
      ))}
    </ul>
  );
}
