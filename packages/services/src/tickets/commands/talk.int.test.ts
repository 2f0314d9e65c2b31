import { newId } from '@linli/db';
import type { Actor } from '@linli/domain/access';
import { createTicketInput } from '@linli/domain/tickets';
import { createEstate, type Estate, fakeClock, useDatabase } from '@linli/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Ctx } from '../../context/index.ts';
import * as tickets from '../index.ts';

const database = useDatabase();
let estate: Estate;
let clock: ReturnType<typeof fakeClock>;

beforeEach(async () => {
  estate = await createEstate(database.db);
  clock = fakeClock();
});

const as = (actor: Actor): Ctx => ({
  db: database.db,
  actor,
  clock: clock.now,
  door: actor.kind === 'resident' ? 'portal' : 'office',
});

describe('what is said', () => {
  it('is one entry however often the phone sends it; other words, other people and later are others', async () => {
    const made = await tickets.createTicket(
      as(estate.resident),
      createTicketInput.parse({
        submissionKey: newId(),
        kind: 'repair',
        category: 'engineering.plumbing',
        matter: '漏水',
      }),
    );
    const say = (by: typeof estate.resident | typeof estate.housekeeper, words: string) =>
      tickets.replyToTicket(as(by), { ticketId: made.id, words, photoIds: [] });
    const said = async () => {
      const { events } = await tickets.getTicket(as(estate.housekeeper), { number: made.number });
      return events.filter(({ type }) => type === 'replied');
    };
    await Promise.all([1, 2, 3].map(() => say(estate.resident, '还在漏')));
    await say(estate.resident, '还在漏');
    expect(await said()).toHaveLength(1);
    await say(estate.housekeeper, '还在漏');
    await say(estate.resident, '还在漏');
    expect(await said()).toHaveLength(3);
    clock.advance(11);
    await say(estate.resident, '还在漏');
    expect(await said()).toHaveLength(4);
  });
});
