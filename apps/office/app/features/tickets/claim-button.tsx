import { useT } from '@linli/i18n/react';
import { Button } from '@linli/ui';
import type { Ticket } from '../../api-types.ts';
import { SubmitButton } from '../forms/submit-button.tsx';
import { useOffice } from '../frame/use-office.ts';
import { actionIcons } from './action-icons.ts';
import { StepForm } from './step-form.tsx';

type Props = {
  ticket: Pick<Ticket, 'id' | 'number' | 'version'>;
  variant?: 'primary' | 'secondary';
  size?: 'md' | 'lg';
  block?: boolean;
  /** Beside a row, where there is little room. */
  bare?: boolean;
};

/** T7: off, with the reason, for whoever has their hands full. */
export function ClaimButton({ ticket, variant = 'primary', size = 'md', block = false, bare = false }: Props) {
  const t = useT();
  const { counts } = useOffice();
  const icon = bare ? undefined : actionIcons.claim;
  if (counts.cap !== null && counts.inHand >= counts.cap) {
    const why = `claim-full-${ticket.number}`;
    return (
      <span className={bare ? 'grid w-24 gap-1 text-center' : 'grid max-w-72 gap-1'}>
        <Button type="button" disabled variant={variant} size={size} block={block} icon={icon} aria-describedby={why}>
          {t('tickets:action.claim')}
        </Button>
        <span id={why} className="text-muted text-sm">
          {bare ? t('office:dispatch.full', { count: counts.cap }) : t('office:board.hands_full', { cap: counts.cap })}
        </span>
      </span>
    );
  }
  return (
    <StepForm ticket={ticket} intent="claim">
      <SubmitButton intent="claim" ticketId={ticket.id} variant={variant} size={size} block={block} icon={icon}>
        {t('tickets:action.claim')}
      </SubmitButton>
    </StepForm>
  );
}
