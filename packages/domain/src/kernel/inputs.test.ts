import { expect, it } from 'vitest';
import { limit, optionalWords, words } from './inputs.ts';

it('a page of a list has between one row and a hundred, fifty when nobody says', () => {
  expect([0, 1, 100, 101, 1.5, '5'].filter((rows) => limit.safeParse(rows).success)).toEqual([1, 100]);
  expect(limit.parse(undefined)).toBe(50);
});

it('words are kept as they were meant: trimmed, with plain line ends, without what PostgreSQL cannot store', () => {
  expect(words(10).parse(' 漏\0水\r\n了 ')).toBe('漏水\n了');
  expect(optionalWords(10).parse(undefined)).toBe('');
  expect(words(2).safeParse('三个字').error?.issues[0]?.message).toBe('too_long');
  expect(words(2).safeParse(' \0 ').error?.issues[0]?.message).toBe('required');
  // Nothing that could be read; but a family is joined by the same sign.
  expect(words(9).safeParse('\u200b\u3000\u2060').error?.issues[0]?.message).toBe('required');
  expect(words(20).parse('👨‍👩‍👧')).toBe('👨‍👩‍👧');
});
