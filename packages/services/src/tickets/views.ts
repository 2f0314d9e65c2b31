import { type Actor, can, staffRoles } from '@linli/domain/access';
import { dueClocks, isLate, waitingSince } from '@linli/domain/clocks';
import { position } from '@linli/domain/kernel';
import { type LinkedFacts, linkKinds, mayBecomeParent, mayUnlink } from '@linli/domain/links';
import { helpReasons, suggestionReasons } from '@linli/domain/people';
import { reinspectionOutcomes, reinspectionReasons, reinspectionStatuses } from '@linli/domain/reinspections';
import {
  areas,
  mayAct,
  mayChangeKind,
  mayDeclineHelp,
  mayDisagree,
  mayHandOver,
  mayJoin,
  mayRecategorize,
  mayReply,
  maySettleDisagreement,
  ratings,
  severities,
  subjectOf,
  ticketActions,
  ticketEventTypes,
  ticketKinds,
  ticketSources,
  ticketStatuses,
} from '@linli/domain/tickets';
import { z } from 'zod';
import { type ClosureRow, clockView, pausedAt, pausedView, repliesAgainView } from '../clocks/views.ts';
import { linkedTicketView } from '../links/views.ts';

/** A member of staff as others see them. */
export const personView = z.object({ id: z.string(), name: z.string(), nameEn: z.string() });
export type PersonView = z.infer<typeof personView>;
export const photoView = z.object({ id: z.string(), width: z.number(), height: z.number(), bytes: z.number() });

export const ticketEventView = z.object({
  id: z.string(),
  seq: z.number(),
  type: z.enum(ticketEventTypes),
  at: z.date(),
  visibility: z.enum(['public', 'internal']),
  door: z.string(),
  actorKind: z.enum(['resident', 'staff', 'system']),
  actorName: z.string(),
  actorNameEn: z.string(),
  note: z.string(),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  photos: z.array(photoView),
});
export type TicketEventView = z.infer<typeof ticketEventView>;
/** What happened last, enough for one true sentence. */
const lastEventView = ticketEventView.pick({
  type: true,
  at: true,
  actorKind: true,
  actorName: true,
  actorNameEn: true,
  data: true,
});

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
  heldAt: z.date().nullable(),
  /** T8: the incident that stops the clocks of its community while it is open; since when its promise to be done waits. */
  paused: pausedView.nullable(),
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

/** What the viewer may do now: screens ask this, never for a role. */
export const abilitiesView = z.record(
  z.enum([
    ...ticketActions,
    'note',
    'reply',
    'recategorize',
    'change_kind',
    'split',
    'link',
    'unlink',
    'settle_children',
    'refile',
    'hand_over',
    'accept_handover',
    'decline_handover',
    'withdraw_handover',
    'disagree',
    'settle_disagreement',
    'decline_help',
  ]),
  z.boolean(),
);

