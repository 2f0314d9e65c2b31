import { useT } from '@linli/i18n/react';
import { Field, TextArea } from '@linli/ui';
import type { Ticket } from '../../api-types.ts';
import { PhotoField } from '../forms/photo-field.tsx';
import { SubmitButton } from '../forms/submit-button.tsx';
import { useFormState } from '../forms/use-refused.ts';
import { actionIcons } from './action-icons.ts';
import type { Intent } from './perform.ts';
import { StepForm } from './step-form.tsx';

const steps = [
  'settle',
  'send_back',
  'reopen',
  'reject',
  'cancel',
  'decline_handover',
  'unlink',
  'decline_help',
  'settle_children',
] as const;
type WordsStep = (typeof steps)[number];
const withPhotos: readonly WordsStep[] = ['settle', 'reopen'];
const final: readonly WordsStep[] = ['reject', 'cancel'];

export function isWordsStep(intent: Intent): intent is WordsStep {
  return (steps as readonly Intent[]).includes(intent);
}

/** A step that wants a sentence, and says who will read it. */
export function WordsForm({ ticket, intent }: { ticket: Ticket; intent: WordsStep }) {
  const t = useT();
  const form = useFormState(intent);
  return (
    <StepForm ticket={ticket} intent={intent} files={withPhotos.includes(intent)} className="grid grid-cols-1 gap-4">
      <Field
        id="note"
        label={t(`office:step.${intent}.note`)}
        hint={t(`office:step.${intent}.hint`)}
        error={form.errorOf('note')}
        required
      >
        <TextArea name="note" rows={3} defaultValue={form.valueOf('note')} autoFocus />
      </Field>
      {withPhotos.includes(intent) && <PhotoField form={form} id="dialog-photos" optional />}
      <SubmitButton size="lg" icon={actionIcons[intent]} variant={final.includes(intent) ? 'danger' : 'primary'}>
        {t(`tickets:action.${intent}`)}
      </SubmitButton>
    </StepForm>
  );
}
