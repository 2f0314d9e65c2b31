import type { Translate } from '@linli/i18n';
import type { Candidate } from '../../api-types.ts';

/** Why this person: "在岗 · 对口 · 本片区 · 手上 2 单" (T7); of which zone, where another one lends them. */
export function reasonsOf(t: Translate, { reasons, openTickets, metres, lending }: Candidate, zh: boolean): string {
  const words = reasons.map((reason) => {
    if (reason === 'load') return t('office:dispatch.load', { count: openTickets });
    if (reason === 'full') return t('office:dispatch.full', { count: openTickets });
    if (reason === 'near') return t('office:dispatch.near', { metres: metres ?? 0 });
    return t(`office:dispatch.${reason}`);
  });
  return [...(lending ? [zh ? lending.name : lending.nameEn] : []), ...words].join(' · ');
}

/** No word of duty for anybody: no roster is kept for these days. */
export function isUnrostered(candidates: readonly Candidate[]): boolean {
  return !candidates.some(({ reasons }) => reasons.includes('on_duty') || reasons.includes('off_duty'));
}
