import { returnReasons } from '@linli/domain/tickets';
import { useT } from '@linli/i18n/react';
import { Field, RadioCards, TextArea } from '@linli/ui';
import type { Ticket } from '../../api-types.ts';
import { SubmitButton } from '../forms/submit-button.tsx';
import { useFormState } from '../forms/use-refused.ts';
import { actionIcons } from './action-icons.ts';
import { StepForm } from './step-form.tsx';

/** T7: why it is given back; whoever steers sends anew. */
export function ReturnForm({ ticket }: { ticket: Ticket }) {
  const t = useT();
  const form = useFormState('return');
  return (
    <StepForm ticket={ticket} intent="return" className="grid grid-cols-1 gap-4">
      <RadioCards
        name="reason"
        legend={t('office:return.reason')}
        hint={t('office:return.hint')}
        options={returnReasons.map((value) => ({ value, label: t(`tickets:return_reason.${value}`) }))}
        error={form.errorOf('reason')}
        required
        defaultValue={form.valueOf('reason')}
      />
      <Field id="note" label={t('office:return.note')} hint={t('office:return.note_hint')} error={form.errorOf('note')}>
        <TextArea name="note" rows={2} defaultValue={form.valueOf('note')} />
      </Field>
      <SubmitButton size="lg" icon={actionIcons.return}>
        {t('tickets:action.return')}
      </SubmitButton>
    </StepForm>
  );
}
