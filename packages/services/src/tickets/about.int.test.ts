import { newId } from '@linli/db';
import { type HintMessage, hintChannel, readHint, room } from '@linli/domain/kernel';
import { listHouseholdsInput } from '@linli/domain/people';
import { createTicketInput, listTicketsInput, registerTicketInput } from '@linli/domain/tickets';
import { type Acting, asBefore, asStaff, createTeam, type Team, useDatabase } from '@linli/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { getCallback, listCallbacks, recordCallback } from '../callbacks/index.ts';
import type { Ctx } from '../context/index.ts';
import { listHouseholds, listStaff } from '../people/index.ts';
import { listZones } from '../zones/index.ts';
import * as tickets from './index.ts';

const database = useDatabase();
let team: Team;
beforeEach(async () => {
  team = await createTeam(database.db);
});

type Staff = Team['housekeeper'];

const words = '管家说话很冲，敲门也不等人开';
const complaint = (aboutStaffId: string) =>
  createTicketInput.parse({
    submissionKey: newId(),
    kind: 'complaint',
    category: 'service_attitude',
    matter: words,
    aboutStaffId,
  });
const fileAbout = (person: Staff) => tickets.createTicket(team.resident.ctx, complaint(person.actor.staffId));
const list = (by: Ctx, filters: object = {}) =>
  tickets.listTickets(by, listTicketsInput.parse({ state: 'all', ...filters }));
const reporting = (person: Staff, superiorId: string | null, more: object = {}) =>
  database.db.prisma.staff.update({ where: { id: person.actor.staffId }, data: { superiorId, ...more } });
const responsible = async (by: Ctx, number: number) => (await tickets.getTicket(by, { number })).firstResponsible?.id;

/** Brought to its end by the director, so that a call is owed. */
async function closed(person: Staff, by: Acting<Staff['actor']>) {
  const { id: ticketId, number } = await fileAbout(person);
  const at = async () => (await database.db.prisma.ticket.findUniqueOrThrow({ where: { id: ticketId } })).version;
  await tickets.acceptTicket(by.ctx, { ticketId, version: await at(), note: '' });
  await tickets.settleTicket(by.ctx, { ticketId, version: await at(), note: '已当面道歉。', photoIds: [] });
  await tickets.verifyTicket(by.ctx, { ticketId, version: await at(), note: '', photoIds: [] });
  await tickets.confirmTicket(team.resident.ctx, { ticketId, version: await at(), rating: 'dissatisfied', words: '' });
  return { ticketId, number };
}

