import type { Locale, Translate } from '@linli/i18n';
import type { Ticket, Whereabouts } from '../../api-types.ts';
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

/**
 * The same, unless the step that came too late was told more: whoever was faster on the board is named there.
 * @param keeper who goes on answering for what the reader was offered and did not take over (T5)
 */
export function goneTitle(
  t: Translate,
  locale: Locale,
  gone: Whereabouts | null,
  refused: Refused | undefined,
  keeper?: Ticket['firstResponsible'],
): string {
  const failure = refused?.failure;
  if (failure?.status === 409 && failure.code !== 'ticket.passed_on') return refusalWords(t, locale, failure);
  if (!keeper) return goneWords(t, locale, gone);
  return t('office:detail.gone_offer', { name: locale === 'zh' ? keeper.name : keeper.nameEn });
}
