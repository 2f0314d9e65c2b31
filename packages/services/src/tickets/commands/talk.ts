import { authorize } from '@linli/domain/access';
import { DomainError } from '@linli/domain/kernel';
import { mayReply, type NoteTicketInput, subjectOf } from '@linli/domain/tickets';
import type { Ctx } from '../../context/index.ts';
import { requireTicket } from '../queries/index.ts';
import type { TicketRefView } from '../views.ts';
import { appendStep, inTransaction } from './append.ts';
import { refOf } from './move.ts';

/** An internal note: staff read it, the resident never does (T4). */
export const noteTicket = (ctx: Ctx, input: NoteTicketInput) => talk(ctx, 'note', input);

/**
 * A public reply, of staff or of the resident. Staff's first one ends the first-reply clock (T8).
 * @throws DomainError `access.denied`, also where there is no resident to read it
 */
export const replyToTicket = (ctx: Ctx, input: NoteTicketInput) => talk(ctx, 'reply', input);

/** Words need no version: two people may speak at once, and both are heard. */
function talk(ctx: Ctx, kind: 'note' | 'reply', input: NoteTicketInput): Promise<TicketRefView> {
  return inTransaction(ctx.db, async (tx) => {
    const ticket = await requireTicket(ctx, tx, { id: input.ticketId }, true);
    authorize(ctx.actor, `ticket.${kind}`, subjectOf(ticket));
    if (kind === 'reply' && !mayReply(ctx.actor, ticket)) throw new DomainError('access.denied');
    const firstReply = kind === 'reply' && ctx.actor.kind === 'staff' && ticket.repliedAt === null;
    const after = await appendStep(ctx, tx, ticket, {
      event: { type: kind === 'note' ? 'noted' : 'replied', note: input.words, data: {} },
      patch: firstReply ? { repliedAt: ctx.clock() } : {},
      photoIds: input.photoIds,
    });
    return refOf({ ...after, number: ticket.number });
  });
}
