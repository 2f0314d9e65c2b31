import { z } from 'zod';
import { anyHour, cursor, id, limit, optionalWords, words } from '../kernel/index.ts';
import { missingOfPlace, type SaidPlace, sharedPlaceFields } from '../zones/index.ts';
import { endedStatuses, type TicketAction } from './lifecycle.ts';
import { type ReadySentence, readySentenceKeys } from './rules/ready.ts';
import {
  areas,
  categoryCodePattern,
  categoryRootPattern,
  disagreementGrounds,
  disagreementOutcomes,
  holdReasons,
  type ReturnReason,
  ratings,
  residentKinds,
  returnReasons,
  severities,
  ticketKinds,
  ticketSources,
  ticketStatuses,
} from './types.ts';

/** What the database counts tickets with; nothing above it is one. */
export const largestNumber = 2_147_483_647;

/** At most nine photos a ticket step. */
export const maxPhotos = 9;
const photoIds = z.array(id).max(maxPhotos, 'too_many').default([]);
const matter = words(2000);
/** Whether the community has it, and offers it for the kind, is for `submissionOf` in domain/categories to say. */
const category = z.string('required').regex(categoryCodePattern, 'required');
/** What was answered to the questions of kind and category, by key; which are asked is known with the category. */
const answers = z.record(z.string().max(80), z.string().max(2000)).default({});

/** T5: a complaint may name the member of staff it is about. */
const aboutStaffId = id.optional();
const namesOnlyInComplaint = (input: { kind: string; aboutStaffId?: string | undefined }) =>
  !input.aboutStaffId || input.kind === 'complaint';
const nobodyToName = { path: ['aboutStaffId'], message: 'invalid' };

/** T2: a place in what all share never goes with a home; said together, one of the two is a slip. */
const outsideAlone = (inside: boolean, said: SaidPlace, ctx: z.RefinementCtx) => {
  const fields = ['position', 'spotId', 'buildingId', 'floor'] as const;
  const field = inside ? fields.find((name) => said[name] !== undefined) : undefined;
  if (field) ctx.addIssue({ code: 'custom', path: [field], message: 'invalid' });
};
/** T2: what all share is said as completely as whoever files it can. */
const saysWhere = (said: SaidPlace, by: 'resident' | 'staff', ctx: z.RefinementCtx) => {
  const missing = missingOfPlace(said, by);
  if (missing) ctx.addIssue({ code: 'custom', path: [missing.field], message: missing.message });
};

/** T2 from the portal: person and, for the home, place are known from the session. */
export const createTicketInput = z
  .object({
    submissionKey: id,
    kind: z.enum(residentKinds, 'required'),
    category,
    /** Left out: as the category says, else at home. */
    area: z.enum(areas).optional(),
    severity: z.enum(['normal', 'urgent']).default('normal'),
    answers,
    matter,
    /** Where in what all share; never of what is inside a home. */
    ...sharedPlaceFields,
    aboutStaffId,
    /** T3: an ended matter of the household that this one goes on from. */
    followsId: id.optional(),
    photoIds,
  })
  .refine(namesOnlyInComplaint, nobodyToName)
  .superRefine((input, ctx) => {
    outsideAlone(input.area === 'private', input, ctx);
    if (input.area === 'public') saysWhere(input, 'resident', ctx);
  });
export type CreateTicketInput = z.infer<typeof createTicketInput>;

