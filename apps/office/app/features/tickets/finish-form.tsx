import { lacksPhotoAfter, type ReadySentence, readySentences, wantsPhotoAfter } from '@linli/domain/tickets';
import { useLocale, useT } from '@linli/i18n/react';
import { Checkbox, Field, RadioCards, TextArea } from '@linli/ui';
import type { Ticket } from '../../api-types.ts';
import type { Refused } from '../forms/answer.ts';
import { PhotoField } from '../forms/photo-field.tsx';
import { SubmitButton } from '../forms/submit-button.tsx';
import { useFormState } from '../forms/use-refused.ts';
import { actionIcons } from './action-icons.ts';
import { StepForm } from './step-form.tsx';

/** What is said most often; one tap says it. */
const usual = ['done', 'repaired', 'replaced', 'cleaned'] as const satisfies readonly ReadySentence[];

/** The door refuses a form without words before it asks for the photo; both are said at once, each beside its field. */
export function saysPhotoMissing(ticket: Pick<Ticket, 'kind' | 'category'>, refused: Refused | undefined): boolean {
  if (!refused || refused.photoProblems.length > 0) return false;
  const { failure, photoIds, values } = refused;
  if (failure.code === 'ticket.photo_missing') return true;
  return failure.code === 'request.invalid' && lacksPhotoAfter(ticket, { photoIds, noPhoto: values.noPhoto === 'on' });
}

/**
 * T7: what was done, and the photo after. Nothing is filled in, and its button stands where the step before had none: a
 * second tap on "arrive" finishes nothing.
 */
export function FinishForm({ ticket, id }: { ticket: Ticket; id: string }) {
  const t = useT();
  const locale = useLocale();
  const form = useFormState('finish');
  const wanted = wantsPhotoAfter(ticket);
  const missing = saysPhotoMissing(ticket, form.refused) ? t('errors:ticket.photo_missing') : undefined;
  return (
    <StepForm
      ticket={ticket}
      intent="finish"
      id={id}
      files
      placed={missing !== undefined}
      className="grid scroll-mt-20 grid-cols-1 gap-4"
    >
      <PhotoField
        form={missing ? { ...form, photoError: missing } : form}
        id={`${id}-photos`}
        label={t('office:finish.photos')}
        optional={!wanted}
      />
      {wanted && (
        <Checkbox
          name="noPhoto"
          value="on"
          defaultChecked={form.valueOf('noPhoto') === 'on'}
          label={t('tickets:field.noPhoto')}
        />
      )}
      <RadioCards
        id={`${id}-ready`}
        name="ready"
        legend={t('office:finish.note')}
        hint={t('office:step.finish.hint')}
        layout="tiles"
        options={usual.map((value) => ({ value, label: readySentences[value][locale] }))}
        defaultValue={form.valueOf('ready') ?? ''}
        error={form.errorOf('note')}
      />
      <Field id={`${id}-note`} label={t('office:finish.own')} optional={t('common:optional')}>
        <TextArea name="note" rows={2} defaultValue={form.valueOf('note')} />
      </Field>
      <SubmitButton size="lg" icon={actionIcons.finish}>
        {t('tickets:action.finish')}
      </SubmitButton>
    </StepForm>
  );
}
