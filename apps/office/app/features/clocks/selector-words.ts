import { clockNames, type NormOrder } from '@linli/domain/clocks';
import type { Translate } from '@linli/i18n';
import type { ClockNorm, PolicyPreview } from '../../api-types.ts';

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

/** Which two clocks contradict each other: "首次答复（5 小时）不能比完成（4 小时）还长". */
export function orderWords(
  { first, second, firstMinutes, secondMinutes }: NormOrder,
  t: Translate,
  { duration }: { duration: (milliseconds: number) => string },
): string {
  return t('office:norms.order', {
    first: t(`tickets:clock.${first}`),
    second: t(`tickets:clock.${second}`),
    firstLimit: duration(firstMinutes * 60_000),
    secondLimit: duration(secondMinutes * 60_000),
  });
}

/** What a refusal says of them; undefined where it was refused for something else. */
export function orderIn(params: Record<string, string | number> | undefined): NormOrder | undefined {
  const [first, second] = [params?.first, params?.second].map((name) => clockNames.find((clock) => clock === name));
  if (!first || !second) return undefined;
  return { first, second, firstMinutes: Number(params?.firstMinutes), secondMinutes: Number(params?.secondMinutes) };
}

/** What a preview finds wrong with the norms as they would be, each said once; that of two clocks stands beside the field. */
export function previewProblems(t: Translate, { problems }: Pick<PolicyPreview, 'problems'>): string[] {
  const words = problems
    .filter((code) => code !== 'order')
    .map((code) => t(`office:norms.preview_${code === 'contradiction' || code === 'hole' ? code : 'invalid'}`));
  return [...new Set(words)];
}
