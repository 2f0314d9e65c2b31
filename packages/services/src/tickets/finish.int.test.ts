import { newId } from '@linli/db';
import { ticketActionInputs } from '@linli/domain/tickets';
import { createTeam, createTicket, type Team, useDatabase } from '@linli/testing';
import { beforeEach, expect, it } from 'vitest';
import * as tickets from './index.ts';

const database = useDatabase();
let team: Team;
beforeEach(async () => {
  team = await createTeam(database.db);
});

it('a second tap on "arrive" finishes nothing: work is finished by words, and a photo or the word that there is none (T7)', async () => {
  const { ctx } = team.tradesperson;
  const { id, version, number } = await createTicket(team, { status: 'under_way' });
  const at = { ticketId: id, version };
  expect(ticketActionInputs.finish.safeParse({ ...at, note: '' }).success).toBe(false);
  const finish = (given: object) =>
    tickets.finishTicket(ctx, ticketActionInputs.finish.parse({ ...at, note: '已修好。', ...given }));
  await expect(finish({})).rejects.toMatchObject({ code: 'ticket.photo_missing' });
  expect(await tickets.getTicket(ctx, { number })).toMatchObject({ status: 'under_way', version });
  const photo = { id: newId(), accountId: team.tradesperson.actor.accountId, width: 1, height: 1, bytes: 1 };
  await database.db.prisma.photo.create({ data: { ...photo, createdAt: ctx.clock() } });
  expect(await finish({ photoIds: [photo.id] })).toMatchObject({ status: 'done' });

  const other = await createTicket(team, { status: 'under_way' });
  const said = { ticketId: other.id, version: other.version, note: '已修好。', photoIds: [], noPhoto: true };
  expect(await tickets.finishTicket(ctx, said)).toMatchObject({ status: 'done' });
  const asked = await createTicket(team, { kind: 'enquiry', category: 'fees', status: 'under_way' });
  const told = { ticketId: asked.id, version: asked.version, note: '已说明。', photoIds: [] };
  expect(await tickets.finishTicket(ctx, told)).toMatchObject({ status: 'done' });
});
