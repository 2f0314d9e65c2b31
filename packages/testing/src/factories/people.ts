import { type Db, newId, type Prisma } from '@linli/db';
import type { StaffRole } from '@linli/domain/access';
import type { Place } from './zones.ts';

let counted = 0;
/** Eleven digits that no network assigns. */
const phone = () => `100${String(++counted).padStart(8, '0')}`;

export function buildMember(householdId: string, given: Partial<Prisma.MemberUncheckedCreateInput> = {}) {
  return { id: newId(), householdId, name: '王敏', phone: phone(), relation: 'owner', ...given };
}

export function buildStaff(
  place: { companyId: string; regionId?: string | null; communityId?: string | null },
  given: Partial<Prisma.StaffUncheckedCreateInput> = {},
) {
  return { id: newId(), ...place, role: 'housekeeper', name: '李芳', nameEn: 'Li Fang', phone: phone(), ...given };
}

/** A household in the unit with one member, who can sign in. */
export type Home = { householdId: string; memberId: string; accountId: string };

export async function createHousehold(
  db: Db,
  unitId: string,
  member: Partial<Prisma.MemberUncheckedCreateInput> = {},
): Promise<Home> {
  const household = await db.prisma.household.create({ data: { id: newId(), unitId } });
  return { householdId: household.id, ...(await createMember(db, household.id, member)) };
}

/** A further member of a household, with an account. */
export async function createMember(
  db: Db,
  householdId: string,
  given: Partial<Prisma.MemberUncheckedCreateInput> = {},
): Promise<{ memberId: string; accountId: string }> {
  const member = await db.prisma.member.create({ data: buildMember(householdId, given) });
  const account = await db.prisma.account.create({ data: { id: newId(), door: 'portal', memberId: member.id } });
  return { memberId: member.id, accountId: account.id };
}

/** Leads the zone, or supports it; both make it theirs (Z1, Z2). Of which teams they are (T7). */
export type StaffPlaces = { leads?: readonly string[]; supports?: readonly string[]; teams?: readonly string[] };

/** Roles whose reach ends at a region or at the company have no community of their own. */
const above: Partial<Record<StaffRole, 'region' | 'company'>> = {
  regional_manager: 'region',
  quality: 'company',
  administrator: 'company',
};

/** A member of staff with an account. */
export async function createStaff(
  db: Db,
  place: Place,
  role: StaffRole,
  given: Partial<Prisma.StaffUncheckedCreateInput> & StaffPlaces = {},
): Promise<{ staffId: string; accountId: string }> {
  const { leads = [], supports = [], teams = [], ...row } = given;
  const { companyId, regionId, communityId } = place;
  const home = above[role] === 'region' ? { regionId } : above[role] === 'company' ? {} : { communityId };
  const staff = await db.prisma.staff.create({ data: buildStaff({ companyId, ...home }, { role, ...row }) });
  const account = await db.prisma.account.create({ data: { id: newId(), door: 'office', staffId: staff.id } });
  await db.prisma.zone.updateMany({ where: { id: { in: [...leads] } }, data: { housekeeperId: staff.id } });
  await db.prisma.zoneStaff.createMany({ data: supports.map((zoneId) => ({ zoneId, staffId: staff.id })) });
  await db.prisma.teamMember.createMany({ data: teams.map((teamId) => ({ teamId, staffId: staff.id })) });
  return { staffId: staff.id, accountId: account.id };
}
