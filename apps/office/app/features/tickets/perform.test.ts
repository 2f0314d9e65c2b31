import type { AppLoadContext } from '@remix-run/node';
import { expect, it } from 'vitest';
import { perform } from './perform.ts';

/** What the door is asked when such a form comes in. */
async function asked(fields: Record<string, string>): Promise<unknown> {
  const seen: unknown[] = [];
  const api = { tickets: { finish: async (input: unknown) => seen.push(input) } } as unknown as AppLoadContext['api'];
  const form = {
    fields: { intent: 'finish', ticketId: 't', version: '3', ...fields },
    photoIds: [],
    photoProblems: [],
  };
  await perform(api, 'finish', form);
  return seen[0];
}

it.each([
  [{ ready: 'repaired', note: '' }, { ready: 'repaired', note: '' }, false],
  [{ ready: 'repaired', note: '阀门也紧了', noPhoto: 'on' }, { ready: 'repaired', note: '阀门也紧了' }, true],
  [{ note: '换了接头' }, { ready: undefined, note: '换了接头' }, false],
  // Two quick taps: nothing chosen, nothing typed, and the door refuses it.
  [{ ready: '', note: '' }, { ready: undefined, note: '' }, false],
] as const)('a finished job of %j says %j', async (fields, said, noPhoto) => {
  expect(await asked(fields)).toMatchObject({ ...said, noPhoto, photoIds: [], version: 3 });
});
