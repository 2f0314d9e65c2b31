import type { Translate } from '@linli/i18n';
import type { ClockNorm } from '../../api-types.ts';

/** Which matters a norm speaks of: "紧急 · 电梯 · 报修", or all. */
export function selectorWords(
  { kind, severity, category, area, crew }: ClockNorm,
  t: Translate,
  nameOf: (category: string) => string,
): string {
  const words = [
    severity && t(`tickets:severity.${severity}`),
    category && nameOf(category),
    kind && t(`tickets:kind.${kind}`),
    area && t(`tickets:area.${area}`),
    crew && t(`office:norms.crew_${crew}`),
  ].filter(Boolean);
  return words.join(' · ') || t('office:norms.all');
}

/** The name of a calendar: those that every community starts with have words, others are called as they were named. */
export function calendarWord(name: string, t: Translate): string {
  const known = ['always', 'service_hours', 'workdays'] as const;
  const one = known.find((each) => each === name);
  return one ? t(`office:norms.calendar.${one}`) : name;
}
