import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { useDatabase } from '@linli/testing';
import express from 'express';
import { afterEach, expect, it } from 'vitest';
import { createMetrics } from './metrics.ts';

const database = useDatabase();
const token = 'a-token-of-the-operator';

let server: Server | undefined;
afterEach(() => void server?.close());

/** Asks from this machine, with these headers. */
async function ask(headers: Record<string, string>, expected: string | undefined = token): Promise<Response> {
  server = createServer(express().use(createMetrics(database.db, []).routes(expected)));
  await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done));
  return fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/metrics`, { headers });
}

it.each<[string, Record<string, string>, string | undefined, number]>([
  ['from this machine itself', {}, undefined, 200],
  ['through a proxy on it', { 'x-forwarded-for': '203.0.113.9' }, undefined, 403],
  ['through another proxy on it', { forwarded: 'for=203.0.113.9' }, undefined, 403],
  [
    'through a proxy with the token',
    { 'x-forwarded-for': '203.0.113.9', authorization: `Bearer ${token}` },
    token,
    200,
  ],
  [
    'with a wrong token of the same length',
    { forwarded: 'for=x', authorization: `Bearer ${'x'.repeat(23)}` },
    token,
    403,
  ],
  ['with an empty token where none is set', { forwarded: 'for=x', authorization: 'Bearer ' }, undefined, 403],
])('figures are read %s: %j', async (_name, headers, expected, status) => {
  const answer = await ask(headers, expected);
  expect(answer.status).toBe(status);
  const text = await answer.text();
  if (status === 200) expect(text).toContain('linli_jobs{state="waiting"} 0');
  else expect(text).not.toContain('linli_');
});
