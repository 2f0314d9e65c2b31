import fc from 'fast-check';
import { Converter } from 'opencc-js/t2cn';
import { describe, expect, it } from 'vitest';
import { inEitherSpelling, patternOf, spellingsOf } from './spelling.ts';

const finds = (asked: string, text: string) => new RegExp(inEitherSpelling(patternOf(asked)), 'iu').test(text);

describe('Han letters in a search', () => {
  it.each([
    ['彩歡樓', '彩欢楼'],
    ['彩欢楼', '彩歡樓'],
    ['彩欢樓', '彩歡楼'],
    ['陳曉梅', '陈晓梅'],
    ['后门', '後門'],
    ['里巷', '裏巷'],
  ])('%s finds %s', (asked, written) => expect(finds(asked, written)).toBe(true));

  it.each([
    ['彩歡樓', '彩善楼'],
    ['陳曉梅', '陈小梅'],
    ['.', '彩'],
    ['彩(', '彩'],
  ])('%s does not find %s', (asked, written) => expect(finds(asked, written)).toBe(false));

  it('find what they were written from, in whichever writing it is asked', () => {
    const simplified = Converter({ from: 't', to: 'cn' });
    // Letter by letter: whole words may be said in other words there.
    const plain = (text: string) => [...text].map((letter) => simplified(letter)).join('');
    const han = fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCharCode(code));
    fc.assert(
      fc.property(fc.string({ unit: han, minLength: 1, maxLength: 8 }), (written) => {
        expect(finds(written, plain(written))).toBe(true);
        expect(finds(plain(written), written)).toBe(true);
      }),
    );
  });

  it('are told in every way they can be written, each once', () => {
    expect(spellingsOf('电梯').sort()).toEqual(['电梯', '電梯']);
    expect(spellingsOf('漏水')).toEqual(['漏水']);
    expect(spellingsOf('1204')).toEqual(['1204']);
    expect(spellingsOf('樓后')).toEqual(expect.arrayContaining(['楼后', '楼後', '樓后', '樓後']));
  });

  it('mean nothing but themselves, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }).filter((text) => !/\s/.test(text)),
        (text) => finds(text, text),
      ),
    );
  });
});
