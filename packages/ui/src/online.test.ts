import { describe, expect, it } from 'vitest';
import { isUnreachable } from './online.ts';

describe('no network', () => {
  it.each([
    new TypeError('Failed to fetch'),
    new TypeError('NetworkError when attempting to fetch resource.'),
    new TypeError('Load failed'),
    new Error('Unable to decode turbo-stream response'),
  ])('is %s', (error) => expect(isUnreachable(error)).toBe(true));

  it.each([
    new TypeError("Cannot read properties of undefined (reading 'number')"),
    new Error('Failed to fetch'),
    { status: 500 },
    undefined,
  ])('is not %s', (error) => expect(isUnreachable(error)).toBe(false));
});