/** T1 from staff: a finding on a walk (P4), a call, somebody at the desk. */
export const registerTicketInput = z
  .object({
    submissionKey: id,
    source: z.enum(['phone', 'walk_in', 'letter', 'patrol']),
    kind: z.enum(ticketKinds, 'required'),
    category,
    /** Left out: as the category says, else as the place is. */
    area: z.enum(areas).optional(),
    /** Left out: as the category says. */
    severity: z.enum(severities).optional(),
    answers,
    matter,
    unitId: id.optional(),
    /** Where in what all share; a point alone, or where exactly at a spot. */
    ...sharedPlaceFields,
    /** On whose map a point alone was marked; left out: the first in reach. */
    communityId: id.optional(),
    memberId: id.optional(),
    patrolSignInId: id.optional(),
    /** P4: put right on the spot, with what was done. */
    solvedNote: optionalWords(1000),
    /** The same by one tap. */
    solvedReady: z.enum(readySentenceKeys).optional(),
    aboutStaffId,
    /** T6: the number of the open matter that this one is the same as: it goes into that one at once. */
    sameAs: z.int().positive().max(largestNumber).optional(),
    photoIds,
  })
  .refine(namesOnlyInComplaint, nobodyToName)
  .superRefine((input, ctx) => {
    if (input.unitId) outsideAlone(true, input, ctx);
    else saysWhere(input, 'staff', ctx);
  });
export type RegisterTicketInput = z.infer<typeof registerTicketInput>;

/** T6: so many days back a report may be the same matter as a new one. A default of configuration. */
export const likelySameDays = 14;
/** T6: where and what a new report is, to ask whether it is open already. */
export const likelySameInput = z.object({
  category,
  unitId: id.optional(),
  memberId: id.optional(),
  /** Of what is registered; what it has filed before is not asked about again. */
  submissionKey: id.optional(),
  ...sharedPlaceFields,
});
export type LikelySameInput = z.infer<typeof likelySameInput>;

const target = { ticketId: id, /** The version the screen showed; a stale one is refused. */ version: z.int().min(1) };
const note = optionalWords(1000);
/** More than a handful is no crew but a project. */
const companionIds = z.array(id).max(8, 'too_many').optional();
const reason = words(1000);
/** T7: what was done: a sentence chosen with one tap, own words, or both. */
const done = { ready: z.enum(readySentenceKeys).optional(), note };
const saysWhatWasDone = (said: { ready?: ReadySentence | undefined; note: string }) =>
  said.ready !== undefined || said.note !== '';
const wordless = { path: ['note'], message: 'required' };
const wordyReasons: readonly ReturnReason[] = ['unsafe', 'something_else'];

/** What each action asks for. */
export const ticketActionInputs = {
  accept: z.object({ ...target, note }),
  /** T7: the one who leads, and who goes along. */
  dispatch: z.object({ ...target, assigneeId: z.uuid('required'), companionIds, note }),
  post: z.object({ ...target, teamId: z.uuid('required'), note }),
  claim: z.object({ ...target, note }),
  return: z
    .object({ ...target, reason: z.enum(returnReasons, 'required'), note })
    // T7: whoever sends next reads what is unsafe there, and the reason that is on no list.
    .refine(({ reason, note }) => !wordyReasons.includes(reason) || note !== '', {
      ...{ path: ['note'], message: 'required' },
    }),
  /** T7: to whom, and who goes along with them; left out: whoever went along. */
  transfer: z.object({ ...target, assigneeId: z.uuid('required'), companionIds, note: reason }),
  take: z.object({ ...target, note }),
  arrive: z.object({ ...target, note }),
  /** T7: with a photo after, where the work can be seen, or with the word that there is none. */
  finish: z.object({ ...target, ...done, photoIds, noPhoto: z.boolean().optional() }).refine(saysWhatWasDone, wordless),
  settle: z.object({ ...target, ...done, photoIds }).refine(saysWhatWasDone, wordless),
  verify: z.object({ ...target, note, photoIds }),
  send_back: z.object({ ...target, note: reason }),
  confirm: z.object({ ...target, rating: z.enum(ratings, 'required'), words: optionalWords(1000) }),
  close: z.object({ ...target, note }),
  rate: z.object({ ...target, rating: z.enum(ratings, 'required'), words: optionalWords(1000) }),
  hold: z.object({
    ...target,
    reason: z.enum(holdReasons, 'required'),
    until: z.coerce.date('required'),
    anyHour,
    note,
  }),
  resume: z.object({ ...target, note }),
  reopen: z.object({ ...target, note: reason, photoIds }),
  reject: z.object({ ...target, note: reason }),
  cancel: z.object({ ...target, note: reason }),
  merge: z.object({
    ...target,
    intoNumber: z.coerce.number('required').int('invalid').positive('invalid').max(largestNumber, 'invalid'),
    note,
  }),
} satisfies Record<TicketAction, z.ZodType>;
export type TicketActionInput<A extends TicketAction> = z.infer<(typeof ticketActionInputs)[A]>;

