import { newId } from '@linli/db';
import { authorize, can } from '@linli/domain/access';
import { DomainError } from '@linli/domain/kernel';
import {
  type GatherTicketsInput,
  isFitToGather,
  mayBecomeParent,
  mayUnlink,
  type SettleChildrenInput,
  type SplitTicketInput,
  type UnlinkTicketInput,
} from '@linli/domain/links';
import { mayAct, openStatuses, requireFreeOfOrder, subjectOf } from '@linli/domain/tickets';
import { placeOfSpot } from '@linli/domain/zones';
import { requireOffered } from '../categories/queries.ts';
import { beginClocks, findClockSettingsOf } from '../clocks/index.ts';
import { type Ctx, readIn, type Tx } from '../context/index.ts';
import { appendStep, inTransaction } from '../tickets/commands/append.ts';
import { insertTicket, queryIn } from '../tickets/commands/intake.ts';
import { moveTicketIn, refOf } from '../tickets/commands/move.ts';
import { type FoundTicket, findTicketFacts, requireTicket } from '../tickets/queries/facts.ts';
import type { TicketRefView } from '../tickets/views/index.ts';
import type { SettledChildrenView } from './views.ts';

/** What every step about links begins with: the matter locked, and as the screen showed it. */
async function requireFresh(ctx: Ctx, tx: Tx, { ticketId, version }: { ticketId: string; version: number }) {
  const ticket = await requireTicket(ctx, tx, { id: ticketId }, true);
  if (ticket.version !== version) throw new DomainError('ticket.changed_meanwhile', { status: ticket.status });
  return ticket;
}

function requireParent(ctx: Ctx, ticket: FoundTicket, permission: 'ticket.split' | 'ticket.link'): void {
  authorize(ctx.actor, permission, subjectOf(ticket));
  if (permission === 'ticket.split') requireFreeOfOrder(ctx.actor, ticket);
  if (!mayBecomeParent(ctx.actor, ticket, permission)) throw new DomainError('ticket.split_unfit');
}

/**
 * Splits parts off a matter (T3): each is a matter of its own with the same reporter and the same first-responsible person
 * (T5), hidden from whom the whole is hidden from, and taken on by whoever splits. The whole keeps what is left.
 * @throws DomainError `ticket.split_unfit`, what `requireFreeOfOrder` refuses, `ticket.place_unknown`, `category.not_offered`, `ticket.changed_meanwhile`, `access.denied`
 */
export function splitTicket(ctx: Ctx, input: SplitTicketInput): Promise<TicketRefView> {
  return inTransaction(ctx.db, async (tx) => {
    const ticket = await requireFresh(ctx, tx, input);
    requireParent(ctx, ticket, 'ticket.split');
    const numbers: number[] = [];
    for (const part of input.parts) numbers.push(await splitOff(ctx, tx, ticket, part));
    const after = await appendStep(ctx, tx, ticket, {
      event: { type: 'split', note: input.note, data: { numbers: numbers.join(', '), count: numbers.length } },
      patch: { childCount: ticket.childCount + numbers.length },
      photoIds: [],
    });
    return refOf({ ...after, number: ticket.number });
  });
}

const nowhere = { unitId: null, buildingId: null, floor: null, lat: null, lng: null };

async function splitOff(ctx: Ctx, tx: Tx, ticket: FoundTicket, part: SplitTicketInput['parts'][number]) {
  const whole = await tx.ticket.findUniqueOrThrow({ where: { id: ticket.id } });
  const spot = part.spotId ? await tx.spot.findUnique({ where: { id: part.spotId } }) : null;
  if (part.spotId && spot?.communityId !== ticket.communityId) throw new DomainError('ticket.place_unknown');
  const place = spot
    ? { ...nowhere, zoneId: spot.zoneId, spotId: spot.id, place: placeOfSpot(spot, '') }
    : { ...whole, place: { zh: whole.placeText, en: whole.placeTextEn } };
  const area = spot ? 'public' : ticket.area;
  const nature = { kind: ticket.kind, severity: ticket.severity, category: part.category, area };
  await requireOffered(readIn(tx), { ...ticket, category: part.category });
  const settings = await findClockSettingsOf(readIn(tx), ticket.communityId);
  const row = await insertTicket(ctx, queryIn(tx), {
    ...place,
    ...nature,
    submissionKey: newId(),
    communityId: ticket.communityId,
    source: whole.source,
    matter: part.matter,
    householdId: ticket.householdId,
    reporterMemberId: whole.reporterMemberId,
    reporterStaffId: ticket.reporterStaffId,
    reporterName: whole.reporterName,
    reporterPhone: whole.reporterPhone,
    firstResponsibleId: ticket.firstResponsibleId,
    aboutStaffId: ticket.aboutStaffId,
    patrolSignInId: whole.patrolSignInId,
    answers: [],
    clocks: beginClocks(settings, nature, ctx.clock()),
  });
  if (!row) throw new DomainError('ticket.changed_meanwhile', { status: ticket.status });
  if (part.withPhotos) {
    await tx.$executeRaw`insert into shared_photo (photo_id, ticket_id)
      select id, ${row.id}::uuid from photo where ticket_id = ${ticket.id}::uuid and visibility = 'public'`;
  }
  const child = await requireTicket(ctx, tx, { id: row.id }, true);
  const after = await appendStep(ctx, tx, child, {
    event: { type: 'split_off', note: '', data: { number: ticket.number } },
    patch: { parentId: ticket.id, parentLink: 'part' },
    photoIds: [],
  });
  if (mayAct(ctx.actor, after, 'accept')) {
    await moveTicketIn(ctx, tx, 'accept', { ticketId: row.id, version: after.version, note: '' });
  }
  return row.number;
}

