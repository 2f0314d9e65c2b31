import { type HintMessage, hintChannel, readHint, room } from '@linli/domain/kernel';
import { asStaff, createClosedComplaint, createTeam, createTicket, type Team, useDatabase } from '@linli/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { listCallbacks, recordCallback } from '../callbacks/index.ts';
import { dispatchTicket, noteTicket } from '../tickets/index.ts';

const database = useDatabase();
let team: Team;
beforeEach(async () => {
  team = await createTeam(database.db);
});

/** What the screens are told while the work is done; a connection reads notifications before the answer to its query. */
async function heard(work: () => Promise<unknown>): Promise<HintMessage[]> {
  const client = await database.db.pool.connect();
  const messages: HintMessage[] = [];
  const keep = ({ payload }: { payload?: string | undefined }) => {
    const message = readHint(payload);
    if (message) messages.push(message);
  };
  client.on('notification', keep);
  try {
    await client.query(`listen ${hintChannel}`);
    await work();
    await client.query('select 1');
    await client.query(`unlisten ${hintChannel}`);
  } finally {
    client.off('notification', keep);
    client.release();
  }
  return messages;
}

describe('the screens are told (X3)', () => {
  it('of whoever a matter leaves, as of whoever it comes to', async () => {
    const { id: ticketId, version } = await createTicket(team, { status: 'dispatched' });
    const next = await asStaff(team, 'tradesperson', { supports: [team.place.zone.zoneId] });
    const assigneeId = next.actor.staffId;
    const [message] = await heard(() => dispatchTicket(team.director.ctx, { ticketId, version, assigneeId, note: '' }));
    expect(message?.hint).toEqual({ type: 'ticket', id: ticketId, seq: version + 1 });
    expect(message?.office).toEqual(
      expect.arrayContaining([room.staff(team.tradesperson.actor.staffId), room.staff(assigneeId)]),
    );
    expect(message?.portal).toEqual([room.household(team.resident.actor.householdId)]);
  });

  it('of a note, the household nothing (T4)', async () => {
    const { id: ticketId } = await createTicket(team);
    const [message] = await heard(() => noteTicket(team.housekeeper.ctx, { ticketId, words: '先看', photoIds: [] }));
    expect(message).toMatchObject({ portal: [], hint: { type: 'ticket', id: ticketId } });
  });

  it('of a call recorded, of what it reopens and of the call owed next (B2)', async () => {
    await createClosedComplaint(team);
    const [call] = (await listCallbacks(team.director.ctx, { status: 'due', limit: 1 })).rows;
    if (!call) throw new Error('No call is due.');
    const messages = await heard(() =>
      recordCallback(team.director.ctx, { callbackId: call.id, version: 1, outcome: 'dissatisfied', words: '还是臭' }),
    );
    const calls = messages.filter(({ hint }) => hint.type === 'callback');
    expect(calls.map(({ hint }) => hint.id)).toEqual([expect.any(String), call.id]);
    for (const { office, portal } of calls) {
      expect(office).toEqual([room.community(team.place.communityId), room.zone(team.place.zone.zoneId)]);
      expect(portal).toEqual([]);
    }
    expect(messages.filter(({ hint }) => hint.type === 'ticket')).toHaveLength(2);
  });
});
