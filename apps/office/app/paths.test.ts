import { describe, expect, it } from 'vitest';
import { paths, safeTo } from './paths.ts';

describe('the way back after signing in', () => {
  it.each(['/', '/tickets/12?late=1#a', '/s/abc123', '/tickets?text=%E7%81%AF'])('goes to %s', (to) => {
    expect(safeTo(to)).toBe(to);
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/..//evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    'tickets',
    '',
    null,
    undefined,
    7,
  ])('never leaves the house: %s', (to) => {
    expect(safeTo(to)).toBe('/');
  });

  it('does not go in circles', () => {
    expect(safeTo('/sign-in?to=/tickets')).toBe('/');
    expect(safeTo('/sign-out')).toBe('/');
    expect(paths.signIn('/tickets?late=1')).toBe('/sign-in?to=%2Ftickets%3Flate%3D1');
    expect(paths.signIn('/')).toBe('/sign-in');
  });
});
