import { useFormat, useT } from '@linli/i18n/react';
import { Notice } from '@linli/ui';
import { useEffect } from 'react';
import type { Ticket } from '../../api-types.ts';
import { dropDraft } from '../report/draft.ts';

/** What the resident is told on submitting: the number, and the promise with its times. */
export function Receipt({ ticket }: { ticket: Ticket }) {
  const t = useT();
  const format = useFormat();
  useEffect(dropDraft, []);
  return (
    <Notice kind="good" announce title={t('portal:receipt.title', { number: ticket.number })}>
      {t('portal:receipt.promise', { reply: format.when(ticket.replyDueAt), done: format.when(ticket.doneDueAt) })}
    </Notice>
  );
}
