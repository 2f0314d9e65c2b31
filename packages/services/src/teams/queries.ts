import { Prisma } from '@linli/db';
import { can } from '@linli/domain/access';
import { DomainError } from '@linli/domain/kernel';
import { fieldRoles } from '@linli/domain/people';
import type { ListTeamsInput } from '@linli/domain/teams';
import { findCommunities, requireCommunity, scopeWhere } from '../access/index.ts';
import { type Ctx, readRows } from '../context/index.ts';
import { ticketScope } from '../tickets/queries/index.ts';
import type { TeamsView } from './views.ts';

const personJson = Prisma.sql`json_build_object('id', s.id, 'name', s.name, 'nameEn', coalesce(nullif(s.name_en, ''), s.name), 'role', s.role)`;

/** T7: the teams of a community in one statement, and one more for whoever has several communities. @throws DomainError `access.denied` */
export async function listTeams(ctx: Ctx, input: ListTeamsInput): Promise<TeamsView> {
  const { actor } = ctx;
  const communityId = requireCommunity(actor, 'team.view', input.communityId);
  const [row] = await readRows<Omit<TeamsView, 'abilities' | 'communities'>>(
    ctx.db,
    Prisma.sql`
    select c.id as "communityId", c.open_work_cap as cap,
      coalesce((select json_agg(json_build_object('id', m.id, 'name', m.name, 'nameEn', coalesce(nullif(m.name_en, ''), m.name),
          'trades', m.trades, 'leaderId', m.leader_id,
          'members', coalesce((select json_agg(${personJson} order by s.id = m.leader_id desc, s.name)
            from team_member tm join staff s on s.id = tm.staff_id and s.active where tm.team_id = m.id), '[]'::json),
          'waiting', (select count(*) from ticket t where t.offered_team_id = m.id and t.ended_at is null
            and ${scopeWhere(actor, 'ticket.view', ticketScope)})) order by m.name)
        from team m where m.community_id = c.id), '[]'::json) as teams,
      coalesce((select json_agg(${personJson} order by s.role, s.name) from staff s
        where s.community_id = c.id and s.active and s.role = any(${fieldRoles}::text[])), '[]'::json) as people
    from community c where c.id = ${communityId}::uuid`,
  );
  if (!row) throw new DomainError('record.not_found');
  const communities = await findCommunities(ctx, 'team.view');
  return { ...row, communities, abilities: { edit: can(actor, 'team.edit', { communityId, zoneId: null }) } };
}
