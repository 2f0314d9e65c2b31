import { disagreementOutcomes } from '@linli/domain/tickets';
import { useT } from '@linli/i18n/react';
import { Field, RadioCards, TextArea } from '@linli/ui';
import type { Ticket } from '../../api-types.ts';
import { SubmitButton } from '../forms/submit-button.tsx';
import { useFormState } from '../forms/use-refused.ts';
import { actionIcons } from './action-icons.ts';
import { StepForm } from './step-form.tsx';

/** Z2: the director's word on a disagreement, which both sides read. */
export function SettleForm({ ticket }: { ticket: Ticket }) {
  const t = useT();
  const form = useFormState('settle_disagreement');
  return (
    <StepForm ticket={ticket} intent="settle_disagreement" className="grid grid-cols-1 gap-4">
      <RadioCards
        name="outcome"
        legend={t('office:disagreement.outcome')}
        options={disagreementOutcomes.map((value) => ({
          value,
          label: t(`office:disagreement.outcome_${value}`),
          hint: t(`office:disagreement.outcome_${value}_hint`),
        }))}
        error={form.errorOf('outcome')}
        required
        defaultValue={form.valueOf('outcome') ?? ''}
      />
      <Field
        id="note"
        label={t('office:disagreement.words')}
        hint={t('office:disagreement.words_hint')}
        error={form.errorOf('note')}
        required
      >
        <TextArea name="note" rows={3} defaultValue={form.valueOf('note')} />
      </Field>
      <SubmitButton size="lg" icon={actionIcons.settle_disagreement}>
        {t('tickets:action.settle_disagreement')}
      </SubmitButton>
    </StepForm>
  );
}