/** One matter with its history, as far as the viewer may see it. */
export const ticketView = ticketRowView.omit({ excerpt: true, last: true }).extend({
  communityId: z.string(),
  communityName: z.string(),
  communityNameEn: z.string(),
  timeZone: z.string(),
  zoneId: z.string().nullable(),
  /** Where on the map: the point that was marked, else its spot or building (`marked: false`); null where none is known. */
  at: position.extend({ marked: z.boolean() }).nullable(),
  matter: z.string(),
  /** As the community calls it; empty where the product's own word stands, or the community has no such category. */
  categoryName: z.string(),
  categoryNameEn: z.string(),
  /** What was asked and answered, in the words of that day. */
  answers: z.array(
    z.object({ key: z.string(), zh: z.string(), en: z.string(), answer: z.string(), answerEn: z.string() }),
  ),
  ratingWords: z.string(),
  heldFrom: z.enum(ticketStatuses).nullable(),
  /** Empty where the viewer may not know it. */
  reporterPhone: z.string(),
  /** The zone's housekeeper: whom the resident calls. */
  housekeeper: personView.extend({ phone: z.string() }).nullable(),
  mergedIntoNumber: z.number().nullable(),
  /** T5: whom the complaint is about. */
  about: personView.nullable(),
  /** T5: to whom it is offered to answer for; staff alone see it. */
  handoverTo: personView.nullable(),
  /** T5: who stands in for the first-responsible person now; staff alone see it. */
  deputy: personView.nullable(),
  /** T7: on whose board it waits; staff alone see it. */
  offeredTeam: personView.nullable(),
  /** T7: the zone that lends the assignee; staff alone see it. */
  lendingZone: personView.nullable(),
  /** T7: who goes along with the assignee. */
  companions: z.array(personView),
  /** T8: who of those sent has said that they are there; staff alone see it. */
  arrivedIds: z.array(z.string()),
  /** T5: before whom it was brought; staff alone see it. */
  attentionId: z.string().nullable(),
  /** Z2: before whom a disagreement about the order waits, and whether the order does; staff alone see it. */
  arbiter: personView.nullable(),
  suspended: z.boolean(),
  events: z.array(ticketEventView),
  callbacks: z.array(
    z.object({
      id: z.string(),
      reason: z.string(),
      status: z.string(),
      dueAt: z.date(),
      outcome: z.string().nullable(),
    }),
  ),
  /** T9: second looks at a finding, owed and done; staff alone see them. */
  reinspections: z.array(
    z.object({
      id: z.string(),
      reason: z.enum(reinspectionReasons),
      status: z.enum(reinspectionStatuses),
      nextAt: z.date(),
      outcome: z.enum(reinspectionOutcomes).nullable(),
    }),
  ),
  /** T9: when silence confirms; null where nothing waits for the resident's word. */
  confirmsAt: z.date().nullable(),
  /** T8: what stops its clocks now, and the second promise to answer after "not solved". */
  paused: pausedView.nullable(),
  repliesAgain: repliesAgainView.nullable(),
  /** T3: other matters that it is linked to, as far as the viewer may see them. */
  linked: z.array(linkedTicketView),
  /** T3: until when "not solved" opens it again; null where no window runs. */
  reopenUntil: z.date().nullable(),
  /** For those inside; the resident is told promises (T8). */
  clocks: z.array(clockView),
  abilities: abilitiesView,
});
export type TicketView = z.infer<typeof ticketView>;

/** T7: what became of a matter that was in the viewer's hands, or on the board of their team. */
export const whereaboutsView = z.object({
  /** It was they who gave it back. */
  returned: z.boolean(),
  /** Somebody else did, with whom they were sent. */
  returnedBy: personView.nullable(),
  /** Who has it now. */
  assignee: personView.nullable(),
});
export type WhereaboutsView = z.infer<typeof whereaboutsView>;

/** T8: how staff see lateness is theirs; the resident is told promises. */
const staffOnly = { nextDueAt: true, nextClock: true, late: true, onBoard: true } as const;
/** As they leave the server for the household. */
export const householdTicketPageView = ticketPageView.extend({ rows: z.array(ticketRowView.omit(staffOnly)) });
export const householdTicketView = ticketView.omit(staffOnly);

/** What a command answers: enough to go on to the ticket's page. */
export const ticketRefView = z.object({
  id: z.string(),
  number: z.number(),
  status: z.enum(ticketStatuses),
  version: z.number(),
});
export type TicketRefView = z.infer<typeof ticketRefView>;

/** What the resident is told after submitting: number, promise, and whom to call. */
export const ticketReceiptView = ticketRefView.extend({ replyDueAt: z.date(), doneDueAt: z.date() });
export type TicketReceiptView = z.infer<typeof ticketReceiptView>;

export const candidateView = personView.extend({
  role: z.string(),
  trades: z.array(z.string()),
  openTickets: z.number(),
  /** From the last place they are known to be at; null: not known. */
  metres: z.number().nullable(),
  /** Why they stand where they stand in the list (T7). */
  reasons: z.array(z.enum(suggestionReasons)),
  suggested: z.boolean(),
  /** T7: the zone that would lend them; null for the zone's own and for who works everywhere. */
  lending: personView.nullable(),
  /** Why help is needed at all; null where one of the zone's own can do it. */
  help: z.enum(helpReasons).nullable(),
});

/** To whom a matter can be offered to answer for (T5). */
export const handoverCandidateView = personView.extend({
  role: z.enum(staffRoles),
  inZone: z.boolean(),
  /** The last day of their leave, `YYYY-MM-DD` by the community's clock; null: they are here. */
  awayUntil: z.string().nullable(),
});
export type HandoverCandidateView = z.infer<typeof handoverCandidateView>;

