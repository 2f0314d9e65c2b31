import { useFormat, useLocale, useT } from '@linli/i18n/react';
import { Notice, Toast } from '@linli/ui';
import { useSearchParams } from '@remix-run/react';
import type { Ticket } from '../../api-types.ts';
import { useRefused } from '../forms/use-refused.ts';
import { readIntent } from './perform.ts';

/** What became of the step just taken: it is done; or somebody was faster, who, and what they did. */
export function MovedBanner({ ticket }: { ticket: Ticket }) {
  const t = useT();
  const format = useFormat();
  const zh = useLocale() === 'zh';
  const refused = useRefused();
  const [params] = useSearchParams();
  const did = readIntent(params.get('did'));
  const registered = params.get('did') === 'register';
  if (refused?.failure.status === 409) {
    const last = ticket.events.at(-1);
    const actor = last && (zh ? last.actorName : last.actorNameEn);
    const moved = last && format.event({ type: last.type, actor: actor ?? null, data: last.data });
    const typed = refused.values.note || refused.values.words;
    return (
      <Notice kind="warning" announce title={last && `${moved} · ${format.ago(last.at)}`}>
        {t(`errors:${refused.failure.code}`)}
        {typed && <blockquote className="mt-2 border-line-strong border-l-4 pl-3">{typed}</blockquote>}
      </Notice>
    );
  }
  if (refused && Object.keys(refused.failure.fields).length === 0 && refused.photoProblems.length === 0) {
    return (
      <Notice kind="danger" announce>
        {t(`errors:${refused.failure.code}`)}
      </Notice>
    );
  }
  if (!did && !registered) return null;
  return (
    <Toast key={`${did ?? ''} ${ticket.version}`} closeWord={t('common:close')}>
      {did ? t('office:detail.did', { action: t(`tickets:action.${did}`) }) : t('office:detail.registered')}
    </Toast>
  );
}
