import { translator } from '@linli/i18n/server';
import { expect, it } from 'vitest';
import { greeting } from './greeting.ts';

it('greets by the name, in English only by one that is written in it', () => {
  expect(greeting(translator('zh'), true, '余柏林')).toBe('余柏林，您好');
  expect(greeting(translator('en'), false, '余柏林')).toBe('Hello');
  expect(greeting(translator('en'), false, 'Ann Lee')).toBe('Hello, Ann Lee');
});
