import type { Actor } from '@linli/domain/access';
import {
  actionsFrom,
  eventOfAction,
  nextStatus,
  type TicketAction,
  type TicketEventType,
  type TicketStatus,
  ticketActions,
  ticketStatuses,
} from '@linli/domain/tickets';
import { asStaff, createTeam, createTicket, ctxOf, type Team, useDatabase } from '@linli/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '../context/index.ts';
import { gatherTickets, splitTicket } from '../links/index.ts';
import * as tickets from './index.ts';

const database = useDatabase({ emptied: 'once' });
let team: Team;
let colleague: Team['tradesperson'];
let other: Team['tradesperson'];
/** Z2: who disagrees with an order. */
let head: Team['director'];
beforeAll(async () => {
  team = await createTeam(database.db);
  // One person claims and is sent more here than any hands could hold.
  await database.db.prisma.community.updateMany({ data: { openWorkCap: 10_000 } });
  head = await asStaff(team, 'department_head');
  other = await asStaff(team, 'tradesperson', { name: '王师傅', teams: [team.crewId] });
  colleague = await asStaff(team, 'tradesperson', { name: '李师傅', teams: [team.crewId] });
});

type Ref = { id: string; version: number };

/** Each step with what it asks for, by the command that every door ends at. */
function take(action: TicketAction, by: Ctx, ticket: Ref, otherNumber: number): Promise<unknown> {
  const at = { ticketId: ticket.id, version: ticket.version };
  const note = { ...at, note: '就这样办。' };
  const withPhotos = { ...note, photoIds: [] };
  const opinion = { ...at, rating: 'satisfied' as const, words: '' };
  const until = new Date(team.clock.now().getTime() + 86_400_000);
  const commands: Record<TicketAction, () => Promise<unknown>> = {
    accept: () => tickets.acceptTicket(by, note),
    dispatch: () => tickets.dispatchTicket(by, { ...note, assigneeId: other.actor.staffId }),
    post: () => tickets.postTicket(by, { ...note, teamId: team.crewId }),
    claim: () => tickets.claimTicket(by, note),
    return: () => tickets.returnTicket(by, { ...note, reason: 'unsafe' }),
    transfer: () => tickets.transferTicket(by, { ...note, assigneeId: colleague.actor.staffId }),
    take: () => tickets.takeTicket(by, note),
    arrive: () => tickets.arriveAtTicket(by, note),
    finish: () => tickets.finishTicket(by, { ...withPhotos, noPhoto: true }),
    settle: () => tickets.settleTicket(by, withPhotos),
    verify: () => tickets.verifyTicket(by, withPhotos),
    send_back: () => tickets.sendBackTicket(by, note),
    confirm: () => tickets.confirmTicket(by, opinion),
    close: () => tickets.closeTicket(by, note),
    rate: () => tickets.rateTicket(by, opinion),
    hold: () => tickets.holdTicket(by, { ...note, reason: 'parts', until, anyHour: true }),
    resume: () => tickets.resumeTicket(by, note),
    reopen: () => tickets.reopenTicket(by, withPhotos),
    reject: () => tickets.rejectTicket(by, note),
    cancel: () => tickets.cancelTicket(by, note),
    merge: () => tickets.mergeTicket(by, { ...note, intoNumber: otherNumber }),
  };
  return commands[action]();
}

const byWhoIsSent: readonly TicketAction[] = ['claim', 'return', 'take', 'arrive', 'finish'];

/** Whoever takes the step in life. */
function whoTakes(action: TicketAction): Ctx {
  if (action === 'confirm' || action === 'rate') return team.resident.ctx;
  if (byWhoIsSent.includes(action)) return team.tradesperson.ctx;
  return action === 'close' ? team.director.ctx : team.housekeeper.ctx;
}

describe('a step that the table does not allow (T3)', () => {
  it.each(ticketStatuses)(
    '%s: is refused at every door, whoever asks, and leaves no trace',
    async (status) => {
      const ticket = await createTicket(team, { status });
      const other = await createTicket(team);
      const read = () =>
        database.db.prisma.ticket.findUniqueOrThrow({ where: { id: ticket.id }, include: { events: true } });
      const before = await read();
      const system: Actor = { kind: 'system', reason: 'test' };
      const doors: Ctx[] = [
        team.director.ctx,
        team.housekeeper.ctx,
        team.resident.ctx,
        ctxOf(database.db, system, team.clock),
        { ...team.director.ctx, door: 'import' },
        { ...team.director.ctx, door: 'cli' },
      ];
      const forbidden = ticketActions.filter((action) => !actionsFrom(status).includes(action));
      expect(forbidden.length).toBeGreaterThan(8);
      for (const action of forbidden) {
        for (const by of doors) {
          // T9: who confirmed it is told that, not that it cannot be.
          const again = status === 'closed' && action === 'confirm' && by.actor.kind === 'resident';
          await expect(take(action, by, ticket, other.number), `${action} by ${by.door}`).rejects.toMatchObject({
            code: again ? 'ticket.confirmed_already' : 'ticket.invalid_transition',
          });
        }
      }
      expect(await read()).toEqual(before);
    },
    60_000,
  );
});

