/**
 * T7: what is said most often of work that is done, in the words of both languages. One tap chooses it; the history keeps
 * which one it was, so that everybody reads it in their own language.
 */
export const readySentences = {
  done: { zh: '已处理完毕，现场已清理。', en: 'Dealt with; the place is tidy again.' },
  repaired: { zh: '已修好，试用正常。', en: 'Repaired and tried out.' },
  replaced: { zh: '已更换配件，试用正常。', en: 'Part replaced and tried out.' },
  cleaned: { zh: '已清扫干净。', en: 'Cleaned.' },
  on_the_spot: { zh: '已当场处理好。', en: 'Put right on the spot.' },
} as const;
export type ReadySentence = keyof typeof readySentences;
export const readySentenceKeys = Object.keys(readySentences) as [ReadySentence, ...ReadySentence[]];

/**
 * The note that a step leaves: the sentence that was chosen, in the language that communities keep their records in, and
 * below it what somebody added in their own words.
 */
export function noteWith(ready: ReadySentence | undefined, own: string): string {
  return ready ? [readySentences[ready].zh, own].filter(Boolean).join('\n') : own;
}

/** The same note for readers of English: what was chosen in their language, what was typed as it was typed. */
export function noteInEnglish({ note, data }: { note: string; data: Readonly<Record<string, unknown>> }): string {
  const ready = readySentenceKeys.find((key) => key === data.ready);
  // As it was written then: the words of a sentence may have been mended since.
  return ready ? [readySentences[ready].en, ...note.split('\n').slice(1)].join('\n') : note;
}
