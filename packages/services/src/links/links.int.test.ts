import { newId } from '@linli/db';
import { createEstate, createTeam, createTicket, type Team, takeStep, useDatabase } from '@linli/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import * as tickets from '../tickets/index.ts';
import * as links from './index.ts';

const database = useDatabase();
let team: Team;
beforeEach(async () => {
  team = await createTeam(database.db);
});

type Ref = tickets.TicketRefView;
const at = ({ id, version }: Ref) => ({ ticketId: id, version });
const part = { matter: '走廊天花也湿了。', category: 'engineering.masonry', withPhotos: false };
const split = (ticket: Ref, parts: object[] = [part]) =>
  links.splitTicket(team.housekeeper.ctx, { ...at(ticket), parts: parts as (typeof part)[], note: '' });
const gather = (ticket: Ref, ...numbers: number[]) =>
  links.gatherTickets(team.housekeeper.ctx, { ...at(ticket), numbers, note: '' });
const seen = (ticket: { number: number }, by = team.housekeeper) =>
  tickets.getTicket(by.ctx, { number: ticket.number });
const fresh = async (ticket: { number: number }): Promise<Ref> => await seen(ticket);
const childrenOf = async (ticket: Ref) => (await seen(ticket)).linked.filter(({ relation }) => relation === 'child');

describe('a matter that is split (T3)', () => {
  it('has parts of its own making: same reporter, same owner, taken on, with the photos that were chosen', async () => {
    const photoId = newId();
    const { accountId } = team.resident.actor;
    const createdAt = team.clock.now();
    await database.db.prisma.photo.create({
      data: { id: photoId, accountId, width: 1, height: 1, bytes: 1, createdAt },
    });
    const made = await createTicket(team, { status: 'accepted', photoIds: [photoId] });
    const { spotId } = team.place.zone;
    const whole = await split(made, [{ ...part, spotId, withPhotos: true }, part]);
    const children = await childrenOf(whole);
    expect(children).toMatchObject([
      { status: 'accepted', link: 'part' },
      { status: 'accepted', link: 'part' },
    ]);
    const [first, second] = await Promise.all(children.map((child) => seen(child)));
    expect(first).toMatchObject({
      matter: part.matter,
      area: 'public',
      firstResponsible: { id: team.housekeeper.actor.staffId },
      reporterName: team.resident.actor.name,
      linked: [{ number: made.number, relation: 'parent' }],
    });
    expect(first?.events[0]?.photos.map(({ id }) => id)).toEqual([photoId]);
    expect(second?.events[0]?.photos).toEqual([]);
    // Whoever is sent to a part sees the photo that went with it, and nothing of the whole.
    const worker = team.tradesperson;
    await expect(tickets.findPhoto(worker.ctx, { photoId })).rejects.toMatchObject({ code: 'photo.not_found' });
    await takeStep(team, await fresh(first ?? made), 'dispatch');
    expect(await tickets.findPhoto(worker.ctx, { photoId })).toEqual({ id: photoId });
    expect((await seen(first ?? made, worker)).linked).toEqual([]);
  });

  it('is one matter to the resident: its parts stand on its page, not in the list', async () => {
    const made = await createTicket(team, { status: 'accepted' });
    const whole = await split(made);
    const filters = { state: 'all', late: false, mine: false, text: '', order: 'newest', limit: 50 } as const;
    const list = (by: typeof team.resident | typeof team.housekeeper) => tickets.listTickets(by.ctx, filters);
    expect((await list(team.resident)).rows.map(({ number }) => number)).toEqual([made.number]);
    expect((await list(team.housekeeper)).rows.map(({ childCount, parentLink }) => [childCount, parentLink])).toEqual([
      [0, 'part'],
      [1, null],
    ]);
    const own = await tickets.getTicket(team.resident.ctx, { number: whole.number });
    expect(own.linked).toHaveLength(1);
    expect(own.events.at(-1)).toMatchObject({ type: 'split', data: { count: 1 } });
  });

  it('is neither verified, confirmed nor ended while a part is open, and closes in silence once none is', async () => {
    const made = await createTicket(team, { status: 'accepted' });
    let whole = await split(made);
    whole = await tickets.settleTicket(team.housekeeper.ctx, { ...at(whole), note: '好了', photoIds: [] });
    const open = { code: 'ticket.part_open' };
    await expect(takeStep(team, whole, 'verify')).rejects.toMatchObject(open);
    const [child] = await childrenOf(whole);
    const settle = { ...at(await fresh(child ?? made)), note: '好了', photoIds: [] };
    const done = await tickets.settleTicket(team.housekeeper.ctx, settle);
    whole = await takeStep(team, whole, 'verify');
    const again = await tickets.reopenTicket(team.resident.ctx, { ...at(done), note: '没好', photoIds: [] });
    const opinion = { rating: 'satisfied' as const, words: '' };
    await expect(tickets.confirmTicket(team.resident.ctx, { ...at(whole), ...opinion })).rejects.toMatchObject(open);
    const tasks = tickets.ticketTasks(database.db, team.clock.now, async () => {});
    for (const days of [3, 1]) {
      team.clock.advance(days * 24 * 60);
      await tasks.close_silent_ticket({ ticketId: whole.id });
    }
    expect(await seen(whole)).toMatchObject({ status: 'verified' });
    await tickets.settleTicket(team.housekeeper.ctx, { ...at(again), note: '这次好了', photoIds: [] });
    const { rows } = await database.db.pool.query(`select run_at as at from graphile_worker.jobs where key = $1`, [
      `close:${whole.id}`,
    ]);
    expect(rows[0].at <= team.clock.now()).toBe(true);
    await tasks.close_silent_ticket({ ticketId: whole.id });
    expect(await seen(whole)).toMatchObject({ status: 'closed' });
  });

  it('stays hidden from whom it names, part by part (T5)', async () => {
    const aboutStaffId = team.tradesperson.actor.staffId;
    const about = { kind: 'complaint' as const, category: 'service_attitude' as const, aboutStaffId };
    const made = await createTicket(team, about);
    await links.splitTicket(team.director.ctx, { ...at(made), parts: [part], note: '' });
    const parts = await database.db.prisma.ticket.findMany({ where: { parentId: made.id } });
    expect(parts).toMatchObject([{ aboutStaffId }]);
    for (const { number } of parts) {
      await expect(seen({ number }, team.tradesperson)).rejects.toMatchObject({ code: 'ticket.not_found' });
    }
    const other = await createTicket(team);
    const gatherBy = links.gatherTickets(team.director.ctx, {
      ...at(await fresh(other)),
      numbers: [made.number],
      note: '',
    });
    await expect(gatherBy).rejects.toMatchObject({ code: 'ticket.gather_unfit' });
    expect((await links.listGatherable(team.tradesperson.ctx, other.id)).map(({ number }) => number)).toEqual([]);
  });

  it.each(['closed', 'verified', 'done', 'cancelled', 'rejected', 'merged'] as const)(
    'not once it is %s',
    async (status) => {
      const made = await createTicket(team, { status });
      await expect(split(made)).rejects.toMatchObject({ code: 'ticket.split_unfit' });
      expect(await database.db.prisma.ticket.count({ where: { parentId: made.id } })).toBe(0);
    },
  );

  it('is refused on a stale screen, to whoever may not steer it, and at a place elsewhere', async () => {
    const made = await createTicket(team, { status: 'accepted' });
    const input = { ...at(made), parts: [part], note: '' };
    await expect(links.splitTicket(team.resident.ctx, input)).rejects.toMatchObject({ code: 'access.denied' });
    const { lobby } = await createEstate(database.db);
    await expect(split(made, [{ ...part, spotId: lobby.id }])).rejects.toMatchObject({ code: 'ticket.place_unknown' });
    const two = await Promise.allSettled([split(made), split(made)]);
    expect(two.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await database.db.prisma.ticket.count({ where: { parentId: made.id } })).toBe(1);
  });
});