/** T5: whom it is offered to, and why; the answer, with a reason where it is no. */
export const offerHandoverInput = z.object({ ...target, toId: z.uuid('required'), note: reason });
export type OfferHandoverInput = z.infer<typeof offerHandoverInput>;
export const acceptHandoverInput = z.object({ ...target, note });
export const declineHandoverInput = z.object({ ...target, note: reason });
export const withdrawHandoverInput = z.object({ ...target, note });
/** T7: the housekeeper of the zone that lends says no, with the reason. */
export const declineHelpInput = z.object({ ...target, note: reason });
export type DeclineHelpInput = z.infer<typeof declineHelpInput>;
export type AnswerHandoverInput = z.infer<typeof acceptHandoverInput>;

const facts = {
  kind: z.enum(ticketKinds, 'required'),
  severity: z.enum(severities, 'required'),
  category,
  area: z.enum(areas, 'required'),
};
/** T8: what a matter is, said anew: what it is and how urgent, with the reason. */
export const recategorizeTicketInput = z.object({ ...target, ...facts, note: reason });
export type RecategorizeTicketInput = z.infer<typeof recategorizeTicketInput>;
/** The same, only asked: what would be due when. */
export const previewRecategorizeInput = z.object({ ticketId: id, ...facts });
export type PreviewRecategorizeInput = z.infer<typeof previewRecategorizeInput>;
/** Z2: what somebody holds against the order, and the word that settles it; colleagues read both. */
export const disagreeInput = z.object({ ...target, ground: z.enum(disagreementGrounds, 'required'), note: reason });
export type DisagreeInput = z.infer<typeof disagreeInput>;
export const settleDisagreementInput = z.object({
  ...target,
  outcome: z.enum(disagreementOutcomes, 'required'),
  note: reason,
});
export type SettleDisagreementInput = z.infer<typeof settleDisagreementInput>;

/** An internal note, or a public reply: the history grows, the state stays. */
export const noteTicketInput = z.object({ ticketId: id, words: words(2000), photoIds });
export type NoteTicketInput = z.infer<typeof noteTicketInput>;

/** Orders that the office list knows, each with an index behind it; `ordersOffered` says which a list has. */
export const ticketOrders = ['newest', 'due', 'updated'] as const;
export type TicketOrder = (typeof ticketOrders)[number];

/** What the rates of a month count (T9, P7); each names its month. */
export const rateFocuses = [
  'closure_due',
  'closure_closed',
  'closure_open',
  'reinspection_due',
  'reinspection_kept',
  'reinspection_missed',
  'reinspection_passed',
] as const;
export type RateFocus = (typeof rateFocuses)[number];

/** What a figure of the workbench counts, so that each opens exactly the list behind it. */
export const ticketFocuses = [
  'unaccepted',
  'due_today',
  'created_in_month',
  'done_in_month',
  'ended_in_month',
  'follow_up',
  'offered',
  'attention',
  'suspended',
  'board',
  'lent',
  ...rateFocuses,
] as const;

/** What the list can be asked for of ratings (Q1): one of them, or whatever was rated at all. */
export const askedRatings = [...ratings, 'rated'] as const;

/** A month by the community's clock, `YYYY-MM`. */
export const monthPattern = /^20\d\d-(0[1-9]|1[0-2])$/;
const month = z.string().regex(monthPattern, 'invalid').optional();
/** A zone, or what belongs to none. */
const zoneId = z.union([id, z.literal('none')]).optional();

