import { useT } from '@linli/i18n/react';
import { EmptyState, Field, TextArea } from '@linli/ui';
import { UserX } from 'lucide';
import type { Candidate, Ticket } from '../../api-types.ts';
import { SubmitButton } from '../forms/submit-button.tsx';
import { useFormState } from '../forms/use-refused.ts';
import { actionIcons } from './action-icons.ts';
import { CandidateFields } from './candidate-fields.tsx';
import { StepForm } from './step-form.tsx';

/** T7: to which colleague, who goes along, and why; all of them read the reason. */
export function TransferForm({ ticket, colleagues }: { ticket: Ticket; colleagues: readonly Candidate[] }) {
  const t = useT();
  const form = useFormState('transfer');
  const others = colleagues.filter(({ id }) => id !== ticket.assignee?.id);
  if (others.length === 0) {
    return (
      <EmptyState icon={UserX} title={t('office:dispatch.none')}>
        {t('office:dispatch.none_hint')}
      </EmptyState>
    );
  }
  return (
    <StepForm ticket={ticket} intent="transfer" className="grid grid-cols-1 gap-4">
      <CandidateFields ticket={ticket} candidates={colleagues} form={form} others />
      <Field id="note" label={t('office:transfer.reason')} error={form.errorOf('note')} required>
        <TextArea name="note" rows={2} defaultValue={form.valueOf('note')} />
      </Field>
      <SubmitButton size="lg" icon={actionIcons.transfer}>
        {t('tickets:action.transfer')}
      </SubmitButton>
    </StepForm>
  );
}
