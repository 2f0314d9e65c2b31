import { newId } from '@linli/db';
import type { StaffRole } from '@linli/domain/access';
import { asBefore, asStaff, createCommunity, createTeam, createTicket, type Team, useDatabase } from '@linli/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Ctx } from '../context/index.ts';
import { addStaff, correctStaff, getStaffRecord, listStaff, recordStaffLeft } from './index.ts';

const database = useDatabase();
let team: Team;
beforeEach(async () => {
  team = await createTeam(database.db);
});

const said = { name: '马丽', nameEn: '', title: '', trades: ['cleaning'], phone: '13900000001' };
const role: StaffRole = 'cleaner';
const add = (ctx: Ctx, more: object = {}) =>
  addStaff(ctx, { communityId: team.place.communityId, ...said, role, ...more });
const rowOf = (id: string) => database.db.prisma.staff.findUniqueOrThrow({ where: { id } });
const digestOf = async (staffId: string) =>
  (await getStaffRecord(team.director.ctx, { staffId })).person?.digest ?? 'nobody';
const correct = async (staffId: string, more: object, digest?: string) =>
  correctStaff(team.director.ctx, { staffId, digest: digest ?? (await digestOf(staffId)), ...said, role, ...more });

describe('somebody new (A1)', () => {
  it('is of the community, and can sign in', async () => {
    const superiorId = team.director.actor.staffId;
    const { staffId } = await add(team.director.ctx, { superiorId });
    const { companyId, communityId } = team.place;
    const place = { companyId, communityId, superiorId, active: true };
    expect(await rowOf(staffId)).toMatchObject({ ...place, name: '马丽', nameEn: '马丽', trades: ['cleaning'] });
    expect(await database.db.prisma.account.count({ where: { staffId, door: 'office' } })).toBe(1);
  });

  it('comes in by the director and the administrator of that community, and by nobody else (X6)', async () => {
    const elsewhere = { db: database.db, place: await createCommunity(database.db), clock: team.clock };
    const outside = await asStaff(elsewhere, 'director');
    for (const { ctx } of [team.housekeeper, team.frontDesk, outside]) {
      await expect(add(ctx)).rejects.toMatchObject({ code: 'access.denied' });
    }
    const administrator = await asStaff(team, 'administrator');
    await add(administrator.ctx, { role: 'director' });
    const { staffId } = await add(team.director.ctx, { phone: '13900000002' });
    const digest = await digestOf(staffId);
    for (const { ctx } of [team.housekeeper, outside]) {
      await expect(correctStaff(ctx, { staffId, digest, ...said, role })).rejects.toMatchObject({
        code: 'access.denied',
      });
      await expect(recordStaffLeft(ctx, { staffId, digest })).rejects.toMatchObject({ code: 'access.denied' });
      await expect(getStaffRecord(ctx, { staffId })).rejects.toMatchObject({ code: 'record.not_found' });
    }
  });

  it('gets no role of the own rank or above it', async () => {
    for (const [ctx, wanted] of [
      [team.director.ctx, 'director'],
      [team.director.ctx, 'administrator'],
      [(await asStaff(team, 'administrator')).ctx, 'regional_manager'],
    ] as const) {
      await expect(add(ctx, { role: wanted })).rejects.toMatchObject({ code: 'person.role_unfit' });
    }
  });

  it('has a telephone of nobody else in service, however it is written', async () => {
    const { staffId } = team.tradesperson.actor;
    await database.db.prisma.staff.update({ where: { id: staffId }, data: { phone: '139 0000-0001' } });
    await expect(add(team.director.ctx)).rejects.toMatchObject({ code: 'person.phone_taken' });
    await database.db.prisma.staff.update({ where: { id: staffId }, data: { active: false } });
    await add(team.director.ctx);
  });
});

