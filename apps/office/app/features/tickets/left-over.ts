import { noteWith, readySentenceKeys, readySentences } from '@linli/domain/tickets';
import type { Locale } from '@linli/i18n';
import type { LeftBehind } from '@linli/ui';
import type { Ticket } from '../../api-types.ts';
import type { Refused } from '../forms/answer.ts';
import { isTalk, readIntent } from './perform.ts';

const readyOf = ({ values }: Refused) => readySentenceKeys.find((key) => key === values.ready);
const saidIn = ({ values }: Refused) => (values.note ?? values.words ?? '').trim();

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
  const words = noteWith(readyOf(refused), saidIn(refused));
  return words || refused.photoIds.length > 0 ? { refused, words } : undefined;
}

/** What somebody had done for a matter that is no longer theirs: each of their texts once, photos that arrived, files. */
export type OwnWork = { words: readonly string[]; photoIds: readonly string[]; files: readonly File[] };

/** T7: from the form that was refused, and from those that went away unsent. */
export function ownWork(refused: Refused | undefined, left: readonly LeftBehind[], locale: Locale): OwnWork {
  const ready = refused && readyOf(refused);
  const sent = refused ? [ready ? readySentences[ready][locale] : '', saidIn(refused)].filter(Boolean).join('\n') : '';
  const words = [sent, ...left.map((one) => one.words)].filter(Boolean);
  return {
    // A form that came back and then went away is there twice.
    words: words.filter((one, n) => words.findIndex((other) => other === one || other.endsWith(`\n${one}`)) === n),
    photoIds: refused?.photoIds ?? [],
    files: left.flatMap(({ files }) => files),
  };
}
