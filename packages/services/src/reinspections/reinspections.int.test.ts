import { newId } from '@linli/db';
import { can, staffRoles } from '@linli/domain/access';
import { hintChannel, readHint, room } from '@linli/domain/kernel';
import { registerTicketInput, type Severity } from '@linli/domain/tickets';
import { type Acting, asStaff, createTeam, type Team, useDatabase } from '@linli/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Ctx } from '../context/index.ts';
import * as tickets from '../tickets/index.ts';
import * as inspections from './index.ts';

const database = useDatabase();
let team: Team;
let guard: Team['housekeeper'];
beforeEach(async () => {
  team = await createTeam(database.db);
  guard = await asStaff(team, 'order_guard', { supports: [team.place.zone.zoneId], name: '林志强' });
  await rule({ share: 100 });
});

type Staff = Acting<Team['housekeeper']['actor']>;

const rule = (given: { share?: number; days?: number; majorAlways?: boolean }) =>
  database.db.prisma.reinspectionRule.upsert({
    where: { communityId: team.place.communityId },
    create: {
      ...{ communityId: team.place.communityId, share: 100, days: 3, majorAlways: true },
      ...{ changedAt: team.clock.now(), ...given },
    },
    update: given,
  });

type Found = { finder?: Staff; worker?: Staff; severity?: Severity; aboutStaffId?: string };

/** A finding on a walk, found, done, and verified: there is nobody to ask, so that is its end. */
async function closedFinding({ finder = guard, worker = team.tradesperson, severity = 'normal', ...more }: Found = {}) {
  const { id, number } = await tickets.registerTicket(
    finder.ctx,
    registerTicketInput.parse({
      ...{ submissionKey: newId(), source: 'patrol', kind: more.aboutStaffId ? 'complaint' : 'patrol', severity },
      ...{ category: 'engineering.lighting', matter: '大堂射灯坏两盏', spotId: team.place.zone.spotId, ...more },
    }),
  );
  const by = team.director.ctx;
  await step(id, (at) => tickets.acceptTicket(by, at));
  await step(id, (at) => tickets.dispatchTicket(by, { ...at, assigneeId: worker.actor.staffId }));
  await close(id, worker);
  return { id, number };
}

/** From being sent to the end. */
async function close(id: string, worker: Staff = team.tradesperson) {
  await step(id, (at) => tickets.arriveAtTicket(worker.ctx, at));
  await step(id, (at) => tickets.finishTicket(worker.ctx, { ...at, note: '更换光源。', photoIds: [], noPhoto: true }));
  await step(id, (at) => tickets.verifyTicket(team.director.ctx, { ...at, photoIds: [] }));
}

async function step<T>(
  id: string,
  take: (at: { ticketId: string; version: number; note: string }) => Promise<T>,
): Promise<T> {
  const { version } = await database.db.prisma.ticket.findUniqueOrThrow({ where: { id } });
  team.clock.advance(10);
  return take({ ticketId: id, version, note: '' });
}

const ofTicket = (ticketId: string) =>
  database.db.prisma.reinspection.findMany({ where: { ticketId }, orderBy: { createdAt: 'asc' } });
const theDue = async (ticketId: string) =>
  database.db.prisma.reinspection.findFirstOrThrow({ where: { ticketId, status: 'due' } });
const list = (by: Ctx, given: { status?: 'due' | 'done'; mine?: boolean } = {}) =>
  inspections.listReinspections(by, { status: 'due', mine: false, limit: 50, ...given });
const photoOf = async ({ actor }: Staff) => {
  const id = newId();
  const { accountId } = actor;
  await database.db.prisma.photo.create({
    data: { id, accountId, width: 4, height: 3, bytes: 9, createdAt: team.clock.now() },
  });
  return id;
};
const pass = (by: Ctx, { id, version }: { id: string; version: number }) =>
  inspections.recordReinspection(by, { reinspectionId: id, version, outcome: 'passed', words: '', photoIds: [] });
const fail = async (by: Staff, { id, version }: { id: string; version: number }) => {
  const photoIds = [await photoOf(by)];
  const said = { outcome: 'failed' as const, words: '两盏里有一盏又灭了。', photoIds };
  return inspections.recordReinspection(by.ctx, { reinspectionId: id, version, ...said });
};
const putOff = (by: Ctx, { id, version }: { id: string; version: number }, nextAt: Date) =>
  inspections.recordReinspection(by, {
    ...{ reinspectionId: id, version, outcome: 'postponed', words: '机房锁着，钥匙在维保单位。', photoIds: [], nextAt },
  });
