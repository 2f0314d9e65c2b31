import type { ClockName } from '@linli/domain/clocks';
import type {
  Area,
  HoldReason,
  Rating,
  ReturnReason,
  Severity,
  TicketEventType,
  TicketKind,
} from '@linli/domain/tickets';
import { categoryName } from './category-name.ts';
import { type FormatContext, formatWithin } from './format.ts';
import type { Locale } from './locales.ts';
import type { Translate } from './words.ts';

/** An entry of a ticket's history: who did what, and the data that `decide` wrote with it. */
export type SaidEvent = {
  type: TicketEventType;
  /** Null: staff without a name, or nobody; `''` counts as null. */
  actor: string | null;
  /** Of whom the entry is: what staff file for somebody they register. */
  actorKind?: string;
  data: Readonly<Record<string, unknown>>;
};

/** One true sentence of the timeline (T4), e.g. 王师傅已到场. What an imported entry does not tell is said plainly. */
export function eventSentence(t: Translate, event: SaidEvent, context: FormatContext): string {
  const { actor, data } = event;
  const clock = data.clock ? t(`tickets:clock.${data.clock as ClockName}`) : t('tickets:event_unnamed.clock');
  // Recorded long after it came due: only the first level was told, or nobody.
  const told = text((context.locale === 'en' && data.toNameEn) || data.toName);
  if (data.marked)
    return told ? t('tickets:clock_marked_to', { clock, to: told }) : t('tickets:clock_marked', { clock });
  return t(sentenceOf(event), {
    actor: actor || t('tickets:event_unnamed.actor'),
    assignee:
      text((context.locale === 'en' && data.assigneeNameEn) || data.assigneeName) ||
      t('tickets:event_unnamed.assignee'),
    team: text((context.locale === 'en' && data.teamNameEn) || data.teamName),
    zone: text((context.locale === 'en' && data.lendingNameEn) || data.lendingName),
    companions: text((context.locale === 'en' && data.companionsEn) || data.companions),
    reason: data.returnReason
      ? t(`tickets:return_reason.${data.returnReason as ReturnReason}`)
      : data.reason
        ? t(`tickets:hold_reason.${data.reason as HoldReason}`)
        : t('tickets:event_unnamed.reason'),
    until: data.until ? formatWithin(new Date(text(data.until)), context) : t('tickets:event_unnamed.until'),
    rating: data.rating ? t(`tickets:rating.${data.rating as Rating}`) : t('tickets:event_unnamed.rating'),
    clock,
    changes: changesIn(t, context.locale, data) || t('tickets:event_unnamed.changes'),
    to: told || t('tickets:event_unnamed.to'),
    number: text(data.number) || t('tickets:event_unnamed.number'),
    numbers: text(data.numbers) || t('tickets:event_unnamed.number'),
    intoNumber: text(data.intoNumber) || t('tickets:event_unnamed.number'),
  });
}

/** What colleagues are told beyond what residents are (T7). */
function sentenceOf({ type, data, actorKind }: SaidEvent) {
  if (type === 'submitted' && actorKind === 'staff') return 'tickets:event_registered';
  if (type === 'returned' && data.returnReason) return 'tickets:event_returned_for';
  if (type === 'returned' && data.helpDeclined) return 'tickets:event_help_declined';
  if (type === 'returned' && data.withdrawn) return 'tickets:event_withdrawn';
  if (type === 'disagreed' && data.ground !== 'judgement') return 'tickets:event_disagreed_suspended';
  if (type === 'disagreement_settled' && data.outcome === 'stands') return 'tickets:event_order_stands';
  if (type === 'disagreement_settled' && data.outcome === 'changed') return 'tickets:event_order_changed';
  if (type === 'reinspected' && data.outcome === 'failed') return 'tickets:event_reinspection_failed';
  if (type === 'posted' && data.teamName) return 'tickets:event_posted_to';
  if (type === 'dispatched' && data.lendingName) return 'tickets:event_lent';
  if (data.companions) return `tickets:event_${type as 'dispatched' | 'transferred'}_crew` as const;
  return `tickets:event.${type}` as const;
}

/** What a new category says: each item with its word before and after. */
function changesIn(t: Translate, locale: Locale, data: SaidEvent['data']): string {
  const word = {
    kind: (value: unknown) => t(`tickets:kind.${value as TicketKind}`),
    category: (value: unknown, nature: string) =>
      categoryName(t, locale, {
        code: text(value),
        name: text(data[`${nature}Name`]),
        nameEn: text(data[`${nature}NameEn`]),
      }),
    severity: (value: unknown) => t(`tickets:severity.${value as Severity}`),
    area: (value: unknown) => t(`tickets:area.${value as Area}`),
  };
  const natures = Object.keys(word) as (keyof typeof word)[];
  return natures
    .filter((nature) => data[nature] && data[`${nature}Before`])
    .map((nature) =>
      t('tickets:changed', {
        field: t(`tickets:field.${nature}`),
        from: word[nature](data[`${nature}Before`], `${nature}Before`),
        into: word[nature](data[nature], nature),
      }),
    )
    .reduce((one, other) => (one ? t('tickets:changed_and', { one, other }) : other), '');
}

/** Whether the source of an imported entry says that it happened, but not when: its time is a place in the order alone. */
export function isTimeUnknown({ data }: Pick<SaidEvent, 'data'>): boolean {
  return Boolean(data.timeUnknown);
}

function text(value: unknown): string {
  return value === null || value === undefined ? '' : String(value);
}
