import type { TicketAction } from '@linli/domain/tickets';
import { useLocale, useT } from '@linli/i18n/react';
import { ButtonLink, Toolbar } from '@linli/ui';
import { useNavigation } from '@remix-run/react';
import { Ellipsis, type IconNode } from 'lucide';
import { SubmitButton } from '../forms/submit-button.tsx';
import { actionIcons } from './action-icons.ts';
import { ClaimButton } from './claim-button.tsx';
import type { DetailProps } from './detail-props.ts';
import { furtherSteps, isOneTap, nextStepOf } from './next-step.ts';
import { StepForm } from './step-form.tsx';
import { useCalm } from './use-calm.ts';
import { useDoHref } from './use-do-href.ts';

/** The likely step large and under the thumb; the others beside it at a desk, behind one word on a phone. */
export function ActionBar({ ticket, candidates }: DetailProps) {
  const t = useT();
  const next = nextStepOf(ticket);
  const rest = furtherSteps(ticket);
  const href = useDoHref(ticket.number);
  const swallow = useCalm(`${ticket.status} ${next ?? ''}`);
  const { note, reply, hand_over, recategorize, unlink, disagree } = ticket.abilities;
  const behind = hand_over || recategorize || unlink || disagree;
  const talks = note || reply || behind;
  if (!next && rest.length === 0 && !talks) return null;
  const desk = rest.slice(0, next ? 4 : 5);
  return (
    <div onClickCapture={swallow} data-actions className="contents">
      <Toolbar label={t('office:detail.actions')} sticky className="order-last lg:order-none">
        {next && <NextButton ticket={ticket} next={next} candidates={candidates} />}
        {desk.map((action) => (
          <span key={action} className="hidden lg:contents">
            <Step ticket={ticket} action={action} href={href(action)} />
          </span>
        ))}
        {rest.length + (talks ? 1 : 0) > 0 && (
          <ButtonLink
            href={href('more')}
            variant="secondary"
            icon={Ellipsis}
            className={rest.length > desk.length || behind ? '' : 'lg:hidden'}
          >
            {t('common:more')}
          </ButtonLink>
        )}
      </Toolbar>
    </div>
  );
}

function Step({ ticket, action, href }: { ticket: DetailProps['ticket']; action: TicketAction; href: string }) {
  const t = useT();
  const icon: IconNode = actionIcons[action];
  if (action === 'claim') return <ClaimButton ticket={ticket} variant="secondary" />;
  if (!isOneTap(action)) {
    return (
      <ButtonLink href={href} variant="secondary" icon={icon}>
        {t(`tickets:action.${action}`)}
      </ButtonLink>
    );
  }
  return (
    <StepForm ticket={ticket} intent={action}>
      <SubmitButton intent={action} variant="secondary" icon={icon}>
        {t(`tickets:action.${action}`)}
      </SubmitButton>
    </StepForm>
  );
}

function NextButton({ ticket, next, candidates }: Pick<DetailProps, 'ticket' | 'candidates'> & { next: TicketAction }) {
  const t = useT();
  const href = useDoHref(ticket.number);
  const busy = useNavigation().state === 'submitting';
  const icon = actionIcons[next];
  const word = t(`tickets:action.${next}`);
  const zh = useLocale() === 'zh';
  const suggested = candidates.find((candidate) => candidate.suggested);
  // What it asks for stands open on the page, with a button of its own: here is only the way there (T7).
  if (next === 'finish') {
    return (
      <ButtonLink href="#finish" size="lg" icon={icon}>
        {t('office:finish.fill_in')}
      </ButtonLink>
    );
  }
  // What it may be given stands open on the page.
  if (next === 'verify') {
    return (
      <SubmitButton form={next} size="lg" icon={icon} busy={busy}>
        {word}
      </SubmitButton>
    );
  }
  if (next === 'dispatch' && suggested) {
    return (
      <SubmitButton form="dispatch-suggested" size="lg" icon={icon} busy={busy}>
        {t('office:dispatch.to', { name: zh ? suggested.name : suggested.nameEn })}
      </SubmitButton>
    );
  }
  if (next === 'claim') return <ClaimButton ticket={ticket} size="lg" block />;
  if (isOneTap(next)) {
    return (
      <StepForm ticket={ticket} intent={next}>
        <SubmitButton intent={next} size="lg" icon={icon} block>
          {word}
        </SubmitButton>
      </StepForm>
    );
  }
  return (
    <ButtonLink href={href(next)} size="lg" icon={icon}>
      {word}
    </ButtonLink>
  );
}
