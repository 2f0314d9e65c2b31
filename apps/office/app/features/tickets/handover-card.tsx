import { useLocale, useT } from '@linli/i18n/react';
import { ButtonLink, Notice } from '@linli/ui';
import type { Ticket } from '../../api-types.ts';
import { SubmitButton } from '../forms/submit-button.tsx';
import { useOffice } from '../frame/use-office.ts';
import { actionIcons } from './action-icons.ts';
import { StepForm } from './step-form.tsx';
import { useDoHref } from './use-do-href.ts';

/** T5: an offer that waits for somebody's yes, with its reason; and a matter that was sent round too often. */
export function HandoverCard({ ticket }: { ticket: Ticket }) {
  const t = useT();
  const zh = useLocale() === 'zh';
  const href = useDoHref(ticket.number);
  const { me } = useOffice();
  const { abilities, handoverTo } = ticket;
  const offer = handoverTo && ticket.events.findLast(({ type }) => type === 'handover_offered');
  const brought = ticket.attentionId === me.staffId;
  return (
    <>
      {brought && (
        <Notice kind="warning" title={t('office:attention.title')}>
          {t('office:attention.body')}
        </Notice>
      )}
      {offer && (
        <Notice
          title={t(abilities.accept_handover ? 'office:handover.asked' : 'office:handover.waiting', {
            from: zh ? offer.actorName : offer.actorNameEn,
            to: zh ? handoverTo.name : handoverTo.nameEn,
          })}
        >
          <p className="whitespace-pre-line">{offer.note}</p>
          <div className="mt-3 flex flex-wrap gap-2">
            {abilities.accept_handover && (
              <StepForm ticket={ticket} intent="accept_handover">
                <SubmitButton intent="accept_handover" icon={actionIcons.accept_handover}>
                  {t('tickets:action.accept_handover')}
                </SubmitButton>
              </StepForm>
            )}
            {abilities.decline_handover && (
              <ButtonLink href={href('decline_handover')} variant="secondary" icon={actionIcons.decline_handover}>
                {t('tickets:action.decline_handover')}
              </ButtonLink>
            )}
            {abilities.withdraw_handover && (
              <StepForm ticket={ticket} intent="withdraw_handover">
                <SubmitButton intent="withdraw_handover" variant="secondary" icon={actionIcons.withdraw_handover}>
                  {t('tickets:action.withdraw_handover')}
                </SubmitButton>
              </StepForm>
            )}
          </div>
        </Notice>
      )}
    </>
  );
}
