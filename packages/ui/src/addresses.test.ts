import { describe, expect, it } from 'vitest';
import { pathOf, safeTo, withQuery } from './addresses.ts';

describe('the way back after signing in', () => {
  it.each([
    '/',
    '/report?kind=repair&spot=abc123',
    '/tickets/12?did=reply#x',
    '/tickets/12?late=1#a',
    '/s/abc123',
    '/tickets?text=%E7%81%AF',
    '/%2F%2Fevil.example',
  ])('goes to %s', (to) => expect(safeTo(to)).toBe(to));

  it.each([
    undefined,
    null,
    7,
    '',
    'report',
    'https://evil.example/',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/.//evil.example',
    '/..//evil.example',
    '/a/..//evil.example',
    'javascript:alert(1)',
    '\u0000/tickets',
    '/sign-in?to=/me',
    '/sign-out',
  ])('never leaves the house or goes in circles: %j', (to) => expect(safeTo(to)).toBe('/'));

  it('is where the request wanted to go', () => {
    expect(pathOf(new Request('http://house.example/tickets?late=1'))).toBe('/tickets?late=1');
  });
});

it('an address leaves out what is empty', () => {
  expect(withQuery('/tickets', { text: '电梯', page: 2, cursor: '', state: undefined })).toBe(
    '/tickets?text=%E7%94%B5%E6%A2%AF&page=2',
  );
  expect(withQuery('/tickets', {})).toBe('/tickets');
});
