import { useT } from '@linli/i18n/react';
import { Button, cx } from '@linli/ui';
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

const fullId = 'claim-full';

/** T7: why nothing may be claimed now, said once for all buttons in sight; nothing while one may. */
export function HandsFull({ className }: { className?: string }) {
  const t = useT();
  const { counts } = useOffice();
  if (counts.cap === null || counts.inHand < counts.cap) return null;
  return (
    <p id={fullId} className={cx('text-muted text-sm', className)}>
      {t('office:board.hands_full', { held: counts.inHand, cap: counts.cap })}
    </p>
  );
}

/** T7: off, with the reason, for whoever has their hands full. */
export function ClaimButton({ ticket, variant = 'primary', size = 'md', block = false, bare = false }: Props) {
  const t = useT();
  const { counts } = useOffice();
  const icon = bare ? undefined : actionIcons.claim;
  if (counts.cap !== null && counts.inHand >= counts.cap) {
    const off = (
      <Button type="button" disabled variant={variant} size={size} block={block} icon={icon} aria-describedby={fullId}>
        {t('tickets:action.claim')}
      </Button>
    );
    if (bare) return off;
    // A line of its own below the bar, so that the button stands level with its neighbours.
    return (
      <>
        <span>{off}</span>
        <HandsFull className="order-last basis-full!" />
      </>
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
