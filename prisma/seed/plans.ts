import type { LinkKind } from '@linli/domain/links';
import type { TicketKind, TicketSource, TicketStatus } from '@linli/domain/tickets';
import { plusMinutes, startOfDay } from './calendar.ts';
import { type Course, courses } from './courses.ts';
import {
  aboutHousekeeper,
  complaints,
  declined,
  findings,
  linkedRepairs,
  type Matter,
  repairs,
  requests,
} from './matters/index.ts';
import type { SignIn } from './patrols.ts';
import type { Random } from './random.ts';
import type { Home, Member } from './residents.ts';

/** A matter that will happen: when, to whom, and how it goes. */
export type Plan = {
  createdAt: Date;
  matter: Matter;
  source: TicketSource;
  /** Of a resident's matter. */
  reporter: { home: Home; member: Member } | null;
  /** Of a patrol finding. */
  signIn: SignIn | null;
  /** Either its whole course, or where it stands now, or the earlier one it is merged into. */
  course: Course | null;
  standing: TicketStatus | null;
  into: Plan | null;
  /** T5: a complaint about the zone's housekeeper, or a matter that is being handed over. */
  /** T7: on a team's board, given back once, or sent with somebody along. */
  special?: 'about' | 'offered' | 'posted' | 'returned' | 'crew' | 'disagreed' | 'suspended' | 'lent';
  /** T3: the earlier one that it hangs under, and why. */
  under?: { plan: Plan; link: LinkKind };
};

type World = {
  random: Random;
  now: Date;
  homes: readonly Home[];
  signIns: readonly SignIn[];
  deal: (kind: TicketKind, english: boolean) => Matter;
};

/** Of hundred matters from residents. */
const kindShares: [TicketKind, number][] = [
  ['repair', 52],
  ['complaint', 22],
  ['enquiry', 9],
  ['suggestion', 6],
  ['praise', 4],
  ['service', 7],
];
const sourceShares: [TicketSource, number][] = [
  ['portal', 64],
  ['phone', 23],
  ['walk_in', 10],
  ['letter', 3],
];
const pools: Record<TicketKind, readonly Matter[]> = {
  repair: repairs,
  complaint: complaints,
  enquiry: requests,
  suggestion: requests,
  praise: requests,
  service: requests,
  patrol: findings,
};

/** Deals matters like cards, so that the same sentence comes back only when all others have been said. */
function createDealer(random: Random): World['deal'] {
  const decks = new Map<string, Matter[]>();
  return (kind, english) => {
    const own = pools[kind].filter((matter) => matter.kind === kind && matter.english === english);
    // Not every kind has words in English: those households then ask for a repair.
    const pool = own.length > 0 ? own : repairs.filter((matter) => matter.english === english);
    const name = `${pool[0]?.kind} ${english}`;
    const deck = decks.get(name) ?? [];
    if (deck.length === 0) deck.push(...random.shuffle(pool));
    decks.set(name, deck);
    return deck.pop() ?? random.pick(pool);
  };
}

function byShare<T>(random: Random, shares: readonly (readonly [T, number])[]): T {
  let left = random.next() * shares.reduce((sum, [, share]) => sum + share, 0);
  for (const [value, share] of shares) {
    left -= share;
    if (left < 0) return value;
  }
  return random.pick(shares)[0];
}

const pickCourse = (random: Random, kind: TicketKind) =>
  byShare(
    random,
    courses[kind].map((course) => [course, course.weight] as const),
  );

/** Everything of the last thirty days in the order in which it was reported. */
export function planMonth(given: Omit<World, 'deal'>): Plan[] {
  const world = { ...given, deal: createDealer(given.random) };
  const plans = [
    ...planDays(world),
    ...planFindings(world),
    ...planStandings(world),
    ...planFocus(world),
    ...planOwners(world),
    ...planLinks(world),
  ];
  return plans.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
}

