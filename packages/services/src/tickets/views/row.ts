import { dueClocks, dueSaid, isLate, waitingSince } from '@linli/domain/clocks';
import { linkKinds } from '@linli/domain/links';
import { areas, ratings, severities, ticketKinds, ticketSources, ticketStatuses } from '@linli/domain/tickets';
import { z } from 'zod';
import { type ClosureRow, type PausedView, pausedAt, pausedView } from '../../clocks/views.ts';
import { lastEventView } from './event.ts';
import { person, personView } from './person.ts';

/** A line of a list. */
export const ticketRowView = z.object({
  id: z.string(),
  number: z.number(),
  kind: z.enum(ticketKinds),
  source: z.enum(ticketSources),
  category: z.string(),
  area: z.enum(areas),
  severity: z.enum(severities),
  status: z.enum(ticketStatuses),
  /** The first 160 characters. */
  excerpt: z.string(),
  placeText: z.string(),
  placeTextEn: z.string(),
  zoneName: z.string().nullable(),
  zoneNameEn: z.string().nullable(),
  firstResponsible: personView.nullable(),
  assignee: personView.nullable(),
  reporterName: z.string(),
  createdAt: z.date(),
  updatedAt: z.date(),
  replyDueAt: z.date(),
  doneDueAt: z.date(),
  /** The promise to complete it, moved on by what it waited (T8): between it and now, or when it was done, lies only time that ran. */
  promiseDueAt: z.date(),
  /** When it may be expected: the promise moved on, or as it was made where that has passed. */
  expectedAt: z.date(),
  /** What breaks next, and by which clock (T8); where it is late only time that ran lies after it. */
  nextDueAt: z.date(),
  nextClock: z.enum(dueClocks),
  repliedAt: z.date().nullable(),
  doneAt: z.date().nullable(),
  endedAt: z.date().nullable(),
  holdUntil: z.date().nullable(),
  /** Since when it is on hold. */
  heldAt: z.date().nullable(),
  /** T8: the incident that stops the clocks of its community now, while the matter is open. */
  paused: pausedView.nullable(),
  /** T8: since when the promise to complete it waits. */
  waitsSince: z.date().nullable(),
  rating: z.enum(ratings).nullable(),
  reopenCount: z.number(),
  /** T3: what it hangs under and why, and how many hang under it. */
  parentId: z.string().nullable(),
  parentLink: z.enum(linkKinds).nullable(),
  childCount: z.number(),
  late: z.boolean(),
  onBoard: z.boolean(),
  /** T9: no resident is there to be told or asked. */
  asksNobody: z.boolean(),
  /** The latest entry that residents see, for residents; the office reads the whole history. */
  last: lastEventView.nullable(),
  version: z.number(),
});
export type TicketRowView = z.infer<typeof ticketRowView>;

/** T6: perhaps the same matter; `follows`: the actor may let a new report go into it. */
export const likelySameView = ticketRowView.extend({ follows: z.boolean() });
export type LikelySameView = z.infer<typeof likelySameView>;

export const ticketPageView = z.object({ rows: z.array(ticketRowView), nextCursor: z.string().nullable() });

/** The columns of a list row as SQL returns them. */
export type TicketRow = Omit<
  TicketRowView,
  'late' | 'paused' | 'waitsSince' | 'promiseDueAt' | 'expectedAt' | 'firstResponsible' | 'assignee' | 'last'
> & {
  promiseAt: Date | null;
  runsSince: Date | null;
  /** What incidents have closed since a due time that has passed. */
  closedSinceDue: readonly Pick<ClosureRow, 'from' | 'to'>[] | null;
  /** What is or will be closed by an incident in its community. */
  closures: readonly ClosureRow[] | null;
  firstResponsibleId: string | null;
  firstResponsibleName: string | null;
  firstResponsibleNameEn: string | null;
  assigneeId: string | null;
  assigneeName: string | null;
  assigneeNameEn: string | null;
};

/** Its time stands apart: inside JSON it would be text. */
export type LastEventColumns = { last?: Omit<NonNullable<TicketRowView['last']>, 'at'>; lastAt?: Date };

/**
 * A row as its view; the row itself is written into.
 * @param paused the incident that stops its clocks, where they were read; else by the row alone
 */
export function rowView(
  row: TicketRow & LastEventColumns,
  now: Date,
  paused: PausedView | null = pausedRow(row, now),
): TicketRowView {
  const { last, lastAt, closedSinceDue, closures, runsSince, promiseAt, doneAt, endedAt, heldAt } = row;
  const known = [...(closedSinceDue ?? []), ...(closures ?? [])];
  const closed = known.map(({ from, to }) => ({ from: new Date(from), to: new Date(to) }));
  const said = (due: Date, nextClock: TicketRow['nextClock']) => {
    const waitsSince = waitingSince({ nextClock, heldAt, paused });
    const until = doneAt ?? endedAt ?? waitsSince ?? now;
    return { nextDueAt: dueSaid(due, runsSince, nextClock === 'promise' ? [] : closed, until), waitsSince };
  };
  const next = said(row.nextDueAt, row.nextClock);
  const open = doneAt === null && endedAt === null;
  const promise = said(promiseAt ?? row.doneDueAt, 'completion');
  const promiseDueAt = open ? promise.nextDueAt : (promiseAt ?? row.doneDueAt);
  // Written into the row, which the door cuts to its view: to copy forty columns fifty times takes longer than to read them.
  return Object.assign(row, {
    nextDueAt: next.nextDueAt,
    promiseDueAt,
    expectedAt: promiseDueAt >= (doneAt ?? endedAt ?? now) ? promiseDueAt : row.doneDueAt,
    firstResponsible: person(row.firstResponsibleId, row.firstResponsibleName, row.firstResponsibleNameEn),
    assignee: person(row.assigneeId, row.assigneeName, row.assigneeNameEn),
    paused,
    late: isLate({ doneAt, endedAt, ...next }, now),
    waitsSince: promise.waitsSince,
    last: last && lastAt ? { ...last, at: lastAt } : null,
  });
}

/** What came in during an incident, or went on in the midst of it, waits since then. */
function pausedRow({ doneAt, endedAt, closures, createdAt, runsSince }: TicketRow, now: Date): PausedView | null {
  if (doneAt || endedAt || !closures) return null;
  return pausedAt(closures, runsSince && runsSince > createdAt ? runsSince : createdAt, now);
}
