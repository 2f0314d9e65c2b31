import type { StaffRole } from '@linli/domain/access';
import { useLocale, useT } from '@linli/i18n/react';
import { Checkbox, Disclosure, EmptyState, Field, Notice, RadioCards, TextInput } from '@linli/ui';
import { Handshake, Send, UsersRound, UserX } from 'lucide';
import type { Candidate, Ticket } from '../../api-types.ts';
import { SubmitButton } from '../forms/submit-button.tsx';
import { useFormState } from '../forms/use-refused.ts';
import { isUnrostered, reasonsOf } from './reasons.ts';
import { StepForm } from './step-form.tsx';

/** T7: who can be sent, the best first, each with the reasons. */
export function DispatchForm({ ticket, candidates }: { ticket: Ticket; candidates: readonly Candidate[] }) {
  const t = useT();
  const zh = useLocale() === 'zh';
  const form = useFormState('dispatch');
  if (candidates.length === 0) {
    return (
      <EmptyState icon={UserX} title={t('office:dispatch.none')}>
        {t('office:dispatch.none_hint')}
      </EmptyState>
    );
  }
  const optionOf = (candidate: Candidate) => ({
    value: candidate.id,
    label: (
      <>
        {zh ? candidate.name : candidate.nameEn}{' '}
        <span className="font-normal text-muted text-sm">{t(`people:role.${candidate.role as StaffRole}`)}</span>
        {candidate.suggested && <span className="ml-1.5 text-accent text-sm">{t('office:dispatch.suggested')}</span>}
        {candidate.id === ticket.assignee?.id && (
          <span className="ml-1.5 text-muted text-sm">{t('office:dispatch.current')}</span>
        )}
      </>
    ),
    hint: reasonsOf(t, candidate, zh),
  });
  const own = candidates.filter(({ lending }) => lending === null);
  const lent = candidates.filter(({ lending }) => lending !== null);
  const help = candidates[0]?.help ?? null;
  const suggested = candidates.find((candidate) => candidate.suggested)?.id;
  return (
    <StepForm ticket={ticket} intent="dispatch" className="grid grid-cols-1 gap-4">
      {isUnrostered(candidates) && <Notice>{t('office:on_duty.unplanned')}</Notice>}
      {help && lent.length === 0 && <Notice>{t(`office:nobody.${help}`)}</Notice>}
      {own.length > 0 && (
        <RadioCards
          name="assigneeId"
          legend={t('tickets:field.assigneeId')}
          options={own.map(optionOf)}
          error={form.errorOf('assigneeId')}
          required
          defaultValue={form.valueOf('assigneeId') ?? suggested}
          className="max-h-[40dvh] overflow-y-auto p-1"
        />
      )}
      {lent.length > 0 && (
        <Disclosure
          summary={t('office:help.legend')}
          icon={Handshake}
          open={help !== null || lent.some(({ id }) => id === form.valueOf('assigneeId'))}
        >
          <p className="text-sm">{t(help ? `office:help.${help}` : 'office:help.not_needed')}</p>
          <p className="text-muted text-sm">{t('office:help.told')}</p>
          <RadioCards
            name="assigneeId"
            legend={t('office:help.legend')}
            options={lent.map(optionOf)}
            defaultValue={form.valueOf('assigneeId')}
            className="max-h-[40dvh] overflow-y-auto p-1 [&>legend]:sr-only"
          />
        </Disclosure>
      )}
      <Disclosure
        summary={t('tickets:field.companionIds')}
        icon={UsersRound}
        open={candidates.some(({ id }) => form.valueOf(`companion.${id}`))}
      >
        <p className="text-muted text-sm">{t('office:dispatch.along_hint')}</p>
        <div className="max-h-[30dvh] overflow-y-auto px-1">
          {candidates.map((candidate) => (
            <Checkbox
              key={candidate.id}
              name={`companion.${candidate.id}`}
              value="on"
              defaultChecked={
                form.valueOf(`companion.${candidate.id}`) === 'on' ||
                ticket.companions.some(({ id }) => id === candidate.id)
              }
              label={zh ? candidate.name : candidate.nameEn}
              hint={reasonsOf(t, candidate, zh)}
            />
          ))}
        </div>
      </Disclosure>
      <Field id="note" label={t('office:dispatch.note')} optional={t('common:optional')} error={form.errorOf('note')}>
        <TextInput name="note" maxLength={1000} defaultValue={form.valueOf('note')} />
      </Field>
      <SubmitButton size="lg" icon={Send}>
        {t('tickets:action.dispatch')}
      </SubmitButton>
    </StepForm>
  );
}
