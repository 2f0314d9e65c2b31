import type { DemoAccount } from '@linli/api/context';
import type { Db } from '@linli/db';
import type { Door } from '@linli/domain/access';

type Row = Omit<DemoAccount, 'accountId'> & { account_id: string };

/** The residents with the most to see, two a zone. */
const residents = `
  select account_id, name, name as "nameEn", hint, "hintEn", 'resident' as role from (
    select account.id as account_id, member.name, building.name || ' ' || unit.number as hint,
      coalesce(nullif(building.name_en, ''), building.name) || ' ' || unit.number as "hintEn",
      row_number() over (partition by building.zone_id order by
        (select count(*) from ticket where ticket.household_id = member.household_id) desc, account.id) as place
    from account join member on member.id = account.member_id
      join household on household.id = member.household_id
      join unit on unit.id = household.unit_id
      join building on building.id = unit.building_id
    where account.door = 'portal' and member.external_id is null) ranked
  where place <= 2 order by place, hint limit 8`;

/** Everybody who works here, two of each role and every housekeeper. */
const staff = `
  select account_id, name, "nameEn", hint, "hintEn", role from (
    select account.id as account_id, staff.name, staff.name_en as "nameEn", staff.role,
      coalesce(nullif(staff.title, ''), staff.role) as hint, replace(staff.role, '_', ' ') as "hintEn",
      row_number() over (partition by staff.role order by account.id) as place
    from account join staff on staff.id = account.staff_id
    where account.door = 'office' and staff.active and staff.external_id is null) ranked
  where place <= 2 or role = 'housekeeper' order by array_position(array['housekeeper', 'front_desk', 'tradesperson',
    'director', 'order_guard', 'cleaner', 'team_leader', 'department_head', 'quality', 'regional_manager',
    'administrator'], role), place limit 24`;

/** People whom a visitor of the demo may be, at one tap: invented ones, never one who was imported. */
export async function listDemoAccounts({ pool }: Db, door: Door): Promise<DemoAccount[]> {
  const { rows } = await pool.query<Row>(door === 'portal' ? residents : staff);
  return rows.map(({ account_id, ...person }) => ({ accountId: account_id, ...person }));
}
