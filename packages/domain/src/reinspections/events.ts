import { type Rooms, room, roomsAround } from '../kernel/index.ts';
import type { ReinspectionFacts } from './types.ts';

type Heard = Pick<ReinspectionFacts, 'communityId' | 'zoneId' | 'inspectorId' | 'escalatedToId' | 'aboutStaffId'>;

/** A re-inspection is heard by its zone, by those who answer for the community, and by whoever is to go; never by whom it is about (T5). */
export function roomsOfReinspection({ inspectorId, escalatedToId, ...around }: Heard): Rooms {
  const { aboutStaffId } = around;
  const office = roomsAround(around);
  for (const id of [inspectorId, escalatedToId]) if (id) office.push(room.staff(id));
  return { portal: [], office, ...(aboutStaffId && { except: [room.staff(aboutStaffId)] }) };
}
