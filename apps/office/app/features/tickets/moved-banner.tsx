import { useFormat, useLocale, useT } from '@linli/i18n/react';
import { LiveRegion, Notice, Toast } from '@linli/ui';
import { useLocation, useSearchParams } from '@remix-run/react';
import { useEffect, useState } from 'react';
import type { Ticket } from '../../api-types.ts';
import type { Refused } from '../forms/answer.ts';
import { refusalWords, useRefused } from '../forms/use-refused.ts';
import { InView } from '../frame/in-view.tsx';
import { useOffice } from '../frame/use-office.ts';
import { leftOver } from './left-over.ts';
import { isOneTap } from './next-step.ts';
import { isTalk, readIntent } from './perform.ts';

/** What became of the step just taken: it is done; or somebody was faster, who, and what they did. */
export function MovedBanner({ ticket }: { ticket: Ticket }) {
  const refused = useRefused();
  const [search] = useSearchParams();
  const did = search.get('did');
  const { key } = useLocation();
  if (refused) return <RefusedStep refused={refused} ticket={ticket} />;
  return did && <DoneStep key={key} did={did} as={search.get('as')} ticket={ticket} />;
}

/** @param as T6: the number under which a report went into this matter */
function DoneStep({ did, as, ticket }: { did: string; as: string | null; ticket: Ticket }) {
  const t = useT();
  const zh = useLocale() === 'zh';
  const { me } = useOffice();
  const intent = readIntent(did);
  useEffect(() => {
    // Once said it leaves the address, so that a reload does not say it again.
    const url = new URL(location.href);
    url.searchParams.delete('did');
    url.searchParams.delete('as');
    history.replaceState(history.state, '', url);
  }, []);
  const { status, assignee, firstResponsible, handoverTo } = ticket;
  // Once others have moved it on, what was done here is history and stands there.
  const stands = `${status} ${assignee?.id}`;
  const [stood] = useState(stands);
  if ((!intent && did !== 'register') || stands !== stood) return null;
  // T5: of a complaint about somebody it is whoever stands above them, not the one who filed it.
  const other = firstResponsible && firstResponsible.id !== me.staffId ? firstResponsible : null;
  const words = !intent
    ? as
      ? t('office:detail.registered_same', { number: as })
      : other
        ? t('office:detail.registered_for', { name: zh ? other.name : other.nameEn })
        : t('office:detail.registered')
    : intent === 'dispatch' && assignee
      ? t('office:dispatch.sent', { name: zh ? assignee.name : assignee.nameEn })
      : intent === 'hand_over' && handoverTo
        ? t('office:handover.offered', { name: zh ? handoverTo.name : handoverTo.nameEn })
        : t(`tickets:did.${intent}`);
  // What was said stands in the history right above the form.
  if (intent && isTalk(intent)) return <LiveRegion>{words}</LiveRegion>;
  return (
    <InView>
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
  const left = leftOver(refused, ticket);
  const overtaken = failure.status === 409;
  if (!overtaken && intent && (isTalk(intent) || !isOneTap(intent))) return null;
  // Who was faster stands in the title; a full hand or an empty board says more than that.
  const plain = failure.code === 'ticket.changed_meanwhile' || failure.code === 'ticket.invalid_transition';
  const last = overtaken && plain ? ticket.events.findLast(({ actorKind }) => actorKind !== 'system') : undefined;
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
        {tapped && plain ? t('office:detail.overtaken') : refusalWords(t, zh ? 'zh' : 'en', failure)}
        {typed && <blockquote className="mt-2 border-line-strong border-l-4 pl-3">{typed}</blockquote>}
        {left && (
          <p className="mt-2">
            <a href="#note" className="underline">
              {t('office:detail.left_over')}
            </a>
          </p>
        )}
      </Notice>
    </div>
  );
}