function planResident(world: World, kind: TicketKind, createdAt: Date, among: readonly Home[] = world.homes): Plan {
  const { random } = world;
  const home = random.pick(among);
  const dealt = world.deal(kind, home.english);
  const drawn = pickCourse(random, dealt.kind);
  const plain = dealt.severity !== 'normal' || home.english;
  // Nobody withdraws or declines what cannot wait.
  const course = plain ? (courses[dealt.kind][0] ?? drawn) : drawn;
  const matter = course.declines ? notOurs(random, dealt) : dealt;
  return {
    createdAt,
    matter,
    source: byShare(random, sourceShares),
    reporter: { home, member: random.pick(home.members) },
    signIn: null,
    course,
    standing: null,
    into: null,
  };
}

const notOurs = (random: Random, matter: Matter) => random.pick(declined.filter(({ kind }) => kind === matter.kind));

/** Most between breakfast and bedtime, urgent ones at any hour. */
function planDays(world: World): Plan[] {
  const { random, now } = world;
  const plans: Plan[] = [];
  for (let ago = 29; ago >= 0; ago--) {
    for (let left = random.between(6, 13); left > 0; left--) {
      const late = random.chance(0.06);
      const minutes = late ? random.between(0, 6 * 60) : random.between(7 * 60 + 20, 22 * 60 + 30);
      const createdAt = plusMinutes(startOfDay(now, ago), minutes);
      if (createdAt > plusMinutes(now, -15)) continue;
      plans.push(planResident(world, byShare(random, kindShares), createdAt));
    }
  }
  return plans;
}

/** P4: what was found on a walk, a moment after the sign-in at that place. */
function planFindings({ random, now, signIns }: World): Plan[] {
  const fitting = signIns.filter(
    ({ spot, row }) => row.at < plusMinutes(now, -5) && findings.some(({ spots }) => spots.includes(spot.kind)),
  );
  return random
    .shuffle(fitting)
    .slice(0, 88)
    .map((signIn) => {
      const matter = random.pick(findings.filter(({ spots }) => spots.includes(signIn.spot.kind)));
      const createdAt = plusMinutes(signIn.row.at, random.between(1, 3));
      const course = pickCourse(random, 'patrol');
      return { createdAt, matter, source: 'patrol', reporter: null, signIn, course, standing: null, into: null };
    });
}

/** State, kind, and how many minutes ago it was reported. */
const now: [TicketStatus, TicketKind, readonly number[]][] = [
  ['submitted', 'repair', [3, 8, 14, 22, 150]],
  ['submitted', 'complaint', [6, 35, 170]],
  ['submitted', 'enquiry', [18]],
  ['submitted', 'praise', [40]],
  ['accepted', 'repair', [14, 22, 31, 1900]],
  ['accepted', 'complaint', [18, 33, 3400]],
  ['accepted', 'suggestion', [26]],
  ['dispatched', 'repair', [24, 33, 41, 46, 1700]],
  ['dispatched', 'complaint', [38]],
  ['dispatched', 'service', [29]],
  ['under_way', 'repair', [110, 150, 190, 320, 2100]],
  ['under_way', 'complaint', [280]],
  ['on_hold', 'repair', [400, 900, 1500, 2200]],
  ['done', 'repair', [240, 330, 420, 700]],
  ['done', 'complaint', [520]],
  ['verified', 'repair', [300, 700, 1100, 1900]],
  ['verified', 'complaint', [900, 1700]],
  ['verified', 'service', [1400]],
  ['reopened', 'repair', [800, 1300, 2600]],
  ['reopened', 'complaint', [1500]],
  ['closed', 'complaint', [700, 1600]],
  ['closed', 'repair', [500, 620]],
  ['cancelled', 'repair', [200, 3000]],
  ['rejected', 'repair', [600, 4000]],
];

/** What stands waiting is nothing that burns. */
const calm = (world: World, matter: Matter): Matter =>
  matter.severity === 'normal' && !declined.includes(matter) ? matter : calm(world, world.deal(matter.kind, false));

