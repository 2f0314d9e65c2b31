import { type Actor, type StaffActor, scopeOf } from '@linli/domain/access';
import { room } from '@linli/domain/kernel';

/**
 * The rooms an actor's sockets stand in, chosen by the server: a browser cannot ask for one. They follow the scope of
 * `ticket.view`, `survey.view` for surveys and `category.view` for settings, so that nobody is told of what they may not see; what is the actor's own
 * comes to the room of the one member of staff.
 */
export function roomsOfActor(actor: Actor): string[] {
  if (actor.kind === 'resident') return [room.household(actor.householdId), room.settings(actor.communityId)];
  if (actor.kind === 'system') return [];
  const rooms = [room.staff(actor.staffId), ...actor.teamIds.map(room.team), ...inPlaceOfAbsent(actor)];
  rooms.push(...actor.peopleBelow.map(room.above));
  if (scopeOf(actor, 'ticket.view_about')) rooms.push(...actor.communityIds.map(room.aboutStaff));
  if (scopeOf(actor, 'category.view')) rooms.push(...actor.communityIds.map(room.settings));
  if (scopeOf(actor, 'survey.view')) rooms.push(...actor.communityIds.map(room.surveys));
  switch (scopeOf(actor, 'ticket.view')) {
    case 'zone':
    case 'lent':
      return [...rooms, ...actor.zoneIds.map(room.zone)];
    case 'community':
    case 'region':
    case 'company':
      return [...rooms, ...actor.communityIds.map(room.community)];
    default:
      return rooms;
  }
}

/**
 * T5: what the absent person is told is told to whoever stands in, in rooms of their own, so that what is kept from the one
 * is kept from the other there, and not where the deputy stands in their own right.
 */
function inPlaceOfAbsent({ standsInFor, ...actor }: StaffActor): string[] {
  const scope = scopeOf({ ...actor, standsInFor }, 'ticket.view');
  const zones = scope === 'zone' || scope === 'lent';
  // What is a complaint about the deputy reaches whoever stands above that one in a room of their own.
  const wholly = standsInFor.filter(({ onlyAbout }) => !onlyAbout);
  return wholly.flatMap(({ staffId, zoneIds }) =>
    [room.staff(staffId), ...(zones ? zoneIds.map(room.zone) : [])].map((name) => room.inPlaceOf(staffId, name)),
  );
}
