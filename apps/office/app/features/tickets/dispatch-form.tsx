import { useT } from '@linli/i18n/react';
import { EmptyState, Field, TextInput } from '@linli/ui';
import { Send, UserX } from 'lucide';
import type { Candidate, Ticket } from '../../api-types.ts';
import { SubmitButton } from '../forms/submit-button.tsx';
import { useFormState } from '../forms/use-refused.ts';
import { CandidateFields } from './candidate-fields.tsx';
import { StepForm } from './step-form.tsx';

/** T7: who can be sent, the best first, each with the reasons. */
export function DispatchForm({ ticket, candidates }: { ticket: Ticket; candidates: readonly Candidate[] }) {
  const t = useT();
  const form = useFormState('dispatch');
  if (candidates.length === 0) {
    return (
      <EmptyState icon={UserX} title={t('office:dispatch.none')}>
        {t('office:dispatch.none_hint')}
      </EmptyState>
    );
  }
  const suggested = candidates.find((candidate) => candidate.suggested)?.id;
  return (
    <StepForm ticket={ticket} intent="dispatch" className="grid grid-cols-1 gap-4">
      <CandidateFields ticket={ticket} candidates={candidates} form={form} chosen={suggested} />
      <Field id="note" label={t('office:dispatch.note')} optional={t('common:optional')} error={form.errorOf('note')}>
        <TextInput name="note" maxLength={1000} defaultValue={form.valueOf('note')} />
      </Field>
      <SubmitButton size="lg" icon={Send}>
        {t('tickets:action.dispatch')}
      </SubmitButton>
    </StepForm>
  );
}
