import type { Actor, StaffActor } from '@linli/domain/access';
import { always } from '@linli/domain/calendars';
import { callPolicy } from '@linli/domain/callbacks';
import {
  type ClockMatter,
  nextDue,
  promiseClocks,
  promiseHours,
  promiseOf,
  readClocks,
  stepsOf,
} from '@linli/domain/clocks';
import { rootOf, searchTerms } from '@linli/domain/tickets';
import { placeOfSpot, placeOfUnit } from '@linli/domain/zones';
import { type Alarms, clockEntriesOf } from './alarms.ts';
import { plusMinutes } from './calendar.ts';
import { answersTo } from './categories.ts';
import { play, standings } from './courses.ts';
import { Dossier, type TicketRow } from './dossier.ts';
import type { Estate, Spot } from './estate.ts';
import type { Matter } from './matters/index.ts';
import type { Plan } from './plans.ts';
import type { Random } from './random.ts';
import type { StaffMember } from './staff.ts';
import { type Story, tell } from './story.ts';
import type { Teams } from './teams.ts';

type World = {
  random: Random;
  now: Date;
  estate: Estate;
  staff: readonly StaffMember[];
  teams: Teams;
  alarms: Alarms;
};

/** The number of the first ticket, as the sequence gives it. */
const firstNumber = 10_001;

/** Turns the plans into tickets with their whole histories. */
export function playOut(world: World, plans: readonly Plan[]): Dossier[] {
  const dossiers = new Map<Plan, Dossier>();
  plans.forEach((plan, index) => {
    const { story, dossier } = open(world, plan, firstNumber + index);
    dossiers.set(plan, dossier);
    const into = plan.into && dossiers.get(plan.into);
    if (into) {
      story.accept();
      story.merge(into);
    } else if (plan.standing) {
      play(standings[plan.standing] ?? [], story, world.random);
      if (plan.special === 'offered') story.offer();
      if (plan.special === 'posted') story.post();
      if (plan.special === 'returned') story.giveBack();
      if (plan.special === 'crew') story.sendTogether();
      if (plan.special === 'lent') story.borrow();
      const parent = plan.under && dossiers.get(plan.under.plan);
      if (plan.under && parent) story.hangUnder(parent, plan.under.link);
      if (plan.special === 'disagreed') story.disagree('judgement');
      if (plan.special === 'suspended') story.disagree('unsafe');
    } else if (plan.course) {
      play(plan.course.steps, story, world.random);
      story.callWhoIsOwed();
    }
  });
  for (const dossier of dossiers.values()) setNextDue(world, dossier);
  return [...dossiers.values()];
}

/** By the clocks, as each step of the product does. */
export function setNextDue({ estate: { clocks }, now }: Pick<World, 'estate' | 'now'>, { row, events }: Dossier): void {
  const steps = stepsOf(row as TicketRow & ClockMatter, clockEntriesOf(events));
  const readings = readClocks(steps, clocks.policies, clocks.calendars, now);
  const doneDueAt = row.doneDueAt as Date;
  const clock = promiseClocks(steps, clocks.policies, clocks.calendars, now, 'completion').at(-1);
  const next = nextDue(readings, { at: doneDueAt, clock: 'completion' }, { doneDueAt, clock });
  const { promiseAt, runsSince } = next;
  Object.assign(row, { nextDueAt: next.at, nextClock: next.clock, promiseAt, runsSince });
}

