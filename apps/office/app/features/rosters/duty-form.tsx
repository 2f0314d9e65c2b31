import { useFormat, useLocale, useT } from '@linli/i18n/react';
import { Checkbox, Dialog, Notice } from '@linli/ui';
import { Form } from '@remix-run/react';
import { Save } from 'lucide';
import type { Roster } from '../../api-types.ts';
import { Refusal } from '../forms/refusal.tsx';
import { SubmitButton } from '../forms/submit-button.tsx';
import { useFormState } from '../forms/use-refused.ts';
import { clockOf, leaveOn } from './times.ts';

type Props = { roster: Roster; person: Roster['people'][number]; date: string; closeHref: string };

/** All the shifts of one person on one day. */
export function DutyForm({ roster, person, date, closeHref }: Props) {
  const t = useT();
  const format = useFormat();
  const zh = useLocale() === 'zh';
  const form = useFormState('edit');
  const held = (id: string) =>
    form.refused
      ? form.valueOf(`shift.${id}`) === 'on'
      : person.duties.some((duty) => duty.date === date && duty.shiftId === id);
  const name = zh ? person.name : person.nameEn;
  const leave = leaveOn(person, date);
  return (
    <Dialog
      title={t('office:roster.edit', { name, day: format.date(date) })}
      closeWord={t('common:close')}
      closeHref={closeHref}
    >
      <Form method="post" className="grid grid-cols-1 gap-3" preventScrollReset>
        <Refusal refused={form.refused} />
        {leave && (
          <Notice kind="warning">
            {t('office:roster.on_leave', {
              name,
              from: format.date(leave.from),
              to: format.date(leave.to),
              deputy: zh ? leave.deputy.name : leave.deputy.nameEn,
            })}
          </Notice>
        )}
        <input type="hidden" name="intent" value="edit" />
        <input type="hidden" name="staffId" value={person.id} />
        <input type="hidden" name="date" value={date} />
        <fieldset className="grid">
          <legend className="text-muted text-sm">{t('office:roster.edit_hint')}</legend>
          {roster.shifts.map((shift) => (
            <Checkbox
              key={shift.id}
              name={`shift.${shift.id}`}
              value="on"
              defaultChecked={held(shift.id)}
              label={zh ? shift.name : shift.nameEn}
              hint={`${clockOf(shift.fromMinute)}–${clockOf(shift.toMinute)}${shift.night ? ` · ${t('office:roster.night')}` : ''}`}
            />
          ))}
        </fieldset>
        <SubmitButton size="lg" icon={Save}>
          {t('office:roster.save')}
        </SubmitButton>
      </Form>
    </Dialog>
  );
}
