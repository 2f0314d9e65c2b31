import type { Prisma } from '@linli/db';
import { metresBetween, suspicionsOf } from '@linli/domain/patrols';
import type { SpotKind } from '@linli/domain/zones';
import { plusMinutes, startOfDay } from './calendar.ts';
import type { Estate, Spot } from './estate.ts';
import type { Random } from './random.ts';
import type { StaffMember } from './staff.ts';

export type SignIn = {
  row: Prisma.PatrolSignInCreateManyInput & { id: string; at: Date };
  spot: Spot;
  staff: StaffMember;
};

type Round = { staff: StaffMember; kinds: readonly SpotKind[]; start: number; every: number; zoneId: string | null };

const metresPerDegree = 111_320;

/** The rounds of a day: order guards by zone, cleaners, tradespeople at plant rooms and roofs, the night round. */
function roundsOf(staff: readonly StaffMember[]): Round[] {
  return staff.flatMap((person): Round[] => {
    const [zoneId] = person.supports;
    if (!zoneId) return [];
    if (person.role === 'order_guard' && person.supports.length > 1) {
      return [{ staff: person, kinds: ['gate', 'car_park', 'plaza', 'lobby'], start: 22 * 60, every: 1, zoneId: null }];
    }
    if (person.role === 'order_guard') {
      return [
        {
          staff: person,
          kinds: ['lobby', 'corridor', 'gate', 'car_park', 'plaza'],
          start: 9 * 60 + 30,
          every: 1,
          zoneId,
        },
      ];
    }
    if (person.role === 'cleaner' && person.supports.length === 1) {
      return [{ staff: person, kinds: ['waste_station', 'washroom', 'lobby'], start: 7 * 60 + 40, every: 1, zoneId }];
    }
    if (person.role === 'tradesperson') {
      return [{ staff: person, kinds: ['plant_room', 'roof'], start: 14 * 60, every: 2, zoneId }];
    }
    return [];
  });
}

/** P7: what nobody has visited shows as a gap; a few places are left out on purpose, and one zone on two days. */
function isGap(spot: Spot, ago: number): boolean {
  if (spot.nameEn === 'Choi Wo House, Roof') return ago < 12;
  if (spot.nameEn === 'East Gate') return ago < 9;
  return spot.nameEn.startsWith('Choi Hei House') && (ago === 6 || ago === 17);
}

/** A month of sign-ins, judged by the domain's own rule for what looks untrue (P6). */
export function buildSignIns(world: {
  random: Random;
  now: Date;
  estate: Estate;
  staff: readonly StaffMember[];
}): SignIn[] {
  const { random, now, estate, staff } = world;
  const found: SignIn[] = [];
  const previous = new Map<string, { at: Date; spot: Spot }>();
  const walk = (round: Round, ago: number) => {
    let at = plusMinutes(startOfDay(now, ago), round.start + random.between(-15, 25));
    const spots = estate.spots.filter(
      ({ kind, zoneId }) => round.kinds.includes(kind) && (round.zoneId === null || zoneId === round.zoneId),
    );
    for (const spot of spots) {
      if (isGap(spot, ago) || random.chance(0.12)) continue;
      const last = previous.get(round.staff.id);
      const hurried = last !== undefined && random.chance(0.01);
      at = hurried ? new Date(last.at.getTime() + 8000) : plusMinutes(at, random.between(4, 9));
      if (at > now) return;
      const position = random.chance(0.06) ? null : near(random, spot, random.chance(0.012) ? 190 : 9);
      const suspicions = suspicionsOf({ at, position }, spot, last ?? null);
      const row = {
        id: random.id(at),
        communityId: estate.community.id,
        zoneId: spot.zoneId,
        spotId: spot.id,
        staffId: round.staff.id,
        at,
        lat: position?.lat ?? null,
        lng: position?.lng ?? null,
        distanceM: position ? Math.round(metresBetween(position, spot)) : null,
        suspicions,
        note: random.chance(0.08)
          ? random.pick(['正常', '已巡查，无异常。', '住户反映电梯慢，已记录。', '地面湿滑，已放提示牌。'])
          : '',
        clientKey: random.id(at),
      };
      found.push({ row, spot, staff: round.staff });
      previous.set(round.staff.id, { at, spot });
    }
  };
  for (let ago = 29; ago >= 0; ago--) {
    for (const round of roundsOf(staff)) if (ago % round.every === 0) walk(round, ago);
  }
  return found;
}

/** Where a phone thinks it is: some metres off in any direction. */
function near(random: Random, spot: Spot, metres: number) {
  const angle = random.next() * 2 * Math.PI;
  const off = (metres * (0.6 + random.next() * 0.8)) / metresPerDegree;
  return {
    lat: Number((spot.lat + Math.sin(angle) * off).toFixed(6)),
    lng: Number((spot.lng + Math.cos(angle) * off).toFixed(6)),
  };
}
