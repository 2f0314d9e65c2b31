import { useLocale, useT } from '@linli/i18n/react';
import { Checkbox, EmptyState, Field, RadioCards, TextArea } from '@linli/ui';
import { UserX } from 'lucide';
import type { Candidate, Ticket } from '../../api-types.ts';
import { SubmitButton } from '../forms/submit-button.tsx';
import { useFormState } from '../forms/use-refused.ts';
import { actionIcons } from './action-icons.ts';
import { reasonsOf } from './reasons.ts';
import { StepForm } from './step-form.tsx';

/** T7: to which colleague, who still goes along, and why; all of them read the reason. */
export function TransferForm({ ticket, colleagues }: { ticket: Ticket; colleagues: readonly Candidate[] }) {
  const t = useT();
  const zh = useLocale() === 'zh';
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
      <RadioCards
        name="assigneeId"
        legend={t('tickets:field.assigneeId')}
        options={others.map((person) => ({
          value: person.id,
          label: zh ? person.name : person.nameEn,
          hint: reasonsOf(t, person, zh),
        }))}
        error={form.errorOf('assigneeId')}
        required
        defaultValue={form.valueOf('assigneeId') ?? ''}
        className="max-h-[40dvh] overflow-y-auto p-1"
      />
      {ticket.companions.length > 0 && (
        <fieldset className="grid">
          <legend className="font-semibold">{t('tickets:companions')}</legend>
          <p className="text-muted text-sm">{t('office:transfer.along_hint')}</p>
          {ticket.companions.map((person) => (
            <Checkbox
              key={person.id}
              name={`companion.${person.id}`}
              value="on"
              defaultChecked={!form.refused || form.valueOf(`companion.${person.id}`) === 'on'}
              label={zh ? person.name : person.nameEn}
            />
          ))}
        </fieldset>
      )}
      <Field id="note" label={t('office:transfer.reason')} error={form.errorOf('note')} required>
        <TextArea name="note" rows={2} defaultValue={form.valueOf('note')} />
      </Field>
      <SubmitButton size="lg" icon={actionIcons.transfer}>
        {t('tickets:action.transfer')}
      </SubmitButton>
    </StepForm>
  );
}