describe('a complaint about a person (T5)', () => {
  it('names to the resident whom to call in place of the housekeeper whom it is about', async () => {
    const seen = async ({ number }: { number: number }) => {
      const { housekeeper, above, hotline } = await tickets.getTicket(team.resident.ctx, { number });
      return { keeper: housekeeper?.id, above: above?.id, phone: above?.phone, hotline };
    };
    const { hotline } = await database.db.prisma.community.findUniqueOrThrow({
      where: { id: team.place.communityId },
    });
    const ofKeeper = await fileAbout(team.housekeeper);
    const { staffId: directorId } = team.director.actor;
    const { phone } = await database.db.prisma.staff.findUniqueOrThrow({ where: { id: directorId } });
    expect(await seen(ofKeeper)).toEqual({ keeper: undefined, above: directorId, phone, hotline });
    // About somebody else the housekeeper is there to be called, and nobody's superior is shown beside.
    const keeper = team.housekeeper.actor.staffId;
    const none = { above: undefined, phone: undefined };
    expect(await seen(await fileAbout(team.tradesperson))).toEqual({ keeper, ...none, hotline });
    // Nobody answers for it any more: what is left is the hotline, never the person whom it is about.
    for (const firstResponsibleId of [null, keeper]) {
      await database.db.prisma.ticket.update({ where: { id: ofKeeper.id }, data: { firstResponsibleId } });
      expect(await seen(ofKeeper)).toEqual({ keeper: undefined, ...none, hotline });
    }
  });

  it('belongs to whoever stands above them', async () => {
    const leader = await asStaff(team, 'department_head');
    const manager = await asStaff(team, 'regional_manager', { communityId: null, regionId: team.place.regionId });
    await reporting(team.housekeeper, leader.actor.staffId);
    await reporting(team.director, manager.actor.staffId);
    const ofKeeper = await fileAbout(team.housekeeper);
    expect(await responsible(team.director.ctx, ofKeeper.number)).toBe(leader.actor.staffId);
    const ofDirector = await fileAbout(team.director);
    expect(await responsible(manager.ctx, ofDirector.number)).toBe(manager.actor.staffId);
    await reporting(leader, null, { active: false });
    const later = await fileAbout(team.housekeeper);
    expect(await responsible(team.director.ctx, later.number)).toBe(team.director.actor.staffId);
  });

  it('stays with them, whoever takes the first step, and never goes to the person', async () => {
    const { id: ticketId, number, version } = await fileAbout(team.housekeeper);
    const leader = await asStaff(team, 'department_head');
    await reporting(team.housekeeper, leader.actor.staffId);
    const { ctx } = await asBefore(team, leader);
    const accepted = await tickets.acceptTicket(ctx, { ticketId, version, note: '' });
    expect(await responsible(team.director.ctx, number)).toBe(team.director.actor.staffId);
    const send = (assigneeId: string) =>
      tickets.dispatchTicket(team.director.ctx, { ticketId, version: accepted.version, assigneeId, note: '' });
    await expect(send(team.housekeeper.actor.staffId)).rejects.toMatchObject({ code: 'ticket.assignee_unfit' });
    const candidates = await tickets.listCandidates(team.director.ctx, { ticketId });
    expect(candidates.map(({ id }) => id)).not.toContain(team.housekeeper.actor.staffId);
    expect(candidates.length).toBeGreaterThan(0);
  });

  it('refuses who is not of the community, who has left, oneself, and a matter that is no complaint', async () => {
    const elsewhere = await createTeam(database.db);
    const gone = await asStaff(team, 'cleaner', { active: true });
    await reporting(gone, null, { active: false });
    for (const person of [elsewhere.housekeeper, gone]) {
      await expect(fileAbout(person)).rejects.toMatchObject({ code: 'ticket.about_unfit' });
    }
    const registered = registerTicketInput.parse({
      ...complaint(team.frontDesk.actor.staffId),
      source: 'phone',
      unitId: team.place.zone.unitId,
    });
    await expect(tickets.registerTicket(team.frontDesk.ctx, registered)).rejects.toMatchObject({
      code: 'ticket.about_unfit',
    });
    const repair = { ...complaint(team.housekeeper.actor.staffId), kind: 'repair' };
    expect(createTicketInput.safeParse(repair).error?.issues[0]?.path).toEqual(['aboutStaffId']);
  });

  it('is registered by the desk in the same way', async () => {
    const registered = await tickets.registerTicket(
      team.frontDesk.ctx,
      registerTicketInput.parse({
        ...complaint(team.housekeeper.actor.staffId),
        source: 'phone',
        unitId: team.place.zone.unitId,
      }),
    );
    expect(await responsible(team.frontDesk.ctx, registered.number)).toBe(team.director.actor.staffId);
    await expect(tickets.getTicket(team.housekeeper.ctx, registered)).rejects.toMatchObject({
      code: 'ticket.not_found',
    });
  });

  it('does not tell the resident to call the very person', async () => {
    const { number } = await fileAbout(team.housekeeper);
    const seen = await tickets.getTicket(team.resident.ctx, { number });
    expect(seen).toMatchObject({ housekeeper: null, about: { id: team.housekeeper.actor.staffId } });
  });

  it('owes its call above them: to the director, and of the director to the region', async () => {
    const manager = await asStaff(team, 'regional_manager', { communityId: null, regionId: team.place.regionId });
    const owner = async (ticketId: string) =>
      (await database.db.prisma.callback.findFirstOrThrow({ where: { ticketId } })).ownerId;
    expect(await owner((await closed(team.housekeeper, team.director)).ticketId)).toBe(team.director.actor.staffId);
    expect(await owner((await closed(team.director, manager)).ticketId)).toBe(manager.actor.staffId);
  });
});

/** Everything that a member of staff can look at, as one thing to compare before and after. */
async function everyLook(by: Ctx) {
  const lists = [
    {},
    { kind: 'complaint' },
    { text: '说话很冲' },
    { order: 'due' },
    { order: 'updated' },
    { mine: true },
  ];
  const found = [];
  for (const filters of lists) found.push((await list(by, filters)).rows.map(({ number }) => number));
  return {
    found,
    counts: await tickets.countTickets(by),
    figures: await tickets.getTicketFigures(by),
    zones: await listZones(by),
    staff: await listStaff(by),
    households: await listHouseholds(by, listHouseholdsInput.parse({})).catch(() => null),
    calls: await listCallbacks(by, { status: 'due', limit: 50 }).catch(() => null),
  };
}

