import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { isOwnOrigin } from './security.ts';

const outside = 'https://office.example.com';
const asked = (headers: Record<string, string>) => isOwnOrigin({ headers } as unknown as IncomingMessage, outside);

describe('a request that changes something', () => {
  it.each([
    ['from our page', { host: 'localhost:3001', origin: 'http://localhost:3001' }, true],
    ['from our page through a proxy that renames us', { host: '10.0.0.2:3001', origin: outside }, true],
    ['from a program that is no browser', { host: 'localhost:3001' }, true],
    ['from the other door', { host: 'localhost:3001', origin: 'http://localhost:3000' }, false],
    ['from elsewhere', { host: 'localhost:3001', origin: 'https://evil.example.com' }, false],
    ['from a name that begins like ours', { host: 'localhost', origin: 'http://localhost.evil.example.com' }, false],
    ['from a sandboxed frame', { host: 'localhost:3001', origin: 'null' }, false],
    ['from elsewhere without saying so', { host: 'localhost:3001', 'sec-fetch-site': 'cross-site' }, false],
  ])('%s', (_name, headers, allowed) => {
    expect(asked(headers as Record<string, string>)).toBe(allowed);
  });
});
