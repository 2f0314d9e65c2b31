import type { StaffRole } from '@linli/domain/access';
import { type Duty, dateAfter, dateAt, daysOfWeek, weekOf } from '@linli/domain/rosters';
import type { Estate } from './estate.ts';
import type { Random } from './random.ts';
import type { StaffMember } from './staff.ts';

const hour = 60;

/** T10: home repair until 22:30, night duty after. */
const shiftPlans = [
  { key: 'day', name: '白班', nameEn: 'Day', fromMinute: 8.5 * hour, toMinute: 17.5 * hour, night: false },
  { key: 'early', name: '早班', nameEn: 'Early', fromMinute: 7 * hour, toMinute: 15 * hour, night: false },
  { key: 'late', name: '中班', nameEn: 'Late', fromMinute: 15 * hour, toMinute: 22.5 * hour, night: false },
  { key: 'night', name: '夜班', nameEn: 'Night', fromMinute: 22.5 * hour, toMinute: 7 * hour, night: true },
] as const;
type Key = (typeof shiftPlans)[number]['key'];

/** Around the clock, each person one step further every day, with a day off after the night. */
const turns: readonly (Key | null)[] = ['early', 'late', 'night', null];
const aroundTheClock: readonly StaffRole[] = ['tradesperson', 'order_guard'];

/** The shifts, and who has which, from a month ago to the end of next week: the week after is to be copied. */
export function buildRoster(world: { random: Random; now: Date; estate: Estate; staff: readonly StaffMember[] }) {
  const { random, now, estate, staff } = world;
  const { id: communityId, timeZone } = estate.community;
  const shifts = shiftPlans.map(({ key, ...shift }) => ({
    key,
    row: { id: random.id(estate.founded), communityId, ...shift },
  }));
  const today = dateAt(now, timeZone);
  const first = dateAfter(today, -30);
  const last = daysOfWeek(weekOf(dateAfter(today, 7)))[6] ?? today;
  const duties: Duty[] = [];
  for (let date = first; date <= last; date = dateAfter(date, 1)) {
    for (const role of new Set(staff.map((person) => person.role))) {
      const crew = staff.filter((person) => person.role === role && person.communityId === communityId);
      crew.forEach(({ id: staffId }, index) => {
        const key = keyOf(role, index, date);
        const shift = shifts.find((one) => one.key === key);
        if (shift) duties.push({ staffId, shiftId: shift.row.id, date });
      });
    }
  }
  return { shifts: shifts.map(({ row }) => row), duties };
}

function keyOf(role: StaffRole, index: number, date: string): Key | null {
  const day = Math.round(Date.parse(date) / 86_400_000);
  if (aroundTheClock.includes(role)) return turns[(index + day) % turns.length] ?? null;
  // One day off a week, never the same for two who do the same work.
  if ((day + index * 2) % 7 === 0) return null;
  return role === 'cleaner' ? 'early' : 'day';
}
