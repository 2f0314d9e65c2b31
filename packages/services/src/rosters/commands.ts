import { newId } from '@linli/db';
import { authorize, can } from '@linli/domain/access';
import { DomainError } from '@linli/domain/kernel';
import {
  type AddShiftInput,
  type CopyWeekInput,
  dateAfter,
  dateAt,
  daysOfWeek,
  type EditRosterInput,
  findOverlap,
  isWeekOver,
  type RemoveShiftInput,
  shiftMinutes,
  weekOf,
} from '@linli/domain/rosters';
import type { Ctx, Tx } from '../context/index.ts';
import { inTransaction } from '../tickets/commands/append.ts';
import { dutySubject } from './queries.ts';
import type { RosterRefView } from './views.ts';

type Held = { staffId: string; shiftId: string; date: string };

/**
 * Writes all the shifts that somebody has on a day; an empty list is a day off.
 * @throws DomainError `duty.unfit` for who has left or a shift of elsewhere, `duty.overlap`, `duty.week_over`, `access.denied`
 */
export function editRoster(ctx: Ctx, input: EditRosterInput): Promise<RosterRefView> {
  return inTransaction(ctx.db, async (tx) => {
    const person = await tx.staff.findUnique({ where: { id: input.staffId } });
    if (!person?.communityId) throw new DomainError('record.not_found');
    const { communityId } = person;
    authorize(ctx.actor, 'roster.edit', dutySubject({ ...person, communityId }));
    await requireAhead(ctx, tx, communityId, input.date);
    await lockRosters(tx, communityId);
    const shifts = await tx.shift.findMany({ where: { communityId } });
    const wanted = [...new Set(input.shiftIds)];
    const known = wanted.every((id) => shifts.some((shift) => shift.id === id));
    if (!known || (!person.active && wanted.length > 0)) throw new DomainError('duty.unfit');
    const duties = wanted.map((shiftId) => ({ staffId: person.id, shiftId, date: input.date }));
    const around = await findDuties(tx, [person.id], dateAfter(input.date, -1), dateAfter(input.date, 1));
    if (overlaps(shifts, [...around.filter(({ date }) => date !== input.date), ...duties])) {
      throw new DomainError('duty.overlap');
    }
    await tx.duty.deleteMany({ where: { staffId: person.id, date: new Date(input.date) } });
    await insert(tx, duties);
    return { communityId, changed: duties.length, skipped: 0 };
  });
}

/**
 * The week before once more, for those who have nothing in this one yet and whose roster the actor writes. Who has left
 * meanwhile, and what would overlap, is left out and counted.
 * @throws DomainError `duty.week_over`, `access.denied`
 */
export function copyWeek(ctx: Ctx, input: CopyWeekInput): Promise<RosterRefView> {
  return inTransaction(ctx.db, async (tx) => {
    const { communityId } = input;
    if (!can(ctx.actor, 'roster.view', { communityId, zoneId: null })) throw new DomainError('access.denied');
    await lockRosters(tx, communityId);
    const everybody = await tx.staff.findMany({ where: { communityId } });
    const mine = everybody.filter((person) => can(ctx.actor, 'roster.edit', dutySubject({ ...person, communityId })));
    if (mine.length === 0) throw new DomainError('access.denied');
    await requireAhead(ctx, tx, communityId, input.date);
    const shifts = await tx.shift.findMany({ where: { communityId } });
    const week = daysOfWeek(weekOf(input.date));
    const [first = '', last = ''] = [week[0], week[6]];
    const ids = mine.map(({ id }) => id);
    const held = await findDuties(tx, ids, dateAfter(first, -8), dateAfter(last, 1));
    const planned = new Set(held.filter(({ date }) => week.includes(date)).map(({ staffId }) => staffId));
    const source = held.filter(({ date }) => date >= dateAfter(first, -7) && date < first);
    const added: Held[] = [];
    let skipped = 0;
    for (const { staffId, shiftId, date } of source) {
      if (planned.has(staffId)) continue;
      const duty = { staffId, shiftId, date: dateAfter(date, 7) };
      const active = mine.some((person) => person.id === staffId && person.active);
      const others = [...held, ...added].filter((other) => other.staffId === staffId);
      if (active && !overlaps(shifts, [...others, duty])) added.push(duty);
      else skipped += 1;
    }
    await insert(tx, added);
    return { communityId, changed: added.length, skipped };
  });
}

/** A new shift. @throws DomainError `shift.empty` for one of no length, `shift.name_taken`, `access.denied` */
export function addShift(ctx: Ctx, input: AddShiftInput): Promise<RosterRefView> {
  return inTransaction(ctx.db, async (tx) => {
    const { communityId, from: fromMinute, to: toMinute, ...names } = input;
    authorize(ctx.actor, 'shift.edit', { communityId, zoneId: null });
    if (shiftMinutes({ fromMinute, toMinute }) === 0) throw new DomainError('shift.empty');
    await lockRosters(tx, communityId);
    if (await tx.shift.findFirst({ where: { communityId, name: input.name } })) {
      throw new DomainError('shift.name_taken');
    }
    await tx.shift.create({ data: { id: newId(), communityId, ...names, fromMinute, toMinute } });
    return { communityId, changed: 1, skipped: 0 };
  });
}

/** A shift that nobody ever had can go; what was worked stays on record. @throws DomainError `shift.in_use` */
export function removeShift(ctx: Ctx, input: RemoveShiftInput): Promise<RosterRefView> {
  return inTransaction(ctx.db, async (tx) => {
    const shift = await tx.shift.findUnique({ where: { id: input.shiftId } });
    if (!shift) throw new DomainError('record.not_found');
    authorize(ctx.actor, 'shift.edit', { communityId: shift.communityId, zoneId: null });
    await lockRosters(tx, shift.communityId);
    if (await tx.duty.findFirst({ where: { shiftId: shift.id } })) throw new DomainError('shift.in_use');
    await tx.shift.delete({ where: { id: shift.id } });
    return { communityId: shift.communityId, changed: 1, skipped: 0 };
  });
}

/** What was worked stands on record: a week that is over is not rewritten. @throws DomainError `duty.week_over` */
async function requireAhead(ctx: Ctx, tx: Tx, communityId: string, date: string): Promise<void> {
  const { timeZone } = await tx.community.findUniqueOrThrow({ where: { id: communityId } });
  if (isWeekOver(date, dateAt(ctx.clock(), timeZone))) throw new DomainError('duty.week_over');
}

/** Two who write one community's roster at once go one after the other, or both would miss an overlap. */
async function lockRosters(tx: Tx, communityId: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`roster:${communityId}`}, 0))`;
}

async function findDuties(tx: Tx, staffIds: readonly string[], from: string, to: string): Promise<Held[]> {
  return await tx.$queryRaw<Held[]>`
    select d.staff_id as "staffId", d.shift_id as "shiftId", d.date::text as date from duty d
    where d.staff_id = any(${staffIds}::uuid[]) and d.date between ${from}::date and ${to}::date
    order by d.date, d.shift_id, d.staff_id`;
}

function overlaps(shifts: readonly { id: string; fromMinute: number; toMinute: number }[], duties: readonly Held[]) {
  const held = duties.flatMap(({ shiftId, date }) => {
    const shift = shifts.find(({ id }) => id === shiftId);
    return shift ? [{ date, shift }] : [];
  });
  return findOverlap(held);
}

async function insert(tx: Tx, duties: readonly Held[]): Promise<void> {
  await tx.duty.createMany({ data: duties.map((duty) => ({ ...duty, date: new Date(duty.date) })) });
}
