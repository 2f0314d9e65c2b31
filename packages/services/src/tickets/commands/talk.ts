import { authorize } from '@linli/domain/access';
import { DomainError } from '@linli/domain/kernel';
import { mayReply, type NoteTicketInput, subjectOf } from '@linli/domain/tickets';
import type { Ctx, Tx } from '../../context/index.ts';
import { requireTicket } from '../queries/index.ts';
import type { TicketRefView } from '../views/index.ts';
import { appendStep, inTransaction, signatureOf } from './append.ts';
import { refOf } from './move.ts';

/** An internal note: staff read it, the resident never does (T4). */
export const noteTicket = (ctx: Ctx, input: NoteTicketInput) => talk(ctx, 'note', input);

/**
 * A public reply, of staff or of the resident. Staff's first one ends the first-reply clock (T8).
 * @throws DomainError `access.denied`, also where there is no resident to read it
 */
export const replyToTicket = (ctx: Ctx, input: NoteTicketInput) => talk(ctx, 'reply', input);

/** How long the same words of the same person right after themselves are the phone's sending again. */
const sameWithin = 10 * 60_000;

/**
 * Words need no version: two people may speak at once, and both are heard. The same form that comes again, as from a
 * phone in a lift or a thumb in a hurry, is one entry.
 */
function talk(ctx: Ctx, kind: 'note' | 'reply', input: NoteTicketInput): Promise<TicketRefView> {
  return inTransaction(ctx.db, async (tx) => {
    const ticket = await requireTicket(ctx, tx, { id: input.ticketId }, true);
    authorize(ctx.actor, `ticket.${kind}`, subjectOf(ticket));
    if (kind === 'reply' && !mayReply(ctx.actor, ticket)) throw new DomainError('access.denied');
    const type = kind === 'note' ? 'noted' : 'replied';
    if (await isSentAgain(ctx, tx, ticket.id, type, input)) return refOf(ticket);
    const firstReply = kind === 'reply' && ctx.actor.kind === 'staff' && ticket.repliedAt === null;
    const after = await appendStep(ctx, tx, ticket, {
      event: { type, note: input.words, data: {} },
      patch: firstReply ? { repliedAt: ctx.clock() } : {},
      photoIds: input.photoIds,
    });
    return refOf({ ...after, number: ticket.number });
  });
}

async function isSentAgain(
  ctx: Ctx,
  tx: Tx,
  ticketId: string,
  type: 'noted' | 'replied',
  { words, photoIds }: NoteTicketInput,
): Promise<boolean> {
  const last = await tx.ticketEvent.findFirst({
    // What timers write in between is nobody's word.
    where: { ticketId, actorKind: { not: 'system' } },
    orderBy: { seq: 'desc' },
    select: { type: true, actorId: true, note: true, at: true, photos: { select: { id: true } } },
  });
  if (last?.type !== type || last.note !== words || last.actorId !== signatureOf(ctx).actorId) return false;
  if (ctx.clock().getTime() - last.at.getTime() > sameWithin) return false;
  // Other photos are something else that is said.
  return photoIds.every((id) => last.photos.some((photo) => photo.id === id));
}
