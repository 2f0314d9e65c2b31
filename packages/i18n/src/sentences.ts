import type { ClockName } from '@linli/domain/clocks';
import type { HoldReason, Rating, ReturnReason, TicketEventType } from '@linli/domain/tickets';
import { type FormatContext, formatWhen } from './format.ts';
import type { Translate } from './words.ts';

/** An entry of a ticket's history: who did what, and the data that `decide` wrote with it. */
export type SaidEvent = {
  type: TicketEventType;
  /** Null: staff without a name, or nobody; `''` counts as null. */
  actor: string | null;
  data: Readonly<Record<string, unknown>>;
};

/** One true sentence of the timeline (T4), e.g. 王师傅已到场. What an imported entry does not tell is said plainly. */
export function eventSentence(t: Translate, event: SaidEvent, context: FormatContext): string {
  const { actor, data } = event;
  const clock = data.clock ? t(`tickets:clock.${data.clock as ClockName}`) : t('tickets:event_unnamed.clock');
  // Recorded long after it came due: nobody was told.
  if (data.marked) return t('tickets:clock_marked', { clock });
  return t(sentenceOf(event), {
    actor: actor || t('tickets:event_unnamed.actor'),
    assignee:
      text((context.locale === 'en' && data.assigneeNameEn) || data.assigneeName) ||
      t('tickets:event_unnamed.assignee'),
    team: text((context.locale === 'en' && data.teamNameEn) || data.teamName),
    companions: text((context.locale === 'en' && data.companionsEn) || data.companions),
    reason: data.returnReason
      ? t(`tickets:return_reason.${data.returnReason as ReturnReason}`)
      : data.reason
        ? t(`tickets:hold_reason.${data.reason as HoldReason}`)
        : t('tickets:event_unnamed.reason'),
    until: data.until ? formatWhen(new Date(text(data.until)), context) : t('tickets:event_unnamed.until'),
    rating: data.rating ? t(`tickets:rating.${data.rating as Rating}`) : t('tickets:event_unnamed.rating'),
    clock,
    to: text((context.locale === 'en' && data.toNameEn) || data.toName) || t('tickets:event_unnamed.to'),
    intoNumber: text(data.intoNumber) || t('tickets:event_unnamed.intoNumber'),
  });
}

/** What colleagues are told beyond what residents are (T7). */
function sentenceOf({ type, data }: SaidEvent) {
  if (type === 'returned' && data.returnReason) return 'tickets:event_returned_for';
  if (type === 'posted' && data.teamName) return 'tickets:event_posted_to';
  if (type === 'dispatched' && data.companions) return 'tickets:event_dispatched_crew';
  return `tickets:event.${type}` as const;
}

/** Whether the source of an imported entry says that it happened, but not when: its time is a place in the order alone. */
export function isTimeUnknown({ data }: Pick<SaidEvent, 'data'>): boolean {
  return Boolean(data.timeUnknown);
}

function text(value: unknown): string {
  return value === null || value === undefined ? '' : String(value);
}
