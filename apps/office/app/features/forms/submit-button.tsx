import { useT } from '@linli/i18n/react';
import { Button, type ButtonProps } from '@linli/ui';
import { useNavigation } from '@remix-run/react';

type Props = ButtonProps & {
  /** Where several forms stand on a page: the `intent` and `ticketId` of this one, by which it knows its own sending. */
  intent?: string;
  ticketId?: string;
};

/** Sends its form; while that is on its way it says so and cannot send twice. */
export function SubmitButton({ intent, ticketId, busy, children, ...rest }: Props) {
  const t = useT();
  const { state, formData } = useNavigation();
  const mine =
    state !== 'idle' &&
    formData !== undefined &&
    (!intent || formData.get('intent') === intent) &&
    (!ticketId || formData.get('ticketId') === ticketId);
  return (
    <Button {...rest} type="submit" busy={busy || mine} busyWord={t('common:sending')}>
      {children}
    </Button>
  );
}
