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

/** Where a step leads: of some cells it depends on the matter. */
function leadsTo(action: string, next: string): [to: string, label: string][] {
  if (next === 'held_from') return heldFrom.map((to) => [to, action]);
  if (next !== 'to_confirm') return [[next, action]];
  return [
    ['verified', action],
    ['closed', `${action} (nobody to ask)`],
  ];
}

function arrows(status: TicketStatus): string[] {
  return nextOf(status).flatMap(([action, next]) =>
    leadsTo(action, next).map(([to, label]) => `    ${status} --> ${to}: ${label}`),
  );
}

const said: Record<string, string> = {
  held_from: 'the state it was held from',
  to_confirm: 'verified, or closed where nobody is there to ask (T9)',
};

function groupOf(status: TicketStatus): string {
  if (openStatuses.includes(status)) return 'open';
  return endedStatuses.includes(status) ? 'ended' : 'to be confirmed';
}

function stateRow(status: TicketStatus): string {
  const moves = nextOf(status).map(([action, next]) => {
    return `${action} → ${said[next] ?? next}`;
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
