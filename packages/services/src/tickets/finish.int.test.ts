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

it('what was chosen with one tap is read in the language of whoever reads, what was typed as it was typed (T7)', async () => {
  const { ctx } = team.tradesperson;
  const last = async (by: typeof ctx, number: number) => (await tickets.getTicket(by, { number })).events.at(-1);
  const said = { photoIds: [], noPhoto: true };
  const { id: ticketId, version, number } = await createTicket(team, { status: 'under_way' });
  const chosen = { ticketId, version, ready: 'replaced', note: '阀芯 DN20', ...said };
  await tickets.finishTicket(ctx, ticketActionInputs.finish.parse(chosen));
  const read = { note: '已更换配件，试用正常。\n阀芯 DN20', noteEn: 'Part replaced and tried out.\n阀芯 DN20' };
  for (const by of [team.resident.ctx, team.housekeeper.ctx]) expect(await last(by, number)).toMatchObject(read);
  const typed = await createTicket(team, { status: 'under_way' });
  const own = { ticketId: typed.id, version: typed.version, note: 'Cleaned.', ...said };
  await tickets.finishTicket(ctx, ticketActionInputs.finish.parse(own));
  expect(await last(team.resident.ctx, typed.number)).toMatchObject({ note: 'Cleaned.', noteEn: 'Cleaned.' });
  const none = ticketActionInputs.finish.safeParse({ ...own, note: ' ', ready: 'nothing_like_it' });
  expect(none.error?.issues.map(({ path }) => path.join())).toEqual(['ready']);
  const wordless = ticketActionInputs.settle.safeParse({ ...own, note: ' ' });
  expect(wordless.error?.issues).toMatchObject([{ path: ['note'], message: 'required' }]);
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
