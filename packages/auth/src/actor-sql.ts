import type { Actor, Door, StaffRole, StoodIn } from '@linli/domain/access';

/** An account with everything its {@link Actor} is made of, as one row. */
export type AccountRow = {
  account_id: string;
  door: Door;
  member_id: string | null;
  member_name: string;
  member_phone: string;
  household_id: string;
  unit_id: string;
  home_community_id: string;
  home_zone_id: string | null;
  staff_id: string | null;
  staff_active: boolean;
  staff_role: StaffRole;
  staff_name: string;
  staff_zone_ids: string[];
  staff_team_ids: string[];
  staff_community_ids: string[];
  staff_stands_in_for: StoodIn[];
  staff_people_below: string[];
};

/**
 * One statement, because it runs before every page: for staff, the zones led or supported (Z1, Z2), and the
 * communities in reach: their own, or their region's, or all of the company's; for whom they are the deputy today (of
 * complaints about the deputy, whoever stands above that one), and who stands below them (T5): by the record, past vacancies
 * and not round in a loop; below a director everybody of the community, below a regional manager its directors.
 */
export const accountColumns = `
  account.id as account_id, account.door,
  member.id as member_id, member.name as member_name, member.phone as member_phone,
  household.id as household_id, unit.id as unit_id,
  building.community_id as home_community_id, building.zone_id as home_zone_id,
  staff.id as staff_id, staff.active as staff_active, staff.role as staff_role, staff.name as staff_name,
  array(select zone.id from zone where zone.housekeeper_id = staff.id
        union select zone_staff.zone_id from zone_staff where zone_staff.staff_id = staff.id) as staff_zone_ids,
  array(select team_member.team_id from team_member where team_member.staff_id = staff.id) as staff_team_ids,
  array(select community.id from community join region on region.id = community.region_id
        where case when staff.community_id is not null then community.id = staff.community_id
                   when staff.region_id is not null then community.region_id = staff.region_id
                   else region.company_id = staff.company_id end
        order by community.id) as staff_community_ids,
  coalesce((select json_agg(json_build_object('staffId', away.id, 'name', away.name,
      'nameEn', coalesce(nullif(away.name_en, ''), away.name),
      'onlyAbout', case when absence.deputy_id <> staff.id then absence.deputy_id end, 'zoneIds', array(
        select zone.id from zone where zone.housekeeper_id = away.id and absence.deputy_id = staff.id
        union select zone_staff.zone_id from zone_staff where zone_staff.staff_id = away.id and absence.deputy_id = staff.id))
      order by away.id)
    from absence join staff away on away.id = absence.staff_id and away.active
    where staff.id in (absence.deputy_id, absence.above_id) and absence.state = 'confirmed'
      and now() >= absence.starts_at and now() < absence.ends_at), '[]'::json) as staff_stands_in_for,
  array(with recursive above as (
      select staff.superior_id as id union select s.superior_id from above join staff s on s.id = above.id
    ), below as (
      select staff.id, staff.role, staff.community_id, staff.region_id
      union select s.id, s.role, s.community_id, s.region_id from below b join staff s on s.superior_id = b.id
        or (b.role = 'director' and s.community_id = b.community_id and s.role <> all(array['director', 'quality', 'administrator']))
        or (b.role = 'regional_manager' and s.role = 'director'
          and s.community_id in (select c.id from community c where c.region_id = b.region_id))
    ) select below.id from below where below.id <> staff.id
      and below.id not in (select above.id from above where above.id is not null) order by below.id) as staff_people_below`;

export const accountJoins = `
  left join member on member.id = account.member_id
  left join household on household.id = member.household_id
  left join unit on unit.id = household.unit_id
  left join building on building.id = unit.building_id
  left join staff on staff.id = account.staff_id`;

/** Who acts through the account; `null` for a dismissed member of staff, and for an account without a person. */
export function toActor(row: AccountRow): Actor | null {
  if (row.door === 'portal' && row.member_id !== null) {
    return {
      kind: 'resident',
      accountId: row.account_id,
      memberId: row.member_id,
      householdId: row.household_id,
      unitId: row.unit_id,
      communityId: row.home_community_id,
      zoneId: row.home_zone_id,
      name: row.member_name,
      phone: row.member_phone,
    };
  }
  if (row.door === 'office' && row.staff_id !== null && row.staff_active) {
    return {
      kind: 'staff',
      accountId: row.account_id,
      staffId: row.staff_id,
      role: row.staff_role,
      name: row.staff_name,
      zoneIds: row.staff_zone_ids,
      teamIds: row.staff_team_ids,
      communityIds: row.staff_community_ids,
      standsInFor: row.staff_stands_in_for,
      peopleBelow: row.staff_people_below,
    };
  }
  return null;
}