export const ticketCountsView = z.object({
  open: z.number(),
  late: z.number(),
  unaccepted: z.number(),
  toVerify: z.number(),
  mine: z.number(),
  /** What waits for the viewer's own yes: theirs to accept, or sent to them and not taken. */
  waiting: z.number(),
  /** T5: the viewer's own to see to the end, offered to the viewer, and brought before them. */
  followUp: z.number(),
  offered: z.number(),
  attention: z.number(),
  /** T7: on the boards of teams, as far as the viewer sees them. */
  board: z.number(),
  /** T7: people of the viewer's zone who are lent to another. */
  lent: z.number(),
  /** T7: sent to the viewer and not done, and how many at most one may hold and still claim; null above the communities. */
  inHand: z.number(),
  cap: z.number().nullable(),
});

/** Thirty days in figures; each one opens the list behind it. */
export const ticketFiguresView = z.object({
  days: z.array(z.object({ day: z.date(), created: z.number(), done: z.number() })),
  /** By root. */
  byCategory: z.array(z.object({ category: z.string(), open: z.number() })),
  dueToday: z.number(),
  doneInMonth: z.number(),
  onTimeInMonth: z.number(),
  ratings: z.record(z.enum(ratings), z.number()),
});
export type TicketFiguresView = z.infer<typeof ticketFiguresView>;

const closureRateView = z.object({ due: z.number(), closed: z.number() });
const reinspectionRateView = z.object({ due: z.number(), kept: z.number(), passed: z.number() });
const ratesOf = { closure: closureRateView, reinspection: reinspectionRateView };
/** T9, P7: the rates of a month as counts; what each counts is said in docs/rates.md, and a list opens on it. */
export const ticketRatesView = z.object({
  community: personView,
  /** Every community in reach, to choose from. */
  communities: z.array(personView),
  month: z.string(),
  /** The present one by the community's clock: nothing later can be asked for. */
  thisMonth: z.string(),
  /** All that was reported in the month, and why some of it does not count; each matter under the first that holds. */
  received: z.number(),
  leftOut: z.object({
    parts: z.number(),
    merged: z.number(),
    cancelled: z.number(),
    rejected: z.number(),
    to_confirm: z.number(),
    not_due: z.number(),
  }),
  ...ratesOf,
  byZone: z.array(z.object({ zoneId: z.string().nullable(), name: z.string(), nameEn: z.string(), ...ratesOf })),
  /** By root. */
  byCategory: z.array(z.object({ category: z.string(), ...ratesOf })),
});
export type TicketRatesView = z.infer<typeof ticketRatesView>;

/** The columns of a list row as SQL returns them. */
export type TicketRow = Omit<
  TicketRowView,
  'late' | 'paused' | 'waitsSince' | 'firstResponsible' | 'assignee' | 'last'
> & {
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

export function person(id: string | null, name: string | null, nameEn: string | null): PersonView | null {
  return id && name ? { id, name, nameEn: nameEn || name } : null;
}

/** @param as the window to reopen it (T3), the present moment, and whether what hangs under it can be settled with it */
export function abilitiesOf(
  actor: Actor,
  ticket: LinkedFacts,
  as: { reopenUntil: Date | null; now: Date; settles: boolean },
): TicketView['abilities'] {
  const subject = subjectOf(ticket);
  const actions = Object.fromEntries(ticketActions.map((action) => [action, mayAct(actor, ticket, action)]));
  const talk = { note: can(actor, 'ticket.note', subject), reply: mayReply(actor, ticket) };
  const over = as.reopenUntil !== null && as.reopenUntil < as.now;
  const nature = {
    recategorize: mayRecategorize(actor, ticket),
    change_kind: mayChangeKind(actor, ticket),
    split: mayBecomeParent(actor, ticket, 'ticket.split'),
    link: mayBecomeParent(actor, ticket, 'ticket.link'),
    unlink: mayUnlink(actor, ticket),
    settle_children: as.settles && can(actor, 'ticket.settle', subject),
    reopen: actions.reopen === true && !over,
    // After the window a new matter goes on from this one.
    refile: actor.kind === 'resident' && actions.reopen === true && over,
  };
  const handover = {
    hand_over: mayHandOver(actor, ticket, 'offer'),
    accept_handover: mayHandOver(actor, ticket, 'accept'),
    decline_handover: mayHandOver(actor, ticket, 'decline'),
    withdraw_handover: mayHandOver(actor, ticket, 'withdraw'),
  };
  const disagreement = {
    disagree: mayDisagree(actor, ticket),
    settle_disagreement: maySettleDisagreement(actor, ticket),
  };
  const help = { decline_help: mayDeclineHelp(actor, ticket) };
  const there = { arrive: actions.arrive === true || mayJoin(actor, ticket) };
  return { ...actions, ...there, ...talk, ...nature, ...handover, ...disagreement, ...help } as TicketView['abilities'];
}
