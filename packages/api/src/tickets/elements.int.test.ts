import { createTeam, type Team, useDatabase } from '@linli/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { createOfficeApi } from '../office.ts';
import { createPortalApi } from '../portal.ts';

const database = useDatabase();
let team: Team;
beforeEach(async () => {
  team = await createTeam(database.db);
});

type Fields = Record<string, unknown>;
const complete = { kind: 'repair', category: 'engineering.lighting', matter: '路灯不亮', placeWords: '', photoIds: [] };

/** Each way in which a matter comes into being, with what its form sends; imports are tested beside their command. */
const doors: Record<string, { file: (fields: Fields) => Promise<unknown>; fields: () => Fields }> = {
  portal: {
    file: (fields) => createPortalApi(team.resident.ctx).tickets.create(fields as never),
    fields: () => ({ ...complete, area: 'private' }),
  },
  office: {
    file: (fields) => createOfficeApi(team.frontDesk.ctx).tickets.register(fields as never),
    fields: () => ({ ...complete, source: 'phone', unitId: team.place.zone.unitId }),
  },
  finding: {
    file: (fields) => createOfficeApi(team.tradesperson.ctx).tickets.register(fields as never),
    fields: () => ({ ...complete, kind: 'patrol', source: 'patrol', spotId: team.place.zone.spotId }),
  },
};

describe.each(Object.entries(doors))('the door %s', (_, door) => {
  const file = (fields: Fields) => door.file({ submissionKey: crypto.randomUUID(), ...fields });
  const refusedAt = async (field: string, fields: Fields) => {
    await expect(file(fields)).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      cause: { issues: [expect.objectContaining({ path: [field] })] },
    });
    expect(await database.db.prisma.ticket.count()).toBe(0);
  };

  it('writes down time, place, person and matter, whatever the form says of time and person', async () => {
    await file({ ...door.fields(), createdAt: '1999-01-01', reporterName: '' });
    const row = await database.db.prisma.ticket.findFirstOrThrow();
    expect([row.placeText, row.placeTextEn, row.reporterName, row.matter]).not.toContain('');
    expect(row.reporterMemberId ?? row.reporterStaffId).not.toBeNull();
    expect(row.unitId ?? row.spotId).not.toBeNull();
    expect(row.createdAt).toEqual(team.clock.now());
  });

  it.each([undefined, '', '   ', '\0'])('takes no matter of %j', async (matter) => {
    await refusedAt('matter', { ...door.fields(), matter });
  });

  it('takes nothing from nobody', async () => {
    for (const [api, call] of [
      [createPortalApi({ ...team.resident.ctx, actor: null }), 'create'],
      [createOfficeApi({ ...team.frontDesk.ctx, actor: null }), 'register'],
    ] as const) {
      const tickets = api.tickets as unknown as Record<string, (fields: Fields) => Promise<unknown>>;
      await expect(tickets[call]?.({ submissionKey: crypto.randomUUID(), ...door.fields() })).rejects.toMatchObject({
        code: 'UNAUTHORIZED',
      });
    }
    expect(await database.db.prisma.ticket.count()).toBe(0);
  });

  it('takes no place that is none', async () => {
    const { unitId: _unit, spotId: _spot, ...nowhere } = door.fields();
    if (nowhere.source) await refusedAt('spotId', nowhere);
    const unknown = { ...nowhere, area: 'public', spotId: crypto.randomUUID() };
    await expect(file(unknown)).rejects.toMatchObject({ message: 'ticket.place_unknown' });
    expect(await database.db.prisma.ticket.count()).toBe(0);
  });
});
