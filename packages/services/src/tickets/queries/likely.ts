import { Prisma } from '@linli/db';
import { can } from '@linli/domain/access';
import { daysAfter } from '@linli/domain/kernel';
import {
  type LikelySameInput,
  likelySameDays,
  openStatuses,
  rootOf,
  subjectOf,
  type TicketFacts,
} from '@linli/domain/tickets';
import { scopeWhere } from '../../access/index.ts';
import { type Ctx, readRows } from '../../context/index.ts';
import { type LikelySameView, rowView, type TicketRow } from '../views/index.ts';
import { partyColumns, statusIn, ticketScope } from './conditions.ts';
import { rowColumns, rowJoins } from './rows.ts';

/** A page is as much as one looks through with somebody on the phone. */
const most = 5;

/**
 * T6: open matters of the last days that a new report may be the same as: of its kind, and of the same household, spot, or
 * building where no floor says that it is another part of it. The nearest first, then the newest; one query. Of complaints
 * about somebody nothing is asked here (T5).
 */
export async function listLikelySame(ctx: Ctx, input: LikelySameInput): Promise<LikelySameView[]> {
  const {
    submissionKey = null,
    unitId = null,
    memberId = null,
    spotId = null,
    buildingId = null,
    floor = null,
  } = input;
  if (!unitId && !memberId && !spotId && !buildingId) return [];
  const now = ctx.clock();
  // In another home it is the same only if it is of the very kind, as far as that is said.
  const rooted = !input.category.includes('.');
  const found = await readRows<TicketRow & TicketFacts>(
    ctx.db,
    Prisma.sql`
    with here as (
      select ${unitId}::uuid as unit_id, ${spotId}::uuid as spot_id,
        (select m.household_id from member m where m.id = ${memberId}::uuid) as household_id,
        coalesce(${buildingId}::uuid, (select u.building_id from unit u where u.id = ${unitId}::uuid),
          (select s.building_id from spot s where s.id = ${spotId}::uuid)) as building_id,
        coalesce(${floor}::int, (select u.floor from unit u where u.id = ${unitId}::uuid),
          (select s.floor from spot s where s.id = ${spotId}::uuid)) as floor
    )
    select ${rowColumns(now)}, t.community_id as "communityId", t.zone_id as "zoneId", t.household_id as "householdId", ${partyColumns}
    from here, ticket t ${rowJoins}
      left join unit tu on tu.id = t.unit_id left join spot ts on ts.id = t.spot_id
      cross join lateral (select coalesce(t.building_id, tu.building_id, ts.building_id) as building_id,
        coalesce(t.floor, tu.floor, ts.floor) as floor) at
      cross join lateral (select case when t.unit_id = here.unit_id or t.household_id = here.household_id then 1
        when t.spot_id = here.spot_id then 2
        when not (${rooted} or t.category in (${input.category}, ${rootOf(input.category)})) then null
        when at.building_id = here.building_id and abs(at.floor - here.floor) <= 1 then 3
        when at.building_id = here.building_id and (at.floor is null or here.floor is null) then 4 end as near) how
    where not exists (select 1 from ticket k where k.submission_key = ${submissionKey}::uuid)
      and how.near is not null and t.ended_at is null and ${statusIn(openStatuses)} and t.about_staff_id is null
      and t.created_at > ${daysAfter(now, -likelySameDays)}::timestamptz and split_part(t.category, '.', 1) = ${rootOf(input.category)}
      and ${scopeWhere(ctx.actor, 'ticket.view', ticketScope)}
    order by how.near, t.created_at desc, t.id limit ${most}`,
  );
  return found.map((row) => ({ ...rowView(row, now), follows: can(ctx.actor, 'ticket.merge', subjectOf(row)) }));
}
