import type { StaffActor } from '@linli/domain/access';
import { dateAfter, dateAt } from '@linli/domain/rosters';
import { listTicketsInput } from '@linli/domain/tickets';
import {
  type Acting,
  asBefore,
  asStaff,
  createTeam,
  createTicket,
  fakeClock,
  type Team,
  useDatabase,
} from '@linli/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { listCallbacks, recordCallback } from '../callbacks/index.ts';
import { clockTasks } from '../clocks/index.ts';
import type { Ctx } from '../context/index.ts';
import { getMe } from '../people/index.ts';
import * as tickets from '../tickets/index.ts';
import { confirmAbsence, endAbsence, enterAbsence, listAbsences } from './index.ts';

const database = useDatabase();
/** Sessions are read by the database's own clock. */
let team: Team;
let today: string;
beforeEach(async () => {
  const clock = fakeClock(new Date());
  team = await createTeam(database.db, { clock });
  today = dateAt(clock.now(), 'Asia/Shanghai');
});

const day = (n: number) => dateAfter(today, n);
const id = (person: { actor: StaffActor }) => person.actor.staffId;
const enter = (by: Ctx, staff: { actor: StaffActor }, deputy: { actor: StaffActor }, from = 0, to = 3) =>
  enterAbsence(by, { staffId: id(staff), deputyId: id(deputy), from: day(from), to: day(to) });

const anew = async (person: Acting<StaffActor>) => (await asBefore(team, person)).ctx;

async function standIn(staff: Acting<StaffActor>, deputy: Acting<StaffActor>) {
  const { id: absenceId } = await enter(staff.ctx, staff, deputy);
  await confirmAbsence(deputy.ctx, { absenceId });
  return { absenceId, ctx: await anew(deputy) };
}

const followed = async (by: Ctx) => {
  const input = listTicketsInput.parse({ state: 'all', focus: 'follow_up', order: 'due' });
  return (await tickets.listTickets(by, input)).rows.map(({ number }) => number);
};
const at = ({ id: ticketId, version }: { id: string; version: number }) => ({ ticketId, version });

