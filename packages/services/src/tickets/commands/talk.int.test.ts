import { createTeam, createTicket, useDatabase } from '@linli/testing';
import { expect, it } from 'vitest';
import type { Ctx } from '../../context/index.ts';
import * as tickets from '../index.ts';

const database = useDatabase();

it('is one entry however often the phone sends it; other words, other people and later are others', async () => {
  const team = await createTeam(database.db);
  const { id: ticketId, number } = await createTicket(team);
  const { resident, housekeeper } = team;
  const say = ({ ctx }: { ctx: Ctx }) => tickets.replyToTicket(ctx, { ticketId, words: '还在漏', photoIds: [] });
  const said = async () => {
    const { events } = await tickets.getTicket(housekeeper.ctx, { number });
    return events.filter(({ type }) => type === 'replied');
  };
  await Promise.all([1, 2, 3].map(() => say(resident)));
  await say(resident);
  expect(await said()).toHaveLength(1);
  await say(housekeeper);
  await say(resident);
  expect(await said()).toHaveLength(3);
  team.clock.advance(11);
  await say(resident);
  expect(await said()).toHaveLength(4);
});
