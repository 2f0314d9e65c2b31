import { newId } from '@linli/db';
import { openBetween } from '@linli/domain/calendars';
import { checkPolicies, promiseOf } from '@linli/domain/clocks';
import { createCommunity, useDatabase } from '@linli/testing';
import { describe, expect, it } from 'vitest';
import { readIn } from '../context/index.ts';
import { findClockSettingsOf } from './index.ts';

const database = useDatabase();
const settingsOf = (communityId: string) => findClockSettingsOf(readIn(database.db.prisma), communityId);
const matter = { kind: 'repair', severity: 'normal', category: 'other', area: 'private' } as const;
const noon = new Date('2026-10-01T04:00Z');

describe('what clocks run by (T8)', () => {
  it('is complete for a new community, and kept as one object until something changes', async () => {
    const { communityId } = await createCommunity(database.db);
    const first = await settingsOf(communityId);
    expect(checkPolicies(first.policies, { calendars: Object.keys(first.calendars), from: noon })).toEqual([]);
    expect(first.calendars.workdays?.knownYears).toContain(2026);
    expect(await settingsOf(communityId)).toBe(first);
    await database.db.prisma.community.update({ where: { id: communityId }, data: { timeZone: 'Asia/Urumqi' } });
    expect((await settingsOf(communityId)).calendars.always?.timeZone).toBe('Asia/Urumqi');
  });

  it.each([
    ['a norm', `update clock_policy set minutes = 7 where clock = 'reply'`],
    ['a norm that goes', `delete from clock_policy where clock = 'reply' and kind = 'repair'`],
    ['a calendar', `update calendar set days = '{"2026-10-01": "rest"}' where name = 'always'`],
    [
      'an incident',
      `insert into clock_closure (id, community_id, from_at, to_at, reason)
      select gen_random_uuid(), id, '2026-10-01T00:00Z', '2026-10-02T00:00Z', '台风' from community`,
    ],
  ])('follows a change of %s at once', async (_, change) => {
    const { communityId } = await createCommunity(database.db);
    const promise = async () => {
      const { policies, calendars } = await settingsOf(communityId);
      return promiseOf(policies, calendars, matter, noon).replyDueAt;
    };
    const before = await promise();
    expect(before).toEqual(new Date('2026-10-01T04:30Z'));
    await database.db.pool.query(change);
    expect(await promise()).not.toEqual(before);
  });

  it('is not what a transaction wrote that was undone', async () => {
    const { communityId } = await createCommunity(database.db);
    const change = (minutes: number) => ({ where: { clock: 'reply' }, data: { minutes } });
    await expect(
      database.db.prisma.$transaction(async (tx) => {
        await tx.clockPolicy.updateMany(change(7));
        const { policies } = await findClockSettingsOf(readIn(tx), communityId);
        expect(policies.find(({ clock }) => clock === 'reply')?.minutes).toBe(7);
        throw new Error('undone');
      }),
    ).rejects.toThrow('undone');
    await database.db.prisma.clockPolicy.updateMany(change(9));
    const { policies } = await settingsOf(communityId);
    expect(policies.find(({ clock }) => clock === 'reply')?.minutes).toBe(9);
  });

  it('lets the word of the community on a day outrank the public holidays', async () => {
    const { communityId } = await createCommunity(database.db);
    const where = { communityId_name: { communityId, name: 'workdays' } };
    const hours = async (date: string) => {
      const { workdays } = (await settingsOf(communityId)).calendars;
      const from = new Date(`${date}T00:00+08:00`);
      return workdays && openBetween(workdays, from, new Date(from.getTime() + 86_400_000)) / 3_600_000;
    };
    expect([await hours('2026-10-01'), await hours('2026-10-10')]).toEqual([0, 9]);
    await database.db.prisma.calendar.update({ where, data: { days: { '2026-10-01': 'work' } } });
    expect([await hours('2026-10-01'), await hours('2026-10-10')]).toEqual([9, 9]);
  });

  it('refuses norms that nobody could keep', async () => {
    const { communityId } = await createCommunity(database.db);
    const row = { communityId, clock: 'reply', calendar: 'always', warnShare: 0.8, escalateEveryMinutes: 0 };
    for (const part of [{ minutes: 0 }, { minutes: 5, warnShare: 2 }, { minutes: 5, validUntil: new Date(0) }]) {
      const data = { ...row, id: newId(), validFrom: new Date(0), ...part };
      await expect(database.db.prisma.clockPolicy.create({ data })).rejects.toThrow();
    }
  });
});
