import { type Hint, type Rooms, room } from '../kernel/index.ts';

/** T5: the sockets of both are looked at anew when leave begins or ends: in whose place they stand is the server's to say. */
export function hintOfStandingIn(absence: { id: string; staffId: string; deputyId: string }): [Rooms, Hint] {
  const rooms = { portal: [], office: [room.staff(absence.staffId), room.staff(absence.deputyId)] };
  return [rooms, { type: 'standing_in', id: absence.id, seq: 0 }];
}
