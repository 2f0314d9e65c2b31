import { type Rooms, room } from '../kernel/index.ts';

/** Who hears that the clocks of a community were stopped, or go on (T8): everybody who lives or works there. */
export function roomsOfClosures(communityId: string): Rooms {
  return { portal: [room.settings(communityId)], office: [room.settings(communityId)] };
}
