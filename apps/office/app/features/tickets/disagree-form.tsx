import { disagreementGrounds } from '@linli/domain/tickets';
import { useT } from '@linli/i18n/react';
import { Field, RadioCards, TextArea } from '@linli/ui';
import type { Ticket } from '../../api-types.ts';
import { SubmitButton } from '../forms/submit-button.tsx';
import { useFormState } from '../forms/use-refused.ts';
import { actionIcons } from './action-icons.ts';
import { StepForm } from './step-form.tsx';

/** Z2: what somebody holds against the order; unsafe or unlawful suspends it. */
export function DisagreeForm({ ticket }: { ticket: Ticket }) {
  const t = useT();
  const form = useFormState('disagree');
  return (
    <StepForm ticket={ticket} intent="disagree" className="grid grid-cols-1 gap-4">
      <RadioCards
        name="ground"
        legend={t('office:disagreement.ground')}
        hint={t('office:disagreement.ground_hint')}
        options={disagreementGrounds.map((value) => ({ value, label: t(`tickets:disagreement_ground.${value}`) }))}
        error={form.errorOf('ground')}
        required
        defaultValue={form.valueOf('ground') ?? ''}
      />
      <Field
        id="note"
        label={t('office:disagreement.reason')}
        hint={t('office:disagreement.reason_hint')}
        error={form.errorOf('note')}
        required
      >
        <TextArea name="note" rows={3} defaultValue={form.valueOf('note')} />
      </Field>
      <SubmitButton size="lg" icon={actionIcons.disagree}>
        {t('tickets:action.disagree')}
      </SubmitButton>
    </StepForm>
  );
}
