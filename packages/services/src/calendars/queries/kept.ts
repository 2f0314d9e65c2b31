import { type KeptCalendar, startingCalendars } from '@linli/domain/calendars';
import type { Read } from '../../context/index.ts';

/** A calendar as it stands in its row; one that was never changed has no row and the version 0. */
export type VersionedCalendar = KeptCalendar & { version: number };

/** The rows of the calendars of a community `c`, as JSON. */
export const calendarsJson = `coalesce((select json_agg(json_build_object('name', k.name, 'week', k.week, 'workday', k.workday,
  'knownYears', k.known_years, 'eras', k.eras, 'days', k.days, 'reasons', k.reasons, 'version', k.version) order by k.name)
  from calendar k where k.community_id = c.id), '[]'::json)`;

/** Those that every community has, each as the community has changed it, and its own after them. */
export function withStarting(rows: readonly VersionedCalendar[]): VersionedCalendar[] {
  const starting = startingCalendars().map((calendar) => ({ ...calendar, version: 0 }));
  const own = rows.filter(({ name }) => !starting.some((calendar) => calendar.name === name));
  return [...starting.map((calendar) => rows.find(({ name }) => name === calendar.name) ?? calendar), ...own];
}

/** Every calendar of a community as it keeps them. */
export async function findKeptCalendars(read: Read, communityId: string): Promise<VersionedCalendar[]> {
  const [row] = await read<{ calendars: VersionedCalendar[] }>(
    `select ${calendarsJson} as calendars from community c where c.id = $1::uuid`,
    [communityId],
  );
  return withStarting(row?.calendars ?? []);
}
