import { newId } from '@linli/db';
import { type Actor, can, matrix, type Permission, type StaffActor, staffRoles } from '@linli/domain/access';
import { subjectOf, type TicketFacts } from '@linli/domain/tickets';
import { createEstate, useDatabase } from '@linli/testing';
import { describe, expect, it } from 'vitest';
import { ticketScope } from '../tickets/index.ts';
import { reachIds, scopeWhere } from './index.ts';

const database = useDatabase();

/** Every id of a zone, a team or a person that stands on a row. */
const idsOn = (row: Record<string, unknown>) =>
  Object.values(row)
    .flat()
    .filter((value) => typeof value === 'string');

describe('scopeWhere', () => {
  it('finds exactly the tickets that can() allows, for every actor and permission', async () => {
    const { db } = database;
    const estate = await createEstate(db);
    const staff = [estate.housekeeper, estate.plumber, estate.cleaner, estate.farPlumber, null];
    const places = [
      { communityId: estate.communityId, zoneId: estate.zones.east, householdId: estate.resident.householdId },
      { communityId: estate.communityId, zoneId: estate.zones.west, householdId: estate.neighbour.householdId },
      { communityId: estate.communityId, zoneId: null, householdId: null },
      { communityId: estate.otherCommunityId, zoneId: estate.zones.far, householdId: null },
    ];
    const at = new Date();
    const rows = places.flatMap((place) =>
      staff.flatMap((assignee) =>
        [estate.housekeeper, estate.farPlumber, null].map((responsible, index) => ({
          ...place,
          id: newId(),
          kind: 'repair',
          source: 'portal',
          category: 'other',
          area: 'public',
          severity: 'normal',
          status: 'accepted',
          matter: 'x',
          placeText: '',
          createdAt: at,
          updatedAt: at,
          replyDueAt: at,
          nextDueAt: at,
          doneDueAt: at,
          assigneeId: assignee?.staffId ?? null,
          firstResponsibleId: responsible?.staffId ?? null,
          reporterStaffId: index === 2 ? estate.cleaner.staffId : null,
          aboutStaffId: null as string | null,
          handoverToId: null as string | null,
          attentionId: null as string | null,
          offeredTeamId: null as string | null,
          companionIds: [] as string[],
          lenderId: null as string | null,
        })),
      ),
    );
    // T5: a complaint about each of them, and one offered or brought to each, in every place.
    const [first] = rows;
    if (!first) throw new Error('no rows');
    for (const place of places) {
      for (const { staffId } of [estate.housekeeper, estate.plumber, estate.cleaner]) {
        const parties = { assigneeId: staffId, firstResponsibleId: staffId, reporterStaffId: staffId };
        rows.push({ ...first, ...place, id: newId(), assigneeId: null, handoverToId: staffId });
        rows.push({ ...first, ...place, id: newId(), assigneeId: null, attentionId: staffId });
        rows.push({ ...first, ...place, ...parties, id: newId(), handoverToId: staffId, aboutStaffId: staffId });
      }
    }
    // T7: on the board of a team, and each of them along.
    const { id: teamId } = await db.prisma.team.create({
      data: {
        id: newId(),
        communityId: estate.communityId,
        name: '班',
        members: { create: { staffId: estate.plumber.staffId } },
      },
    });
    await db.prisma.staff.update({
      where: { id: estate.plumber.staffId },
      data: { superiorId: estate.cleaner.staffId },
    });
    for (const place of places) {
      rows.push({ ...first, ...place, id: newId(), assigneeId: null, offeredTeamId: teamId });
      rows.push({ ...first, ...place, id: newId(), offeredTeamId: teamId, aboutStaffId: estate.plumber.staffId });
      for (const { staffId } of [estate.housekeeper, estate.plumber, estate.cleaner]) {
        rows.push({ ...first, ...place, id: newId(), assigneeId: null, companionIds: [newId(), staffId] });
        rows.push({ ...first, ...place, id: newId(), assigneeId: null, lenderId: staffId });
        rows.push({ ...first, ...place, id: newId(), lenderId: staffId, aboutStaffId: staffId });
      }
    }
    // T5: about somebody whom none of these is, and each of them with each part in it, or with none.
    for (const place of places) {
      const nobody = { assigneeId: null, firstResponsibleId: null, reporterStaffId: null };
      const about = { ...first, ...place, ...nobody, aboutStaffId: estate.farPlumber.staffId };
      rows.push({ ...about, id: newId() }, { ...about, id: newId(), offeredTeamId: teamId });
      for (const { staffId } of [estate.housekeeper, estate.plumber, estate.cleaner]) {
        const parts = [
          'assigneeId',
          'firstResponsibleId',
          'reporterStaffId',
          'handoverToId',
          'attentionId',
          'lenderId',
        ];
        for (const part of parts) rows.push({ ...about, id: newId(), [part]: staffId });
        rows.push({ ...about, id: newId(), companionIds: [staffId] });
      }
    }
    await db.prisma.ticket.createMany({ data: rows });
    const leaderOf = (assigneeId: string | null) =>
      assigneeId === estate.plumber.staffId ? estate.cleaner.staffId : null;

    const teamsOf = (person: Actor) => (person === estate.plumber || person === estate.farPlumber ? [teamId] : []);
    const people = [estate.housekeeper, estate.plumber, estate.cleaner, estate.farPlumber];
    const away = ({ staffId, name, zoneIds }: StaffActor) => ({ staffId, name, nameEn: name, zoneIds });
    const actors: Actor[] = [
      estate.resident,
      estate.stranger,
      { kind: 'system', reason: 'test' },
      // Every role in the place of every person: scope depends on both.
      ...people.flatMap((person) => staffRoles.map((role) => ({ ...person, role, teamIds: teamsOf(person) }))),
      // T5: and each role as somebody's deputy; one of the absent is complained about, and so is one of the deputies.
      ...[estate.plumber, estate.cleaner].flatMap((person) =>
        staffRoles.map((role) => ({
          ...person,
          role,
          standsInFor: [away(estate.housekeeper), away(estate.farPlumber)],
        })),
      ),
      // T5: above whom a complaint is about; and in an absent person's place for what is about the deputy alone.
      ...staffRoles.map((role) => ({ ...estate.cleaner, role, peopleBelow: [estate.farPlumber.staffId, newId()] })),
      ...staffRoles.map((role) => ({
        ...estate.cleaner,
        role,
        standsInFor: [{ ...away(estate.housekeeper), zoneIds: [], onlyAbout: estate.farPlumber.staffId }],
      })),
    ];
    const permissions = (Object.keys(matrix) as Permission[]).filter((permission) => permission.startsWith('ticket.'));
    for (const actor of actors) {
      for (const permission of permissions) {
        const found = await db.prisma.$queryRaw<{ id: string }[]>`
          select t.id from ticket t where ${scopeWhere(actor, permission, ticketScope)}`;
        const allowed = rows.filter((row) =>
          can(
            actor,
            permission,
            subjectOf({ ...row, assigneeLeaderId: leaderOf(row.assigneeId) } as unknown as TicketFacts),
          ),
        );
        expect(
          found.map((row) => row.id).sort(),
          `${permission} of ${actor.kind === 'staff' ? actor.role : actor.kind}`,
        ).toEqual(allowed.map((row) => row.id).sort());
        // What an index narrows a narrow scope by leaves nothing out.
        const within = actor.kind === 'staff' ? reachIds(actor, permission) : undefined;
        const missed = within && allowed.filter((row) => !idsOn(row).some((id) => within.includes(id)));
        expect([permission, missed ?? []]).toEqual([permission, []]);
      }
    }
  }, 60_000);
});