function planStandings(world: World): Plan[] {
  const homes = world.homes.filter(({ english }) => !english);
  return now.flatMap(([standing, kind, ages]) =>
    ages.map((age) => {
      const plan = planResident(world, kind, plusMinutes(world.now, -age), homes);
      const matter = standing === 'rejected' ? notOurs(world.random, plan.matter) : calm(world, plan.matter);
      return { ...plan, matter, course: null, standing };
    }),
  );
}

/** T5: who answers for it, where that is not as usual. */
function planOwners(world: World): Plan[] {
  const homes = world.homes.filter(({ english }) => !english);
  const planned = (kind: TicketKind, age: number, more: Partial<Plan>): Plan => {
    const plan = planResident(world, kind, plusMinutes(world.now, -age), homes);
    return { ...plan, matter: calm(world, plan.matter), course: null, source: 'portal', ...more };
  };
  return [
    planned('complaint', 230, { matter: aboutHousekeeper, standing: 'accepted', special: 'about' }),
    planned('repair', 340, { standing: 'under_way', special: 'offered' }),
    planned('repair', 43, { standing: 'accepted', special: 'offered' }),
    planned('repair', 16, { standing: 'accepted', special: 'posted' }),
    planned('repair', 27, { standing: 'accepted', special: 'posted' }),
    planned('repair', 39, { standing: 'accepted', special: 'posted' }),
    planned('repair', 58, { standing: 'dispatched', special: 'returned' }),
    planned('repair', 48, { standing: 'dispatched', special: 'crew' }),
    planned('repair', 44, { standing: 'accepted', special: 'lent' }),
    planned('repair', 52, { standing: 'dispatched', special: 'disagreed' }),
    planned('repair', 95, { standing: 'dispatched', special: 'suspended' }),
  ];
}

/** T3: one matter in parts, and one burst pipe that three households report. */
function planLinks(world: World): Plan[] {
  const homes = world.homes.filter(({ english }) => !english);
  const [{ building } = { building: null }] = homes.map(({ unit }) => unit);
  const neighbours = homes.filter(({ unit }) => unit.building === building);
  const planned = (age: number, matter: Matter, more: Partial<Plan> = {}, among = neighbours): Plan => ({
    ...planResident(world, 'repair', plusMinutes(world.now, -age), among),
    ...{ matter, course: null, source: 'portal', standing: 'accepted' },
    ...more,
  });
  const whole = planned(45, linkedRepairs.whole, {}, homes);
  const { reporter } = whole;
  const cause = planned(42, linkedRepairs.cause);
  return [
    whole,
    planned(36, linkedRepairs.part, { reporter, under: { plan: whole, link: 'part' } }),
    planned(36, linkedRepairs.mended, { reporter, standing: 'done', under: { plan: whole, link: 'part' } }),
    cause,
    ...[38, 34, 29].map((age) => planned(age, linkedRepairs.same, { under: { plan: cause, link: 'cause' } })),
  ];
}

/** T6: neighbours report the same lift within the hour; all but the first are merged. */
function planFocus(world: World): Plan[] {
  const { random } = world;
  const lifts = repairs.filter(({ category, english }) => category === 'engineering.lift' && !english);
  return [23, 16, 9, 2].flatMap((ago) => {
    const createdAt = plusMinutes(startOfDay(world.now, ago), random.between(8 * 60, 18 * 60));
    const { building } = random.pick(world.homes).unit;
    const neighbours = world.homes.filter(({ unit, english }) => unit.building === building && !english);
    const matter = random.pick(lifts);
    const first = {
      ...planResident(world, 'repair', createdAt, neighbours),
      matter,
      course: courses.repair[0] ?? null,
    };
    const others = [1, 2].map((turn) => ({
      ...planResident(world, 'repair', plusMinutes(createdAt, turn * random.between(6, 14)), neighbours),
      matter,
      course: null,
      into: first,
    }));
    return [first, ...others];
  });
}
