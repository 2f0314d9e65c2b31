import { newId } from '@linli/db';
import { authorize, type StaffRole } from '@linli/domain/access';
import { DomainError } from '@linli/domain/kernel';
import { isFitToSend } from '@linli/domain/people';
import type { RemoveTeamInput, SaveTeamInput, SetCapInput } from '@linli/domain/teams';
import type { Ctx } from '../context/index.ts';
import { inTransaction } from '../tickets/commands/append.ts';
import type { TeamRefView } from './views.ts';

/**
 * Writes a team, a new one or one that is there; the leader is a member too.
 * @throws DomainError `team.unfit` for somebody who cannot be sent, `team.name_taken`, `access.denied`
 */
export function saveTeam(ctx: Ctx, input: SaveTeamInput): Promise<TeamRefView> {
  return inTransaction(ctx.db, async (tx) => {
    const { communityId, id: known, memberIds, leaderId = null, ...words } = input;
    authorize(ctx.actor, 'team.edit', { communityId, zoneId: null });
    const ids = [...new Set(leaderId ? [...memberIds, leaderId] : memberIds)];
    const people = await tx.staff.findMany({ where: { id: { in: ids } } });
    const fit = people.filter((person) => isFitToSend({ ...person, role: person.role as StaffRole }, communityId));
    if (fit.length !== ids.length) throw new DomainError('team.unfit');
    if (known && !(await tx.team.findFirst({ where: { id: known, communityId } })))
      throw new DomainError('record.not_found');
    const namesake = await tx.team.findFirst({
      where: { communityId, name: words.name, ...(known && { id: { not: known } }) },
    });
    if (namesake) throw new DomainError('team.name_taken');
    const id = known ?? newId();
    const row = { ...words, communityId, leaderId };
    await tx.team.upsert({ where: { id }, create: { id, ...row }, update: row });
    await tx.teamMember.deleteMany({ where: { teamId: id } });
    await tx.teamMember.createMany({ data: ids.map((staffId) => ({ teamId: id, staffId })) });
    return { communityId };
  });
}

/** A team on whose board nothing waits can go. @throws DomainError `team.has_work`, `access.denied` */
export function removeTeam(ctx: Ctx, input: RemoveTeamInput): Promise<TeamRefView> {
  return inTransaction(ctx.db, async (tx) => {
    const team = await tx.team.findUnique({ where: { id: input.teamId } });
    if (!team) throw new DomainError('record.not_found');
    const { communityId } = team;
    authorize(ctx.actor, 'team.edit', { communityId, zoneId: null });
    if (await tx.ticket.findFirst({ where: { offeredTeamId: team.id } })) throw new DomainError('team.has_work');
    await tx.team.delete({ where: { id: team.id } });
    return { communityId };
  });
}

/** T7: how much open work somebody may have in hand and still claim more. @throws DomainError `access.denied` */
export async function setOpenWorkCap(ctx: Ctx, { communityId, cap }: SetCapInput): Promise<TeamRefView> {
  authorize(ctx.actor, 'team.edit', { communityId, zoneId: null });
  await ctx.db.prisma.community.update({ where: { id: communityId }, data: { openWorkCap: cap } });
  return { communityId };
}
