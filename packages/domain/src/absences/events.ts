import { type Hint, type Rooms, room } from '../kernel/index.ts';

/** T5: the sockets of both, and of who stands above the deputy, are looked at anew when leave begins or ends: in whose place they stand is the server's to say. */
export function hintOfStandingIn(absence: StandingIn): [Rooms, Hint] {
  const people = [absence.staffId, absence.deputyId, ...(absence.aboveId ? [absence.aboveId] : [])];
  const rooms = { portal: [], office: people.map(room.staff) };
  return [rooms, { type: 'standing_in', id: absence.id, seq: 0 }];
}

type StandingIn = { id: string; staffId: string; deputyId: string; aboveId: string | null };
