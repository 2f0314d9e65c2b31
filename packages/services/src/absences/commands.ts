import { newId } from '@linli/db';
import {
  type Absence,
  type AbsenceInput,
  type EnterAbsenceInput,
  hintOfStandingIn,
  isCalledOff,
  type LeaveStaff,
  leaveSpan,
  requireSoundAbsence,
} from '@linli/domain/absences';
import { authorize } from '@linli/domain/access';
import { DomainError } from '@linli/domain/kernel';
import { addJob, type Ctx, notify, type Tx } from '../context/index.ts';
import { superiorOf } from '../people/queries.ts';
import { inTransaction } from '../tickets/commands/append.ts';
import { deputySubject, leaveSubject } from './queries.ts';
import type { AbsenceRefView, EndedAbsenceView } from './views.ts';

/**
 * Enters somebody's leave with a deputy, who has to say yes before it counts (T5).
 * @throws DomainError what `requireSoundAbsence` refuses, `access.denied`, `record.not_found`
 */
export function enterAbsence(ctx: Ctx, input: EnterAbsenceInput): Promise<AbsenceRefView> {
  return inTransaction(ctx.db, async (tx) => {
    const { actor } = ctx;
    if (actor.kind !== 'staff') throw new DomainError('access.denied');
    const { person, deputy, timeZone } = await lockBoth(tx, input);
    authorize(actor, 'absence.edit', leaveSubject(actor, person));
    const span = leaveSpan(input, timeZone);
    requireSoundAbsence(span, { person, deputy }, await findAround(tx, input), ctx.clock());
    const row = { id: newId(), staffId: person.id, deputyId: deputy.id, ...span };
    await tx.absence.create({ data: { ...row, byId: actor.staffId, createdAt: ctx.clock() } });
    return { id: row.id };
  });
}

/**
 * The deputy says yes: from the first day on, everything of the absent person is shown to them and may be done by them.
 * What has changed since it was entered is looked at anew. Said twice, it is said once.
 * @throws DomainError what `requireSoundAbsence` refuses, `absence.over`, `access.denied`, `record.not_found`
 */
export function confirmAbsence(ctx: Ctx, input: AbsenceInput): Promise<AbsenceRefView> {
  return inTransaction(ctx.db, async (tx) => {
    const { absence, person, deputy } = await requireAbsence(tx, input);
    authorize(ctx.actor, 'absence.confirm', deputySubject(ctx.actor, deputy.id, person.communityId));
    if (isOver(absence, ctx.clock())) throw new DomainError('absence.over');
    const others = (await findAround(tx, absence)).filter(({ id }) => id !== absence.id);
    requireSoundAbsence(absence, { person, deputy }, others, ctx.clock());
    // Of complaints about the deputy the deputy gets none: they go one level up, past whoever is on leave here (T5).
    const communityId = person.communityId ?? deputy.communityId;
    const aboveId = communityId && (await superiorOf(tx, deputy.id, communityId, undefined, person.id));
    await tx.absence.update({ where: { id: absence.id }, data: { state: 'confirmed', aboveId } });
    await tellWhenStandingInChanges(tx, { ...absence, aboveId }, ctx.clock());
    return { id: absence.id };
  });
}

/**
 * Called off, or back before the time: everything is the person's own again.
 * @throws DomainError `absence.over`, `access.denied`, `record.not_found`
 */
export function endAbsence(ctx: Ctx, input: AbsenceInput): Promise<EndedAbsenceView> {
  return inTransaction(ctx.db, async (tx) => {
    const { absence, person } = await requireAbsence(tx, input);
    authorize(ctx.actor, 'absence.edit', leaveSubject(ctx.actor, person));
    if (isOver(absence, ctx.clock())) throw new DomainError('absence.over');
    const cancelled = ctx.clock() < absence.startsAt;
    await tx.absence.update({ where: { id: absence.id }, data: { state: cancelled ? 'cancelled' : 'ended' } });
    await notify(tx, ...hintOfStandingIn(absence));
    return { id: absence.id, cancelled };
  });
}

/** Open sockets follow at the first moment and after the last: by a job each, and at once where the first has come. */
async function tellWhenStandingInChanges(
  tx: Tx,
  absence: Absence & { id: string; aboveId: string | null },
  now: Date,
): Promise<void> {
  const { id, startsAt, endsAt } = absence;
  if (startsAt <= now) await notify(tx, ...hintOfStandingIn(absence));
  else await addJob(tx, 'tell_standing_in', { absenceId: id }, { key: `standing_in:${id}:begins`, runAt: startsAt });
  await addJob(tx, 'tell_standing_in', { absenceId: id }, { key: `standing_in:${id}:ends`, runAt: endsAt });
}

const isOver = (absence: Absence, now: Date) => isCalledOff(absence) || absence.endsAt <= now;

type Pair = { staffId: string; deputyId: string };

async function requireAbsence(tx: Tx, { absenceId }: AbsenceInput) {
  const pair = await tx.absence.findUnique({ where: { id: absenceId } });
  if (!pair) throw new DomainError('record.not_found');
  const people = await lockBoth(tx, pair);
  const absence = await tx.absence.findUniqueOrThrow({ where: { id: absenceId } });
  return { absence: { ...absence, state: absence.state as Absence['state'] }, ...people };
}

/**
 * Both people with what decides; locked in one order, so that two leaves that exclude each other come one after the other,
 * and a dismissal before or after.
 */
async function lockBoth(tx: Tx, { staffId, deputyId }: Pair) {
  const rows = await tx.$queryRaw<(LeaveStaff & { timeZone: string })[]>`
    select s.id, s.active, exists (select 1 from account a where a.staff_id = s.id) as door, s.company_id as "companyId",
      s.region_id as "regionId", s.community_id as "communityId", s.superior_id as "superiorId",
      coalesce((select c.time_zone from community c where c.id = s.community_id), 'Asia/Shanghai') as "timeZone"
    from staff s where s.id in (${staffId}::uuid, ${deputyId}::uuid) order by s.id for no key update of s`;
  const person = rows.find(({ id }) => id === staffId);
  const deputy = rows.find(({ id }) => id === deputyId);
  if (!person || !deputy) throw new DomainError('record.not_found');
  return { person, deputy, timeZone: person.timeZone };
}

/** All leave in which one of the two is away or stands in. */
async function findAround(tx: Tx, { staffId, deputyId }: Pair) {
  const people = [staffId, deputyId];
  const rows = await tx.absence.findMany({
    where: { OR: [{ staffId: { in: people } }, { deputyId: { in: people } }] },
  });
  return rows.map((row) => ({ ...row, state: row.state as Absence['state'] }));
}
