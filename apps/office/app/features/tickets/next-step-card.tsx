import { useLocale, useT } from '@linli/i18n/react';
import { Avatar, Card, Field, Notice, TextArea, UiLink } from '@linli/ui';
import type { Candidate, Ticket } from '../../api-types.ts';
import { FoldedPhotoField, PhotoField } from '../forms/photo-field.tsx';
import { useFormState } from '../forms/use-refused.ts';
import type { DetailProps } from './detail-props.ts';
import { nextStepOf } from './next-step.ts';
import { reasonsOf } from './reasons.ts';
import { StepForm } from './step-form.tsx';
import { useDoHref } from './use-do-href.ts';

/** What the next step needs to know stands open on the page, so that its button is the last tap. */
export function NextStepCard({ ticket, candidates }: DetailProps) {
  const t = useT();
  const next = nextStepOf(ticket);
  const suggested = candidates.find((candidate) => candidate.suggested);
  const help = candidates[0]?.help;
  const lent = candidates.some(({ lending }) => lending !== null);
  if (next === 'dispatch' && !suggested && help && lent) return <HelpNeeded ticket={ticket} help={help} />;
  if (next === 'dispatch' && !suggested && help) return <Notice>{t(`office:nobody.${help}`)}</Notice>;
  if (next === 'dispatch' && suggested) return <Suggested ticket={ticket} candidate={suggested} />;
  if (next === 'finish') return <FinishCard ticket={ticket} />;
  if (next === 'verify') return <VerifyCard ticket={ticket} />;
  return null;
}

/** T7: nobody of the zone can do it; whom the next zone has is one tap away. */
function HelpNeeded({ ticket, help }: { ticket: Ticket; help: NonNullable<Candidate['help']> }) {
  const t = useT();
  const href = useDoHref(ticket.number);
  return (
    <Notice>
      {t(`office:help.${help}`)}{' '}
      <UiLink href={href('dispatch')} className="py-2.5 text-accent underline">
        {t('office:help.ask')}
      </UiLink>
    </Notice>
  );
}

function Suggested({ ticket, candidate }: { ticket: Ticket; candidate: Candidate }) {
  const t = useT();
  const zh = useLocale() === 'zh';
  const href = useDoHref(ticket.number);
  return (
    <StepForm ticket={ticket} intent="dispatch" id="dispatch-suggested">
      <input type="hidden" name="assigneeId" value={candidate.id} />
      <Card>
        <div className="flex flex-wrap items-center gap-3">
          <Avatar name={candidate.name} />
          <p className="min-w-0 flex-1 basis-40 leading-snug">
            <span className="block text-muted text-sm">{t('office:dispatch.suggested')}</span>
            <span className="font-semibold">{zh ? candidate.name : candidate.nameEn}</span>
            <span className="block text-sm">{reasonsOf(t, candidate, zh)}</span>
          </p>
          <UiLink href={href('dispatch')} className="py-2.5 text-accent text-sm hover:underline">
            {t('office:dispatch.other')}
          </UiLink>
        </div>
      </Card>
    </StepForm>
  );
}

/** T7: note and photos after. The usual sentence is there already; the button is under the thumb. */
function FinishCard({ ticket }: { ticket: Ticket }) {
  const t = useT();
  const form = useFormState('finish');
  return (
    <Card title={t('office:finish.title')}>
      <StepForm ticket={ticket} intent="finish" id="finish" files className="grid grid-cols-1 gap-4">
        <PhotoField form={form} label={t('office:finish.photos')} optional />
        <Field id="finish-note" label={t('office:finish.note')} error={form.errorOf('note')}>
          <TextArea name="note" rows={2} required defaultValue={form.valueOf('note') ?? t('office:finish.usual')} />
        </Field>
      </StepForm>
    </Card>
  );
}

/** T9: whoever has looked may show what they saw; the button under the thumb stays one tap. */
function VerifyCard({ ticket }: { ticket: Ticket }) {
  const form = useFormState('verify');
  return (
    <StepForm ticket={ticket} intent="verify" id="verify" files>
      <FoldedPhotoField form={form} id="verify-photos" />
    </StepForm>
  );
}
