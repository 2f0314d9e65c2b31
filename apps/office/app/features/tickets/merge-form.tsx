import { useT } from '@linli/i18n/react';
import { Field, TextInput } from '@linli/ui';
import { Combine } from 'lucide';
import type { Ticket } from '../../api-types.ts';
import { SubmitButton } from '../forms/submit-button.tsx';
import { useFormState } from '../forms/use-refused.ts';
import { StepForm } from './step-form.tsx';

/** T6: the same matter as another one; its reporter is told by that one from now on. */
export function MergeForm({ ticket }: { ticket: Ticket }) {
  const t = useT();
  const form = useFormState('merge');
  const unfit = form.refused?.failure.code === 'ticket.merge_target_unfit';
  return (
    <StepForm ticket={ticket} intent="merge" className="grid grid-cols-1 gap-4">
      <Field
        id="intoNumber"
        label={t('tickets:field.intoNumber')}
        hint={t('office:merge.hint')}
        error={unfit ? t('errors:ticket.merge_target_unfit') : form.errorOf('intoNumber')}
        required
      >
        <TextInput name="intoNumber" inputMode="numeric" pattern="[0-9]*" defaultValue={form.valueOf('intoNumber')} />
      </Field>
      <Field id="note" label={t('tickets:field.note')} optional={t('common:optional')} error={form.errorOf('note')}>
        <TextInput name="note" maxLength={1000} defaultValue={form.valueOf('note')} />
      </Field>
      <SubmitButton size="lg" icon={Combine}>
        {t('tickets:action.merge')}
      </SubmitButton>
    </StepForm>
  );
}
