import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  eventOfAction,
  lastTurnBack,
  roomsOf,
  type TicketEventType,
  ticketAudience,
  ticketEventTypes,
  turnedBackIn,
  visibilityOf,
  wordsToColleagues,
} from './events.ts';
import { ticketActions } from './lifecycle.ts';
import { severities, type TicketFacts, ticketKinds, ticketStatuses } from './types.ts';

const someone = fc.option(fc.uuid());

const anyTicket: fc.Arbitrary<TicketFacts> = fc.record({
  id: fc.uuid(),
  communityId: fc.uuid(),
  zoneId: someone,
  householdId: someone,
  reporterStaffId: someone,
  firstResponsibleId: someone,
  assigneeId: someone,
  kind: fc.constantFrom(...ticketKinds),
  severity: fc.constantFrom(...severities),
  status: fc.constantFrom(...ticketStatuses),
  heldFrom: fc.constant(null),
  rating: fc.constant(null),
  repliedAt: fc.constant(null),
  doneAt: fc.constant(null),
  reopenCount: fc.nat(5),
  aboutStaffId: someone,
  handoverToId: someone,
  attentionId: someone,
  arbiterId: someone,
  orderSuspended: fc.boolean(),
  lendingZoneId: fc.option(fc.uuid()),
  lenderId: fc.option(fc.uuid()),
  assigneeLeaderId: someone,
  offeredTeamId: someone,
  companionIds: fc.array(fc.uuid(), { maxLength: 3 }),
  version: fc.integer({ min: 1, max: 99 }),
});

describe('who hears of what (X3)', () => {
  it('gives every event an audience, and every action an event', () => {
    for (const type of ticketEventTypes) expect(ticketAudience[type].length, type).toBeGreaterThan(0);
    expect(Object.keys(ticketAudience).sort()).toEqual([...ticketEventTypes].sort());
    expect(Object.keys(eventOfAction).sort()).toEqual([...ticketActions].sort());
  });

  it('keeps notes, work sent back and calls among staff', () => {
    expect(ticketEventTypes.filter((type) => visibilityOf(type) === 'internal')).toEqual([
      'sent_back',
      'noted',
      'called_back',
      'reinspected',
      'reinspection_postponed',
      'reinspection_overdue',
      'handover_offered',
      'handover_accepted',
      'handover_declined',
      'handover_withdrawn',
      'handed_up',
      'bounced',
      'gathered',
      'unlinked',
      'disagreed',
      'disagreement_settled',
      'clock_warned',
      'clock_breached',
      'escalated',
    ]);
  });

  it('keeps from the household the words of those steps that staff speak among themselves', () => {
    expect([...wordsToColleagues].sort()).toEqual([
      'accepted',
      'arrived',
      'claimed',
      'dispatched',
      'linked',
      'merged',
      'posted',
      'recategorized',
      'returned',
      'split',
      'split_off',
      'taken',
      'transferred',
      'verified',
    ]);
  });

  const event = fc.constantFrom(...ticketEventTypes);
  const previous = fc.option(fc.uuid());

  it('never tells the portal of an internal event, and only the own household of a public one', () => {
    fc.assert(
      fc.property(event, anyTicket, previous, (type, ticket, previousAssigneeId) => {
        const { portal } = roomsOf(type, ticket, [previousAssigneeId]);
        const heard = visibilityOf(type) === 'public' && ticket.householdId !== null;
        expect(portal).toEqual(heard ? [`household:${ticket.householdId}`] : []);
      }),
    );
  });

  it('tells the office of everything, each room once, and whoever the matter leaves', () => {
    fc.assert(
      fc.property(event, anyTicket, previous, (type, ticket, previousAssigneeId) => {
        const { office, except = [] } = roomsOf(type, ticket, [previousAssigneeId], previousAssigneeId);
        const { aboutStaffId } = ticket;
        expect(new Set(office).size).toBe(office.length);
        // T5: a complaint about somebody is told to nobody for where they work.
        const kinds = aboutStaffId ? 'staff|above|about_staff' : 'zone|community|staff|team';
        for (const room of office) expect(room).toMatch(new RegExp(`^(${kinds}):[0-9a-f-]{36}$`));
        if (aboutStaffId) expect(office).toContain(`above:${aboutStaffId}`);
        expect(office).toContain(`${aboutStaffId ? 'about_staff' : 'community'}:${ticket.communityId}`);
        if (ticket.zoneId && !aboutStaffId) expect(office).toContain(`zone:${ticket.zoneId}`);
        expect(except).toEqual(ticket.aboutStaffId ? [`staff:${ticket.aboutStaffId}`] : []);
        for (const id of [
          ticket.handoverToId,
          ticket.attentionId,
          ticket.arbiterId,
          ticket.assigneeId,
          ticket.firstResponsibleId,
          ticket.reporterStaffId,
          previousAssigneeId,
          ...ticket.companionIds,
        ]) {
          if (id !== null) expect(office).toContain(`staff:${id}`);
        }
        // T7: the team on whose board it waits, and the one whose board it leaves.
        for (const id of [ticket.offeredTeamId, previousAssigneeId]) {
          if (id !== null && !aboutStaffId) expect(office).toContain(`team:${id}`);
        }
      }),
    );
  });
});

