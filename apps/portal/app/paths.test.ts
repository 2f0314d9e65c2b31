import { describe, expect, it } from 'vitest';
import { paths, safeTo } from './paths.ts';

describe('the way back after signing in', () => {
  it.each(['/', '/report?kind=repair&spot=abc123', '/tickets/12?did=reply#x', '/%2F%2Fevil.example'])(
    'goes to %s',
    (to) => expect(safeTo(to)).toBe(to),
  );

  it.each([
    undefined,
    null,
    '',
    'report',
    'https://evil.example/',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    'javascript:alert(1)',
    '\u0000/tickets',
    '/sign-in?to=/me',
    '/sign-out',
  ])('never leaves the house or goes in circles: %j', (to) => expect(safeTo(to)).toBe(paths.home()));
});