/** A matter that stands so; closed by silence, so that a rating is still to come; on a board, where it is claimed; begun by a companion. */
async function standing(status: TicketStatus, actions: readonly TicketAction[]): Promise<Ref> {
  if (actions.includes('claim')) {
    const { id, version } = await createTicket(team, { status });
    return tickets.postTicket(team.housekeeper.ctx, { ticketId: id, version, teamId: team.crewId, note: '' });
  }
  if (status === 'under_way' && actions.includes('take')) {
    const { id, version } = await createTicket(team, { status: 'accepted' });
    const crew = { assigneeId: team.tradesperson.actor.staffId, companionIds: [colleague.actor.staffId] };
    const sent = await tickets.dispatchTicket(team.housekeeper.ctx, { ticketId: id, version, note: '', ...crew });
    return tickets.arriveAtTicket(colleague.ctx, { ticketId: id, version: sent.version, note: '' });
  }
  if (status !== 'closed') return createTicket(team, { status });
  const ticket = await createTicket(team, { status: 'verified' });
  return tickets.closeTicket(team.director.ctx, { ticketId: ticket.id, version: ticket.version, note: '' });
}

/** What takes a matter out of the hands of whoever was sent. */
const takingAway: readonly TicketAction[] = ['return', 'transfer', 'dispatch'];

/** Who lost a claim, or lost the matter itself, may not see it any more. */
function codesFor(loser: TicketAction, winner: TicketAction): string[] {
  if (loser === 'claim') return ['ticket.changed_meanwhile', 'claim.gone', 'claim.taken'];
  if (loser === 'confirm' && winner === 'confirm') return ['ticket.confirmed_already'];
  const gone = byWhoIsSent.includes(loser) && takingAway.includes(winner);
  return gone ? ['ticket.not_found'] : ['ticket.changed_meanwhile'];
}

/** Every two steps that are both allowed from a state, the same one twice included. */
const pairs = ticketStatuses.flatMap((status) => {
  const actions = actionsFrom(status);
  return actions.flatMap((one, index) => actions.slice(index).map((two) => [status, one, two] as const));
});

