import type { Rooms } from '../tickets/index.ts';

/** A sign-in is heard by the zone and by those who answer for the community. */
export function roomsOfSignIn(signIn: { communityId: string; zoneId: string | null; staffId: string }): Rooms {
  const office = [`community:${signIn.communityId}`, `staff:${signIn.staffId}`];
  if (signIn.zoneId) office.push(`zone:${signIn.zoneId}`);
  return { portal: [], office };
}
