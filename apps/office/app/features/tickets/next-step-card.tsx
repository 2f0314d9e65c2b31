import { useLocale, useT } from '@linli/i18n/react';
import { Avatar, Card, Notice, UiLink } from '@linli/ui';
import type { Candidate, Ticket } from '../../api-types.ts';
import { FoldedPhotoField } from '../forms/photo-field.tsx';
import { useFormState } from '../forms/use-refused.ts';
import type { DetailProps } from './detail-props.ts';
import { FinishForm } from './finish-form.tsx';
import { nextStepOf } from './next-step.ts';
import { reasonsOf } from './reasons.ts';
import { StepForm } from './step-form.tsx';
import { useCalm } from './use-calm.ts';
import { useDoHref } from './use-do-href.ts';

/** What the next step needs to know stands open on the page, so that its button is the last tap. */
export function NextStepCard(props: DetailProps) {
  const next = nextStepOf(props.ticket);
  // What has just come up lies under a finger that meant something else.
  const swallow = useCalm(`${props.ticket.status} ${next ?? ''}`);
  return (
    <div onClickCapture={swallow} className="contents">
      <NextStep {...props} next={next} />
    </div>
  );
}

function NextStep({ ticket, candidates, next }: DetailProps & { next: ReturnType<typeof nextStepOf> }) {
  const t = useT();
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

function FinishCard({ ticket }: { ticket: Ticket }) {
  const t = useT();
  return (
    <Card title={t('office:finish.title')}>
      <FinishForm ticket={ticket} id="finish" />
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
