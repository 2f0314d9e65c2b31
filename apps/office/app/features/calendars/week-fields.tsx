import { weekdayNames } from '@linli/domain/calendars';
import { useT } from '@linli/i18n/react';
import { Checkbox, cx, Field, Select, TextInput } from '@linli/ui';
import type { CalendarWeek } from '../../api-types.ts';
import type { useFormState } from '../forms/use-refused.ts';
import { clockOf } from '../rosters/times.ts';
import { leastPairs, mostPairs, type Spans } from './hours.ts';
import { useCalendarWords } from './use-calendar-words.ts';

type Form = ReturnType<typeof useFormState>;

/** The ordinary week in plain fields: each day some stretches, or the same as the day before. */
export function WeekFields({ form, week }: { form: Form; week: CalendarWeek }) {
  const t = useT();
  const words = useCalendarWords();
  const problem = (day: string) => form.refused?.failure.fields[day];
  return (
    <>
      <fieldset className="grid gap-1">
        <legend className="mb-1 font-semibold">{t('office:calendars.week')}</legend>
        <p className="mb-2 max-w-prose text-muted text-sm">{t('office:calendars.week_hint')}</p>
        {weekdayNames.map((day, n) => {
          const spans = week.week[n] ?? [];
          const alike = n > 0 && JSON.stringify(spans) === JSON.stringify(week.week[n - 1]);
          const same = form.refused ? form.valueOf(`${day}.same`) === 'on' : alike;
          return (
            <fieldset
              key={day}
              className="group grid items-center gap-x-4 border-line border-t py-1 sm:grid-cols-[3rem_minmax(0,1fr)_auto]"
            >
              <legend className="sr-only">{words.weekday(n)}</legend>
              <span aria-hidden="true" className="font-medium">
                {words.weekday(n)}
              </span>
              <div className={cx(n > 0 && 'group-has-[[data-same]:checked]:hidden')}>
                <SpanFields form={form} day={day} spans={spans} />
                {problem(day) && (
                  <p className="py-1 text-danger text-sm">
                    {t(problem(day) === 'required' ? 'office:calendars.no_hours' : 'office:calendars.spans_wrong')}
                  </p>
                )}
              </div>
              {n > 0 && (
                <Checkbox
                  name={`${day}.same`}
                  data-same
                  defaultChecked={same}
                  label={t('office:calendars.same')}
                  className="sm:col-start-3 sm:row-start-1"
                />
              )}
            </fieldset>
          );
        })}
      </fieldset>
      <Checkbox
        name="holidays"
        label={t('office:calendars.holidays')}
        hint={t('office:calendars.holidays_hint')}
        defaultChecked={form.refused ? form.valueOf('holidays') === 'on' : week.holidays}
      />
      <Field
        id="workday"
        label={t('office:calendars.workday')}
        hint={t('office:calendars.workday_hint')}
        error={problem('workday') && t('office:calendars.workday_closed')}
        className="max-w-sm"
      >
        <Select
          name="workday"
          defaultValue={form.valueOf('workday') ?? week.workday ?? ''}
          placeholder={t('office:calendars.workday_first')}
          options={weekdayNames.map((_, n) => ({ value: String(n), label: words.weekday(n) }))}
        />
      </Field>
    </>
  );
}

/** Pairs of times; empty ones are no stretch. */
export function SpanFields({ form, day, spans }: { form: Form; day: string; spans: Spans }) {
  const t = useT();
  const typed = (n: number, end: string) => form.valueOf(`${day}.${n}.${end}`);
  const filled = Array.from({ length: mostPairs }, (_, n) => typed(n, 'from') || typed(n, 'to') || spans[n]);
  const pairs = Math.min(mostPairs, Math.max(leastPairs, filled.findLastIndex(Boolean) + 2));
  const given = (n: number, end: 'from' | 'to') => {
    const minute = spans[n]?.[end === 'from' ? 0 : 1];
    return form.refused ? typed(n, end) : minute === undefined ? '' : clockOf(minute % 1440);
  };
  return (
    <div className="flex flex-wrap gap-x-6 gap-y-1">
      {Array.from({ length: pairs }, (_, n) => (
        <span key={clockOf(n)} className="flex items-center gap-1.5">
          {(['from', 'to'] as const).map((end) => (
            <span key={end} className="contents">
              {end === 'to' && <span aria-hidden="true">–</span>}
              <TextInput
                type="time"
                name={`${day}.${n}.${end}`}
                aria-label={t(end === 'from' ? 'office:calendars.nth_from' : 'office:calendars.nth_to', { n: n + 1 })}
                defaultValue={given(n, end)}
                className="w-32"
              />
            </span>
          ))}
        </span>
      ))}
    </div>
  );
}
