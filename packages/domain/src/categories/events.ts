import { type Rooms, room } from '../kernel/index.ts';

/** Who hears that the categories of a community changed: everybody who works there. */
export function roomsOfCategories(communityId: string): Rooms {
  return { portal: [], office: [room.settings(communityId)] };
}
