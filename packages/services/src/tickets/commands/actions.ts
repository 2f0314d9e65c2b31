import { mayJoin, type TicketAction, type TicketActionInput } from '@linli/domain/tickets';
import type { Ctx } from '../../context/index.ts';
import { requireTicket } from '../queries/facts.ts';
import type { TicketRefView } from '../views/index.ts';
import { appendStep, inTransaction } from './append.ts';
import { moveTicket, moveTicketIn, refOf } from './move.ts';

type Command<A extends TicketAction> = (ctx: Ctx, input: TicketActionInput<A>) => Promise<TicketRefView>;

/** Takes the matter on; portal tickets thereby belong to the zone's housekeeper (T5). */
export const acceptTicket: Command<'accept'> = (ctx, input) => moveTicket(ctx, 'accept', input);
/** Sends somebody, or somebody else (T7). */
export const dispatchTicket: Command<'dispatch'> = (ctx, input) => moveTicket(ctx, 'dispatch', input);
/** Puts it on the board of a team, for whoever claims it first (T7). */
export const postTicket: Command<'post'> = (ctx, input) => moveTicket(ctx, 'post', input);
/** Somebody of the team takes it from the board (T7). */
export const claimTicket: Command<'claim'> = (ctx, input) => moveTicket(ctx, 'claim', input);
/** The person sent gives it back, with a reason: whoever steers sends anew (T7). */
export const returnTicket: Command<'return'> = (ctx, input) => moveTicket(ctx, 'return', input);
/** To a colleague, by the leader of the one sent or by whoever steers, with a reason (T7). */
export const transferTicket: Command<'transfer'> = (ctx, input) => moveTicket(ctx, 'transfer', input);
/** The person sent says yes. */
export const takeTicket: Command<'take'> = (ctx, input) => moveTicket(ctx, 'take', input);
/**
 * The person sent is there: the arrival clock ends (T8). Of a crew the first one there ends it and begins the work; each of the
 * others is put on record as they come.
 * @throws DomainError what every step may refuse; `ticket.invalid_transition` for who is there already
 */
export function arriveAtTicket(ctx: Ctx, input: TicketActionInput<'arrive'>): Promise<TicketRefView> {
  return inTransaction(ctx.db, async (tx) => {
    const ticket = await requireTicket(ctx, tx, { id: input.ticketId }, true);
    if (!mayJoin(ctx.actor, ticket)) return refOf(await moveTicketIn(ctx, tx, 'arrive', input));
    const after = await appendStep(ctx, tx, ticket, {
      event: { type: 'arrived', note: input.note, data: {} },
      patch: {},
      photoIds: [],
    });
    return refOf({ ...after, number: ticket.number });
  });
}

/** The work is done, with what was done and a photo after (T7). */
export const finishTicket: Command<'finish'> = (ctx, input) => moveTicket(ctx, 'finish', input);
/** Settled without sending anybody: answered, or put right on the spot (P4). */
export const settleTicket: Command<'settle'> = (ctx, input) => moveTicket(ctx, 'settle', input);
/** The first-responsible person has looked and it is right (T9). */
export const verifyTicket: Command<'verify'> = (ctx, input) => moveTicket(ctx, 'verify', input);
/** It is not right yet: back to the person who was sent. */
export const sendBackTicket: Command<'send_back'> = (ctx, input) => moveTicket(ctx, 'send_back', input);
/** The resident confirms and rates (T9, Q1). */
export const confirmTicket: Command<'confirm'> = (ctx, input) => moveTicket(ctx, 'confirm', input);
/** Closes what nobody confirms. */
export const closeTicket: Command<'close'> = (ctx, input) => moveTicket(ctx, 'close', input);
/** A rating after silent confirmation (Q1). */
export const rateTicket: Command<'rate'> = (ctx, input) => moveTicket(ctx, 'rate', input);
/** Waits for parts, the resident or the weather, with a promised next-reply time (T3). */
export const holdTicket: Command<'hold'> = (ctx, input) => moveTicket(ctx, 'hold', input);
/** Goes on where it stopped. */
export const resumeTicket: Command<'resume'> = (ctx, input) => moveTicket(ctx, 'resume', input);
/** "Not solved": the matter is open again, and counted (T3). */
export const reopenTicket: Command<'reopen'> = (ctx, input) => moveTicket(ctx, 'reopen', input);
/** Not ours, with a reason the resident reads (T3). */
export const rejectTicket: Command<'reject'> = (ctx, input) => moveTicket(ctx, 'reject', input);
/** Withdrawn, with a reason. */
export const cancelTicket: Command<'cancel'> = (ctx, input) => moveTicket(ctx, 'cancel', input);
/** The same matter as another one (T6). */
export const mergeTicket: Command<'merge'> = (ctx, input) => moveTicket(ctx, 'merge', input);
