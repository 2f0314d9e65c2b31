import { useFormat, useLocale, useT } from '@linli/i18n/react';
import { LiveRegion, Notice, Toast } from '@linli/ui';
import { useSearchParams } from '@remix-run/react';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Ticket } from '../../api-types.ts';
import type { Refused } from '../forms/answer.ts';
import { useRefused } from '../forms/use-refused.ts';
import { isOneTap } from './next-step.ts';
import { isTalk, readIntent } from './perform.ts';

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

/** A step that did not go through: because somebody was faster, or a mere tap; a form says the rest by itself. */
function RefusedStep({ refused, ticket }: { refused: Refused; ticket: Ticket }) {
  const t = useT();
  const format = useFormat();
  const zh = useLocale() === 'zh';
  const { failure, values } = refused;
  const intent = readIntent(values.intent);
  const overtaken = failure.status === 409;
  if (!overtaken && intent && (isTalk(intent) || !isOneTap(intent))) return null;
  const last = overtaken ? ticket.events.at(-1) : undefined;
  const actor = last && (zh ? last.actorName : last.actorNameEn);
  const moved = last && format.event({ type: last.type, actor: actor ?? null, data: last.data });
  const typed = values.note || values.words;
  const tapped = overtaken && !typed;
  return (
    <div data-refusal tabIndex={-1} className="outline-none">
      <Notice
        kind={overtaken ? 'warning' : failure.code === 'network.unreachable' ? 'offline' : 'danger'}
        announce
        title={last && `${moved} · ${format.ago(last.at)}`}
      >
        {tapped ? t('office:detail.overtaken') : t(`errors:${failure.code}`)}
        {typed && <blockquote className="mt-2 border-line-strong border-l-4 pl-3">{typed}</blockquote>}
      </Notice>
    </div>
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