describe('a deputy (T5)', () => {
  it('sees and does what is the absent person’s once they have said yes, in whose place it is recorded', async () => {
    const { housekeeper, otherHousekeeper, resident } = team;
    const owned = await createTicket(team, { status: 'accepted' });
    const fresh = await createTicket(team);
    const { id: absenceId } = await enter(housekeeper.ctx, housekeeper, otherHousekeeper);
    expect(await followed(await anew(otherHousekeeper))).toEqual([]);
    await confirmAbsence(otherHousekeeper.ctx, { absenceId });
    const ctx = await anew(otherHousekeeper);
    expect(await followed(ctx)).toEqual([owned.number]);
    expect(await tickets.countTickets(ctx)).toMatchObject({ followUp: 1, mine: 1, waiting: 1, open: 2 });
    // A new matter of the absent housekeeper's zone: the deputy says "mine" in their name, and it stays theirs.
    await tickets.acceptTicket(ctx, { ...at(fresh), note: '' });
    await tickets.replyToTicket(ctx, { ticketId: owned.id, words: '明天上门', photoIds: [] });
    const seen = await tickets.getTicket(ctx, { number: fresh.number });
    expect(seen).toMatchObject({ firstResponsible: { id: id(housekeeper) }, deputy: { id: id(otherHousekeeper) } });
    expect(seen.events.at(-1)).toMatchObject({
      actorName: '刘芳',
      data: { forId: id(housekeeper), forName: '陈晓梅', forNameEn: 'Chen Xiaomei' },
    });
    // Residents read who answered, and nothing of anybody's leave.
    const outside = await tickets.getTicket(resident.ctx, { number: owned.number });
    expect(outside.deputy).toBeNull();
    expect(outside.events.at(-1)).toMatchObject({ type: 'replied', actorName: '刘芳', data: {} });
  });

  it('gives everything back by itself when the time is over, and at once when the leave is ended', async () => {
    const { housekeeper, otherHousekeeper } = team;
    const owned = await createTicket(team, { status: 'accepted' });
    const { absenceId, ctx } = await standIn(housekeeper, otherHousekeeper);
    expect(await followed(ctx)).toEqual([owned.number]);
    await database.db.prisma.absence.update({ where: { id: absenceId }, data: { endsAt: new Date(Date.now() - 1) } });
    expect(await followed(await anew(otherHousekeeper))).toEqual([]);
    await database.db.prisma.absence.update({
      where: { id: absenceId },
      data: { endsAt: new Date(Date.now() + 86_400_000) },
    });
    expect(await followed(await anew(otherHousekeeper))).toEqual([owned.number]);
    await endAbsence(housekeeper.ctx, { absenceId });
    const back = await anew(otherHousekeeper);
    expect(await followed(back)).toEqual([]);
    await expect(tickets.getTicket(back, { number: owned.number })).rejects.toMatchObject({ code: 'ticket.not_found' });
    await expect(endAbsence(housekeeper.ctx, { absenceId })).rejects.toMatchObject({ code: 'absence.over' });
    await expect(confirmAbsence(otherHousekeeper.ctx, { absenceId })).rejects.toMatchObject({ code: 'absence.over' });
  });

  it('never comes to a matter about themselves, nor by the absent person to one about that person', async () => {
    const { housekeeper, otherHousekeeper } = team;
    const aboutDeputy = await createTicket(team, { status: 'accepted' });
    const aboutAbsent = await createTicket(team, { status: 'accepted' });
    const { prisma } = database.db;
    const name = (ticketId: string, aboutStaffId: string, more = {}) =>
      prisma.ticket.update({ where: { id: ticketId }, data: { aboutStaffId, ...more } });
    await name(aboutDeputy.id, id(otherHousekeeper));
    await name(aboutAbsent.id, id(housekeeper), { firstResponsibleId: id(team.director) });
    const { ctx } = await standIn(housekeeper, otherHousekeeper);
    expect(await followed(ctx)).toEqual([]);
    expect(await tickets.countTickets(ctx)).toMatchObject({ open: 0, followUp: 0, mine: 0 });
    for (const { number } of [aboutDeputy, aboutAbsent]) {
      await expect(tickets.getTicket(ctx, { number })).rejects.toMatchObject({ code: 'ticket.not_found' });
    }
  });

  it('leaves a complaint about the deputy to whoever stands above that one, and to nobody else', async () => {
    const { housekeeper, otherHousekeeper } = team;
    const head = await asStaff(team, 'department_head', { name: '吴主管' });
    const { prisma } = database.db;
    const above = (person: typeof head, superiorId: string | null) =>
      prisma.staff.update({ where: { id: id(person) }, data: { superiorId } });
    // The deputy reports to whom they stand in for: it goes past that one.
    await above(otherHousekeeper, id(housekeeper));
    await above(housekeeper, id(head));
    const [about, plain] = [
      await createTicket(team, { status: 'accepted' }),
      await createTicket(team, { status: 'accepted' }),
    ];
    await prisma.ticket.update({ where: { id: about.id }, data: { aboutStaffId: id(otherHousekeeper) } });
    const { absenceId } = await standIn(housekeeper, otherHousekeeper);
    expect(await prisma.absence.findUnique({ where: { id: absenceId } })).toMatchObject({ aboveId: id(head) });
    const ctx = await anew(head);
    expect(await followed(ctx)).toEqual([about.number]);
    expect(await tickets.countTickets(ctx)).toMatchObject({ followUp: 1, mine: 1 });
    expect(await followed(await anew(otherHousekeeper))).toEqual([plain.number]);
    expect(await tickets.getTicket(ctx, { number: about.number })).toMatchObject({
      deputy: { id: id(head) },
      abilities: { reply: true },
    });
    expect((await getMe(ctx)).standsInFor).toEqual([]);
    await tickets.replyToTicket(ctx, { ticketId: about.id, words: '我来处理', photoIds: [] });
    const said = await prisma.ticketEvent.findFirstOrThrow({ where: { ticketId: about.id, type: 'replied' } });
    expect(said).toMatchObject({ actorId: id(head), data: { forId: id(housekeeper) } });
    await endAbsence(housekeeper.ctx, { absenceId });
    expect(await followed(await anew(head))).toEqual([]);
  });

  it('carries on with what the absent person is sent to, both names on record, and never a matter about either', async () => {
    const { tradesperson } = team;
    const deputy = await asStaff(team, 'tradesperson', { name: '李师傅', trades: ['engineering'] });
    const sent = await createTicket(team, { status: 'dispatched' });
    const begun = await createTicket(team, { status: 'under_way' });
    const about = await createTicket(team, { status: 'dispatched' });
    const { prisma } = database.db;
    await prisma.ticket.update({ where: { id: about.id }, data: { aboutStaffId: id(deputy) } });
    await expect(tickets.getTicket(deputy.ctx, { number: sent.number })).rejects.toMatchObject({
      code: 'ticket.not_found',
    });
    const { ctx } = await standIn(tradesperson, deputy);
    const listed = await tickets.listTickets(ctx, listTicketsInput.parse({ mine: true }));
    expect(listed.rows.map(({ number }) => number).sort()).toEqual([sent.number, begun.number].sort());
    expect(await tickets.countTickets(ctx)).toMatchObject({ mine: 2, waiting: 1, open: 2 });
    expect((await tickets.getTicket(ctx, { number: begun.number })).abilities).toMatchObject({ finish: true });
    const taken = await tickets.takeTicket(ctx, { ...at(sent), note: '' });
    const there = await tickets.arriveAtTicket(ctx, { ...at(taken), note: '' });
    await tickets.finishTicket(ctx, { ...at(there), note: '换好了。', photoIds: [], noPhoto: true });
    await tickets.returnTicket(ctx, { ...at(begun), reason: 'overloaded', note: '' });
    const made = await prisma.ticketEvent.findMany({ where: { actorId: id(deputy) } });
    expect(made.map(({ type }) => type).sort()).toEqual(['arrived', 'finished', 'returned', 'taken']);
    for (const { data } of made) expect(data).toMatchObject({ forId: id(tradesperson), forName: '张建国' });
    await expect(tickets.getTicket(ctx, { number: about.number })).rejects.toMatchObject({ code: 'ticket.not_found' });
  });

  it('is told what the clocks would tell the absent person', async () => {
    const { housekeeper, otherHousekeeper, clock } = team;
    const { id: ticketId } = await createTicket(team, { status: 'accepted' });
    await standIn(housekeeper, otherHousekeeper);
    await database.db.prisma.absence.updateMany({ data: { endsAt: new Date(Date.now() + 400 * 86_400_000) } });
    // As the alarms wake: what is found days late tells one level alone.
    for (let looks = 0; looks < 3 * 24; looks++) {
      clock.advance(60);
      await clockTasks(database.db, clock.clock).watch_clocks({ ticketId });
    }
    const told = await database.db.prisma.ticketEvent.findMany({ where: { ticketId, type: 'clock_warned' } });
    expect(told.length).toBeGreaterThan(0);
    for (const { data } of told) expect(data).toMatchObject({ toId: id(otherHousekeeper), forId: id(housekeeper) });
  });

  it('makes the calls that the absent person owes', async () => {
    const { director, frontDesk, clock } = team;
    const { id: ticketId } = await createTicket(team, { status: 'accepted' });
    const call = await database.db.prisma.callback.create({
      data: {
        id: crypto.randomUUID(),
        communityId: team.place.communityId,
        zoneId: team.place.zone.zoneId,
        ticketId,
        reason: 'low_rating',
        ownerId: id(director),
        createdAt: clock.now(),
        dueAt: clock.now(),
      },
    });
    const record = { callbackId: call.id, version: 1, outcome: 'satisfied' as const, words: '已说明' };
    await expect(recordCallback(frontDesk.ctx, record)).rejects.toMatchObject({ code: 'access.denied' });
    const { ctx } = await standIn(director, frontDesk);
    expect((await listCallbacks(ctx, { status: 'due', limit: 10 })).rows).toMatchObject([{ canRecord: true }]);
    await recordCallback(ctx, record);
    expect(await database.db.prisma.callback.findUniqueOrThrow({ where: { id: call.id } })).toMatchObject({
      status: 'done',
      doneById: id(frontDesk),
    });
    const made = await database.db.prisma.ticketEvent.findFirstOrThrow({ where: { ticketId, type: 'called_back' } });
    expect(made).toMatchObject({ actorId: id(frontDesk), data: { forId: id(director), forName: '周文博' } });
  });
});

