import type { Locale, Translate } from '@linli/i18n';
import type { Whereabouts } from '../../api-types.ts';

/** T7: what became of a matter that the reader had: that they gave it back, and who has it now, as far as they may know. */
export function goneWords(t: Translate, locale: Locale, gone: Whereabouts | null): string {
  const name = gone?.assignee && (locale === 'zh' ? gone.assignee.name : gone.assignee.nameEn);
  if (name) return t(gone.returned ? 'office:detail.gone_returned_with' : 'office:detail.gone_with', { name });
  return t(gone?.returned ? 'office:detail.gone_returned' : 'office:detail.gone');
}
