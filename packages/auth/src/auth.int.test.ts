import { type Db, newId } from '@linli/db';
import type { Door, StaffRole } from '@linli/domain/access';
import { useDatabase } from '@linli/testing';
import pg from 'pg';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Auth, createAuth } from './index.ts';

const database = useDatabase();
let auth: Auth;
let place: Awaited<ReturnType<typeof buildPlace>>;

async function buildPlace({ prisma }: Db) {
  const ids = {
    company: newId(),
    region: newId(),
    otherRegion: newId(),
    community: newId(),
    sister: newId(),
    far: newId(),
    zone: newId(),
    otherZone: newId(),
    building: newId(),
    unit: newId(),
    household: newId(),
  };
  await prisma.company.create({ data: { id: ids.company, name: '邻里物业', nameEn: 'Linli' } });
  for (const [id, name] of [
    [ids.region, '东区'],
    [ids.otherRegion, '西区'],
  ] as const) {
    await prisma.region.create({ data: { id, companyId: ids.company, name, nameEn: name } });
  }
  for (const [id, regionId] of [
    [ids.community, ids.region],
    [ids.sister, ids.region],
    [ids.far, ids.otherRegion],
  ] as const) {
    await prisma.community.create({ data: { id, regionId, name: id, nameEn: id } });
  }
  for (const id of [ids.zone, ids.otherZone]) {
    await prisma.zone.create({ data: { id, communityId: ids.community, name: id, nameEn: id } });
  }
  await prisma.building.create({
    data: { id: ids.building, communityId: ids.community, zoneId: ids.zone, name: '1栋' },
  });
  await prisma.unit.create({ data: { id: ids.unit, buildingId: ids.building, floor: 3, number: '302' } });
  await prisma.household.create({ data: { id: ids.household, unitId: ids.unit } });
  return ids;
}

async function staffAccount(role: StaffRole, where: { communityId?: string; regionId?: string } = {}) {
  const { prisma } = database.db;
  const [staffId, accountId] = [newId(), newId()];
  await prisma.staff.create({
    data: { id: staffId, companyId: place.company, role, name: '李芳', nameEn: 'Li Fang', phone: '1', ...where },
  });
  await prisma.account.create({ data: { id: accountId, door: 'office', staffId } });
  return { staffId, accountId };
}

async function residentAccount() {
  const { prisma } = database.db;
  const [memberId, accountId] = [newId(), newId()];
  const person = { name: '王敏', phone: '13900000000', relation: 'owner' };
  await prisma.member.create({ data: { id: memberId, householdId: place.household, ...person } });
  await prisma.account.create({ data: { id: accountId, door: 'portal', memberId } });
  return { memberId, accountId };
}

/** What a browser would send back. */
const headerOf = (cookie: string) => cookie.slice(0, cookie.indexOf(';'));

async function signIn(accountId: string, door: Door) {
  const { sessionId, cookie } = await auth.signIn(accountId, door);
  return { sessionId, cookie, header: headerOf(cookie) };
}

beforeEach(async () => {
  auth = createAuth(database.db);
  place = await buildPlace(database.db);
});

describe('a resident', () => {
  it('acts for their household, at the portal', async () => {
    const { accountId, memberId } = await residentAccount();
    const { header, sessionId } = await signIn(accountId, 'portal');
    expect(await auth.readSession('portal', header)).toEqual({
      sessionId,
      accountId,
      actor: {
        kind: 'resident',
        accountId,
        memberId,
        householdId: place.household,
        unitId: place.unit,
        communityId: place.community,
        zoneId: place.zone,
        name: '王敏',
        phone: '13900000000',
      },
    });
  });

  it('never opens the office, not even with the cookie renamed', async () => {
    const { accountId } = await residentAccount();
    const { header } = await signIn(accountId, 'portal');
    expect(await auth.readSession('office', header)).toBeNull();
    expect(await auth.readSession('office', header.replace('portal_', 'office_'))).toBeNull();
    expect(await auth.readSession('portal', header)).not.toBeNull();
    await expect(auth.signIn(accountId, 'office')).rejects.toMatchObject({ code: 'access.denied' });
  });
});

