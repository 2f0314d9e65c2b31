import type { ReceivedForm } from '@linli/api/context';
import { DomainError } from '@linli/domain/kernel';
import { redirect } from '@remix-run/node';
import { describe, expect, it, vi } from 'vitest';
import type { RouteArgs } from '../access/guard.ts';
import { readKept } from '../access/kept-form.ts';
import { answer } from './answer.ts';

const photo = '3d6f0d52-5bd8-4a39-8f0c-2a4a3b0f9d11';
const form: ReceivedForm = {
  fields: { intent: 'reply', words: '师傅明早到', photoIds: photo },
  photoIds: [photo],
  photoProblems: [],
};

function post(signedIn: boolean, received: ReceivedForm = form): RouteArgs {
  const context = { actor: signedIn ? {} : null, receiveForm: async () => received, demoAccounts: async () => [] };
  const request = new Request('http://office.invalid/tickets/7?late=1', { method: 'POST' });
  return { request, params: {}, context } as unknown as RouteArgs;
}
type Answered = { data: Record<string, unknown>; init: { status: number } };

describe('a form of the office', () => {
  it('goes on when the step is done', async () => {
    const gone = await answer(post(true), async () => redirect('/tickets/7'));
    expect(gone).toBeInstanceOf(Response);
  });

  it('comes back with everything typed when it is refused', async () => {
    const back = (await answer(post(true), async () => {
      throw new DomainError('ticket.changed_meanwhile');
    })) as unknown as Answered;
    expect(back.init.status).toBe(409);
    expect(back.data).toMatchObject({ values: { words: '师傅明早到' }, photoIds: [photo] });
  });

  it('does nothing while a photo could not be read', async () => {
    const work = vi.fn(async () => redirect('/'));
    const broken = { ...form, photoProblems: [{ file: 'a.heic', code: 'photo.heic' as const }] };
    const back = (await answer(post(true, broken), work)) as unknown as Answered;
    expect(back.init.status).toBe(400);
    expect(work).not.toHaveBeenCalled();
  });

  it('is kept whole when the session has ended, and nothing is done', async () => {
    const work = vi.fn(async () => redirect('/'));
    const thrown = (await answer(post(false), work).catch((error: unknown) => error)) as Answered;
    expect(thrown.init.status).toBe(401);
    expect(thrown.data.expired).toEqual({
      action: '/tickets/7?late=1',
      fields: [
        ['intent', 'reply'],
        ['words', '师傅明早到'],
        ['photoIds', photo],
      ],
    });
    expect(work).not.toHaveBeenCalled();
    expect(readKept(JSON.stringify(thrown.data.expired))).toEqual(thrown.data.expired);
  });
});

describe('a kept form that somebody else wrote', () => {
  it.each([
    '{"action":"https://evil.example/","fields":[]}',
    '{"action":"//evil.example","fields":[]}',
    '{"action":"/sign-out","fields":[]}',
    '{"action":"/tickets"}',
    'not json',
    'null',
    '',
  ])('is not sent on: %s', (text) => {
    expect(readKept(text)).toBeNull();
  });

  it('loses what is not a pair of texts', () => {
    expect(readKept('{"action":"/tickets/1","fields":[["a","b"],["a"],[1,2],{"x":1}]}')?.fields).toEqual([['a', 'b']]);
  });
});
