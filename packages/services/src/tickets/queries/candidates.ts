import type { StaffRole } from '@linli/domain/access';
import { authorize } from '@linli/domain/access';
import { tradeOf } from '@linli/domain/categories';
import { fieldRoles, suggestionScore } from '@linli/domain/people';
import { isFitToAnswerFor, openStatuses, subjectOf } from '@linli/domain/tickets';
import { findCategoriesOf } from '../../categories/queries.ts';
import { type Ctx, readIn } from '../../context/index.ts';
import type { HandoverCandidateView } from '../views.ts';
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

/** T7: who can be sent, the best first, each with the reasons. One query for the people and their load, one for the stamp of the categories. */
export async function listCandidates(ctx: Ctx, input: { ticketId: string }) {
  const ticket = await requireTicket(ctx, ctx.db.prisma, { id: input.ticketId }, false);
  authorize(ctx.actor, 'ticket.dispatch', subjectOf(ticket));
  const trade = tradeOf(await findCategoriesOf(readIn(ctx.db.prisma), ticket.communityId), ticket.category);
  const people = await ctx.db.prisma.$queryRaw<Candidate[]>`
    select s.id, s.name, s.name_en as "nameEn", s.role, s.trades,
      array(select zs.zone_id from zone_staff zs where zs.staff_id = s.id) as "zoneIds",
      (select count(*) from ticket t where t.assignee_id = s.id and t.ended_at is null
        and ${notAboutMe(ctx.actor)} and t.status = any(${openStatuses}::text[]))::int as "openTickets"
    from staff s
    where s.community_id = ${ticket.communityId}::uuid and s.active
      and s.id is distinct from ${ticket.aboutStaffId}::uuid and s.role = any(${fieldRoles}::text[])`;
  const ranked = people
    .map((candidate) => ({ candidate, score: suggestionScore(candidate, { trade, zoneId: ticket.zoneId }) }))
    .sort((a, b) => b.score - a.score || a.candidate.name.localeCompare(b.candidate.name, 'zh'));
  return ranked.map(({ candidate, score }, index) => ({
    id: candidate.id,
    name: candidate.name,
    nameEn: candidate.nameEn || candidate.name,
    role: candidate.role,
    trades: candidate.trades,
    inZone: ticket.zoneId !== null && candidate.zoneIds.includes(ticket.zoneId),
    tradeFits: candidate.trades.includes(trade),
    openTickets: candidate.openTickets,
    suggested: index === 0 && score > 0,
  }));
}

/** T5: to whom a matter can be offered to answer for: everybody of the community, those of its zone first. */
export async function listHandoverCandidates(ctx: Ctx, input: { ticketId: string }): Promise<HandoverCandidateView[]> {
  const ticket = await requireTicket(ctx, ctx.db.prisma, { id: input.ticketId }, false);
  authorize(ctx.actor, 'ticket.hand_over', subjectOf(ticket));
  const people = await ctx.db.prisma.$queryRaw<(HandoverCandidateView & { active: boolean; communityId: string })[]>`
    select s.id, s.name, coalesce(nullif(s.name_en, ''), s.name) as "nameEn", s.role, s.active, s.community_id as "communityId",
      exists (select 1 from zone z left join zone_staff zs on zs.zone_id = z.id and zs.staff_id = s.id
        where z.id = ${ticket.zoneId}::uuid and (zs.staff_id is not null or z.housekeeper_id = s.id)) as "inZone"
    from staff s where s.community_id = ${ticket.communityId}::uuid and s.active`;
  return people
    .filter((person) => isFitToAnswerFor(ticket, person))
    .sort((a, b) => Number(b.inZone) - Number(a.inZone) || a.name.localeCompare(b.name, 'zh'));
}
