import type { Locale, Translate } from '@linli/i18n';
import type { Whereabouts } from '../../api-types.ts';
import type { Refused } from '../forms/answer.ts';
import { refusalWords } from '../forms/use-refused.ts';

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

/** The same, unless the step that came too late was told more: whoever was faster on the board is named there. */
export function goneTitle(
  t: Translate,
  locale: Locale,
  gone: Whereabouts | null,
  refused: Refused | undefined,
): string {
  const failure = refused?.failure;
  const says = failure?.status === 409 && failure.code !== 'ticket.passed_on';
  return says ? refusalWords(t, locale, failure) : goneWords(t, locale, gone);
}
