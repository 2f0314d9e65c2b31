import { newId } from '@linli/db';
import { buildTicketInput, createTeam, useDatabase } from '@linli/testing';
import { expect, it } from 'vitest';
import { addPhotos, createTicket, ticketTasks } from '../index.ts';

const database = useDatabase();

it('of photos, those that nobody bound within a day go, and their files with them', async () => {
  const team = await createTeam(database.db);
  const { ctx } = team.resident;
  const upload = async () => {
    const id = newId();
    await addPhotos(ctx, [{ id, width: 4, height: 3, bytes: 9 }]);
    return id;
  };
  const [bound, forgotten] = [await upload(), await upload()];
  await createTicket(ctx, buildTicketInput({ photoIds: [bound] }));
  team.clock.advance(30);
  const fresh = await upload();
  team.clock.advance(24 * 60 - 15);

  const removed: string[] = [];
  const tasks = ticketTasks(database.db, team.clock.now, async (id) => void removed.push(id));
  await tasks.remove_forgotten_photos();
  expect(removed).toEqual([forgotten]);
  const kept = await database.db.prisma.photo.findMany({ select: { id: true } });
  expect(kept.map(({ id }) => id).sort()).toEqual([bound, fresh].sort());
});