describe('entering leave (T5)', () => {
  it('is for oneself, one’s people and who answers for the community; the deputy alone says yes', async () => {
    const { housekeeper, otherHousekeeper, frontDesk, director, tradesperson } = team;
    const head = await asStaff(team, 'department_head');
    const before = await asStaff(team, 'team_leader', { superiorId: id(head) });
    await database.db.prisma.staff.update({ where: { id: id(tradesperson) }, data: { superiorId: id(before) } });
    const leader = { ...before, ctx: await anew(before) };
    await expect(enter(otherHousekeeper.ctx, housekeeper, otherHousekeeper)).rejects.toMatchObject({
      code: 'access.denied',
    });
    await enter(leader.ctx, tradesperson, leader);
    await enter(await anew(head), tradesperson, leader, 4, 5);
    const { id: absenceId } = await enter(director.ctx, housekeeper, otherHousekeeper);
    for (const by of [housekeeper, director, frontDesk]) {
      await expect(confirmAbsence(by.ctx, { absenceId })).rejects.toMatchObject({ code: 'access.denied' });
    }
    const mine = async ({ ctx }: { ctx: Ctx }) => {
      const { absences, people } = await listAbsences(ctx, {});
      const found = absences.find((one) => one.id === absenceId);
      return { ...found?.abilities, phase: found?.phase, may: people.filter(({ mayEnter }) => mayEnter).length };
    };
    expect(await mine(otherHousekeeper)).toEqual({ confirm: true, end: false, phase: 'waiting', may: 1 });
    expect(await mine(housekeeper)).toEqual({ confirm: false, end: true, phase: 'waiting', may: 1 });
    expect(await mine(director)).toMatchObject({ confirm: false, end: true });
    expect(await mine(leader)).toMatchObject({ confirm: false, end: false, may: 2 });
    await confirmAbsence(otherHousekeeper.ctx, { absenceId });
    await confirmAbsence(otherHousekeeper.ctx, { absenceId });
    expect(await mine(otherHousekeeper)).toEqual({ confirm: false, end: false, phase: 'running', may: 1 });
    const { absences } = await listAbsences(housekeeper.ctx, {});
    expect(absences.find((one) => one.id === absenceId)).toMatchObject({ from: today, to: day(3) });
  });

  it('is no way for a department to step into the place of a housekeeper, whose order stands (Z2)', async () => {
    const { housekeeper, otherHousekeeper } = team;
    const head = await asStaff(team, 'department_head');
    await expect(enter(head.ctx, housekeeper, head)).rejects.toMatchObject({ code: 'access.denied' });
    const { id: absenceId } = await enter(housekeeper.ctx, housekeeper, otherHousekeeper);
    await expect(endAbsence(head.ctx, { absenceId })).rejects.toMatchObject({ code: 'access.denied' });
    await endAbsence(housekeeper.ctx, { absenceId });
    // The housekeeper may ask the head: then it is the housekeeper's own word.
    const { id: asked } = await enter(housekeeper.ctx, housekeeper, head);
    expect(await confirmAbsence(head.ctx, { absenceId: asked })).toEqual({ id: asked });
  });

  it('is cancelled when it is ended before it began, and over afterwards', async () => {
    const { housekeeper, otherHousekeeper } = team;
    const phaseOf = async (absenceId: string) =>
      (await listAbsences(housekeeper.ctx, {})).absences.find((one) => one.id === absenceId)?.phase;
    const ahead = await enter(housekeeper.ctx, housekeeper, otherHousekeeper, 2, 4);
    expect(await endAbsence(housekeeper.ctx, { absenceId: ahead.id })).toEqual({ id: ahead.id, cancelled: true });
    expect(await phaseOf(ahead.id)).toBe('cancelled');
    const begun = await enter(housekeeper.ctx, housekeeper, otherHousekeeper, 0, 4);
    expect(await endAbsence(housekeeper.ctx, { absenceId: begun.id })).toMatchObject({ cancelled: false });
    expect(await phaseOf(begun.id)).toBe('over');
    await expect(endAbsence(housekeeper.ctx, { absenceId: ahead.id })).rejects.toMatchObject({ code: 'absence.over' });
  });

  it('refuses a deputy who left meanwhile, also when they are asked to confirm; and two leaves at once', async () => {
    const { housekeeper, otherHousekeeper, frontDesk } = team;
    const { id: absenceId } = await enter(housekeeper.ctx, housekeeper, otherHousekeeper);
    await database.db.prisma.staff.update({ where: { id: id(otherHousekeeper) }, data: { active: false } });
    await expect(confirmAbsence(otherHousekeeper.ctx, { absenceId })).rejects.toMatchObject({
      code: 'absence.deputy_unfit',
    });
    await expect(enter(housekeeper.ctx, housekeeper, frontDesk)).rejects.toMatchObject({ code: 'absence.overlap' });
    await endAbsence(housekeeper.ctx, { absenceId });
    // Each the other's deputy in the same days: whoever is first has it.
    const both = await Promise.allSettled([
      enter(housekeeper.ctx, housekeeper, frontDesk),
      enter(frontDesk.ctx, frontDesk, housekeeper),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await database.db.prisma.absence.count({ where: { state: 'planned' } })).toBe(1);
  });
});
