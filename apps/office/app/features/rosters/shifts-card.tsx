import { useLocale, useT } from '@linli/i18n/react';
import { Badge, Card, Checkbox, Disclosure, Field, TextInput } from '@linli/ui';
import { Form } from '@remix-run/react';
import { Moon, Plus, Trash2 } from 'lucide';
import type { Roster } from '../../api-types.ts';
import { Refusal } from '../forms/refusal.tsx';
import { SubmitButton } from '../forms/submit-button.tsx';
import { useFormState } from '../forms/use-refused.ts';
import { clockOf } from './times.ts';

/** The shifts of the community; those who answer for it add one, and remove what nobody ever worked. */
export function ShiftsCard({ roster }: { roster: Roster }) {
  const t = useT();
  const zh = useLocale() === 'zh';
  const removing = useFormState('remove_shift');
  return (
    <Card title={t('office:roster.shifts')}>
      <Refusal refused={removing.refused} />
      {roster.shifts.length === 0 && <p className="text-muted text-sm">{t('office:roster.no_shifts_hint')}</p>}
      <ul className="grid grid-cols-1 gap-x-8 sm:grid-cols-2 xl:grid-cols-3">
        {roster.shifts.map((shift) => (
          <li key={shift.id} className="flex min-h-target items-center gap-3">
            <span className="flex-1">
              <span className="font-medium">{zh ? shift.name : shift.nameEn}</span>{' '}
              <span className="text-muted">
                {clockOf(shift.fromMinute)}–{clockOf(shift.toMinute)}
              </span>{' '}
              {shift.night && (
                <Badge tone="warning" icon={Moon}>
                  {t('office:roster.night')}
                </Badge>
              )}
            </span>
            {roster.abilities.shifts && !shift.used && (
              <Form method="post">
                <input type="hidden" name="intent" value="remove_shift" />
                <input type="hidden" name="shiftId" value={shift.id} />
                <SubmitButton variant="quiet" icon={Trash2}>
                  {t('office:roster.remove')}
                </SubmitButton>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {roster.abilities.shifts && <AddShift roster={roster} />}
    </Card>
  );
}

function AddShift({ roster }: { roster: Roster }) {
  const t = useT();
  const form = useFormState('add_shift');
  const empty = form.refused?.failure.code === 'shift.empty' ? t('errors:shift.empty') : undefined;
  const taken = form.refused?.failure.code === 'shift.name_taken' ? t('errors:shift.name_taken') : undefined;
  return (
    <Disclosure summary={t('office:roster.add')} open={Boolean(form.refused) || roster.shifts.length === 0}>
      <Form method="post" className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        {form.refused && !empty && !taken && (
          <div className="sm:col-span-2">
            <Refusal
              refused={form.refused}
              labels={{ name: 'office:roster.name', from: 'office:roster.from', to: 'office:roster.to' }}
            />
          </div>
        )}
        <input type="hidden" name="intent" value="add_shift" />
        <input type="hidden" name="communityId" value={roster.communityId} />
        <Field id="name" label={t('office:roster.name')} error={taken ?? form.errorOf('name')} required>
          <TextInput name="name" maxLength={20} defaultValue={form.valueOf('name')} />
        </Field>
        <Field
          id="nameEn"
          label={t('office:roster.name_en')}
          optional={t('common:optional')}
          error={form.errorOf('nameEn')}
        >
          <TextInput name="nameEn" maxLength={30} defaultValue={form.valueOf('nameEn')} />
        </Field>
        <Field id="from" label={t('office:roster.from')} error={form.errorOf('from')} required>
          <TextInput type="time" name="from" defaultValue={form.valueOf('from')} />
        </Field>
        <Field
          id="to"
          label={t('office:roster.to')}
          hint={t('office:roster.to_hint')}
          error={empty ?? form.errorOf('to')}
          required
        >
          <TextInput type="time" name="to" defaultValue={form.valueOf('to')} />
        </Field>
        <Checkbox
          name="night"
          value="on"
          label={t('office:roster.night')}
          defaultChecked={form.valueOf('night') === 'on'}
        />
        <SubmitButton icon={Plus}>{t('office:roster.add')}</SubmitButton>
      </Form>
    </Disclosure>
  );
}
