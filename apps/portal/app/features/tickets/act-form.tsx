import { useT } from '@linli/i18n/react';
import { Button, type ButtonProps, Notice } from '@linli/ui';
import { Form } from '@remix-run/react';
import { type ReactNode, useEffect, useRef } from 'react';
import { paths } from '../../paths.ts';
import { useSend } from '../report/send.ts';
import { UnsentNotice } from '../report/unsent-notice.tsx';
import type { FormOutcome } from '../session/form.ts';
import { SessionEnded } from '../session/session-ended.tsx';
import type { Act } from './act.ts';

export type ActFormProps = {
  act: Act;
  ticket: { id: string; number: number; version: number };
  outcome: FormOutcome | undefined;
  unsent: boolean;
  word: string;
  variant?: ButtonProps['variant'];
  icon?: ButtonProps['icon'];
  children: ReactNode;
};

/** One thing to do with a ticket: its fields, what came of the last try, and the button that says it. */
export function ActForm({ act, ticket, outcome, unsent, word, variant, icon, children }: ActFormProps) {
  const t = useT();
  const action = paths.ticket(ticket.number);
  const { form, busy, tried } = useSend(action, outcome);
  const { code, status } = outcome?.failure ?? {};
  // Said above the page (409), by the sign-in buttons, or beside the fields.
  const quiet = status === 409 || code === undefined || code === 'auth.required' || code === 'request.invalid';
  const place = useRef<HTMLFormElement>(null);
  const failure = tried && outcome?.failure;

  // The page stands at its top again; what is wrong stands here.
  useEffect(() => {
    if (!failure || failure.status === 409) return;
    place.current?.querySelector('[aria-invalid], [role]')?.scrollIntoView({ block: 'center' });
  }, [failure]);

  return (
    <Form ref={place} data-keeps={act} {...form} className="grid gap-4">
      <SessionEnded outcome={outcome} to={action} />
      {!quiet && (
        <Notice kind="danger" announce>
          {t(`errors:${code}`)}
        </Notice>
      )}
      <input type="hidden" name="act" value={act} />
      <input type="hidden" name="ticketId" value={ticket.id} />
      <input type="hidden" name="version" value={ticket.version} />
      {children}
      <UnsentNotice unsent={unsent && tried} busy={busy} />
      <Button
        variant={variant}
        icon={icon}
        busy={busy}
        busyWord={t('common:sending')}
        className="justify-self-start max-sm:w-full"
      >
        {word}
      </Button>
    </Form>
  );
}
