import { useFormat, useLocale, useT } from '@linli/i18n/react';
import { EmptyState, Field, RadioCards, TextArea } from '@linli/ui';
import { UserX } from 'lucide';
import type { Successor, Ticket } from '../../api-types.ts';
import { SubmitButton } from '../forms/submit-button.tsx';
import { refusalWords, useFormState } from '../forms/use-refused.ts';
import { actionIcons } from './action-icons.ts';
import { StepForm } from './step-form.tsx';

/** T5: to whom it is offered to answer for, and why; it changes hands when they say yes. */
export function HandoverForm({ ticket, successors }: { ticket: Ticket; successors: readonly Successor[] }) {
  const t = useT();
  const format = useFormat();
  const locale = useLocale();
  const zh = locale === 'zh';
  const form = useFormState('hand_over');
  const failure = form.refused?.failure;
  const away = failure?.code === 'handover.away' ? refusalWords(t, locale, failure) : undefined;
  if (successors.length === 0) {
    return (
      <EmptyState icon={UserX} title={t('office:handover.none')}>
        {t('office:handover.none_hint')}
      </EmptyState>
    );
  }
  const hintOf = ({ awayUntil, inZone }: Successor) => {
    const hint = [
      ...(awayUntil ? [t('office:handover.away_until', { day: format.date(awayUntil) })] : []),
      ...(inZone ? [t('office:handover.in_zone')] : []),
    ].join(' · ');
    return hint ? { hint } : {};
  };
  return (
    <StepForm ticket={ticket} intent="hand_over" placed={away !== undefined} className="grid grid-cols-1 gap-4">
      <RadioCards
        name="toId"
        legend={t('tickets:field.toId')}
        hint={t('office:handover.hint')}
        options={successors.map((person) => ({
          value: person.id,
          label: (
            <>
              {zh ? person.name : person.nameEn}{' '}
              <span className="font-normal text-muted text-sm">{t(`people:role.${person.role}`)}</span>
            </>
          ),
          ...hintOf(person),
          disabled: person.awayUntil !== null,
        }))}
        error={away ?? form.errorOf('toId')}
        required
        defaultValue={form.valueOf('toId') ?? ''}
        className="max-h-[40dvh] overflow-y-auto p-1"
      />
      <Field id="note" label={t('office:handover.reason')} error={form.errorOf('note')} required>
        <TextArea name="note" rows={2} defaultValue={form.valueOf('note')} />
      </Field>
      <SubmitButton size="lg" icon={actionIcons.hand_over}>
        {t('tickets:action.hand_over')}
      </SubmitButton>
    </StepForm>
  );
}
