import { newId } from '@linli/db';
import { registerTicketInput } from '@linli/domain/tickets';
import { asStaff, createTeam, createTicket, createZone, type Team, useDatabase } from '@linli/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { editRoster } from '../rosters/index.ts';
import * as tickets from './index.ts';

const database = useDatabase();
let team: Team;
beforeEach(async () => {
  team = await createTeam(database.db);
});

const at = (text: string) => new Date(`2026-03-${text}+08:00`);
const hold = ({ id: ticketId, version }: { id: string; version: number }, until: Date, anyHour?: boolean) =>
  tickets.holdTicket(team.housekeeper.ctx, { ticketId, version, reason: 'parts', until, note: '', anyHour });
const suggested = async ({ number }: { number: number }) =>
  (await tickets.getTicket(team.housekeeper.ctx, { number })).promises;

describe('a promise in the night (C3)', () => {
  it('is suggested to nobody, and asked about once where somebody gives it', async () => {
    const ticket = await createTicket(team, { status: 'accepted' });
    team.clock.set(at('12T22:00'));
    expect(await suggested(ticket)).toEqual([at('13T08:00'), at('13T10:00'), at('14T10:00')]);
    await expect(hold(ticket, at('13T02:00'))).rejects.toMatchObject({ code: 'ticket.promise_at_night' });
    expect((await suggested(ticket)).length, 'nothing happened').toBeGreaterThan(0);
    expect((await hold(ticket, at('13T02:00'), true)).status).toBe('on_hold');
  });

  it('is as good as any where the community sends somebody at any hour', async () => {
    const urgent = await createTicket(team, { status: 'accepted', severity: 'urgent' });
    team.clock.set(at('12T22:00'));
    expect((await suggested(urgent))[0]).toEqual(at('13T00:00'));
    expect((await hold(urgent, at('13T02:00'))).status).toBe('on_hold');
  });

  it('is none where no resident waits', async () => {
    const { id: ticketId, version } = await tickets.registerTicket(
      team.housekeeper.ctx,
      registerTicketInput.parse({
        ...{ submissionKey: newId(), source: 'patrol', kind: 'patrol', category: 'engineering.lighting' },
        ...{ matter: '大堂射灯坏两盏', spotId: team.place.zone.spotId },
      }),
    );
    const found = await tickets.acceptTicket(team.housekeeper.ctx, { ticketId, version, note: '' });
    team.clock.set(at('12T22:00'));
    expect((await hold(found, at('13T02:00'))).status).toBe('on_hold');
  });

  it('is not made by a suspension either: the resident is promised word when somebody is there (Z2)', async () => {
    const superiorId = team.director.actor.staffId;
    const head = await asStaff(team, 'department_head', { name: '工程主管', superiorId });
    const ticket = await createTicket(team, { status: 'dispatched' });
    team.clock.set(at('12T23:30'));
    const filed = { ticketId: ticket.id, version: ticket.version, ground: 'unsafe' as const, note: '带电' };
    await tickets.disagree(head.ctx, filed);
    const { holdUntil } = await tickets.getTicket(team.housekeeper.ctx, { number: ticket.number });
    expect(holdUntil).toEqual(at('14T08:00'));
  });
});

describe('help from the next zone in the night (T7, T10)', () => {
  it('is asked of the trade first: off duty in a zone far away, before on duty next door without it', async () => {
    const { communityId, otherZone } = team.place;
    const far = await createZone(database.db, communityId);
    const moveTo = (id: string, lat: number) =>
      database.db.prisma.building.update({ where: { id }, data: { lat, lng: 121.4 } });
    await moveTo(team.place.zone.buildingId, 31.2);
    await moveTo(otherZone.buildingId, 31.21);
    await moveTo(far.buildingId, 31.9);
    const guard = await asStaff(team, 'order_guard', { name: '夜岗', trades: ['order'], supports: [otherZone.zoneId] });
    const plumber = await asStaff(team, 'tradesperson', {
      ...{ name: '李师傅', trades: ['engineering'], supports: [far.zoneId] },
    });
    const shift = await database.db.prisma.shift.create({
      data: { id: newId(), communityId, name: '全天', fromMinute: 0, toMinute: 1439 },
    });
    const date = team.clock.now().toISOString().slice(0, 10);
    await editRoster(team.director.ctx, { staffId: guard.actor.staffId, date, shiftIds: [shift.id] });
    const leak = await createTicket(team, { status: 'accepted' });
    const people = await tickets.listCandidates(team.housekeeper.ctx, { ticketId: leak.id });
    const lent = people.filter(({ id }) => [guard.actor.staffId, plumber.actor.staffId].includes(id));
    expect(lent.map(({ name, reasons, lending }) => [name, reasons, lending?.id])).toEqual([
      ['李师傅', ['trade_fits', 'off_duty', 'free'], far.zoneId],
      ['夜岗', ['off_trade', 'on_duty', 'free'], otherZone.zoneId],
    ]);
    // Whoever is off duty is called, not sent with one tap.
    expect(people.filter(({ suggested }) => suggested)).toEqual([]);
  });
});
