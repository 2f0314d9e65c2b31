import { type Actor, can, type Permission, type StaffRole, staffRoles } from '@linli/domain/access';
import { createTeam, type Team, useDatabase } from '@linli/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { getCalendars } from '../calendars/index.ts';
import { getCategoryTree } from '../categories/index.ts';
import { listClockPolicies } from '../clocks/index.ts';
import type { Ctx } from '../context/index.ts';
import { getRoster } from '../rosters/index.ts';
import { listTeams } from '../teams/index.ts';
import { findCommunities } from './index.ts';

const database = useDatabase();
let here: Team;
let there: Team;
beforeEach(async () => {
  here = await createTeam(database.db);
  there = await createTeam(database.db);
});

/** The director of the first community with another role and reach. */
const as = (role: StaffRole, communityIds: string[]): Ctx => ({
  ...here.director.ctx,
  actor: { ...here.director.actor, role, communityIds } as Actor,
});
const reach = () => [here.place.communityId, there.place.communityId];

const screens: [string, Permission, (ctx: Ctx, communityId?: string) => Promise<Seen>][] = [
  ['norms', 'clocks.view', (ctx, communityId) => listClockPolicies(ctx, { communityId })],
  ['calendars', 'clocks.view', (ctx, communityId) => getCalendars(ctx, { communityId })],
  ['categories', 'category.view', (ctx, communityId) => getCategoryTree(ctx, { communityId })],
  ['roster', 'roster.view', (ctx, communityId) => getRoster(ctx, { communityId })],
  ['teams', 'team.view', (ctx, communityId) => listTeams(ctx, { communityId })],
];
type Seen = { communityId: string; communities: { id: string }[] };

describe.each(screens)('the community of the %s', (_, permission, look) => {
  it('is chosen by whoever serves several, as the matrix allows, and stays what was asked for', async () => {
    for (const role of ['regional_manager', 'quality', 'administrator'] as const) {
      for (const asked of reach()) {
        const { communityId, communities } = await look(as(role, reach()), asked);
        expect(communityId).toBe(asked);
        expect(communities.map(({ id }) => id).sort()).toEqual(reach().sort());
      }
    }
    for (const role of staffRoles) {
      const { actor } = as(role, reach());
      const allowed = reach().filter((communityId) => can(actor, permission, { communityId, zoneId: null }));
      const offered = await findCommunities(as(role, reach()), permission);
      expect([role, offered.map(({ id }) => id).sort()]).toEqual([role, allowed.length > 1 ? allowed.sort() : []]);
    }
  });

  it('is no question where there is one, and none that is out of reach is shown', async () => {
    const alone = as('director', [here.place.communityId]);
    const query = vi.spyOn(database.db.pool, 'query');
    expect(await findCommunities(alone, permission)).toEqual([]);
    expect(query).not.toHaveBeenCalled();
    query.mockRestore();
    expect(await look(alone)).toMatchObject({ communityId: here.place.communityId, communities: [] });
    await expect(look(alone, there.place.communityId)).rejects.toMatchObject({
      code: expect.stringMatching(/^(access\.denied|record\.not_found)$/),
    });
  });
});