describe.each(['housekeeper', 'director', 'tradesperson', 'frontDesk'] as const)('the %s, complained of', (name) => {
  it('finds nothing of it behind any door, and nobody can tell from any count', async () => {
    const person = team[name];
    const manager = await asStaff(team, 'regional_manager', { communityId: null, regionId: team.place.regionId });
    const above = name === 'director' ? manager : team.director;
    const before = await everyLook(person.ctx);
    const photoId = newId();
    await tickets.addPhotos(team.resident.ctx, [{ id: photoId, width: 4, height: 3, bytes: 9 }]);
    const open = await tickets.createTicket(team.resident.ctx, {
      ...complaint(person.actor.staffId),
      photoIds: [photoId],
    });
    const { number } = await closed(person, above);
    expect(await everyLook(person.ctx)).toEqual(before);
    expect((await everyLook(above.ctx)).found[0]).toEqual(expect.arrayContaining([number, open.number]));

    for (const told of [open.number, number]) {
      await expect(tickets.getTicket(person.ctx, { number: told })).rejects.toMatchObject({ code: 'ticket.not_found' });
      expect((await list(person.ctx, { text: `#${told}` })).rows).toEqual([]);
    }
    await expect(tickets.findPhoto(person.ctx, { photoId })).rejects.toMatchObject({ code: 'photo.not_found' });
    expect(await tickets.findPhoto(above.ctx, { photoId })).toEqual({ id: photoId });
    await expect(tickets.listCandidates(person.ctx, { ticketId: open.id })).rejects.toMatchObject({
      code: 'ticket.not_found',
    });
    const target = { ticketId: open.id, version: 1 };
    const note = { ...target, note: 'x' };
    const talk = { ticketId: open.id, words: 'x', photoIds: [] };
    for (const step of [
      () => tickets.acceptTicket(person.ctx, note),
      () => tickets.settleTicket(person.ctx, { ...note, photoIds: [] }),
      () => tickets.rejectTicket(person.ctx, note),
      () => tickets.mergeTicket(person.ctx, { ...note, intoNumber: number }),
      () => tickets.noteTicket(person.ctx, talk),
      () => tickets.replyToTicket(person.ctx, talk),
    ]) {
      await expect(step()).rejects.toMatchObject({ code: 'ticket.not_found' });
    }
    const call = await database.db.prisma.callback.findFirstOrThrow({ where: { ticket: { number } } });
    const ref = { callbackId: call.id };
    await expect(getCallback(person.ctx, ref)).rejects.toMatchObject({ code: 'callback.not_found' });
    await expect(
      recordCallback(person.ctx, { ...ref, version: 1, outcome: 'satisfied', words: '' }),
    ).rejects.toMatchObject({ code: 'callback.not_found' });
  });

  it('is left out of every hint', async () => {
    const person = team[name];
    const manager = await asStaff(team, 'regional_manager', { communityId: null, regionId: team.place.regionId });
    const client = await database.db.pool.connect();
    const told: HintMessage[] = [];
    client.on('notification', ({ payload }) => {
      const message = readHint(payload);
      if (message) told.push(message);
    });
    try {
      await client.query(`listen ${hintChannel}`);
      await closed(person, name === 'director' ? manager : team.director);
      await client.query(`select 1; unlisten ${hintChannel}`);
    } finally {
      client.removeAllListeners('notification');
      client.release();
    }
    expect(told.map(({ hint }) => hint.type)).toEqual(['ticket', 'ticket', 'ticket', 'ticket', 'ticket', 'callback']);
    for (const { except } of told) expect(except).toEqual([room.staff(person.actor.staffId)]);
  });
});

it('what is hidden from somebody is merged with nothing that they see, nor the other way', async () => {
  const about = await fileAbout(team.housekeeper);
  const plain = await tickets.createTicket(team.resident.ctx, { ...complaint(newId()), aboutStaffId: undefined });
  const merge = (by: Ctx, from: { id: string; version: number }, into: { number: number }) =>
    tickets.mergeTicket(by, { ticketId: from.id, version: from.version, intoNumber: into.number, note: '' });
  for (const by of [team.director.ctx, team.housekeeper.ctx]) {
    await expect(merge(by, plain, about)).rejects.toMatchObject({ code: 'ticket.merge_target_unfit' });
  }
  await expect(merge(team.director.ctx, about, plain)).rejects.toMatchObject({ code: 'ticket.merge_target_unfit' });
});
