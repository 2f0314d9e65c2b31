import { type KeptCalendar, setDay, setWeek } from '@linli/domain/calendars';
import { dateAfter, dateAt } from '@linli/domain/rosters';
import { startOfDay } from './calendar.ts';
import type { Estate } from './estate.ts';
import { createRandom } from './random.ts';
import type { StaffMember } from './staff.ts';

/** T8: the gardeners' own calendar, with winter hours to come and a day off, and on record who set them. */
export function buildCalendars({ now, estate, staff }: { now: Date; estate: Estate; staff: readonly StaffMember[] }) {
  // Chance of its own: the rest of the demo stays as it is.
  const random = createRandom(61_608);
  const { id: communityId, timeZone } = estate.community;
  const byId = staff.find(({ role }) => role === 'director')?.id ?? null;
  const today = dateAt(now, timeZone);
  const [winter, pruning] = [dateAfter(today, 21), dateAfter(today, 9)];
  const week = (...hours: [number, number][]) => ({
    week: [hours, hours, hours, hours, hours, hours.slice(0, 1), []],
    workday: null,
    knownYears: [],
  });
  const name = '绿化班';
  const [summer, shorter] = [week([420, 660], [900, 1080]), week([480, 720], [810, 1020])];
  const reason = '与街道联合修剪行道树，当天按街道安排';
  const rule = [[540, 720]] as const;
  const plain: KeptCalendar = { name, ...summer, eras: [], days: {}, reasons: {} };
  const kept = setDay(setWeek(plain, winter, shorter), { date: pruning, rule, reason }, now);
  const change = (kind: string, ago: number, data: object) => ({
    ...{ id: random.id(now), communityId, calendar: name, kind, data, byId, at: startOfDay(now, ago) },
  });
  return {
    rows: [{ id: random.id(now), communityId, ...kept, changedById: byId, changedAt: startOfDay(now, 3), version: 3 }],
    changes: [
      change('added', 40, summer),
      change('week', 6, { from: winter, ...shorter }),
      change('day', 3, { date: pruning, rule, reason }),
    ],
  };
}
