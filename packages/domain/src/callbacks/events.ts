import type { Rooms } from '../tickets/index.ts';

/** A call due or recorded is heard by the zone's housekeeper and by those who answer for the community. */
export function roomsOfCallback(callback: { communityId: string; zoneId: string | null }): Rooms {
  const office = [`community:${callback.communityId}`];
  if (callback.zoneId) office.push(`zone:${callback.zoneId}`);
  return { portal: [], office };
}
