import { asStaff, createTeam, createTicket, type Team, useDatabase } from '@linli/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import * as tickets from './index.ts';

type Ref = Awaited<ReturnType<typeof createTicket>>;

const database = useDatabase();
let team: Team;
let companion: Team['tradesperson'];
beforeEach(async () => {
  team = await createTeam(database.db);
  companion = await asStaff(team, 'tradesperson', { name: '李师傅', teams: [team.crewId], trades: ['engineering'] });
});

const at = ({ id, version }: Ref) => ({ ticketId: id, version, note: '' });
const see = ({ ctx }: Pick<Team['tradesperson'], 'ctx'>, { number }: Ref) => tickets.getTicket(ctx, { number });
const waiting = async ({ ctx }: Team['tradesperson']) => (await tickets.countTickets(ctx)).waiting;

describe('a companion who is there before the one who leads has said yes (T7, T8)', () => {
  let ref: Ref;
  beforeEach(async () => {
    const sent = await tickets.dispatchTicket(team.housekeeper.ctx, {
      ...at(await createTicket(team, { status: 'accepted' })),
      assigneeId: team.tradesperson.actor.staffId,
      companionIds: [companion.actor.staffId],
    });
    ref = await tickets.arriveAtTicket(companion.ctx, at(sent));
  });

  it('is on record as there, begins the work and stops the time to arrive; the yes is still owed', async () => {
    const seen = await see(team.tradesperson, ref);
    expect(seen).toMatchObject({ status: 'under_way', arrivedIds: [companion.actor.staffId] });
    expect(seen.events.at(-1)).toMatchObject({ type: 'arrived', actorName: '李师傅' });
    expect(seen.clocks.find(({ clock }) => clock === 'arrival')?.state).toBe('kept');
    expect(seen.abilities).toMatchObject({ take: true, arrive: true });
    expect((await see(companion, ref)).abilities).toMatchObject({ take: false, finish: false });
    expect([await waiting(team.tradesperson), await waiting(companion)]).toEqual([1, 0]);
    await expect(tickets.takeTicket(companion.ctx, at(ref))).rejects.toMatchObject({ code: 'access.denied' });

    const taken = await tickets.takeTicket(team.tradesperson.ctx, at(ref));
    expect(taken.status).toBe('under_way');
    expect(await waiting(team.tradesperson)).toBe(0);
    expect((await see(team.housekeeper, ref)).clocks.filter(({ clock }) => clock === 'arrival')).toHaveLength(1);
  });

  it('needs no yes any more once that one is there too', async () => {
    const there = await tickets.arriveAtTicket(team.tradesperson.ctx, at(ref));
    expect((await see(team.tradesperson, ref)).abilities).toMatchObject({ take: false, finish: true });
    expect(await waiting(team.tradesperson)).toBe(0);
    await expect(tickets.takeTicket(team.tradesperson.ctx, at(there))).rejects.toMatchObject({
      code: 'ticket.invalid_transition',
    });
  });
});

describe('hands that are full (T7)', () => {
  it('are known before somebody claims: how many they hold, and how many they may', async () => {
    const { communityId } = team.place;
    await database.db.prisma.community.update({ where: { id: communityId }, data: { openWorkCap: 1 } });
    const counts = async () => {
      const { inHand, cap } = await tickets.countTickets(companion.ctx);
      return { inHand, cap };
    };
    const post = async () =>
      tickets.postTicket(team.housekeeper.ctx, {
        ...at(await createTicket(team, { status: 'accepted' })),
        teamId: team.crewId,
      });
    const [one, two] = [await post(), await post()];
    expect(await counts()).toEqual({ inHand: 0, cap: 1 });
    await tickets.claimTicket(companion.ctx, at(one));
    expect(await counts()).toEqual({ inHand: 1, cap: 1 });
    await expect(tickets.claimTicket(companion.ctx, at(two))).rejects.toMatchObject({ code: 'claim.cap_reached' });
    expect((await tickets.countTickets(team.director.ctx)).inHand).toBe(0);
  });
});

it('somebody new goes along when it is passed on (T7)', async () => {
  const third = await asStaff(team, 'tradesperson', { name: '王师傅' });
  const sent = await createTicket(team, { status: 'dispatched' });
  await tickets.transferTicket(team.housekeeper.ctx, {
    ...{ ticketId: sent.id, version: sent.version, note: '换人' },
    assigneeId: companion.actor.staffId,
    companionIds: [third.actor.staffId],
  });
  expect(await see(team.housekeeper, sent)).toMatchObject({
    assignee: { id: companion.actor.staffId },
    companions: [{ id: third.actor.staffId }],
  });
});
