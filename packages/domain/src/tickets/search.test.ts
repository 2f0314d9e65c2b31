import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTooShortToSeek, numberIn, searchTerms } from './inputs.ts';

describe('searchTerms', () => {
  it.each([
    ['厨房漏水', ['厨房', '房漏', '漏水']],
    ['漏水，漏水！', ['漏水']],
    ['Leak', ['lea', 'eak']],
    ['LEAK leak', ['lea', 'eak']],
    ['Ｌｅａｋ', ['lea', 'eak']],
    ['电梯lift坏', ['电梯', 'lif', 'ift']],
    ['room 1204', ['roo', 'oom', '120', '204']],
    ['水', []],
    ['ab', []],
    ['', []],
    ['💧🔧', []],
    ['漏水💧了没', ['漏水', '了没']],
    ['𠮷野家', ['𠮷野', '野家']],
    ["' OR 1=1; --%_", []],
  ])('%j', (text, terms) => expect(searchTerms(text)).toEqual(terms));

  it('takes ten thousand characters in its stride', () => {
    const text = Array.from({ length: 10_000 }, (_, i) => String.fromCodePoint(0x4e00 + (i % 5000))).join('');
    const started = performance.now();
    expect(searchTerms(text)).toHaveLength(5000);
    expect(performance.now() - started).toBeLessThan(500);
  });

  it('finds each word again in the text it stands in', () => {
    const han = fc.string({ unit: fc.constantFrom(...'漏水电梯坏了楼道灯不亮'), minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(han, fc.nat(10), fc.integer({ min: 2, max: 6 }), (text, from, length) => {
        const word = text.slice(from, from + length);
        const terms = new Set(searchTerms(text));
        for (const term of searchTerms(word)) expect(terms).toContain(term);
      }),
    );
  });

  it('gives whole letters, lower case, each once, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const terms = searchTerms(text);
        expect(new Set(terms).size).toBe(terms.length);
        expect(terms.filter((term) => ![2, 3].includes([...term].length))).toEqual([]);
      }),
    );
  });
});

it.each([
  ['1204', 1204],
  ['#17', 17],
  ['3-1204', undefined],
  ['1234567890', undefined],
  ['', undefined],
])('the number in %j', (text, number) => expect(numberIn(text)).toBe(number));

it.each([
  ['水', true],
  ['ab', true],
  ['漏水', false],
  ['7', true],
  ['1204', false],
  ['', false],
])('too short to be sought in years: %j', (text, tooShort) => expect(isTooShortToSeek(text)).toBe(tooShort));
