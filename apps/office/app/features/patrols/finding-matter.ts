import type { Translate } from '@linli/i18n';

/** T2 wants the matter in words. Whoever sends a photo and a kind has said it: "巡查发现：保洁（见照片）". */
export function findingMatter(
  t: Translate,
  typed: string | undefined,
  /** As the community calls it. */
  category: string | undefined,
  photo: boolean,
): string {
  const words = typed?.trim();
  if (words || !category || !photo) return words ?? '';
  return t('office:finding.by_photo', { category });
}
