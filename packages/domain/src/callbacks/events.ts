import { type Rooms, room, roomsAround } from '../kernel/index.ts';

/** A call due or recorded is heard by the zone's housekeeper and those who answer for the community, save whom it is about. */
export function roomsOfCallback(callback: {
  communityId: string;
  zoneId: string | null;
  aboutStaffId: string | null;
}): Rooms {
  const rooms: Rooms = { portal: [], office: roomsAround(callback) };
  return callback.aboutStaffId ? { ...rooms, except: [room.staff(callback.aboutStaffId)] } : rooms;
}
