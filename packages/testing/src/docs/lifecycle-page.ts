import {
  actionsFrom,
  endedStatuses,
  eventOfAction,
  openStatuses,
  type TicketStatus,
  ticketActions,
  ticketAudience,
  ticketEventTypes,
  ticketLifecycle,
  ticketStatuses,
  visibilityOf,
} from '@linli/domain/tickets';

/** The cell of `resume` stands for several states: each from which a matter can be held. */
const heldFrom = ticketStatuses.filter((status) => actionsFrom(status).includes('hold'));

function nextOf(status: TicketStatus): [action: string, next: string][] {
  return Object.entries(ticketLifecycle[status]);
}

function arrows(status: TicketStatus): string[] {
  return nextOf(status).flatMap(([action, next]) =>
    (next === 'held_from' ? heldFrom : [next]).map((to) => `    ${status} --> ${to}: ${action}`),
  );
}

function groupOf(status: TicketStatus): string {
  if (openStatuses.includes(status)) return 'open';
  return endedStatuses.includes(status) ? 'ended' : 'to be confirmed';
}

function stateRow(status: TicketStatus): string {
  const moves = nextOf(status).map(([action, next]) => {
    return `${action} → ${next === 'held_from' ? 'the state it was held from' : next}`;
  });
  return `| ${status} | ${groupOf(status)} | ${moves.join(', ') || 'nothing'} |`;
}

/** `docs/lifecycle.md`: what may follow what (T3), and who hears of it (X3). */
export function lifecyclePage(): string {
  const action = new Map<string, string>(ticketActions.map((it) => [eventOfAction[it], it]));
  return [
    '# The life of a ticket',
    '',
    'Written by `pnpm docs:write` from `packages/domain/src/tickets/lifecycle.ts` and `events.ts`: change those, not this.',
    'An action is also the name of the permission that allows it: see [access.md](access.md).',
    '',
    '```mermaid',
    'stateDiagram-v2',
    '    [*] --> submitted',
    ...ticketStatuses.flatMap(arrows),
    '```',
    '',
    '## What may follow',
    '',
    '| state | the matter is | action → next state |',
    '| --- | --- | --- |',
    ...ticketStatuses.map(stateRow),
    '',
    '## Who hears of it',
    '',
    'An event that the household does not hear of is internal: the resident never sees it.',
    '',
    '| event | by action | public or internal | told to look again |',
    '| --- | --- | --- | --- |',
    ...ticketEventTypes.map(
      (type) =>
        `| ${type} | ${action.get(type) ?? ''} | ${visibilityOf(type)} | ${ticketAudience[type].join(', ').replaceAll('_', ' ')} |`,
    ),
    '',
  ].join('\n');
}
