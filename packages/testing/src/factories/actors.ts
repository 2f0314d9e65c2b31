import { createAuth } from '@linli/auth';
import { type Db, newId, type Prisma } from '@linli/db';
import type { Actor, ResidentActor, StaffActor, StaffRole } from '@linli/domain/access';
import type { Ctx } from '@linli/services/context';
import { type FakeClock, fakeClock } from './clock.ts';
import { createHousehold, createMember, createStaff, type StaffPlaces } from './people.ts';
import { createCommunity, type Place } from './zones.ts';

/** Somebody who acts, and the context their requests would get. */
export type Acting<A extends Actor> = { actor: A; ctx: Ctx };

type World = { db: Db; place: Place; clock?: FakeClock | undefined };

/** What signing in would give: read through the real query, so that tests and sessions cannot drift apart. */
async function actorOf<K extends Actor['kind']>(db: Db, accountId: string, kind: K) {
  const actor = await createAuth(db).actorOf(accountId);
  if (actor?.kind !== kind) throw new Error(`The account does not belong to a ${kind}.`);
  return actor as Extract<Actor, { kind: K }>;
}

/** The context of any actor. */
export function ctxOf(db: Db, actor: Actor, clock: FakeClock = fakeClock()): Ctx {
  const door = actor.kind === 'resident' ? 'portal' : actor.kind === 'staff' ? 'office' : 'system';
  return { db, actor, clock: clock.clock, door };
}

/** A resident with a home of their own, in the first zone unless a unit is named; or of a known household. */
export async function asResident(
  { db, place, clock }: World,
  given: Partial<Prisma.MemberUncheckedCreateInput> & { unitId?: string } = {},
): Promise<Acting<ResidentActor>> {
  const { unitId = place.zone.unitId, householdId, ...member } = given;
  const { accountId } = householdId
    ? await createMember(db, householdId, member)
    : await createHousehold(db, unitId, member);
  const actor = await actorOf(db, accountId, 'resident');
  return { actor, ctx: ctxOf(db, actor, clock) };
}

/** A member of staff in a role. A housekeeper leads the first zone unless other places are named. */
export async function asStaff(
  { db, place, clock }: World,
  role: StaffRole,
  given: Partial<Prisma.StaffUncheckedCreateInput> & StaffPlaces = {},
): Promise<Acting<StaffActor>> {
  const places = role === 'housekeeper' && !given.supports ? { leads: [place.zone.zoneId] } : {};
  const { accountId } = await createStaff(db, place, role, { ...places, ...given });
  const actor = await actorOf(db, accountId, 'staff');
  return { actor, ctx: ctxOf(db, actor, clock) };
}

/** The same person as their next request finds them: the session is read anew. */
export async function asBefore(
  { db, clock }: Pick<World, 'db' | 'clock'>,
  { actor }: Acting<StaffActor>,
): Promise<Acting<StaffActor>> {
  const now = await actorOf(db, actor.accountId, 'staff');
  return { actor: now, ctx: ctxOf(db, now, clock) };
}

/** The program itself. */
export function asSystem(db: Db, clock?: FakeClock, reason = 'test'): Acting<Actor> {
  const actor: Actor = { kind: 'system', reason };
  return { actor, ctx: ctxOf(db, actor, clock) };
}

/** A place with everybody a matter meets on its way, on one clock. */
export type Team = {
  db: Db;
  place: Place;
  clock: FakeClock;
  resident: Acting<ResidentActor>;
  housekeeper: Acting<StaffActor>;
  otherHousekeeper: Acting<StaffActor>;
  tradesperson: Acting<StaffActor>;
  frontDesk: Acting<StaffActor>;
  director: Acting<StaffActor>;
  /** The team that the tradesperson is of (T7). */
  crewId: string;
};

export async function createTeam(db: Db, given: { place?: Place; clock?: FakeClock } = {}): Promise<Team> {
  const place = given.place ?? (await createCommunity(db));
  const clock = given.clock ?? fakeClock();
  const world = { db, place, clock };
  const { zone, otherZone, communityId } = place;
  const crewId = newId();
  await db.prisma.team.create({ data: { id: crewId, communityId, name: '维修班', trades: ['engineering'] } });
  const director = await asStaff(world, 'director', { name: '周文博', nameEn: 'Zhou Wenbo' });
  const people = {
    frontDesk: await asStaff(world, 'front_desk', { name: '何静', nameEn: 'He Jing' }),
    housekeeper: await asStaff(world, 'housekeeper', { leads: [zone.zoneId], name: '陈晓梅', nameEn: 'Chen Xiaomei' }),
    otherHousekeeper: await asStaff(world, 'housekeeper', {
      leads: [otherZone.zoneId],
      name: '刘芳',
      nameEn: 'Liu Fang',
    }),
    tradesperson: await asStaff(world, 'tradesperson', {
      supports: [zone.zoneId],
      teams: [crewId],
      trades: ['engineering'],
      name: '张建国',
      nameEn: 'Zhang Jianguo',
    }),
    resident: await asResident(world),
  };
  // As their next request finds them: above everybody here (T5).
  return { ...world, crewId, director: await asBefore(world, director), ...people };
}
