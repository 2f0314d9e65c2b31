import { ticketStatuses } from '@linli/domain/tickets';
import { describe, expect, it } from 'vitest';
import { useDatabase } from '../database.ts';
import {
  asResident,
  asStaff,
  createClosedComplaint,
  createSignIn,
  createSurvey,
  createTeam,
  createTicket,
} from './index.ts';

const database = useDatabase();

describe('factories', () => {
  it.each(ticketStatuses)('bring a ticket into the state %s', async (status) => {
    const team = await createTeam(database.db);
    const ticket = await createTicket(team, { status });
    expect(ticket.status).toBe(status);
    const row = await database.db.prisma.ticket.findUniqueOrThrow({ where: { id: ticket.id } });
    expect(row).toMatchObject({ status, version: ticket.version, zoneId: team.place.zone.zoneId });
  });

  it('let the promise pass for a late one', async () => {
    const team = await createTeam(database.db);
    const { id } = await createTicket(team, { late: true, status: 'done' });
    const row = await database.db.prisma.ticket.findUniqueOrThrow({ where: { id } });
    expect(row.doneAt?.getTime()).toBeGreaterThan(row.doneDueAt.getTime());
  });

  it('owe the director a call after a closed complaint', async () => {
    const team = await createTeam(database.db);
    const { id } = await createClosedComplaint(team);
    const [callback] = await database.db.prisma.callback.findMany({ where: { ticketId: id } });
    expect(callback).toMatchObject({ reason: 'complaint_closed', status: 'due', ownerId: team.director.actor.staffId });
  });

  it('sign in at a spot, open a survey, and complete what was not named', async () => {
    const team = await createTeam(database.db);
    const { spotId } = await createSignIn(team);
    expect(spotId).toBe(team.place.zone.spotId);
    expect((await createSurvey(database.db, team.place.communityId)).closesAt > team.clock.now()).toBe(true);
    const neighbour = await asResident(team, { unitId: team.place.otherZone.unitId });
    expect(neighbour.actor.zoneId).toBe(team.place.otherZone.zoneId);
    const spouse = await asResident(team, { householdId: neighbour.actor.householdId, name: '赵强' });
    expect(spouse.actor.householdId).toBe(neighbour.actor.householdId);
    const manager = await asStaff(team, 'regional_manager');
    expect(manager.actor.communityIds).toEqual([team.place.communityId]);
  });
});
