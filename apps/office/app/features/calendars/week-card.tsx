import { useT } from '@linli/i18n/react';
import { Card, Disclosure, Field, Icon, Notice, TextInput } from '@linli/ui';
import { Form } from '@remix-run/react';
import { CalendarCog, Moon, Trash2, Undo2 } from 'lucide';
import type { Calendar, Calendars } from '../../api-types.ts';
import { calendarWord } from '../clocks/selector-words.ts';
import { Refusal } from '../forms/refusal.tsx';
import { SubmitButton } from '../forms/submit-button.tsx';
import { useFormState } from '../forms/use-refused.ts';
import { useCalendarWords } from './use-calendar-words.ts';
import { WeekFields } from './week-fields.tsx';

/** The week of a calendar in words, what is to change, who runs by it; those who answer for norms change it here. */
export function WeekCard({ calendars, calendar }: { calendars: Calendars; calendar: Calendar }) {
  const t = useT();
  const words = useCalendarWords();
  const form = useFormState('week');
  const removing = useFormState('remove');
  const withdrawing = useFormState('withdraw');
  const { abilities } = calendar;
  const target = <Target calendars={calendars} calendar={calendar} />;
  const years = [Math.min(...calendars.years), Math.max(...calendars.years)].join('–');
  return (
    <Card title={calendarWord(calendar.name, t)}>
      <div className="grid grid-cols-1 gap-3">
        <Refusal refused={withdrawing.refused ?? removing.refused} />
        <ul className="grid gap-0.5 font-medium">
          {words.week(calendar.week).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p className="flex items-start gap-2 text-sm">
          <Icon of={Moon} size="sm" className="mt-1 text-muted" />
          {words.night(calendar.week)}
        </p>
        <p className="text-muted text-sm">
          {calendar.holidays ? t('office:calendars.keeps_holidays', { years }) : t('office:calendars.no_holidays')}
        </p>
        {calendar.gaps.length > 0 && (
          <Notice kind="warning">{t('office:calendars.gaps', { years: calendar.gaps.join(', ') })}</Notice>
        )}
        <p className="text-muted text-sm">
          {calendar.clocks.length > 0
            ? t('office:calendars.used', {
                clocks: words.list(calendar.clocks.map((clock) => t(`tickets:clock.${clock}`))),
              })
            : t(calendar.norms > 0 ? 'office:calendars.used_before' : 'office:calendars.unused')}
        </p>
        {calendar.next.map((next) => (
          <div key={next.from} className="grid gap-2 rounded-md border border-line p-3">
            <p className="font-medium">{t('office:calendars.next', { date: words.date(next.from) })}</p>
            <p className="text-sm">{words.week(next.week).join(' · ')}</p>
            {abilities.edit && next.from >= calendars.changeable && (
              <Form method="post">
                {target}
                <input type="hidden" name="from" value={next.from} />
                <input type="hidden" name="intent" value="withdraw" />
                <SubmitButton variant="secondary" icon={Undo2}>
                  {t('office:calendars.withdraw')}
                </SubmitButton>
              </Form>
            )}
          </div>
        ))}
        {abilities.edit && (
          <Disclosure
            icon={CalendarCog}
            summary={t('office:calendars.change')}
            open={form.refused !== undefined}
            className="border border-line"
          >
            <Form method="post" className="grid grid-cols-1 gap-4">
              <Refusal refused={form.refused} />
              {target}
              <input type="hidden" name="intent" value="week" />
              <input type="hidden" name="version" value={calendar.version} />
              <Field
                id="from"
                label={t('office:calendars.from')}
                hint={t('office:calendars.from_hint')}
                error={form.errorOf('from')}
                className="max-w-sm"
                required
              >
                <TextInput
                  type="date"
                  name="from"
                  min={calendars.changeable}
                  defaultValue={form.valueOf('from') ?? calendars.changeable}
                />
              </Field>
              <WeekFields form={form} week={calendar.next.at(-1) ?? calendar} />
              <SubmitButton intent="week">{t('common:save')}</SubmitButton>
            </Form>
          </Disclosure>
        )}
        {abilities.remove && (
          <Form method="post">
            {target}
            <input type="hidden" name="intent" value="remove" />
            <SubmitButton intent="remove" variant="quiet" icon={Trash2}>
              {t('office:calendars.remove')}
            </SubmitButton>
          </Form>
        )}
      </div>
    </Card>
  );
}

/** Which calendar of which community a form is about. */
export function Target({ calendars, calendar }: { calendars: Calendars; calendar: Calendar }) {
  return (
    <>
      <input type="hidden" name="communityId" value={calendars.communityId} />
      <input type="hidden" name="name" value={calendar.name} />
    </>
  );
}
