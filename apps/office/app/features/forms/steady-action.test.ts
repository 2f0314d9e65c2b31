import type { ClientActionFunctionArgs } from '@remix-run/react';
import { describe, expect, it } from 'vitest';
import { steadyAction } from './steady-action.ts';

const photo = '3d6f0d52-5bd8-4a39-8f0c-2a4a3b0f9d11';

function send(serverAction: () => Promise<unknown>) {
  const body = new FormData();
  body.append('intent', 'reply');
  body.append('words', '师傅明早到');
  body.append('photoIds', photo);
  body.append('photos', new File(['x'], 'leak.jpg'));
  const request = new Request('http://office.invalid/tickets/7', { method: 'POST', body });
  return steadyAction({ request, params: {}, serverAction } as unknown as ClientActionFunctionArgs);
}

describe('a form that is sent without a network', () => {
  it('comes back like a refused one, and asks for nothing fresh', async () => {
    const back = (await send(() => Promise.reject(new TypeError('Failed to fetch')))) as Response;
    expect(back.status).toBe(503);
    expect(await back.json()).toMatchObject({
      failure: { code: 'network.unreachable' },
      values: { intent: 'reply', words: '师傅明早到' },
      photoIds: [photo],
    });
  });

  it('lets every other answer through', async () => {
    await expect(send(async () => 'done')).resolves.toBe('done');
    const broken = new TypeError('x is not a function');
    await expect(send(() => Promise.reject(broken))).rejects.toBe(broken);
  });
});
