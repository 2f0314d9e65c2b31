import { useT } from '@linli/i18n/react';
import { Button, type ButtonProps, Notice } from '@linli/ui';
import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { paths } from '../../paths.ts';
import { useSend } from '../report/send.ts';
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
  const { send, busy, tried } = useSend(action);
  const code = outcome?.failure?.code;
  // Said above the page (409), by the sign-in buttons, or beside the fields.
  const quiet =
    outcome?.failure?.status === 409 || code === undefined || code === 'auth.required' || code === 'request.invalid';
  return (
    <Form method="post" action={action} encType="multipart/form-data" noValidate onSubmit={send} className="grid gap-4">
      <SessionEnded outcome={outcome} to={action} />
      {unsent && tried && (
        <Notice kind="offline" announce title={t('portal:offline.unsent_title')}>
          {t('portal:offline.unsent_body')}
        </Notice>
      )}
      {!quiet && (
        <Notice kind="danger" announce>
          {t(`errors:${code}`)}
        </Notice>
      )}
      <input type="hidden" name="act" value={act} />
      <input type="hidden" name="ticketId" value={ticket.id} />
      <input type="hidden" name="version" value={ticket.version} />
      {children}
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
