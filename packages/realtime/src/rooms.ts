import { type Actor, scopeOf } from '@linli/domain/access';

/**
 * The rooms an actor's sockets stand in, chosen by the server: a browser cannot ask for one. They follow the scope of
 * `ticket.view`, so that nobody is told of what they may not see; what is the actor's own comes to `staff:<id>`.
 */
export function roomsOfActor(actor: Actor): string[] {
  if (actor.kind === 'resident') return [`household:${actor.householdId}`];
  if (actor.kind === 'system') return [];
  const own = `staff:${actor.staffId}`;
  switch (scopeOf(actor, 'ticket.view')) {
    case 'zone':
      return [own, ...actor.zoneIds.map((id) => `zone:${id}`)];
    case 'community':
    case 'region':
    case 'company':
      return [own, ...actor.communityIds.map((id) => `community:${id}`)];
    default:
      return [own];
  }
}