/**
 * Hangs matters of the same cause under one (T3): each keeps its reporter and its own end; the one carries the work.
 * @throws DomainError `ticket.split_unfit`, `ticket.gather_unfit`, `ticket.changed_meanwhile`, `access.denied`
 */
export function gatherTickets(ctx: Ctx, input: GatherTicketsInput): Promise<TicketRefView> {
  return inTransaction(ctx.db, async (tx) => {
    const wanted = [...new Set(input.numbers)];
    // All in one order, as two merges do: or two gatherings would wait for each other.
    await tx.$queryRaw`select t.id from ticket t where t.id = ${input.ticketId}::uuid or t.number = any(${wanted}::int[])
      order by t.id for no key update`;
    const ticket = await requireFresh(ctx, tx, input);
    requireParent(ctx, ticket, 'ticket.link');
    for (const number of wanted) {
      const child = await findTicketFacts(tx, { number }, false);
      // What the actor may not link is as unknown as what is not there.
      const fits = child && isFitToGather(child, ticket) && can(ctx.actor, 'ticket.link', subjectOf(child));
      if (!fits) throw new DomainError('ticket.gather_unfit', { number });
      await appendStep(ctx, tx, child, {
        event: { type: 'linked', note: '', data: { number: ticket.number } },
        patch: { parentId: ticket.id, parentLink: 'cause' },
        photoIds: [],
      });
    }
    const after = await appendStep(ctx, tx, ticket, {
      event: { type: 'gathered', note: input.note, data: { numbers: wanted.join(', '), count: wanted.length } },
      patch: { childCount: ticket.childCount + wanted.length },
      photoIds: [],
    });
    return refOf({ ...after, number: ticket.number });
  });
}

/**
 * Takes a matter out from under another: it goes on alone.
 * @throws DomainError `ticket.not_linked`, `ticket.changed_meanwhile`, `access.denied`
 */
export function unlinkTicket(ctx: Ctx, input: UnlinkTicketInput): Promise<TicketRefView> {
  return inTransaction(ctx.db, async (tx) => {
    await tx.$queryRaw`select t.id from ticket t where t.id = ${input.ticketId}::uuid
      or t.id = (select c.parent_id from ticket c where c.id = ${input.ticketId}::uuid) order by t.id for no key update`;
    const ticket = await requireFresh(ctx, tx, input);
    authorize(ctx.actor, 'ticket.link', subjectOf(ticket));
    const parent = ticket.parentId ? await findTicketFacts(tx, { id: ticket.parentId }, false) : undefined;
    if (!parent || !mayUnlink(ctx.actor, ticket)) throw new DomainError('ticket.not_linked');
    const after = await appendStep(ctx, tx, ticket, {
      event: { type: 'unlinked', note: input.note, data: { number: parent.number } },
      patch: { parentId: null, parentLink: null },
      photoIds: [],
    });
    await appendStep(ctx, tx, parent, {
      event: { type: 'unlinked', note: '', data: { number: ticket.number } },
      patch: { childCount: parent.childCount - 1 },
      photoIds: [],
    });
    return refOf({ ...after, number: ticket.number });
  });
}

/**
 * The cause is gone: settles all that hangs under it for that cause, with the same words to each resident. Where somebody
 * has been sent already, they finish it themselves.
 * @throws DomainError `access.denied`, `ticket.changed_meanwhile`, `ticket.none_to_settle` where none could be
 */
export function settleChildren(ctx: Ctx, input: SettleChildrenInput): Promise<SettledChildrenView> {
  return inTransaction(ctx.db, async (tx) => {
    const ticket = await requireFresh(ctx, tx, input);
    authorize(ctx.actor, 'ticket.settle', subjectOf(ticket));
    const children = await tx.ticket.findMany({
      where: { parentId: ticket.id, parentLink: 'cause', status: { in: [...openStatuses] } },
      orderBy: { id: 'asc' },
      select: { id: true },
    });
    let settled = 0;
    for (const { id } of children) {
      const child = await findTicketFacts(tx, { id }, true);
      if (!child || !mayAct(ctx.actor, child, 'settle')) continue;
      const step = { ticketId: id, version: child.version, note: input.note, photoIds: [] };
      await moveTicketIn(ctx, tx, 'settle', step);
      settled++;
    }
    if (settled === 0) throw new DomainError('ticket.none_to_settle');
    return { settled, left: children.length - settled };
  });
}
