import {
  actedOn,
  type ClockEntry,
  type ClockMatter,
  type DueAct,
  dueActs,
  escalationList,
  nextWake,
  readClocks,
  reminderThresholds,
  silenceConfirmsAt,
  stepsOf,
  wakeKey,
} from '@linli/domain/clocks';
import { visibilityOf } from '@linli/domain/tickets';
import { actsFor, type ClockAct, type ClockChain, clockEntryOf } from '@linli/services/clocks';
import type { buildAbsences } from './absences.ts';
import type { EventRow, TicketRow } from './dossier.ts';
import type { Estate } from './estate.ts';
import { createRandom } from './random.ts';
import type { StaffMember } from './staff.ts';

/** Writes into a history what the timers of the product would have written until a moment. */
export type Alarms = (row: TicketRow, events: EventRow[], until: Date) => void;

type World = { estate: Estate; staff: readonly StaffMember[]; absences: ReturnType<typeof buildAbsences> };

/** T8: warned, breached and escalated at their moments, by the same rules and words as `watch_clocks`. */
export function createAlarms({ estate: { clocks }, staff, absences }: World): Alarms {
  // Chance of its own: the rest of the demo stays as it is.
  const random = createRandom(80_810);
  const deputyOf = (act: ClockAct, row: TicketRow, at: Date): ClockAct => {
    const { to } = act;
    const away = absences.find(
      ({ staffId, state, startsAt, endsAt }) =>
        staffId === to?.id && state === 'confirmed' && startsAt <= at && at < endsAt,
    );
    const deputy = staff.find(({ id }) => id === away?.deputyId && id !== row.aboutStaffId);
    return to && deputy ? { ...act, to: deputy, inPlaceOf: to } : act;
  };

  return (row, events, until) => {
    const people = chainOf(staff, row);
    const levels = levelsOf(staff, row);
    const entries = () => clockEntriesOf(events);
    const readAt = (at: Date) =>
      readClocks(stepsOf(row as TicketRow & ClockMatter, entries()), clocks.policies, clocks.calendars, at);
    const record = (act: DueAct, at: Date, confirmsAt: Date | null) => {
      for (const each of actsFor(act, people)) {
        const entry = clockEntryOf(deputyOf(each, row, at), confirmsAt);
        const seq = events.length + 1;
        row.version = seq;
        events.push({
          ...{ id: random.id(at), ticketId: row.id, seq, ...entry, at, visibility: visibilityOf(entry.type) },
          ...{ door: 'system', actorKind: 'system', actorId: null, actorName: '', note: '' },
          ...{ fromStatus: row.status, toStatus: row.status },
        });
      }
    };
    const acted = () => {
      const reminded = row.householdId === null ? unaddressed : [];
      return new Map([...actedOn(entries()), ...reminded]);
    };
    let at = events.at(-1)?.at ?? until;
    for (let wake = nextWake(readAt(at), at, acted(), levels); wake && wake.at < until; ) {
      at = new Date(Math.max(at.getTime(), wake.at.getTime()));
      const readings = readAt(at);
      for (const act of dueActs(readings, at, acted(), { levels })) {
        record(act, at, silenceConfirmsAt(readings, entries()));
      }
      wake = nextWake(readings, at, acted(), levels);
    }
  };
}

/** A history of the seed as clocks read it. */
export const clockEntriesOf = (events: readonly EventRow[]): ClockEntry[] =>
  events.map((event) => ({ ...(event as EventRow & ClockEntry), worded: event.note !== '' }));

/** T9: where no resident is, nobody is reminded. */
const unaddressed = [1, 2, 3, 4].flatMap((attempt) =>
  reminderThresholds.map((threshold) => [wakeKey('confirmation', attempt, threshold), new Date(0)] as const),
);

/** How many people a late matter may go up to. */
export const levelsOf = (staff: readonly StaffMember[], row: TicketRow): number =>
  escalationList(chainOf(staff, row)).length;

function chainOf(
  staff: readonly StaffMember[],
  { assigneeId, firstResponsibleId, aboutStaffId, zoneId }: TicketRow,
): ClockChain {
  const director = staff.find(({ role, id }) => role === 'director' && id !== aboutStaffId);
  // T5: to whom it is not there, nothing of it is told.
  const hears = ({ id }: StaffMember) =>
    aboutStaffId === null ||
    [assigneeId, firstResponsibleId, director?.id].includes(id) ||
    isAbove(staff, id, aboutStaffId);
  const persons = staff.map(
    (person) => [person.id, { ...person, active: person.id !== aboutStaffId && hears(person) }] as const,
  );
  const housekeeper = staff.find(({ leads }) => zoneId && leads.includes(zoneId));
  const parties = { assigneeId, firstResponsibleId, housekeeperId: housekeeper?.id ?? null };
  return { ...parties, directorId: director?.id ?? '', staff: Object.fromEntries(persons) };
}

/** Does somebody stand above that person, at any distance? */
function isAbove(staff: readonly StaffMember[], id: string, personId: string): boolean {
  const superiorId = staff.find((person) => person.id === personId)?.superiorId ?? null;
  return superiorId !== null && (superiorId === id || isAbove(staff, id, superiorId));
}
