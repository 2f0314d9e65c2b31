import { type Actor, type StaffActor, scopeOf } from '@linli/domain/access';
import { room } from '@linli/domain/kernel';

/**
 * The rooms an actor's sockets stand in, chosen by the server: a browser cannot ask for one. They follow the scope of
 * `ticket.view`, `survey.view` for surveys and `category.view` for settings, so that nobody is told of what they may not see; what is the actor's own
 * comes to the room of the one member of staff.
 */
export function roomsOfActor(actor: Actor): string[] {
  if (actor.kind === 'resident') return [room.household(actor.householdId)];
  if (actor.kind === 'system') return [];
  // T5: in the rooms of whom they stand in for; what is kept from the absent person is thereby kept from them too.
  const inPlaceOf = actor.standsInFor.map(({ staffId }) => room.staff(staffId));
  const rooms = [room.staff(actor.staffId), ...inPlaceOf, ...actor.teamIds.map(room.team)];
  if (scopeOf(actor, 'category.view')) rooms.push(...actor.communityIds.map(room.settings));
  if (scopeOf(actor, 'survey.view')) rooms.push(...actor.communityIds.map(room.surveys));
  switch (scopeOf(actor, 'ticket.view')) {
    case 'zone':
    case 'lent':
      return [...rooms, ...zonesOf(actor).map(room.zone)];
    case 'community':
    case 'region':
    case 'company':
      return [...rooms, ...actor.communityIds.map(room.community)];
    default:
      return rooms;
  }
}

function zonesOf({ zoneIds, standsInFor }: StaffActor): string[] {
  return [...new Set([...zoneIds, ...standsInFor.flatMap((person) => person.zoneIds)])];
}
