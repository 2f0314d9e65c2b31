import { DomainError } from '@linli/domain/kernel';
import type { RecategorizeTicketInput } from '@linli/domain/tickets';
import { recategorize } from '@linli/domain/tickets';
import { findCategoriesOf, requireOffered } from '../../categories/queries.ts';
import { type Ctx, readIn, type Tx } from '../../context/index.ts';
import { requireTicket } from '../queries/index.ts';
import type { TicketRefView } from '../views/index.ts';
import { appendStep, inTransaction } from './append.ts';
import { refOf } from './move.ts';

/**
 * Says anew what a matter is. Its clocks go on with what they have used, by the norms of what it is now (T8); the promise
 * of the submission stays as it was shown.
 * @throws DomainError `ticket.changed_meanwhile`, `access.denied`, `ticket.nothing_changed`, `ticket.kind_unfit`,
 * `ticket.complaint_stays`, `category.not_offered`
 */
export function recategorizeTicket(ctx: Ctx, input: RecategorizeTicketInput): Promise<TicketRefView> {
  return inTransaction(ctx.db, async (tx) => {
    const ticket = await requireTicket(ctx, tx, { id: input.ticketId }, true);
    if (ticket.version !== input.version) throw new DomainError('ticket.changed_meanwhile', { status: ticket.status });
    const { event, patch } = recategorize(ctx.actor, ticket, input, input.note);
    const named = patch.category ? await namesOf(tx, ticket, input) : {};
    const after = await appendStep(ctx, tx, ticket, {
      event: { ...event, data: { ...event.data, ...named } },
      patch,
      photoIds: [],
    });
    return refOf({ ...after, number: ticket.number });
  });
}

/** What the community calls the old category and the new one, frozen as other names are; none where the product's word is meant. */
async function namesOf(
  tx: Tx,
  { communityId, category }: { communityId: string; category: string },
  to: RecategorizeTicketInput,
): Promise<Record<string, string>> {
  const read = readIn(tx);
  const next = await requireOffered(read, { communityId, kind: to.kind, category: to.category });
  const before = (await findCategoriesOf(read, communityId)).find(({ code }) => code === category);
  return {
    ...(next.name && { categoryName: next.name, categoryNameEn: next.nameEn }),
    ...(before?.name && { categoryBeforeName: before.name, categoryBeforeNameEn: before.nameEn }),
  };
}
