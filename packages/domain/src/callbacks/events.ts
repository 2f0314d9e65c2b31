import { type Rooms, room } from '../kernel/index.ts';

/** A call due or recorded is heard by the zone's housekeeper and by those who answer for the community. */
export function roomsOfCallback(callback: { communityId: string; zoneId: string | null }): Rooms {
  const office = [room.community(callback.communityId)];
  if (callback.zoneId) office.push(room.zone(callback.zoneId));
  return { portal: [], office };
}
