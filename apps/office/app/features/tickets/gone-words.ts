import type { Locale, Translate } from '@linli/i18n';
import type { Whereabouts } from '../../api-types.ts';

/** T7: what became of a matter that the reader had: who gave it back, and who has it now, as far as they may know. */
export function goneWords(t: Translate, locale: Locale, gone: Whereabouts | null): string {
  const nameOf = (person: Whereabouts['assignee']) => person && (locale === 'zh' ? person.name : person.nameEn);
  const name = nameOf(gone?.assignee ?? null);
  const by = nameOf(gone?.returnedBy ?? null);
  if (by)
    return name ? t('office:detail.gone_returned_by_with', { by, name }) : t('office:detail.gone_returned_by', { by });
  if (name) return t(gone?.returned ? 'office:detail.gone_returned_with' : 'office:detail.gone_with', { name });
  return t(gone?.returned ? 'office:detail.gone_returned' : 'office:detail.gone');
}