describe('a member of staff', () => {
  it('reaches the zones they lead or support', async () => {
    const { accountId, staffId } = await staffAccount('housekeeper', { communityId: place.community });
    const { prisma } = database.db;
    await prisma.zone.update({ where: { id: place.zone }, data: { housekeeperId: staffId } });
    await prisma.zoneStaff.createMany({ data: [place.zone, place.otherZone].map((zoneId) => ({ zoneId, staffId })) });
    const actor = await auth.actorOf(accountId);
    if (actor?.kind !== 'staff') throw new Error('not staff');
    expect(new Set(actor.zoneIds)).toEqual(new Set([place.zone, place.otherZone]));
    expect(actor.zoneIds).toHaveLength(2);
  });

  it.each([
    ['their community', 'housekeeper', 'community', ['community']],
    ['their region', 'regional_manager', 'region', ['community', 'sister']],
    ['the whole company', 'quality', undefined, ['community', 'sister', 'far']],
  ] as const)('reaches %s', async (_name, role, level, reached) => {
    const where = level && { [`${level}Id`]: place[level] };
    const { accountId, staffId } = await staffAccount(role, where);
    expect(await auth.actorOf(accountId)).toEqual({
      kind: 'staff',
      accountId,
      staffId,
      role,
      name: '李芳',
      zoneIds: [],
      teamIds: [],
      communityIds: reached.map((name) => place[name]).sort(),
      standsInFor: [],
      peopleBelow: [],
    });
  });

  it('stands above whom the record says, past who has left and not round in a loop; a director above all of the community', async () => {
    const { prisma } = database.db;
    const here = { communityId: place.community };
    const made = {
      manager: await staffAccount('regional_manager', { regionId: place.region }),
      director: await staffAccount('director', here),
      head: await staffAccount('department_head', here),
      leader: await staffAccount('team_leader', here),
      guard: await staffAccount('order_guard', here),
      desk: await staffAccount('front_desk', here),
      elsewhere: await staffAccount('front_desk', { communityId: place.far }),
    };
    const reports = (person: keyof typeof made, to: keyof typeof made, active = true) =>
      prisma.staff.update({ where: { id: made[person].staffId }, data: { superiorId: made[to].staffId, active } });
    await reports('guard', 'leader');
    await reports('leader', 'head', false);
    const below = async (person: keyof typeof made) => {
      const actor = await auth.actorOf(made[person].accountId);
      const ids = actor?.kind === 'staff' ? actor.peopleBelow : [];
      return Object.entries(made).flatMap(([name, { staffId }]) => (ids.includes(staffId) ? [name] : []));
    };
    expect(await below('guard')).toEqual([]);
    expect(await below('head')).toEqual(['leader', 'guard']);
    expect(await below('director')).toEqual(['head', 'leader', 'guard', 'desk']);
    expect(await below('manager')).toEqual(['director', 'head', 'leader', 'guard', 'desk']);
    await reports('head', 'guard');
    expect(await below('head')).toEqual([]);
    expect(await below('director')).toEqual(['head', 'leader', 'guard', 'desk']);
  });

  it('reaches nothing of another company', async () => {
    const { prisma } = database.db;
    const [companyId, regionId] = [newId(), newId()];
    await prisma.company.create({ data: { id: companyId, name: '别家', nameEn: 'Other' } });
    await prisma.region.create({ data: { id: regionId, companyId, name: '东区', nameEn: 'East' } });
    await prisma.community.create({ data: { id: newId(), regionId, name: '别处', nameEn: 'Elsewhere' } });
    const { accountId } = await staffAccount('administrator');
    const actor = await auth.actorOf(accountId);
    expect(actor?.kind === 'staff' && actor.communityIds).toHaveLength(3);
  });

  it('who was dismissed loses every door at once', async () => {
    const { accountId, staffId } = await staffAccount('director', { communityId: place.community });
    const { header } = await signIn(accountId, 'office');
    await database.db.prisma.staff.update({ where: { id: staffId }, data: { active: false } });
    expect(await auth.readSession('office', header)).toBeNull();
    expect(await auth.actorOf(accountId)).toBeNull();
    await expect(auth.signIn(accountId, 'office')).rejects.toMatchObject({ code: 'access.denied' });
    expect(await database.db.prisma.session.count()).toBe(0);
  });
});

