import type { HoldReason, TicketStatus } from '@linli/domain/tickets';
import { useFormat, useLocale, useT } from '@linli/i18n/react';
import { StatusBadge, Steps, TimeLeft, type Tone } from '@linli/ui';
import { Ban } from 'lucide';
import type { Ticket, TicketRow } from '../../api-types.ts';
import { type Promised, progressOf, promiseState } from './progress.ts';

type Row = Pick<TicketRow, 'status' | 'firstResponsible' | 'assignee' | 'holdUntil'> & {
  /** On the page of a ticket; a list has none. */
  events?: readonly Pick<Ticket['events'][number], 'type' | 'data'>[];
};

const tones: Record<TicketStatus, Tone> = {
  submitted: 'neutral',
  accepted: 'accent',
  dispatched: 'accent',
  under_way: 'accent',
  on_hold: 'warning',
  done: 'accent',
  verified: 'warning',
  closed: 'good',
  reopened: 'warning',
  merged: 'neutral',
  cancelled: 'neutral',
  rejected: 'neutral',
};

export function TicketStatusBadge({ status }: { status: TicketStatus }) {
  const t = useT();
  return (
    <StatusBadge tone={tones[status]} icon={status === 'rejected' ? Ban : undefined}>
      {t(`portal:state.${status}`)}
    </StatusBadge>
  );
}

/** One sentence: where the matter stands and whose hands it is in. */
export function useStanding(): (row: Row) => string {
  const t = useT();
  const format = useFormat();
  const locale = useLocale();
  return (row) => {
    const name = (person: Row['assignee']) => person && (locale === 'zh' ? person.name : person.nameEn);
    const owner = name(row.firstResponsible) ?? t('portal:standing.owner');
    const worker = name(row.assignee) ?? t('portal:standing.worker');
    if (row.status === 'on_hold' && row.holdUntil) {
      const until = format.within(row.holdUntil);
      const why = row.events?.findLast(({ type }) => type === 'held')?.data.reason as HoldReason | undefined;
      // T8: while a matter waits, the resident is told for whom or what, and until when.
      if (why === 'resident') return t('portal:standing.on_hold_you', { until });
      if (why) return t('portal:standing.on_hold_why', { reason: t(`tickets:hold_reason.${why}`), until });
      return t('portal:standing.on_hold_until', { owner, until });
    }
    return t(`portal:standing.${row.status}`, { owner, worker });
  };
}

export function TicketSteps({ row, note }: { row: Row; note?: boolean }) {
  const t = useT();
  const standing = useStanding();
  const stages = progressOf(row.status);
  if (!stages) return note ? <p>{standing(row)}</p> : null;
  return (
    <Steps
      label={t('portal:progress.label')}
      words={{
        done: t('portal:progress.done'),
        current: t('portal:progress.current'),
        todo: t('portal:progress.todo'),
      }}
      steps={stages.map(({ stage, state }) => ({
        key: stage,
        label: t(`portal:stage.${stage}`),
        state,
        note: note && standing(row),
      }))}
    />
  );
}

type PromiseProps = { promise: Promised; now: Date };

/** The promise in words, and what is left of it. */
export function PromiseLeft({ promise, now }: PromiseProps) {
  const t = useT();
  const format = useFormat();
  const { madeFor, dueAt, at, waitsSince } = promise;
  const state = promiseState(promise, now);
  const words = at
    ? t(state === 'kept' ? 'portal:promise.kept' : 'portal:promise.kept_late')
    : waitsSince
      ? t(state === 'late' ? 'portal:promise.late_waits' : 'portal:promise.waits', { due: format.within(madeFor) })
      : format.remaining(dueAt);
  return <TimeLeft state={state} words={words} title={format.full(madeFor)} dateTime={madeFor.toISOString()} />;
}

/** T8: what was promised and what came of it, the first reply and the completion alike; `what` came. */
export function PromiseKept({ what, promise, now }: PromiseProps & { what: string }) {
  const t = useT();
  const format = useFormat();
  const { at, waitsSince } = promise;
  const made = format.within(promise.madeFor);
  // What has passed was passed as it was made.
  const due = promiseState(promise, now) === 'late' ? made : format.within(promise.dueAt);
  const moved = due !== made;
  const kept =
    at &&
    t(moved ? 'portal:promise.was_kept_moved' : 'portal:promise.was_kept', { what, at: format.within(at), made, due });
  return (
    <span className="flex flex-wrap items-baseline gap-x-3">
      {/* What it was first, where it has waited since. */}
      {!at && !waitsSince && moved && <del className="text-muted">{format.when(promise.madeFor)}</del>}
      {kept ?? (!waitsSince && t('portal:promise.by', { due }))}
      <PromiseLeft promise={promise} now={now} />
    </span>
  );
}