describe('a correction (A1)', () => {
  it('is refused where the line of superiors would not lead up', async () => {
    const { staffId: head } = await add(team.director.ctx, { role: 'department_head' });
    const phone = '13900000002';
    const { staffId: leader } = await add(team.director.ctx, { role: 'team_leader', phone, superiorId: head });
    const { staffId: below } = await add(team.director.ctx, { phone: '13900000003', superiorId: leader });
    const elsewhere = { db: database.db, place: await createCommunity(database.db), clock: team.clock };
    const outside = await asStaff(elsewhere, 'director');
    const gone = team.tradesperson.actor.staffId;
    await database.db.prisma.staff.update({ where: { id: gone }, data: { active: false } });
    const cases: [string, string][] = [
      [head, 'person.superior_self'],
      [leader, 'person.superior_loop'],
      [below, 'person.superior_loop'],
      [gone, 'person.superior_unfit'],
      [outside.actor.staffId, 'person.superior_unfit'],
      [newId(), 'person.superior_unfit'],
    ];
    for (const [superiorId, code] of cases) {
      await expect(correct(head, { role: 'department_head', superiorId }), code).rejects.toMatchObject({ code });
    }
    await correct(head, { role: 'department_head', superiorId: team.director.actor.staffId });
    expect(await rowOf(head)).toMatchObject({ superiorId: team.director.actor.staffId });
  });

  it('lets no two changes at once close a circle', async () => {
    const { staffId: one } = await add(team.director.ctx);
    const { staffId: other } = await add(team.director.ctx, { phone: '13900000002' });
    const before = [await digestOf(one), await digestOf(other)];
    // Both stand before the same rows, so that each has been read before the other is written.
    const { both } = await database.db.prisma.$transaction(async (tx) => {
      await tx.$queryRaw`select id from staff where id = any(${[one, other]}::uuid[]) for no key update`;
      const changes = Promise.allSettled([
        correct(one, { superiorId: other }, before[0]),
        correct(other, { phone: '13900000002', superiorId: one }, before[1]),
      ]);
      await vi.waitFor(async () => {
        const [{ count } = { count: 0 }] = await database.db.prisma.$queryRaw<{ count: number }[]>`
          select count(*)::int from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
        expect(count).toBe(2);
      }, 5000);
      return { both: changes };
    });
    const ends = await both;
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('does not write over what somebody else has changed, nor over whoever stands as high', async () => {
    const { staffId } = await add(team.director.ctx);
    const digest = await digestOf(staffId);
    await correct(staffId, { title: '保洁班' }, digest);
    await expect(correct(staffId, { title: '夜班' }, digest)).rejects.toMatchObject({
      code: 'person.changed_meanwhile',
    });
    expect(await rowOf(staffId)).toMatchObject({ title: '保洁班' });
    const { staffId: self } = team.director.actor;
    await expect(correct(self, {}, digest)).rejects.toMatchObject({ code: 'access.denied' });
  });
});

describe('somebody who has left (T5)', () => {
  it('hands up what they answer for with an entry, loses the door, and is gone from the list', async () => {
    const { prisma } = database.db;
    const { staffId, accountId } = team.housekeeper.actor;
    const { id } = await createTicket(team, { status: 'accepted' });
    await prisma.ticket.update({ where: { id }, data: { firstResponsibleId: staffId } });
    const record = await getStaffRecord(team.director.ctx, { staffId });
    expect(record.person).toMatchObject({ answersFor: 1, leads: [{ id: team.place.zone.zoneId }] });
    await expect(correct(staffId, {})).rejects.toMatchObject({ code: 'person.role_leads' });
    expect(record.person?.successors.map(({ id }) => id)).toEqual([team.otherHousekeeper.actor.staffId]);
    const left = async (successorId?: string) =>
      recordStaffLeft(team.director.ctx, { staffId, digest: await digestOf(staffId), successorId });
    for (const nobody of [undefined, staffId, team.tradesperson.actor.staffId, newId()]) {
      await expect(left(nobody)).rejects.toMatchObject({ code: 'person.leads_zone' });
    }
    const expiresAt = new Date(Date.now() + 86_400_000);
    await prisma.session.create({ data: { id: 'x', accountId, door: 'office', expiresAt } });
    const next = team.otherHousekeeper.actor.staffId;
    await left(next);
    const zone = await prisma.zone.findUniqueOrThrow({ where: { id: team.place.zone.zoneId } });
    expect(zone.housekeeperId).toBe(next);
    const directorId = team.director.actor.staffId;
    expect(await prisma.ticket.findUniqueOrThrow({ where: { id } })).toMatchObject({ firstResponsibleId: directorId });
    const [entry] = await prisma.ticketEvent.findMany({ where: { ticketId: id, type: 'handed_up' } });
    expect(entry).toMatchObject({ actorId: directorId, door: 'office', data: { fromId: staffId } });
    await expect(asBefore(team, team.housekeeper)).rejects.toThrow();
    expect(await prisma.session.count({ where: { accountId } })).toBe(0);
    expect((await listStaff(team.director.ctx)).map((person) => person.id)).not.toContain(staffId);
  });

  it('leaves a gap above their people that the list names (A1)', async () => {
    const { staffId: leader } = await add(team.director.ctx, { role: 'team_leader' });
    const { staffId } = await add(team.director.ctx, { phone: '13900000002', superiorId: leader });
    const seen = async () => (await listStaff(team.director.ctx)).find(({ id }) => id === staffId);
    expect(await seen()).toMatchObject({ vacancy: null, editable: true });
    await recordStaffLeft(team.director.ctx, { staffId: leader, digest: await digestOf(leader) });
    expect(await seen()).toMatchObject({ vacancy: 'left' });
    await correct(staffId, { phone: '13900000002' });
    expect(await seen()).toMatchObject({ vacancy: 'none' });
  });
});