describe('matters of one cause (T3)', () => {
  it('hang under one that carries the work; settled with it, each goes to its own resident', async () => {
    const cause = await createTicket(team, { status: 'accepted', matter: '立管爆裂' });
    const [one, two, sent] = [
      await createTicket(team),
      await createTicket(team),
      await createTicket(team, { status: 'dispatched' }),
    ];
    expect((await links.listGatherable(team.housekeeper.ctx, cause.id)).length).toBe(3);
    const parent = await gather(cause, one.number, two.number, sent.number);
    expect(await childrenOf(parent)).toHaveLength(3);
    expect(await links.listGatherable(team.housekeeper.ctx, cause.id)).toEqual([]);
    // Neighbours read of each other's matters nothing.
    expect((await seen(parent, team.resident as never)).linked).toEqual([]);
    const outcome = await links.settleChildren(team.housekeeper.ctx, { ...at(parent), note: '立管已换，请试用。' });
    expect(outcome).toEqual({ settled: 2, left: 1 });
    expect((await seen(one)).status).toBe('done');
    await expect(tickets.cancelTicket(team.housekeeper.ctx, { ...at(parent), note: '不办了' })).rejects.toMatchObject({
      code: 'ticket.part_open',
    });
    await links.unlinkTicket(team.housekeeper.ctx, { ...at(await fresh(sent)), note: '是另一处' });
    expect((await seen(parent)).childCount).toBe(2);
    // T4: both say so.
    const told = { type: 'unlinked', data: { number: sent.number } };
    expect((await seen(parent)).events.at(-1)).toMatchObject(told);
    expect((await seen(sent)).events.at(-1)).toMatchObject({
      ...told,
      note: '是另一处',
      data: { number: parent.number },
    });
    await expect(
      links.unlinkTicket(team.housekeeper.ctx, { ...at(await fresh(sent)), note: '再一次' }),
    ).rejects.toMatchObject({ code: 'ticket.not_linked' });
  });

  it('is offered to settle together only where one can be, and refused where none was', async () => {
    const cause = await createTicket(team, { status: 'under_way', matter: '立管爆裂' });
    const [waits, sent] = [await createTicket(team), await createTicket(team, { status: 'dispatched' })];
    const parent = await gather(cause, waits.number, sent.number);
    const offered = async (by = team.housekeeper) => {
      const { linked, abilities } = await seen(parent, by);
      return [linked.filter(({ settles }) => settles).map(({ number }) => number), abilities.settle_children];
    };
    expect(await offered()).toEqual([[waits.number], true]);
    // Who is sent to it settles nothing for others.
    expect((await offered(team.tradesperson))[1]).toBe(false);
    const settle = () => links.settleChildren(team.housekeeper.ctx, { ...at(parent), note: '立管已换。' });
    expect(await settle()).toEqual({ settled: 1, left: 1 });
    expect(await offered()).toEqual([[], false]);
    await expect(settle()).rejects.toMatchObject({ code: 'ticket.none_to_settle' });
    expect((await seen(sent)).status).toBe('dispatched');
  });

  it('never two levels deep, nor itself, nor what has ended, nor twice; and all or none', async () => {
    const [cause, child, grandchild] = [await createTicket(team), await createTicket(team), await createTicket(team)];
    const ended = await createTicket(team, { status: 'cancelled' });
    for (const numbers of [[cause.number], [child.number, ended.number], [child.number, 999_999]]) {
      await expect(gather(cause, ...numbers)).rejects.toMatchObject({ code: 'ticket.gather_unfit' });
    }
    expect((await seen(cause)).version).toBe(1);
    await gather(cause, child.number, child.number);
    await expect(gather(await fresh(child), grandchild.number)).rejects.toMatchObject({ code: 'ticket.split_unfit' });
    await expect(gather(await fresh(grandchild), cause.number)).rejects.toMatchObject({ code: 'ticket.gather_unfit' });
    await expect(gather(await fresh(grandchild), child.number)).rejects.toMatchObject({ code: 'ticket.gather_unfit' });
  });

  it('two that gather each other in the same moment: one wins', async () => {
    const [a, b] = [await createTicket(team), await createTicket(team)];
    const two = await Promise.allSettled([gather(a, b.number), gather(b, a.number)]);
    expect(two.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('what has ended', () => {
  it('opens again within the window; after it a new matter goes on from it (T3)', async () => {
    const made = await createTicket(team, { status: 'closed' });
    await database.db.prisma.community.updateMany({ data: { reopenDays: 10 } });
    team.clock.advance(10 * 24 * 60);
    expect((await seen(made, team.resident as never)).abilities).toMatchObject({ reopen: true, refile: false });
    team.clock.advance(1);
    expect((await seen(made, team.resident as never)).abilities).toMatchObject({ reopen: false, refile: true });
    const reopen = { ...at(made), note: '又漏了', photoIds: [] };
    for (const { ctx } of [team.resident, team.director]) {
      await expect(tickets.reopenTicket(ctx, reopen)).rejects.toMatchObject({ code: 'ticket.reopen_window_over' });
    }
    const next = await createTicket(team, { followsId: made.id });
    expect((await seen(made)).linked).toMatchObject([{ number: next.number, relation: 'followed' }]);
    expect((await seen(next)).linked).toMatchObject([{ number: made.number, relation: 'follows' }]);
    const open = await createTicket(team);
    await expect(createTicket(team, { followsId: open.id })).rejects.toMatchObject({ code: 'ticket.follows_unfit' });
  });

  it('is not withdrawn by one household while neighbours are served through it (T6)', async () => {
    const [first, second] = [await createTicket(team, { status: 'accepted' }), await createTicket(team)];
    await tickets.mergeTicket(team.housekeeper.ctx, { ...at(second), intoNumber: first.number, note: '' });
    const cancel = () => tickets.cancelTicket(team.resident.ctx, { ...at(first), note: '自己修好了' });
    await database.db.prisma.ticket.update({ where: { id: second.id }, data: { householdId: null } });
    await expect(cancel()).rejects.toMatchObject({ code: 'ticket.others_wait' });
    const { householdId } = team.resident.actor;
    await database.db.prisma.ticket.update({ where: { id: second.id }, data: { householdId } });
    expect(await cancel()).toMatchObject({ status: 'cancelled' });
  });
});
