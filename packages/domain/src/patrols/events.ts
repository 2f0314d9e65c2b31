import { type Rooms, room } from '../kernel/index.ts';

/** A sign-in is heard by the zone and by those who answer for the community. */
export function roomsOfSignIn(signIn: { communityId: string; zoneId: string | null; staffId: string }): Rooms {
  const office = [room.community(signIn.communityId), room.staff(signIn.staffId)];
  if (signIn.zoneId) office.push(room.zone(signIn.zoneId));
  return { portal: [], office };
}
