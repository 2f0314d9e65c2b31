import type { Ticket } from '../../api-types.ts';

type Entry = Pick<Ticket['events'][number], 'type' | 'actorKind' | 'at' | 'note'>;

/** T8: to be taken on ends the wait for a first reply as well as words do; what it was is said as it was. */
export function answerOf(events: readonly Entry[], at: Date) {
  const entry = events.find((one) => one.actorKind === 'staff' && one.type !== 'submitted' && one.at >= at);
  if (entry?.note) return 'portal:promise.answered';
  return entry?.type === 'dispatched' ? 'portal:state.dispatched' : 'portal:state.accepted';
}