const later = (days: number) => new Date(team.clock.now().getTime() + days * 86_400_000);
const jobs = () =>
  database.db.prisma.$queryRaw<{ key: string; runAt: Date }[]>`
    select key, run_at as "runAt" from graphile_worker.jobs where task_identifier = 'escalate_reinspection'`;

describe('a finding that is closed (T9)', () => {
  it('is looked at again by the housekeeper, in the days of the rule, and an alarm sleeps until then', async () => {
    const { id, number } = await closedFinding();
    const due = await theDue(id);
    expect(due).toMatchObject({
      ...{ reason: 'sample', share: 100, inspectorId: team.housekeeper.actor.staffId },
      doerIds: [team.tradesperson.actor.staffId],
      dueAt: later(3),
    });
    expect(await jobs()).toEqual([{ key: `reinspect:${due.id}`, runAt: due.dueAt }]);
    const { rows } = await list(team.housekeeper.ctx, { mine: true });
    expect(rows).toMatchObject([{ ticket: { number }, canRecord: true, late: false, lot: due.lot }]);
    const seen = await tickets.getTicket(team.director.ctx, { number });
    expect(seen.reinspections).toMatchObject([{ id: due.id, status: 'due' }]);
  });

  it('goes to the superior where the housekeeper found it or did it', async () => {
    for (const given of [{ finder: team.housekeeper }, { worker: team.housekeeper }]) {
      const { id } = await closedFinding(given);
      expect((await theDue(id)).inspectorId).toBe(team.director.actor.staffId);
    }
  });

  it('is left alone where it was not drawn, and what no walk found always', async () => {
    await rule({ share: 0 });
    const { id } = await closedFinding();
    expect(await ofTicket(id)).toEqual([]);
    const major = await closedFinding({ severity: 'major' });
    expect(await theDue(major.id)).toMatchObject({ reason: 'major', share: 0 });
  });
});

describe('what is seen on the spot', () => {
  it('passed: it stays closed, on record with the photo, and the list is empty', async () => {
    const { id, number } = await closedFinding();
    const due = await theDue(id);
    const photoId = await photoOf(team.housekeeper);
    // As a real clock does, it goes on between two looks at it.
    const ticking = {
      ...team.housekeeper.ctx,
      clock: () => {
        team.clock.advance(0.1);
        return team.clock.now();
      },
    };
    await inspections.recordReinspection(ticking, {
      ...{ reinspectionId: due.id, version: 1, outcome: 'passed', words: '', photoIds: [photoId] },
    });
    const ticket = await tickets.getTicket(team.director.ctx, { number });
    expect(ticket).toMatchObject({ status: 'closed', reopenCount: 0 });
    expect(ticket.events.at(-1)).toMatchObject({ type: 'reinspected', visibility: 'internal' });
    expect(ticket.events.at(-1)?.photos.map((photo) => photo.id)).toEqual([photoId]);
    expect((await list(team.director.ctx)).rows).toEqual([]);
    const detail = await inspections.getReinspection(team.director.ctx, { reinspectionId: due.id });
    expect(detail).toMatchObject({ status: 'done', outcome: 'passed', done: '更换光源。', seen: [{ id: photoId }] });
  });

  it('failed: the one pipeline opens it again and counts; once closed anew it is always looked at', async () => {
    const { id, number } = await closedFinding();
    await rule({ share: 0 });
    const result = await fail(team.housekeeper, await theDue(id));
    expect(result).toMatchObject({ ticketNumber: number, reopened: true });
    const ticket = await tickets.getTicket(team.director.ctx, { number });
    expect(ticket).toMatchObject({ status: 'reopened', reopenCount: 1 });
    expect(ticket.events.slice(-2).map(({ type }) => type)).toEqual(['reinspected', 'reopened']);
    await step(id, (at) =>
      tickets.dispatchTicket(team.director.ctx, { ...at, assigneeId: team.tradesperson.actor.staffId }),
    );
    await close(id);
    expect(await theDue(id)).toMatchObject({ reason: 'failed_before', inspectorId: team.housekeeper.actor.staffId });
    const before = await inspections.getReinspection(team.director.ctx, { reinspectionId: (await theDue(id)).id });
    expect(before.before).toHaveLength(1);
  });

  it('failed long after the window to reopen: it is opened all the same', async () => {
    const { id } = await closedFinding();
    team.clock.advance(60 * 24 * 60);
    expect(await fail(team.housekeeper, await theDue(id))).toMatchObject({ reopened: true });
  });

  it('nobody could look: another day, on record, and the date of the rule stays', async () => {
    const { id, number } = await closedFinding();
    const due = await theDue(id);
    await expect(putOff(team.housekeeper.ctx, due, team.clock.now())).rejects.toMatchObject({
      code: 'ticket.promise_in_past',
    });
    const nextAt = later(9);
    await putOff(team.housekeeper.ctx, due, nextAt);
    expect(await theDue(id)).toMatchObject({ nextAt, dueAt: due.dueAt, postponed: 1, version: 2 });
    expect(await jobs()).toEqual([{ key: `reinspect:${due.id}`, runAt: nextAt }]);
    const { events } = await tickets.getTicket(team.director.ctx, { number });
    expect(events.at(-1)).toMatchObject({ type: 'reinspection_postponed', data: { until: nextAt.toISOString() } });
    // The screen of before is stale.
    await expect(pass(team.housekeeper.ctx, due)).rejects.toMatchObject({ code: 'reinspection.changed_meanwhile' });
    await pass(team.housekeeper.ctx, { ...due, version: 2 });
  });

  it('lapses where the finding was opened again before anybody looked', async () => {
    const { id } = await closedFinding();
    const due = await theDue(id);
    await step(id, (at) => tickets.reopenTicket(team.housekeeper.ctx, { ...at, note: '又坏了。', photoIds: [] }));
    expect(await ofTicket(id)).toMatchObject([{ status: 'lapsed' }]);
    await expect(pass(team.housekeeper.ctx, due)).rejects.toMatchObject({ code: 'reinspection.already_done' });
  });
});

