import type { Actor } from '@linli/domain/access';
import { DomainError, type ErrorCode, errorCodes } from '@linli/domain/kernel';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { permitted, router } from './trpc.ts';

const actor: Actor = {
  kind: 'staff',
  accountId: 'a',
  staffId: 's',
  role: 'director',
  name: '',
  zoneIds: [],
  teamIds: [],
  communityIds: ['c'],
  standsInFor: [],
  peopleBelow: [],
};

/** What travels when the one procedure fails so. */
async function answerTo(failure: () => never) {
  const procedures = router({
    fail: permitted('ticket.view')
      .output(z.null())
      .query(() => failure()),
  });
  const response = await fetchRequestHandler({
    endpoint: '/trpc',
    req: new Request('http://office.invalid/trpc/fail'),
    router: procedures,
    createContext: () => ({ actor, clock: () => new Date(0), door: 'office' as const, db: undefined as never }),
  });
  const { error } = (await response.json()) as { error: { json: { message: string; data: Record<string, unknown> } } };
  return { status: response.status, text: JSON.stringify(error), ...error.json };
}

it('says that it is our own fault when what it answers is not what it promised', async () => {
  expect((await answerTo(() => 'something else' as never)).status).toBe(500);
});

it.each(Object.entries(errorCodes) as [ErrorCode, number][])(
  '%s travels as %i, with its code',
  async (code, status) => {
    const answer = await answerTo(() => {
      throw new DomainError(code, { status: 'done' });
    });
    expect(answer.status).toBe(status);
    expect(answer.message).toBe(code);
    expect(answer.data).toMatchObject({ httpStatus: status, refusal: { code, params: { status: 'done' } } });
  },
);

it('what nobody expected says neither where nor why it happened', async () => {
  const answer = await answerTo(() => {
    throw Object.assign(new Error('went wrong'), { detail: 'Key (phone)=(13800001234) already exists.' });
  });
  expect(answer).toMatchObject({ status: 500, data: { refusal: null, issues: null } });
  expect(answer.text).not.toMatch(/went wrong|13800001234|at .*\.ts/);
});
