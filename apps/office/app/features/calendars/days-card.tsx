import { useT } from '@linli/i18n/react';
import { Card, Disclosure, Field, Select, TextInput } from '@linli/ui';
import { Form } from '@remix-run/react';
import { CalendarPlus, Undo2 } from 'lucide';
import type { Calendar, Calendars } from '../../api-types.ts';
import { Refusal } from '../forms/refusal.tsx';
import { SubmitButton } from '../forms/submit-button.tsx';
import { useFormState } from '../forms/use-refused.ts';
import { useCalendarWords } from './use-calendar-words.ts';
import { Target } from './week-card.tsx';
import { SpanFields } from './week-fields.tsx';

/** Days of its own that lie ahead, each with its reason; another one by three plain questions. */
export function DaysCard({ calendars, calendar }: { calendars: Calendars; calendar: Calendar }) {
  const t = useT();
  const words = useCalendarWords();
  const form = useFormState('day');
  const clearing = useFormState('clear_day');
  const { changeable } = calendars;
  const hoursProblem = form.refused?.failure.fields.rule;
  return (
    <Card title={t('office:calendars.own_days')}>
      <div className="grid grid-cols-1 gap-3">
        <Refusal refused={clearing.refused} />
        {calendar.days.length === 0 && <p className="text-muted text-sm">{t('office:calendars.no_own_days')}</p>}
        <ul className="grid grid-cols-1">
          {calendar.days.map(({ date, rule, reason }) => (
            <li key={date} className="flex min-h-target flex-wrap items-center gap-x-4 border-line border-t py-1">
              <span className="min-w-0 flex-1 basis-48">
                <span className="font-medium">{words.date(date)}</span> {words.rule(rule)}
                {reason && <span className="block text-muted text-sm">{reason}</span>}
              </span>
              {calendar.abilities.edit && date >= changeable && (
                <Form method="post">
                  <Target calendars={calendars} calendar={calendar} />
                  <input type="hidden" name="intent" value="clear_day" />
                  <input type="hidden" name="date" value={date} />
                  <SubmitButton variant="quiet" icon={Undo2}>
                    {t('office:calendars.clear_day')}
                  </SubmitButton>
                </Form>
              )}
            </li>
          ))}
        </ul>
        {calendar.abilities.edit && (
          <Disclosure
            icon={CalendarPlus}
            summary={t('office:calendars.add_day')}
            open={form.refused !== undefined}
            className="border border-line"
          >
            <Form method="post" className="grid grid-cols-1 gap-4">
              <Refusal refused={form.refused} />
              <Target calendars={calendars} calendar={calendar} />
              <input type="hidden" name="intent" value="day" />
              <Field id="date" label={t('office:calendars.date')} error={form.errorOf('date')} required>
                <TextInput type="date" name="date" min={changeable} defaultValue={form.valueOf('date')} />
              </Field>
              <Field id="rule" label={t('office:calendars.rule')} hint={t('office:calendars.rule_hint')}>
                <Select
                  name="rule"
                  defaultValue={form.valueOf('rule') ?? 'rest'}
                  options={(['rest', 'work', 'hours'] as const).map((value) => ({
                    value,
                    label: t(`office:calendars.rule_${value}`),
                  }))}
                />
              </Field>
              <fieldset className="grid gap-1.5">
                <legend className="font-semibold">{t('office:calendars.own_hours')}</legend>
                <SpanFields form={form} day="own" spans={[]} />
                {hoursProblem && (
                  <p className="text-danger text-sm">
                    {t(hoursProblem === 'required' ? 'office:calendars.no_own_hours' : 'office:calendars.spans_wrong')}
                  </p>
                )}
              </fieldset>
              <Field
                id="reason"
                label={t('office:calendars.reason')}
                hint={t('office:calendars.reason_hint')}
                error={form.errorOf('reason')}
                required
              >
                <TextInput name="reason" maxLength={60} defaultValue={form.valueOf('reason')} />
              </Field>
              <SubmitButton intent="day">{t('common:save')}</SubmitButton>
            </Form>
          </Disclosure>
        )}
      </div>
    </Card>
  );
}