describe('who may', () => {
  it('is not another housekeeper, nor who found it or did it, nor anybody below', async () => {
    const head = await asStaff(team, 'department_head');
    const { id } = await closedFinding({ finder: head });
    const due = await theDue(id);
    await expect(pass(head.ctx, due)).rejects.toMatchObject({ code: 'reinspection.own_work' });
    for (const person of [team.otherHousekeeper, team.tradesperson]) {
      await expect(pass(person.ctx, due)).rejects.toMatchObject({ code: 'reinspection.not_found' });
      expect((await list(person.ctx)).rows).toEqual([]);
    }
    const quality = await asStaff(team, 'quality');
    expect((await list(quality.ctx)).rows).toMatchObject([{ canRecord: false }]);
    await expect(pass(quality.ctx, due)).rejects.toMatchObject({ code: 'access.denied' });
    await pass(team.director.ctx, due);
  });

  it('see exactly what can() allows, in every role and place, also as a deputy', async () => {
    const about = await closedFinding({ aboutStaffId: team.tradesperson.actor.staffId, worker: guard });
    const plain = await closedFinding();
    await database.db.prisma.reinspection.updateMany({
      where: { ticketId: plain.id },
      data: { escalatedToId: team.otherHousekeeper.actor.staffId, zoneId: null },
    });
    await closedFinding({ finder: team.housekeeper });
    const rows = await database.db.prisma.reinspection.findMany({ include: { ticket: true } });
    expect(rows).toHaveLength(3);
    expect(about.id).toBeTruthy();
    const people = [team.housekeeper, team.otherHousekeeper, team.tradesperson, team.director];
    const away = ({ actor: { staffId, name, zoneIds } }: Staff) => ({ staffId, name, nameEn: name, zoneIds });
    for (const person of people) {
      for (const role of staffRoles) {
        for (const standsInFor of [[], [away(team.housekeeper), away(team.tradesperson)]]) {
          const actor = { ...person.actor, role, standsInFor };
          const found = (await list({ ...person.ctx, actor })).rows.map(({ id }) => id);
          const allowed = rows.filter((row) =>
            can(actor, 'reinspection.view', {
              ...{ communityId: row.communityId, zoneId: row.zoneId, firstResponsibleId: row.inspectorId },
              ...{ attentionId: row.escalatedToId, aboutStaffId: row.ticket.aboutStaffId },
            }),
          );
          expect(found.sort(), `${person.actor.name} as ${role}`).toEqual(allowed.map(({ id }) => id).sort());
        }
      }
    }
  });

  it('of two at once one wins, and the other is told of the new state', async () => {
    for (let round = 0; round < 5; round++) {
      const { id, number } = await closedFinding();
      const due = await theDue(id);
      const both = await Promise.allSettled([pass(team.housekeeper.ctx, due), fail(team.director, due)]);
      const lost = both.filter((one) => one.status === 'rejected');
      expect(lost.map(({ reason }) => reason.code)).toEqual(['reinspection.already_done']);
      const { status } = await tickets.getTicket(team.director.ctx, { number });
      expect(status).toBe(both[0]?.status === 'fulfilled' ? 'closed' : 'reopened');
      expect(await ofTicket(id)).toHaveLength(1);
    }
  });

  it('to whom it is about (T5), it is not there: no row, no hint, and it is given to somebody above', async () => {
    const client = await database.db.pool.connect();
    const told: { type: string; except: string[] | undefined }[] = [];
    client.on('notification', ({ payload }) => {
      const message = readHint(payload);
      if (message) told.push({ type: message.hint.type, except: message.except });
    });
    await client.query(`listen ${hintChannel}`);
    const about = team.housekeeper.actor.staffId;
    const { id } = await closedFinding({ aboutStaffId: about });
    const due = await theDue(id);
    expect(due.inspectorId).toBe(team.director.actor.staffId);
    expect((await list(team.housekeeper.ctx)).rows).toEqual([]);
    await expect(inspections.getReinspection(team.housekeeper.ctx, { reinspectionId: due.id })).rejects.toMatchObject({
      code: 'reinspection.not_found',
    });
    await expect(pass(team.housekeeper.ctx, due)).rejects.toMatchObject({ code: 'reinspection.not_found' });
    team.clock.advance(4 * 24 * 60);
    await inspections.reinspectionTasks(database.db, team.clock.now).escalate_reinspection({ reinspectionId: due.id });
    await client.query('select 1; unlisten *');
    client.removeAllListeners('notification');
    client.release();
    const mine = told.filter(({ type }) => type === 'reinspection');
    expect(mine.length).toBeGreaterThan(1);
    for (const { except } of told) expect(except).toEqual([room.staff(about)]);
  });
});

