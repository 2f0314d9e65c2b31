import { useFormat, useLocale, useT } from '@linli/i18n/react';
import { LiveRegion, Notice, Toast } from '@linli/ui';
import { useSearchParams } from '@remix-run/react';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Ticket } from '../../api-types.ts';
import type { Refused } from '../forms/answer.ts';
import { useRefused } from '../forms/use-refused.ts';
import { readIntent } from './perform.ts';

/** What became of the step just taken: it is done; or somebody was faster, who, and what they did. */
export function MovedBanner({ ticket }: { ticket: Ticket }) {
  const t = useT();
  const [params] = useSearchParams();
  const refused = useRefused();
  const did = readIntent(params.get('did'));
  if (refused) return <RefusedStep refused={refused} ticket={ticket} />;
  if (!did && params.get('did') !== 'register') return null;
  const words = did ? t('office:detail.did', { action: t(`tickets:action.${did}`) }) : t('office:detail.registered');
  // What was said stands in the history right above the form.
  if (did === 'note' || did === 'reply') return <LiveRegion key={ticket.version}>{words}</LiveRegion>;
  return (
    <InView key={`${did ?? ''} ${ticket.version}`}>
      <Toast closeWord={t('common:close')}>{words}</Toast>
    </InView>
  );
}

function RefusedStep({ refused, ticket }: { refused: Refused; ticket: Ticket }) {
  const t = useT();
  const format = useFormat();
  const zh = useLocale() === 'zh';
  const { failure, values, photoProblems } = refused;
  // Beside the fields stands what is wrong with them.
  if (failure.status !== 409 && (Object.keys(failure.fields).length > 0 || photoProblems.length > 0)) return null;
  const last = failure.status === 409 ? ticket.events.at(-1) : undefined;
  const actor = last && (zh ? last.actorName : last.actorNameEn);
  const moved = last && format.event({ type: last.type, actor: actor ?? null, data: last.data });
  const typed = values.note || values.words;
  return (
    <InView>
      <Notice kind={last ? 'warning' : 'danger'} announce title={last && `${moved} · ${format.ago(last.at)}`}>
        {t(`errors:${failure.code}`)}
        {typed && <blockquote className="mt-2 border-line-strong border-l-4 pl-3">{typed}</blockquote>}
      </Notice>
    </InView>
  );
}

/** Brought before the eyes, wherever the page or its half was scrolled to. */
function InView({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return <div ref={box}>{children}</div>;
}