function open(world: World, plan: Plan, number: number): { story: Story; dossier: Dossier } {
  const { random, now, staff } = world;
  const { clocks } = world.estate;
  const { matter, createdAt, signIn, reporter } = plan;
  const calls = clocks.calendars[callPolicy.calendar] ?? always;
  const director = theOne(staff, ({ role }) => role === 'director');
  const desk = random.pick(staff.filter(({ role }) => role === 'front_desk'));
  const where = placeOf(world, plan);
  const keeper = theOne(staff, ({ leads }) => leads.includes(where.zoneId));
  const above = plan.special === 'about' ? theOne(staff, ({ id }) => id === keeper.superiorId) : null;
  const colleague = theOne(staff, ({ role, id }) => role === 'housekeeper' && id !== keeper.id);
  const registers = signIn?.staff ?? (plan.source === 'portal' ? null : desk);
  const by: Actor | undefined = registers?.actor ?? reporter?.member.actor;
  if (!by) throw new Error('Nobody reported this matter.');
  const text = random.vary(matter.text);
  const name = reporter?.member.name ?? registers?.name ?? '';
  const row: TicketRow = {
    id: random.id(createdAt),
    number,
    communityId: world.estate.community.id,
    zoneId: where.zoneId,
    kind: matter.kind,
    source: plan.source,
    category: matter.category,
    area: matter.area,
    severity: matter.severity,
    status: 'submitted',
    heldFrom: null,
    matter: text,
    // The same words that a submission is found by: see tickets/commands/intake in services.
    search: searchTerms(`${text} ${where.place.zh} ${where.place.en} ${name}`),
    placeText: where.place.zh,
    placeTextEn: where.place.en,
    unitId: where.unitId,
    spotId: where.spotId,
    lat: signIn?.row.lat ?? null,
    lng: signIn?.row.lng ?? null,
    householdId: reporter?.home.id ?? null,
    reporterMemberId: reporter?.member.id ?? null,
    reporterStaffId: registers?.id ?? null,
    reporterName: name,
    reporterPhone: reporter?.member.phone ?? '',
    firstResponsibleId: above?.id ?? registers?.id ?? null,
    assigneeId: null,
    aboutStaffId: above ? keeper.id : null,
    handoverToId: null,
    attentionId: null,
    arbiterId: null,
    orderSuspended: false,
    lendingZoneId: null,
    lenderId: null,
    assigneeLeaderId: null,
    offeredTeamId: null,
    companionIds: [],
    mergedIntoId: null,
    parentId: null,
    parentLink: null,
    childCount: 0,
    patrolSignInId: signIn?.row.id ?? null,
    version: 1,
    reopenCount: 0,
    createdAt,
    updatedAt: createdAt,
    ...promiseOf(clocks.policies, clocks.calendars, matter, createdAt),
    nextDueAt: createdAt,
    nextClock: 'completion',
    repliedAt: null,
    doneAt: null,
    endedAt: null,
    holdUntil: null,
    heldAt: null,
    rating: null,
    ratingWords: '',
    submissionKey: random.id(createdAt),
  };
  const dossier = new Dossier(
    {
      now,
      random,
      directorId: director.id,
      alarms: world.alarms,
      calls,
      hours: promiseHours(clocks, matter, createdAt),
    },
    row,
    keeper.id,
    by,
  );
  const [submitted] = dossier.events;
  const answers = reporter ? answersTo(matter, number) : [];
  if (submitted && answers.length > 0) submitted.data = { answers };
  if (matter.scene) dossier.photograph(by, matter.scene, 'before');
  const worker = workerFor(world, matter, where.zoneId, keeper);
  const story = tell({
    dossier,
    matter,
    random,
    steers: (signIn?.staff ?? above ?? keeper).actor satisfies StaffActor,
    colleague,
    works: worker,
    helper: helperFor(world, matter, where.zoneId),
    along:
      staff.find(
        ({ role, trades, id }) =>
          role === worker.role && id !== worker.id && (trades as string[]).includes(rootOf(matter.category)),
      ) ?? null,
    team: world.teams.rows.find(({ trades }) => (trades as string[]).includes(rootOf(matter.category))) ?? null,
    resident: reporter?.member.actor ?? null,
    director: director.actor,
    arbiter: director,
    head: theOne(staff, ({ role }) => role === 'department_head').actor,
    moments: plan.standing ? momentsOf(random, plan, now) : null,
  });
  return { story, dossier };
}

/** The trade first, then the zone (T7); what needs no trade the housekeeper does alone. */
function workerFor({ random, staff }: World, matter: Matter, zoneId: string, keeper: StaffMember): StaffMember {
  const ground = staff.filter(
    ({ role, trades }) =>
      ['tradesperson', 'cleaner', 'order_guard'].includes(role) &&
      (trades as string[]).includes(rootOf(matter.category)),
  );
  if (ground.length === 0) return keeper;
  const near = ground.filter(({ supports }) => supports.includes(zoneId));
  return random.pick(near.length > 0 && random.chance(0.9) ? near : ground);
}

/** T7: somebody of the trade who works in another zone alone, and the zone that lends them. */
function helperFor({ staff, estate }: World, matter: Matter, zoneId: string) {
  const person = staff.find(
    ({ role, trades, supports }) =>
      role === 'tradesperson' &&
      (trades as string[]).includes(rootOf(matter.category)) &&
      supports.length > 0 &&
      !supports.includes(zoneId),
  );
  const zone = estate.zones.find(({ id }) => id === person?.supports[0]);
  const lender = staff.find(({ leads }) => zone && leads.includes(zone.id));
  return person && zone && lender ? { person, zone, lender } : null;
}

function placeOf({ random, estate }: World, { matter, reporter, signIn }: Plan) {
  const spot =
    signIn?.spot ??
    (reporter && matter.area === 'public' ? spotFor(random, estate, matter, reporter.home.unit.building.id) : null);
  if (spot) return { zoneId: spot.zoneId, unitId: null, spotId: spot.id, place: placeOfSpot(spot, '') };
  if (!reporter) throw new Error('A matter without a place.');
  const { unit } = reporter.home;
  return {
    zoneId: unit.building.zoneId,
    unitId: unit.id,
    spotId: null,
    place: placeOfUnit(unit.building, unit.number),
  };
}

/** In the reporter's own block, or shared by all. */
function spotFor(random: Random, estate: Estate, matter: Matter, buildingId: string): Spot {
  const fitting = estate.spots.filter(({ kind }) => matter.spots.includes(kind));
  const near = fitting.filter((spot) => spot.buildingId === buildingId || spot.buildingId === null);
  return random.pick(near.length > 0 ? near : fitting);
}

/**
 * A first answer soon and each step a while after the one before, as it goes where people keep their promises. What was ended before it was opened
 * again took most of its age, and was opened again just now.
 */
function momentsOf(random: Random, { createdAt, standing }: Plan, now: Date): Date[] {
  const age = (now.getTime() - createdAt.getTime()) / 60_000;
  const first = Math.min(age * 0.4, random.between(4, 20));
  if (standing === 'reopened') {
    const last = age - random.between(5, 20);
    return Array.from({ length: 8 }, (_, index) => plusMinutes(createdAt, first + ((last - first) * index) / 7));
  }
  let at = first;
  return Array.from({ length: 9 }, () => {
    const moment = plusMinutes(createdAt, at);
    at += Math.min(random.between(7, 20), (age - at) / 2);
    return moment;
  });
}

function theOne(staff: readonly StaffMember[], fits: (person: StaffMember) => boolean): StaffMember {
  const found = staff.find(fits);
  if (!found) throw new Error('The demo staff lacks somebody.');
  return found;
}
