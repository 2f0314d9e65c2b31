import type { Prisma } from '@linli/db';
import { chooseInspector, reinspectionAfter, startingRule } from '@linli/domain/reinspections';
import type { Severity, TicketSource } from '@linli/domain/tickets';
import { inWorkingHours, plusDays, plusMinutes } from './calendar.ts';
import type { Dossier } from './dossier.ts';
import type { Estate } from './estate.ts';
import type { Random } from './random.ts';
import type { StaffMember } from './staff.ts';
import { setNextDue } from './tickets.ts';

type World = { random: Random; now: Date; estate: Estate; staff: readonly StaffMember[] };
type Row = Omit<Prisma.ReinspectionCreateManyInput, 'id' | 'nextAt' | 'status'> & {
  id: string;
  dueAt: Date;
  nextAt: Date;
  status: string;
};
type Owed = { row: Row; dossier: Dossier; inspector: StaffMember };

const fails = '同一位置又出现同样的问题，接线松动，没有修到位。';
const putsOff = '机房锁着，钥匙在维保单位，约好改天开门。';

/**
 * T9: what the closed findings of the month owe by the starting rule, and what became of it: nearly all passed in time, one
 * failed and is open again, one or two are late, one was put off; what closed last still waits.
 */
export function reinspectFindings(world: World, dossiers: readonly Dossier[]): Row[] {
  const { random, now } = world;
  const owed = dossiers.flatMap((dossier) => owe(world, dossier) ?? []);
  owed.sort((a, b) => a.row.dueAt.getTime() - b.row.dueAt.getTime());
  const over = owed.filter(({ row }) => row.dueAt <= now);
  // Shown with a photo, where there is one to be had.
  const failed = over.findLast(({ dossier }) => dossier.photos.length > 0) ?? over.at(-1);
  const waiting = owed.filter(({ row }) => row.dueAt > now);
  // Some always wait: more are late where few have closed of late.
  const late = over.filter((one) => one !== failed).slice(-Math.max(1, 3 - waiting.length));
  for (const one of over) if (!late.includes(one)) look(world, one, one === failed);
  const [put] = waiting;
  if (put) {
    const { row, dossier, inspector } = put;
    const nextAt = plusDays(row.dueAt, 2);
    const closedAt = row.createdAt as Date;
    const at = new Date(
      Math.max(plusMinutes(now, -random.between(20, 90)).getTime(), plusMinutes(closedAt, 1).getTime()),
    );
    if (dossier.putOff(inspector.actor, at, nextAt, putsOff))
      Object.assign(row, { nextAt, words: putsOff, postponed: 1, version: 2 });
  }
  if (failed) setNextDue(world, failed.dossier);
  return owed.map(({ row }) => row);
}

function owe({ random, staff }: World, dossier: Dossier): Owed | undefined {
  const { row: ticket, events } = dossier;
  const closedAt = ticket.endedAt as Date | null;
  if (!closedAt) return undefined;
  const { severity, source, status, id: ticketId, communityId, zoneId } = ticket;
  const closed = { id: ticketId, severity: severity as Severity, source: source as TicketSource, status };
  const due = reinspectionAfter(closed, { failedBefore: false, rule: startingRule }, closedAt);
  if (!due) return undefined;
  const did = events.flatMap(({ type, actorId }) =>
    ['finished', 'settled'].includes(type) && actorId ? [actorId] : [],
  );
  const doerIds = [...new Set([...did, ...(ticket.assigneeId ? [ticket.assigneeId] : [])])].sort();
  const keeper = staff.find(({ leads }) => zoneId !== null && leads.includes(zoneId));
  const chain = [keeper?.id, keeper?.superiorId].filter((id) => typeof id === 'string');
  const inspectorId = chooseInspector(chain, { doerIds, finderId: ticket.reporterStaffId, aboutStaffId: null });
  const inspector = staff.find(({ id }) => id === inspectorId);
  if (!inspector) return undefined;
  const { reason, lot, dueAt } = due;
  const place = { communityId, zoneId, ticketId, inspectorId, doerIds, createdAt: closedAt };
  const open = { status: 'due', outcome: null, words: '', doneAt: null, doneById: null, postponed: 0, version: 1 };
  const row: Row = {
    id: random.id(closedAt),
    ...place,
    ...open,
    reason,
    lot,
    share: startingRule.share,
    dueAt,
    nextAt: dueAt,
  };
  return { row, dossier, inspector };
}

/** By day, one to two days after the closing. */
function look({ random }: World, { row, dossier, inspector }: Owed, fail: boolean): void {
  const free = plusMinutes(row.createdAt as Date, random.between(20 * 60, 50 * 60));
  const at = inWorkingHours(free, 9 * 60, 18 * 60, random.between(2, 35));
  const outcome = fail ? 'failed' : 'passed';
  const words = fail ? fails : '';
  if (!dossier.reinspect(inspector.actor, at, outcome, words)) return;
  Object.assign(row, { status: 'done', outcome, words, doneAt: at, doneById: inspector.id, version: 2 });
}
