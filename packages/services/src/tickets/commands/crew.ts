import type { StaffRole } from '@linli/domain/access';
import { can, isKeptFrom } from '@linli/domain/access';
import { DomainError } from '@linli/domain/kernel';
import { isFitToSend } from '@linli/domain/people';
import {
  type DecisionFacts,
  openStatuses,
  subjectOf,
  type TicketAction,
  type TicketFacts,
} from '@linli/domain/tickets';
import type { Ctx, Tx } from '../../context/index.ts';
import { findLending, findTicketFacts } from '../queries/index.ts';

type Asked = { assigneeId?: string; companionIds?: string[]; teamId?: string };

/**
 * T7: whom a step sends, who goes along, and on whose board it is put; all of them fit, and none whom it is about (T5).
 * Whoever it is transferred to takes over the companions, unless others are named.
 * @throws DomainError `ticket.assignee_unfit`, `ticket.crew_unfit`, `ticket.already_sent`, `help.taken`, `team.unfit`, `team.empty`, `claim.cap_reached`
 */
export async function findCrew(
  ctx: Ctx,
  tx: Tx,
  action: TicketAction,
  ticket: TicketFacts,
  input: object,
): Promise<Pick<DecisionFacts, 'assignee' | 'companions' | 'team' | 'lending'>> {
  const { assigneeId, companionIds = action === 'transfer' ? ticket.companionIds : [], teamId }: Asked = input;
  if (teamId) return { team: await requireTeam(tx, ticket, teamId) };
  if (action === 'claim') return await requireRoom(ctx, tx, ticket);
  if (!assigneeId) return {};
  const along = [...new Set(companionIds)].filter((id) => id !== assigneeId);
  const people = await tx.staff.findMany({ where: { id: { in: [assigneeId, ...along] } } });
  const named = (id: string, refusal: 'ticket.assignee_unfit' | 'ticket.crew_unfit') => {
    const person = people.find((one) => one.id === id);
    const fits = person && isFitToSend({ ...person, role: person.role as StaffRole }, ticket.communityId);
    // T5: whom the complaint is about is never sent to see to it.
    if (!fits || id === ticket.aboutStaffId) throw new DomainError(refusal);
    return { id, name: person.name, nameEn: person.nameEn };
  };
  if (action === 'transfer' && assigneeId === ticket.assigneeId) throw new DomainError('ticket.assignee_unfit');
  if (isSentAlready(ticket, assigneeId, along)) throw new DomainError('ticket.already_sent');
  const assignee = named(assigneeId, 'ticket.assignee_unfit');
  const lending = await findLending(tx, ticket, assigneeId);
  if (lending) await requireNotLent(tx, ticket, assignee);
  return { assignee, companions: along.map((id) => named(id, 'ticket.crew_unfit')), lending };
}

/** T8: to send the very same people once more would order nothing, and only begin their time to arrive anew. */
function isSentAlready(ticket: TicketFacts, assigneeId: string, along: readonly string[]): boolean {
  const sent = ticket.status === 'dispatched' || ticket.status === 'under_way';
  const same = along.length === ticket.companionIds.length && along.every((id) => ticket.companionIds.includes(id));
  return sent && assigneeId === ticket.assigneeId && same;
}

/** T7: nobody helps two zones at once. The row lock lets of two zones that ask for one person one see the other. */
async function requireNotLent(
  tx: Tx,
  ticket: TicketFacts,
  { id, name, nameEn }: { id: string; name: string; nameEn: string },
): Promise<void> {
  await tx.$queryRaw`select s.id from staff s where s.id = ${id}::uuid for no key update`;
  const elsewhere = await tx.ticket.count({
    where: {
      ...{
        assigneeId: id,
        id: { not: ticket.id },
        endedAt: null,
        status: { in: ['dispatched', 'under_way', 'on_hold'] },
      },
      lendingZoneId: { not: null },
      OR: [{ zoneId: null }, { zoneId: { not: ticket.zoneId ?? '' } }],
    },
  });
  if (elsewhere > 0) throw new DomainError('help.taken', { name, nameEn: nameEn || name });
}

/** A team of the community in which there is somebody to claim it. */
async function requireTeam(tx: Tx, ticket: TicketFacts, teamId: string) {
  const team = await tx.team.findUnique({
    where: { id: teamId },
    include: { members: { include: { staff: true } } },
  });
  // T5: of a complaint about somebody no whole team is to read.
  if (team?.communityId !== ticket.communityId || ticket.aboutStaffId) throw new DomainError('team.unfit');
  const able = team.members.some(({ staff }) => {
    const fits = isFitToSend({ ...staff, role: staff.role as StaffRole }, ticket.communityId);
    return fits && staff.id !== ticket.aboutStaffId;
  });
  if (!able) throw new DomainError('team.empty');
  return { id: team.id, name: team.name, nameEn: team.nameEn };
}

/** T7: whoever has their hands full claims no more. The row lock lets of two claims of one person one count the other. */
async function requireRoom({ actor }: Ctx, tx: Tx, ticket: TicketFacts) {
  if (actor.kind !== 'staff') throw new DomainError('access.denied');
  const [me] = await tx.$queryRaw<{ name: string; nameEn: string; cap: number }[]>`
    select s.name, s.name_en as "nameEn", c.open_work_cap as cap from staff s, community c
    where s.id = ${actor.staffId}::uuid and c.id = ${ticket.communityId}::uuid for no key update of s`;
  const inHand = await tx.ticket.count({ where: { assigneeId: actor.staffId, status: { in: [...openStatuses] } } });
  if (!me || inHand >= me.cap) throw new DomainError('claim.cap_reached', { cap: me?.cap ?? 0 });
  const team = ticket.offeredTeamId && (await tx.team.findUnique({ where: { id: ticket.offeredTeamId } }));
  return {
    assignee: { name: me.name, nameEn: me.nameEn },
    ...(team && { team: { id: team.id, name: team.name, nameEn: team.nameEn } }),
  };
}

/**
 * The ticket somebody claims, locked. Whoever was too late may not see it any more, but is told why: by whom it was
 * claimed, where it stood on the board of their team.
 * @throws DomainError `ticket.not_found`, `claim.taken` with the name, `claim.gone`
 */
export async function requireOnBoard(ctx: Ctx, tx: Tx, ticketId: string) {
  const { actor } = ctx;
  const ticket = await findTicketFacts(tx, { id: ticketId }, true);
  if (!ticket || isKeptFrom(actor, subjectOf(ticket))) throw new DomainError('ticket.not_found');
  if (can(actor, 'ticket.view', subjectOf(ticket))) return ticket;
  const stood = await tx.ticketEvent.findFirst({ where: { ticketId, type: 'posted' }, orderBy: { seq: 'desc' } });
  const { teamId } = (stood?.data ?? {}) as { teamId?: string };
  const told = actor.kind === 'staff' && teamId !== undefined && actor.teamIds.includes(teamId);
  if (!told) throw new DomainError('ticket.not_found');
  const by = ticket.assigneeId && (await tx.staff.findUnique({ where: { id: ticket.assigneeId } }));
  if (by) throw new DomainError('claim.taken', { name: by.name, nameEn: by.nameEn || by.name });
  throw new DomainError('claim.gone');
}