/** T9, P7: the rates of a month; without one the present. Of a zone, or of all that the reader sees. */
export const ticketRatesInput = z.object({ communityId: id.optional(), month, zoneId });
export type TicketRatesInput = z.infer<typeof ticketRatesInput>;

/** Filters of the office list, readable aloud: "open, late, zone A, category cleaning". */
export const listTicketsInput = z.object({
  state: z.enum(['open', 'done', 'ended', 'all']).default('open'),
  status: z.enum(ticketStatuses).optional(),
  kind: z.enum(ticketKinds).optional(),
  source: z.enum(ticketSources).optional(),
  /** A root, with all that stands under it. */
  category: z.string().regex(categoryRootPattern, 'invalid').optional(),
  communityId: id.optional(),
  zoneId,
  /** T7: on the board of this team. */
  teamId: id.optional(),
  /** Sent to this person, or theirs to answer for. */
  personId: id.optional(),
  severity: z.enum(severities).optional(),
  /** Reported on these days by the community's clock, the first and the last included. */
  from: z.iso.date('invalid').optional(),
  until: z.iso.date('invalid').optional(),
  /** Of the figure of a month that `focus` names. */
  month,
  late: z.boolean().default(false),
  mine: z.boolean().default(false),
  rating: z.enum(askedRatings).optional(),
  focus: z.enum(ticketFocuses).optional(),
  text: optionalWords(100),
  order: z.enum(ticketOrders).default('newest'),
  cursor,
  limit,
});
export type ListTicketsInput = z.infer<typeof listTicketsInput>;

type Listed = Pick<ListTicketsInput, 'state' | 'status' | 'focus'>;

const inMonth = (focus: ListTicketsInput['focus']) =>
  focus === 'created_in_month' || focus === 'done_in_month' || focus === 'ended_in_month';

/** Is it a figure of the rates of a month? */
export function isRateFocus(focus: ListTicketsInput['focus']): focus is RateFocus {
  return (rateFocuses as readonly unknown[]).includes(focus);
}

/** True where the list asks only for what has not ended: always few, however long the history is. */
export function isOfTheLiving({ state, status, focus }: Listed): boolean {
  if (focus) return !inMonth(focus) && !isRateFocus(focus);
  return status ? !endedStatuses.includes(status) : state === 'open' || state === 'done';
}

/** The orders that a list offers: of years of history only the newest first, since nothing in it comes due. */
export function ordersOffered(listed: Listed): readonly TicketOrder[] {
  return isOfTheLiving(listed) ? ticketOrders : ['newest'];
}

/** The order that is walked: the one asked for, where it is offered. */
export function orderOf(listed: Listed & Pick<ListTicketsInput, 'order'>): TicketOrder {
  return ordersOffered(listed).includes(listed.order) ? listed.order : 'newest';
}

/** The ticket number that is asked for, if it is one. */
export function numberIn(text: string): number | undefined {
  const digits = /^#?(\d{1,9})$/.exec(text)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** True of words and digits too short for the index of the history: but for a number, they are looked for in what has not ended alone. */
export function isTooShortToSeek(text: string): boolean {
  return text !== '' && searchTerms(text).length === 0;
}

export const ticketRef = z.object({ ticketId: id });
/** By the number that people say. */
export const ticketNumberRef = z.object({ number: z.coerce.number().int().positive().max(largestNumber) });

/** Which rows of the list a word finds: bigrams of Chinese, trigrams of other scripts, all lower case. */
export function searchTerms(text: string): string[] {
  const terms = new Set<string>();
  for (const [run] of text
    .normalize('NFKC')
    .toLowerCase()
    .matchAll(/[\p{Script=Han}]+|[\p{L}\p{N}]+/gu)) {
    for (const part of run.split(/(\p{Script=Han}+)/u)) {
      const letters = [...part];
      const size = /\p{Script=Han}/u.test(part) ? 2 : 3;
      for (let i = 0; i + size <= letters.length; i++) terms.add(letters.slice(i, i + size).join(''));
    }
  }
  return [...terms];
}
