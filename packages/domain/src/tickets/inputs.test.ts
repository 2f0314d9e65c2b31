import { describe, expect, it } from 'vitest';
import { wordsToColleagues } from './events.ts';
import { createTicketInput, listTicketsInput, noteTicketInput, orderOf, ordersOffered } from './inputs.ts';

const anId = '7d444840-9dc0-41d1-b245-5ffdce74fad2';
const ids = (n: number) => Array.from({ length: n }, () => anId);
const matter = { submissionKey: anId, kind: 'repair', category: 'engineering', matter: '灯不亮' };

describe('what comes in', () => {
  it.each([
    ['a page', listTicketsInput, (n: number) => ({ limit: n }), 100],
    ['the photos of a matter', createTicketInput, (n: number) => ({ ...matter, photoIds: ids(n) }), 9],
    ['the photos of a reply', noteTicketInput, (n: number) => ({ ticketId: anId, words: '好', photoIds: ids(n) }), 9],
    ['the words of a matter', createTicketInput, (n: number) => ({ ...matter, matter: '灯'.repeat(n) }), 2000],
  ] as const)('ends at a limit: %s', (_name, input, of, most) => {
    expect(input.safeParse(of(most)).success).toBe(true);
    expect(input.safeParse(of(most + 1)).success).toBe(false);
  });
});

it('words of these steps stay among colleagues; of any other the resident reads them (T4)', () => {
  expect(wordsToColleagues).toEqual([
    'accepted',
    'dispatched',
    'posted',
    'claimed',
    'returned',
    'transferred',
    'taken',
    'arrived',
    'verified',
    'merged',
    'recategorized',
    'split',
    'split_off',
    'linked',
  ]);
});

describe('the orders of a list', () => {
  it.each([
    [{ state: 'open' }, 3],
    [{ state: 'done' }, 3],
    [{ state: 'all', status: 'verified' }, 3],
    [{ state: 'all', focus: 'follow_up' }, 3],
    [{ state: 'all', focus: 'ended_in_month' }, 1],
    [{ state: 'all', focus: 'done_in_month' }, 1],
    [{ state: 'all', focus: 'created_in_month' }, 1],
    [{ state: 'all', status: 'closed' }, 1],
    [{ state: 'ended' }, 1],
    [{ state: 'all' }, 1],
  ] as const)('%o offers %i', (listed, offered) => {
    expect(ordersOffered(listTicketsInput.parse(listed))).toHaveLength(offered);
  });

  it('fall back to the newest first where what is asked for is not offered', () => {
    expect(orderOf(listTicketsInput.parse({ state: 'ended', order: 'due' }))).toBe('newest');
    expect(orderOf(listTicketsInput.parse({ state: 'open', order: 'due' }))).toBe('due');
  });
});
