import { type Actor, can, staffRoles } from '@linli/domain/access';
import { position } from '@linli/domain/kernel';
import { type LinkedFacts, mayBecomeParent, mayUnlink } from '@linli/domain/links';
import { reinspectionOutcomes, reinspectionReasons, reinspectionStatuses } from '@linli/domain/reinspections';
import {
  mayAct,
  mayChangeKind,
  mayDeclineHelp,
  mayDisagree,
  mayHandOver,
  mayJoin,
  mayRecategorize,
  mayReply,
  maySettleDisagreement,
  subjectOf,
  ticketActions,
  ticketStatuses,
} from '@linli/domain/tickets';
import { z } from 'zod';
import { clockView, pausedSaidView, promisedReplyView } from '../../clocks/views.ts';
import { linkedTicketView } from '../../links/views.ts';
import { ticketEventView } from './event.ts';
import { personView } from './person.ts';
import { ticketPageView, ticketRowView } from './row.ts';

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
  /** T5: whom to call where it is about the housekeeper: who answers for it instead; null while nobody does. */
  above: personView.extend({ phone: z.string() }).nullable(),
  /** The community's; empty where it has none. */
  hotline: z.string(),
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
  /** Z2: a housekeeper's order stands against the viewer, who may only disagree with it. */
  underOrder: z.boolean(),
  /** C3: times to choose from that a promise is usually given for; none where the viewer may not put it on hold. */
  promises: z.array(z.date()),
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
  /** T8: what stops its clocks now, and the promises to answer: the first, and the last one after "not solved". */
  paused: pausedSaidView.nullable(),
  replies: z.array(promisedReplyView),
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
  /** Whom to tell what was done for it: who has it now, else the desk. */
  contact: personView.extend({ phone: z.string(), role: z.enum(staffRoles) }).nullable(),
});
export type WhereaboutsView = z.infer<typeof whereaboutsView>;

/** T8: how staff see lateness is theirs; the resident is told promises. */
const staffOnly = { nextDueAt: true, nextClock: true, late: true, onBoard: true, asksNobody: true } as const;
/** A line of a list, and a matter, as they leave the server for the household. */
export const householdTicketPageView = ticketPageView.extend({ rows: z.array(ticketRowView.omit(staffOnly)) });
export const householdTicketView = ticketView.omit({ ...staffOnly, underOrder: true, promises: true });

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
