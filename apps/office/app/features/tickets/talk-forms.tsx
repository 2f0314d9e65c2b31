import { useT } from '@linli/i18n/react';
import { Field, Icon, TextArea, VisuallyHidden } from '@linli/ui';
import { useNavigation } from '@remix-run/react';
import { Lock, MessageCircle } from 'lucide';
import { useEffect, useRef } from 'react';
import type { Ticket } from '../../api-types.ts';
import { FoldedPhotoField } from '../forms/photo-field.tsx';
import { SubmitButton } from '../forms/submit-button.tsx';
import { keptPhotosOf, useFormState, useRefused } from '../forms/use-refused.ts';
import { leftOver } from './left-over.ts';
import type { Talk } from './perform.ts';
import { StepForm } from './step-form.tsx';

/** Two ways to speak that must never be mistaken for each other: to the resident, and among colleagues (T4). */
export function TalkForms({ ticket }: { ticket: Ticket }) {
  const left = leftOver(useRefused(), ticket);
  return (
    <section className="grid grid-cols-1 gap-3 print:hidden xl:grid-cols-2">
      {ticket.abilities.reply && <TalkForm ticket={ticket} intent="reply" />}
      {ticket.abilities.note && <TalkForm key={left ? 'left' : 'own'} ticket={ticket} intent="note" left={left} />}
    </section>
  );
}

type TalkFormProps = {
  ticket: Ticket;
  intent: Talk;
  /** What was sent for a step that is gone. */
  left?: ReturnType<typeof leftOver>;
};

function TalkForm({ ticket, intent, left }: TalkFormProps) {
  const t = useT();
  const own = useFormState(intent);
  const form = left ? { ...own, keptPhotos: keptPhotosOf(t, left.refused) } : own;
  const area = useRef<HTMLDivElement>(null);
  const { state, formData } = useNavigation();
  const sending = state === 'submitting' && formData?.get('intent') === intent;
  const was = useRef(false);
  useEffect(() => {
    // Sent and accepted: the field is empty again. Refused: the words stay.
    if (was.current && !sending && state === 'idle' && !form.refused) area.current?.closest('form')?.reset();
    if (sending) was.current = true;
    if (state === 'idle') was.current = false;
  }, [sending, state, form.refused]);
  const internal = intent === 'note';
  return (
    <div
      id={intent}
      className={
        internal
          ? 'ui-hatched h-fit scroll-mt-20 rounded-lg border border-line-strong border-dashed p-3'
          : 'h-fit scroll-mt-20 rounded-lg border border-line bg-surface p-3 shadow-card'
      }
    >
      <StepForm ticket={ticket} intent={intent} files className="grid grid-cols-1 gap-2.5">
        <p className="flex items-center gap-2 font-semibold">
          <Icon of={internal ? Lock : MessageCircle} size="sm" />
          {t(`office:talk.${intent}`)}
        </p>
        <Field
          id={`${intent}-words`}
          label={<VisuallyHidden>{t(`office:talk.${intent}`)}</VisuallyHidden>}
          labelHidden
          error={form.errorOf('words')}
        >
          <TextArea
            name="words"
            rows={2}
            required
            placeholder={t(`office:talk.${intent}_hint`)}
            defaultValue={form.valueOf('words') ?? left?.words ?? ''}
            className="min-h-20!"
          />
        </Field>
        <div ref={area}>
          <FoldedPhotoField form={form} id={`${intent}-photos`} />
        </div>
        <SubmitButton intent={intent} variant={internal ? 'secondary' : 'primary'}>
          {t(`office:talk.${intent}_send`)}
        </SubmitButton>
      </StepForm>
    </div>
  );
}