describe('two steps in the same moment', () => {
  it.each(pairs)('%s: %s and %s: one wins, and the history is one line', async (status, one, two) => {
    const ticket = await standing(status, [one, two]);
    const other = await createTicket(team);
    const before = await database.db.prisma.ticketEvent.count({ where: { ticketId: ticket.id } });
    const outcomes = await Promise.allSettled([one, two].map((it) => take(it, whoTakes(it), ticket, other.number)));
    const lost = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(outcomes.length - lost.length, JSON.stringify(lost.map(({ reason }) => String(reason)))).toBe(1);
    const [winner, loser] = outcomes[0]?.status === 'fulfilled' ? [one, two] : [two, one];
    const told = codesFor(loser, winner);
    expect(lost[0]?.reason).toMatchObject({ code: expect.toBeOneOf(told) });

    const { events, ...row } = await database.db.prisma.ticket.findUniqueOrThrow({
      where: { id: ticket.id },
      include: { events: { orderBy: { seq: 'asc' } } },
    });
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    expect(events).toHaveLength(before + 1);
    expect(row.version).toBe(events.length);
    const last = events.at(-1);
    expect(last?.type as TicketEventType).toBe(eventOfAction[winner]);
    expect(last).toMatchObject({ fromStatus: status, toStatus: row.status });
    // Each entry goes on where the one before it ended, by the table.
    for (const [index, { fromStatus, toStatus, type }] of events.entries()) {
      if (index === 0) continue;
      expect(fromStatus).toBe(events[index - 1]?.toStatus);
      const action = ticketActions.find((it) => eventOfAction[it] === type);
      const facts = { status: fromStatus as TicketStatus, heldFrom: null };
      if (action && action !== 'resume') expect(nextStatus(facts, action)).toBe(toStatus);
    }
  });

  /** What changes a matter beside its state, by the same version: what it is, and what hangs under it. */
  const beside = {
    recategorize: (ticket: Ref) => {
      const nature = { kind: 'repair', severity: 'urgent', category: 'fees', area: 'public' } as const;
      const at = { ticketId: ticket.id, version: ticket.version };
      return tickets.recategorizeTicket(team.housekeeper.ctx, { ...at, ...nature, note: '更正' });
    },
    split: (ticket: Ref) => {
      const parts = [{ matter: '另一处', category: 'fees' as const, withPhotos: false }];
      const at = { ticketId: ticket.id, version: ticket.version };
      return splitTicket(team.housekeeper.ctx, { ...at, parts, note: '' });
    },
    link: (ticket: Ref, other: number) => {
      const at = { ticketId: ticket.id, version: ticket.version };
      return gatherTickets(team.housekeeper.ctx, { ...at, numbers: [other], note: '' });
    },
  };
  const others = (['accepted', 'on_hold'] as const).flatMap((status) =>
    (Object.keys(beside) as (keyof typeof beside)[]).flatMap((one) =>
      [...actionsFrom(status), one].map((two) => [status, one, two] as const),
    ),
  );
  it.each(others)('%s: %s and %s: one wins, and the history is one line', async (status, one, two) => {
    const ticket = await standing(status, two in beside ? [] : [two as TicketAction]);
    const [linked, merged] = [await createTicket(team), await createTicket(team)];
    const outcomes = await Promise.allSettled([
      beside[one](ticket, linked.number),
      two in beside
        ? beside[two as keyof typeof beside](ticket, linked.number)
        : take(two as TicketAction, whoTakes(two as TicketAction), ticket, merged.number),
    ]);
    const lost = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(lost.map(({ reason }) => reason.code)).toEqual(['ticket.changed_meanwhile']);
    const row = await database.db.prisma.ticket.findUniqueOrThrow({
      where: { id: ticket.id },
      include: { events: { orderBy: { seq: 'asc' } }, children: true },
    });
    expect(row.events.map(({ seq }) => seq)).toEqual(row.events.map((_, index) => index + 1));
    expect(row.childCount).toBe(row.children.length);
  });

  /** Z2: what a department holds against an order, and the director's word on it. */
  const words = {
    judgement: (ticket: Ref) => disagree(ticket, 'judgement'),
    unsafe: (ticket: Ref) => disagree(ticket, 'unsafe'),
    settle: (ticket: Ref) =>
      tickets.settleDisagreement(team.director.ctx, {
        ...{ ticketId: ticket.id, version: ticket.version, outcome: 'changed', note: '换人。' },
      }),
  };
  const disagree = (ticket: Ref, ground: 'judgement' | 'unsafe') =>
    tickets.disagree(head.ctx, { ticketId: ticket.id, version: ticket.version, ground, note: '这样派不妥。' });
  const disputes = (['dispatched', 'under_way'] as const).flatMap((status) =>
    (Object.keys(words) as (keyof typeof words)[]).flatMap((one) =>
      [...actionsFrom(status), one].map((two) => [status, one, two] as const),
    ),
  );
  it.each(disputes)('%s: %s and %s: one wins, and the history is one line', async (status, one, two) => {
    const made = await standing(status, two in words ? [] : [two as TicketAction]);
    const ticket = one === 'settle' ? await disagree(made, 'judgement') : made;
    const other = await createTicket(team);
    const outcomes = await Promise.allSettled([
      words[one](ticket),
      two in words
        ? words[two as keyof typeof words](ticket)
        : take(two as TicketAction, whoTakes(two as TicketAction), ticket, other.number),
    ]);
    const lost = outcomes.filter((outcome) => outcome.status === 'rejected');
    // What the director's word takes out of the hands of whoever was sent is not there for them any more.
    const gone = one === 'settle' && byWhoIsSent.includes(two as TicketAction);
    const told = gone ? ['ticket.changed_meanwhile', 'ticket.not_found'] : ['ticket.changed_meanwhile'];
    expect(lost).toHaveLength(1);
    expect(lost[0]?.reason).toMatchObject({ code: expect.toBeOneOf(told) });
    const row = await database.db.prisma.ticket.findUniqueOrThrow({
      where: { id: ticket.id },
      include: { events: { orderBy: { seq: 'asc' } } },
    });
    expect(row.events.map(({ seq }) => seq)).toEqual(row.events.map((_, index) => index + 1));
    expect(row.version).toBe(row.events.length);
    for (const [index, { fromStatus }] of row.events.entries()) {
      if (index > 0) expect(fromStatus).toBe(row.events[index - 1]?.toStatus);
    }
    // Whichever was first, at most one disagreement waits, and a suspended order is on hold.
    const filed = row.events.filter(({ type }) => type === 'disagreed').length;
    const settled = row.events.filter(({ type }) => type === 'disagreement_settled').length;
    expect(row.arbiterId !== null).toBe(filed > settled);
    if (row.orderSuspended) expect(row.status).toBe('on_hold');
  });

  it('words lose to nobody: both are heard, beside a step or beside each other', async () => {
    const ticket = await createTicket(team, { status: 'accepted' });
    const say = (by: Ctx, words: string) => tickets.replyToTicket(by, { ticketId: ticket.id, words, photoIds: [] });
    await Promise.all([
      say(team.resident.ctx, '在家'),
      say(team.housekeeper.ctx, '马上到'),
      say(team.director.ctx, '请放心'),
    ]);
    const events = await database.db.prisma.ticketEvent.findMany({
      where: { ticketId: ticket.id },
      orderBy: { seq: 'asc' },
    });
    expect(events.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
    expect(
      events
        .slice(2)
        .map(({ note }) => note)
        .sort(),
    ).toEqual(['在家', '马上到', '请放心'].sort());
  });
});
