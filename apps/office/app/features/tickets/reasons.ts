import type { Translate } from '@linli/i18n';
import type { Candidate } from '../../api-types.ts';

/** Why this person: "对口 · 本片区 · 手上 2 单" (T7). */
export function reasonsOf(t: Translate, candidate: Pick<Candidate, 'tradeFits' | 'inZone' | 'openTickets'>): string {
  return [
    candidate.tradeFits && t('office:dispatch.trade_fits'),
    candidate.inZone && t('office:dispatch.in_zone'),
    candidate.openTickets > 0 ? t('office:dispatch.load', { count: candidate.openTickets }) : t('office:dispatch.free'),
  ]
    .filter(Boolean)
    .join(' · ');
}
