import {
  actionsFrom,
  eventOfAction,
  nextStatus,
  type TicketAction,
  type TicketEventType,
  type TicketStatus,
} from '../tickets/index.ts';
import type { TicketRow } from './inputs.ts';
import type { ImportStatus, RowProblem } from './types.ts';

/** An entry of an imported matter's past. */
export type PastEvent = {
  type: TicketEventType;
  at: Date;
  fromStatus: TicketStatus | null;
  toStatus: TicketStatus;
  note: string;
  /** `timeUnknown`: the source says that it happened, not when; `at` is then the earliest it can have been. */
  data: Record<string, number>;
};

/** What a matter's past makes of its row. */
export type Past = {
  events: PastEvent[];
  status: TicketStatus;
  updatedAt: Date;
  repliedAt: Date | null;
  doneAt: Date | null;
  endedAt: Date | null;
};

/** Steps that need no person, no promise and no other matter of ours. */
const importActions: readonly TicketAction[] = ['accept', 'settle', 'verify', 'close', 'reject', 'cancel'];

/** The shortest legal way from one state to another (T3); undefined when there is none. */
function wayTo(target: TicketStatus, from: TicketStatus): TicketAction[] | undefined {
  const reached: { status: TicketStatus; way: TicketAction[] }[] = [{ status: from, way: [] }];
  const seen = new Set([from]);
  for (const { status, way } of reached) {
    if (status === target) return way;
    for (const action of importActions.filter((it) => actionsFrom(status).includes(it))) {
      const next = nextStatus({ status, heldFrom: null }, action);
      if (seen.has(next)) continue;
      seen.add(next);
      reached.push({ status: next, way: [...way, action] });
    }
  }
  return undefined;
}

/** The state a row is in: what the source says, else what its times say. */
export function importedStatus(row: Pick<TicketRow, 'status' | 'doneAt' | 'closedAt'>): ImportStatus {
  return row.status ?? (row.closedAt ? 'closed' : row.doneAt ? 'done' : 'submitted');
}

/**
 * The history of an imported matter with its true times: a walk through the lifecycle table to the state it is in (T3,
 * T4). An end without its time, and anything before the beginning or after now, is refused: no time is made up.
 */
export function pastOf(row: TicketRow, now: Date): Past | { problems: RowProblem[] } {
  const status = importedStatus(row);
  const ended = status === 'closed' || status === 'rejected' || status === 'cancelled';
  const closedAt = ended ? row.closedAt : undefined;
  const doneAt = status === 'closed' || status === 'done' ? (row.doneAt ?? closedAt ?? row.closedAt) : undefined;
  const problems: RowProblem[] = [];
  if (ended && !closedAt) problems.push({ column: 'closedAt', problem: 'time_missing' });
  if (status === 'done' && !doneAt) problems.push({ column: 'doneAt', problem: 'time_missing' });
  for (const [column, at] of Object.entries({ closedAt, doneAt, repliedAt: row.repliedAt, dueAt: row.dueAt })) {
    if (at && at < row.createdAt) problems.push({ column, problem: 'before_created' });
  }
  for (const [column, at] of Object.entries({ createdAt: row.createdAt, closedAt, doneAt, repliedAt: row.repliedAt })) {
    if (at && at > now) problems.push({ column, problem: 'in_future' });
  }
  if (doneAt && closedAt && closedAt < doneAt) problems.push({ column: 'closedAt', problem: 'before_created' });
  if (problems.length) return { problems };

  const first: PastEvent = {
    type: 'submitted',
    at: row.createdAt,
    fromStatus: null,
    toStatus: 'submitted',
    note: '',
    data: {},
  };
  const times = { doneAt, closedAt };
  const events = [first, ...stepsAlong(wayTo(status, 'submitted') ?? [], 'submitted', row, times)];
  const place = placeOfReply(events, row.repliedAt);
  const state = events[place - 1]?.toStatus ?? 'submitted';
  if (row.reply) events.splice(place, 0, replyIn(state, row));
  const firstAnswer = events.find((event, index) => index > 0 && event.data.timeUnknown === undefined);
  return {
    events,
    status,
    updatedAt: new Date(Math.max(...events.map((event) => event.at.getTime()))),
    repliedAt: row.repliedAt ?? firstAnswer?.at ?? null,
    doneAt: doneAt ?? null,
    endedAt: closedAt ?? null,
  };
}

type Times = { doneAt: Date | undefined; closedAt: Date | undefined };

function stepsAlong(way: readonly TicketAction[], from: TicketStatus, row: TicketRow, times: Times): PastEvent[] {
  let status = from;
  return way.map((action): PastEvent => {
    const fromStatus = status;
    status = nextStatus({ status, heldFrom: null }, action);
    const when = action === 'settle' ? times.doneAt : action === 'accept' ? undefined : times.closedAt;
    const decides = action === 'settle' || action === 'reject' || action === 'cancel';
    return {
      type: eventOfAction[action],
      at: when ?? row.createdAt,
      fromStatus,
      toStatus: status,
      note: decides ? row.outcome : '',
      data: when ? {} : { timeUnknown: 1 },
    };
  });
}

/** Before the first step that is not earlier than it: people answer first and then tick it off. */
function placeOfReply(events: readonly PastEvent[], repliedAt: Date | undefined): number {
  if (!repliedAt) return 1;
  const index = events.findIndex((event, position) => position > 0 && event.at >= repliedAt && !event.data.timeUnknown);
  return index < 0 ? events.length : index;
}

function replyIn(status: TicketStatus, row: TicketRow): PastEvent {
  return {
    type: 'replied',
    at: row.repliedAt ?? row.createdAt,
    fromStatus: status,
    toStatus: status,
    note: row.reply,
    data: row.repliedAt ? {} : { timeUnknown: 1 },
  };
}

/** An entry that stands in our history already. */
export type KnownEvent = { type: TicketEventType; at: Date; toStatus: TicketStatus; note: string };

/**
 * What a matter's history lacks, when the source is read again and knows more. History is append-only (T4): where the
 * source now tells another past than the one that stands, nothing follows and the answer is undefined.
 */
export function pastSince(row: TicketRow, past: Past, known: readonly KnownEvent[]): PastEvent[] | undefined {
  const isStep = (event: { type: TicketEventType }) => event.type !== 'replied' && event.type !== 'noted';
  const before = known.filter(isStep);
  const steps = past.events.filter(isStep);
  const now = before.at(-1)?.toStatus;
  if (!now) return undefined;
  const agrees = before.every(({ type, at }, index) => {
    const step = steps[index];
    return step?.type === type && step.at.getTime() === at.getTime();
  });
  const way = agrees ? [] : now === past.status ? undefined : wayTo(past.status, now);
  const sameStart = before[0]?.at.getTime() === row.createdAt.getTime();
  if (!way || !sameStart) return undefined;
  const times = { doneAt: past.doneAt ?? undefined, closedAt: past.endedAt ?? undefined };
  const next = agrees ? steps.slice(before.length) : stepsAlong(way, now, row, times);
  const heard = row.reply === '' || known.some((event) => event.type === 'replied' && event.note === row.reply);
  return heard ? next : [replyIn(now, row), ...next];
}