describe('who came off a matter (T7, Z2)', () => {
  type Told = { type: TicketEventType; data: Record<string, unknown> };
  const told = (type: TicketEventType, data: Told['data'] = {}): Told => ({ type, data });
  const sent = (assigneeId: string, type: TicketEventType = 'dispatched') => told(type, { assigneeId });
  const back = (returnReason: string) => told('returned', { returnReason });
  const disagreed = (ground: string) => told('disagreed', { ground, assigneeId: 'director' });
  const withdrawn = [told('disagreement_settled', { outcome: 'changed' }), told('returned', { withdrawn: 1 })];

  it.each<[string, Told[], Record<string, string>, boolean]>([
    ['nobody yet', [sent('a')], {}, false],
    ['gave it back', [sent('a'), back('overloaded')], { a: 'returned' }, false],
    ['gave it back as unsafe', [sent('a', 'claimed'), back('unsafe')], { a: 'returned' }, true],
    [
      'took it from another who had it passed on',
      [sent('a'), sent('b', 'transferred'), back('off_shift')],
      { b: 'returned' },
      false,
    ],
    ['order taken back', [sent('a'), disagreed('judgement'), ...withdrawn], { a: 'withdrawn' }, false],
    ['order on a board taken back', [sent('a'), told('posted'), disagreed('judgement'), ...withdrawn], {}, false],
    ['order taken back as unsafe', [sent('a'), disagreed('unsafe'), ...withdrawn], { a: 'withdrawn' }, true],
    ['order taken back as unlawful', [sent('a'), disagreed('unlawful'), ...withdrawn], { a: 'withdrawn' }, true],
    ['kept by their zone', [sent('a'), told('returned', { helpDeclined: 1 })], { a: 'kept_back' }, false],
    [
      'unsafe stays so after the next gave it back for another reason',
      [sent('a'), back('unsafe'), sent('b'), back('overloaded')],
      { a: 'returned', b: 'returned' },
      true,
    ],
    [
      'all of it was before it was done',
      [sent('a'), back('unsafe'), sent('b'), told('finished'), told('reopened')],
      {},
      false,
    ],
    [
      'sent back to rework, then given back',
      [sent('a'), told('finished'), told('sent_back'), back('overloaded')],
      { a: 'returned' },
      false,
    ],
  ])('%s', (_, history, people, unsafe) => {
    const found = turnedBackIn(history);
    expect(Object.fromEntries(found.people)).toEqual(people);
    expect(found.unsafe).toBe(unsafe);
  });

  it('is said by the return, or by the ruling with what it was disagreed on; by nothing once somebody is sent', () => {
    const last = (...history: (ReturnType<typeof told> & { note?: string })[]) =>
      lastTurnBack(history.map((entry) => ({ note: '', ...entry })));
    const given = back('unsafe');
    const worded = { ...given, note: '有燃气味' };
    expect(last(sent('a'), given, told('posted'), told('noted'))).toMatchObject({
      ...{ entry: given, filed: null, earlier: null },
    });
    expect(last(sent('a'), worded, sent('b'), given)).toMatchObject({ entry: { note: '' }, earlier: worded });
    expect(last(sent('a'), worded, sent('b'), worded)).toMatchObject({ entry: worded, earlier: null });
    expect(last(sent('a'), worded, sent('b'), told('finished'), given)).toMatchObject({ earlier: null });
    const filed = disagreed('unsafe');
    expect(last(sent('a'), filed, ...withdrawn)).toMatchObject({ entry: withdrawn[0], filed });
    for (const type of ['dispatched', 'claimed', 'transferred', 'settled'] as const) {
      expect(last(sent('a'), given, told(type))).toBeNull();
    }
    expect(last()).toBeNull();
  });
});
