import { useFormat, useLocale, useT } from '@linli/i18n/react';
import { LiveRegion, Notice } from '@linli/ui';
import { useEffect, useState } from 'react';
import type { Ticket } from '../../api-types.ts';
import { dropDraft } from '../report/draft.ts';

/** What the resident is told on submitting: the number, and the promise with its times. Once: a reload is no news. */
export function Receipt({ ticket }: { ticket: Ticket }) {
  const t = useT();
  const format = useFormat();
  const [there, setThere] = useState(false);
  useEffect(() => {
    dropDraft();
    setThere(true);
    history.replaceState(history.state, '', location.pathname);
  }, []);
  const title = t('portal:receipt.title', { number: ticket.number });
  const by = t('portal:receipt.promise', {
    reply: format.within(ticket.replyDueAt),
    done: format.within(ticket.doneDueAt),
  });
  const call = useCall(ticket);
  const promise = call ? `${by} ${call}` : by;
  return (
    <>
      <LiveRegion>{there && `${title} ${promise}`}</LiveRegion>
      <Notice kind="good" title={title}>
        {promise}
      </Notice>
    </>
  );
}

/** Nobody is told to call the very person whom they complain about (T5), and everybody has somebody to call. */
function useCall({ housekeeper, above, hotline }: Ticket): string | undefined {
  const t = useT();
  const zh = useLocale() === 'zh';
  if (housekeeper) return t('portal:receipt.call');
  if (above) return t('portal:receipt.call_above', { name: zh ? above.name : above.nameEn });
  return hotline ? t('portal:receipt.call_hotline') : undefined;
}