describe('a session', () => {
  it('is one query', async () => {
    const { accountId } = await residentAccount();
    const { header } = await signIn(accountId, 'portal');
    let queries = 0;
    const pool = new Proxy(database.db.pool, {
      get: (target, key) => {
        if (key !== 'query') return Reflect.get(target, key);
        return (...given: Parameters<typeof target.query>) => {
          queries++;
          return target.query(...given);
        };
      },
    });
    await createAuth({ ...database.db, pool }).readSession('portal', header);
    expect(queries).toBe(1);
  });

  it('has a cookie that scripts and other sites do not get', async () => {
    const { accountId } = await residentAccount();
    const { cookie } = await signIn(accountId, 'portal');
    expect(cookie).toMatch(/^portal_session=\w{40}; HttpOnly; Max-Age=\d+; Path=\/; SameSite=Lax$/);
  });

  it.each([
    ['https://p.invalid', 'http://o.invalid', [true, false]],
    ['http://p.invalid', 'https://o.invalid', [false, true]],
  ])('travels by https alone where the door is https: %s, %s', async (portal, office, secure) => {
    const doors = createAuth(database.db, { portal, office });
    const { accountId } = await residentAccount();
    const { cookie } = await doors.signIn(accountId, 'portal');
    expect([cookie.includes('; Secure'), doors.blankCookie('office').includes('; Secure')]).toEqual(secure);
  });

  it.each([undefined, null, '', 'a=b', 'portal_session=', 'portal_session=nobody', "portal_session=' or true --"])(
    'is not opened by %j',
    async (header) => {
      expect(await auth.readSession('portal', header)).toBeNull();
    },
  );

  it('ends after thirty days, and is prolonged in the second half of its life', async () => {
    const { accountId } = await residentAccount();
    const { header, sessionId, cookie } = await signIn(accountId, 'portal');
    const day = 86_400_000;
    const set = (days: number) =>
      database.db.prisma.session.update({
        where: { id: sessionId },
        data: { expiresAt: new Date(Date.now() + days * day) },
      });
    await set(16);
    expect(await auth.readSession('portal', header)).not.toHaveProperty('freshCookie');
    await set(14);
    expect(await auth.readSession('portal', header)).toHaveProperty('freshCookie', cookie);
    const { expiresAt } = await database.db.prisma.session.findUniqueOrThrow({ where: { id: sessionId } });
    expect(expiresAt.getTime() - Date.now()).toBeGreaterThan(29 * day);
    await set(-0.001);
    await auth.removeExpired();
    expect(await auth.readSession('portal', header)).toBeNull();
    expect(await database.db.prisma.session.count()).toBe(0);
  });

  it('ends when signed out, and the sockets of its account are told', async () => {
    const heard: string[] = [];
    const listener = new pg.Client({ connectionString: database.url });
    await listener.connect();
    listener.on('notification', ({ payload }) => heard.push(String(payload)));
    await listener.query('listen hints');
    const { accountId } = await residentAccount();
    const [one, two, three] = [
      await signIn(accountId, 'portal'),
      await signIn(accountId, 'portal'),
      await signIn(accountId, 'portal'),
    ];
    await auth.signOut(one.sessionId);
    expect(await auth.readSession('portal', one.header)).toBeNull();
    expect(await auth.readSession('portal', two.header)).not.toBeNull();
    await auth.signOutEverywhere(accountId);
    expect(await auth.readSession('portal', two.header)).toBeNull();
    expect(await auth.readSession('portal', three.header)).toBeNull();
    await auth.signOutEverywhere(accountId);
    await listener.query('select 1');
    await listener.end();
    const hint = { type: 'session_ended', id: accountId, seq: 0 };
    const told = { portal: [`account:${accountId}`], office: [], hint };
    expect(heard.map((payload) => JSON.parse(payload))).toEqual([told, told]);
  });

  it('is forgotten by the browser with a blank cookie', () => {
    expect(auth.blankCookie('office')).toMatch(/^office_session=; HttpOnly; Max-Age=0/);
  });
});
