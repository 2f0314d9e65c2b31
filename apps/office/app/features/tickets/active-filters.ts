import type { Translate } from '@linli/i18n';
import type { useFormat } from '@linli/i18n/react';
import type { TicketFilters } from './list-query.ts';

/** Names of what an address says by id; null where nobody of that id is known. */
export type FilterNames = { zoneName: string | null; teamName: string | null; personName: string | null };
export type ActiveFilter = { key: string; words: string; without: Partial<TicketFilters> };

/** What is a view of its own, named over the list already. */
const views: readonly TicketFilters['focus'][] = ['unaccepted', 'follow_up', 'offered', 'attention', 'board', 'lent'];

/** What narrows the list beyond its views, each as words that can be taken away. */
export function activeFilters(
  t: Translate,
  filters: TicketFilters,
  { zoneName, teamName, personName }: FilterNames,
  categoryName: (code: string) => string,
  format: Pick<ReturnType<typeof useFormat>, 'date' | 'month'>,
): ActiveFilter[] {
  const {
    kind,
    source,
    category,
    zoneId,
    teamId,
    personId,
    severity,
    from,
    until,
    status,
    rating,
    focus,
    month,
    text,
  } = filters;
  const active: ActiveFilter[] = [];
  const add = (words: string, without: Partial<TicketFilters>) =>
    active.push({ key: Object.keys(without).join(), words, without });
  if (text) add(`“${text}”`, { text: '' });
  if (focus && !views.includes(focus)) {
    const when = month && ` · ${format.month(month)}`;
    add(t(`office:focus.${focus}`) + (when ?? ''), { focus: undefined, month: undefined, communityId: undefined });
  }
  if (status && status !== 'done') add(t(`tickets:status.${status}`), { status: undefined });
  if (rating) add(t(rating === 'rated' ? 'office:filter.rated' : `tickets:rating.${rating}`), { rating: undefined });
  if (kind) add(t(`tickets:kind.${kind}`), { kind: undefined });
  if (source) add(t(`tickets:source.${source}`), { source: undefined });
  if (category) add(categoryName(category), { category: undefined });
  if (zoneId) add(zoneId === 'none' ? t('office:rates.no_zone') : (zoneName ?? t('zones:zone')), { zoneId: undefined });
  if (teamId) add(teamName ? t('office:board.of', { name: teamName }) : t('tickets:on_board'), { teamId: undefined });
  if (personId) add(personName ?? t('office:filter.person'), { personId: undefined });
  if (severity) add(t(`tickets:severity.${severity}`), { severity: undefined });
  if (from) add(t('office:filter.since_day', { day: format.date(from) }), { from: undefined });
  if (until) add(t('office:filter.until_day', { day: format.date(until) }), { until: undefined });
  return active;
}
