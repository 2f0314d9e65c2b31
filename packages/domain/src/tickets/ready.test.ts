import fc from 'fast-check';
import { expect, it } from 'vitest';
import { noteInEnglish, noteWith, readySentenceKeys, readySentences } from './rules/index.ts';

it('a ready sentence is kept in the language of records, and what was added stands below it in both', () => {
  expect(noteWith('repaired', '')).toBe('已修好，试用正常。');
  expect(noteWith(undefined, 'Tightened.')).toBe('Tightened.');
  fc.assert(
    fc.property(fc.constantFrom(...readySentenceKeys), fc.string(), (ready, own) => {
      const note = noteWith(ready, own);
      expect(note).toBe(own ? `${readySentences[ready].zh}\n${own}` : readySentences[ready].zh);
      const english = noteInEnglish({ note, data: { ready } });
      expect(english).toBe(own ? `${readySentences[ready].en}\n${own}` : readySentences[ready].en);
    }),
  );
});

it('what was typed stays as it is, also where an entry names no sentence that is known', () => {
  const note = '已修好，试用正常。';
  for (const data of [{}, { ready: null }, { ready: 'toString' }, { ready: 'gone_since' }]) {
    expect(noteInEnglish({ note, data })).toBe(note);
  }
});
