import { createTeam, createTicket, type Team, takeStep, useDatabase } from '@linli/testing';
import { beforeEach, expect, it } from 'vitest';
import { confirmTicket } from './index.ts';

const database = useDatabase();
let team: Team;
beforeEach(async () => {
  team = await createTeam(database.db);
});

it('a second tap on "confirm" says that it is done already; of somebody else it says so (T9)', async () => {
  const ticket = await createTicket(team, { status: 'verified' });
  const again = { ticketId: ticket.id, version: ticket.version, rating: 'satisfied', words: '' } as const;
  await confirmTicket(team.resident.ctx, again);
  await expect(confirmTicket(team.resident.ctx, again)).rejects.toMatchObject({ code: 'ticket.confirmed_already' });
  const other = await createTicket(team, { status: 'verified' });
  await takeStep(team, other, 'reopen');
  await expect(confirmTicket(team.resident.ctx, { ...again, ticketId: other.id })).rejects.toMatchObject({
    code: 'ticket.changed_meanwhile',
  });
});
