import type { StaffRole } from '@linli/domain/access';
import { authorize } from '@linli/domain/access';
import { fieldRoles, suggestionScore } from '@linli/domain/people';
import { type Category, openStatuses, rootOf, subjectOf } from '@linli/domain/tickets';
import type { Ctx } from '../../context/index.ts';
import { notAboutMe } from './conditions.ts';
import { requireTicket } from './facts.ts';

type Candidate = {
  id: string;
  name: string;
  nameEn: string;
  role: StaffRole;
  trades: string[];
  zoneIds: string[];
  openTickets: number;
};

/** T7: who can be sent, the best first, each with the reasons. One query for the people and their load. */
export async function listCandidates(ctx: Ctx, input: { ticketId: string }) {
  const ticket = await requireTicket(ctx, ctx.db.prisma, { id: input.ticketId }, false);
  authorize(ctx.actor, 'ticket.dispatch', subjectOf(ticket));
  const category = ticket.category as Category;
  const people = await ctx.db.prisma.$queryRaw<Candidate[]>`
    select s.id, s.name, s.name_en as "nameEn", s.role, s.trades,
      array(select zs.zone_id from zone_staff zs where zs.staff_id = s.id) as "zoneIds",
      (select count(*) from ticket t where t.assignee_id = s.id and t.ended_at is null
        and ${notAboutMe(ctx.actor)} and t.status = any(${openStatuses}::text[]))::int as "openTickets"
    from staff s
    where s.community_id = ${ticket.communityId}::uuid and s.active
      and s.id is distinct from ${ticket.aboutStaffId}::uuid and s.role = any(${fieldRoles}::text[])`;
  const ranked = people
    .map((candidate) => ({ candidate, score: suggestionScore(candidate, { category, zoneId: ticket.zoneId }) }))
    .sort((a, b) => b.score - a.score || a.candidate.name.localeCompare(b.candidate.name, 'zh'));
  return ranked.map(({ candidate, score }, index) => ({
    id: candidate.id,
    name: candidate.name,
    nameEn: candidate.nameEn || candidate.name,
    role: candidate.role,
    trades: candidate.trades,
    inZone: ticket.zoneId !== null && candidate.zoneIds.includes(ticket.zoneId),
    tradeFits: candidate.trades.includes(rootOf(category)),
    openTickets: candidate.openTickets,
    suggested: index === 0 && score > 0,
  }));
}
