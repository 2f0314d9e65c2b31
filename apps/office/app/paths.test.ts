import { expect, it } from 'vitest';
import { paths } from './paths.ts';

it('signing in remembers the way back, unless it leads home', () => {
  expect(paths.signIn('/tickets?late=1')).toBe('/sign-in?to=%2Ftickets%3Flate%3D1');
  expect(paths.signIn('/')).toBe('/sign-in');
});
