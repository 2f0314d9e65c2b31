import { noteWith, readySentenceKeys } from '@linli/domain/tickets';
import type { Ticket } from '../../api-types.ts';
import type { Refused } from '../forms/answer.ts';
import { isTalk, readIntent } from './perform.ts';

/**
 * What was sent for a step that is not possible any more, so that its form is gone from the page: its words and photos
 * are offered as an internal note, and nobody writes or takes them again. Undefined where nothing is left, or nobody may note.
 */
export function leftOver(
  refused: Refused | undefined,
  { abilities }: Pick<Ticket, 'abilities'>,
): { refused: Refused; words: string } | undefined {
  const intent = readIntent(refused?.values.intent);
  if (!refused || !intent || isTalk(intent) || abilities[intent] || !abilities.note) return undefined;
  const { ready: chosen, note, words: said } = refused.values;
  const ready = readySentenceKeys.find((key) => key === chosen);
  const words = noteWith(ready, (note ?? said ?? '').trim());
  return words || refused.photoIds.length > 0 ? { refused, words } : undefined;
}