describe('nobody went in time', () => {
  const ring = (reinspectionId: string) =>
    inspections.reinspectionTasks(database.db, team.clock.now).escalate_reinspection({ reinspectionId });

  it('goes on record and before the superior, once for each date', async () => {
    const { id, number } = await closedFinding();
    const due = await theDue(id);
    await ring(due.id);
    expect(await theDue(id)).toMatchObject({ escalatedAt: null });
    team.clock.advance(3 * 24 * 60 + 1);
    await Promise.all([ring(due.id), ring(due.id)]);
    await ring(due.id);
    const { events, version } = await tickets.getTicket(team.director.ctx, { number });
    expect(events.filter(({ type }) => type === 'reinspection_overdue')).toMatchObject([
      { data: { toId: team.director.actor.staffId } },
    ]);
    expect((await list(team.director.ctx, { mine: true })).rows).toMatchObject([
      { late: true, escalatedTo: { id: team.director.actor.staffId } },
    ]);
    // An alarm makes nobody's screen stale.
    await tickets.reopenTicket(team.director.ctx, { ticketId: id, version: version - 1, note: '再看', photoIds: [] });
    await ring(due.id);
  });

  it('wakes nobody for what was done or put off', async () => {
    const { id } = await closedFinding();
    const due = await theDue(id);
    await putOff(team.housekeeper.ctx, due, later(6));
    team.clock.advance(4 * 24 * 60);
    await ring(due.id);
    expect(await theDue(id)).toMatchObject({ escalatedAt: null });
    await pass(team.housekeeper.ctx, { ...due, version: 2 });
    team.clock.advance(4 * 24 * 60);
    await ring(due.id);
    expect((await ofTicket(id))[0]).toMatchObject({ status: 'done', escalatedAt: null });
  });
});

describe('the rule', () => {
  const set = (by: Ctx, version: number, share = 30) =>
    inspections.setReinspectionRule(by, {
      ...{ communityId: team.place.communityId, version, share, days: 5, majorAlways: false },
    });

  it('begins with the starting one, is signed, and of two who change it the second is told', async () => {
    await database.db.prisma.reinspectionRule.deleteMany();
    const read = () => inspections.getReinspectionRule(team.director.ctx, {});
    expect(await read()).toMatchObject({ share: 20, days: 3, majorAlways: true, version: 0, changedBy: null });
    const both = await Promise.allSettled([set(team.director.ctx, 0), set(team.director.ctx, 0, 40)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await read()).toMatchObject({ days: 5, version: 1, changedBy: { id: team.director.actor.staffId } });
    await expect(set(team.director.ctx, 0)).rejects.toMatchObject({ code: 'reinspection.changed_meanwhile' });
    await set(team.director.ctx, 1, 50);
    await expect(set(team.director.ctx, 1)).rejects.toMatchObject({ code: 'reinspection.changed_meanwhile' });
    await expect(set(team.housekeeper.ctx, 2)).rejects.toMatchObject({ code: 'access.denied' });
  });
});
