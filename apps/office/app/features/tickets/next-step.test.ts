import { describe, expect, it } from 'vitest';
import type { Ticket } from '../../api-types.ts';
import { furtherSteps, nextStepOf } from './next-step.ts';

type Facts = Parameters<typeof nextStepOf>[0];
const ticket = (status: Ticket['status'], abilities: string[], events: string[] = []) =>
  ({
    status,
    abilities: Object.fromEntries(abilities.map((name) => [name, true])),
    events: events.map((type) => ({ type })),
    offeredTeam: null,
  }) as Facts;

describe('the large button', () => {
  it.each([
    ['submitted', ['accept', 'settle', 'reject'], [], 'accept'],
    ['accepted', ['dispatch', 'settle', 'hold'], [], 'dispatch'],
    ['dispatched', ['dispatch', 'hold'], ['dispatched'], undefined],
    ['dispatched', ['take', 'arrive', 'hold'], ['dispatched'], 'take'],
    ['dispatched', ['take', 'arrive', 'hold'], ['dispatched', 'taken'], 'arrive'],
    ['dispatched', ['take', 'arrive'], ['dispatched', 'taken', 'sent_back'], 'take'],
    ['under_way', ['finish', 'hold', 'dispatch'], [], 'finish'],
    ['done', ['verify', 'send_back', 'reopen'], [], 'verify'],
    ['closed', ['reopen'], [], undefined],
  ] as const)('of %s with %j after %j is %s', (status, abilities, events, wanted) => {
    expect(nextStepOf(ticket(status, [...abilities], [...events]))).toBe(wanted);
  });

  it('does not send somebody over the heads of the team on whose board it waits', () => {
    const onBoard = { ...ticket('accepted', ['dispatch', 'post']), offeredTeam: { id: 'crew', name: '', nameEn: '' } };
    expect(nextStepOf(onBoard)).toBeUndefined();
    expect(furtherSteps(onBoard)).toContain('dispatch');
    expect(nextStepOf({ ...onBoard, offeredTeam: null })).toBe('dispatch');
  });

  it('leaves everything else that is allowed, and nothing that is not', () => {
    expect(furtherSteps(ticket('submitted', ['accept', 'merge', 'reject', 'settle']))).toEqual([
      'settle',
      'merge',
      'reject',
    ]);
    expect(furtherSteps(ticket('dispatched', ['take', 'arrive'], ['taken']))).toEqual([]);
  });
});
