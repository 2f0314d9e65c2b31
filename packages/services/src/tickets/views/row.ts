import { dueClocks, isLate, waitingSince } from '@linli/domain/clocks';
import { linkKinds } from '@linli/domain/links';
import { areas, ratings, severities, ticketKinds, ticketSources, ticketStatuses } from '@linli/domain/tickets';
import { z } from 'zod';
import { type ClosureRow, pausedAt, pausedView } from '../../clocks/views.ts';
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
  /** What breaks next, and by which clock (T8). */
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
  'late' | 'paused' | 'waitsSince' | 'firstResponsible' | 'assignee' | 'last'
> & {
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

export function rowView(row: TicketRow & LastEventColumns, now: Date): TicketRowView {
  const { last, lastAt } = row;
  const paused = row.doneAt || row.endedAt ? null : pausedAt(row.closures ?? [], row.createdAt, now);
  return {
    ...row,
    firstResponsible: person(row.firstResponsibleId, row.firstResponsibleName, row.firstResponsibleNameEn),
    assignee: person(row.assigneeId, row.assigneeName, row.assigneeNameEn),
    paused,
    late: isLate({ ...row, waitsSince: waitingSince({ ...row, paused }) }, now),
    waitsSince: waitingSince({ nextClock: 'completion', heldAt: row.heldAt, paused }),
    last: last && lastAt ? { ...last, at: lastAt } : null,
  };
}
