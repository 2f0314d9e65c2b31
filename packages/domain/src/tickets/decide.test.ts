import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Actor, type StaffActor, type StaffRole, staffRoles } from '../access/index.ts';
import { DomainError } from '../kernel/index.ts';
import { eventOfAction, hasBounced, type TicketEventType } from './events.ts';
import { actionsFrom, endedStatuses, nextStatus, type TicketAction, ticketActions } from './lifecycle.ts';
import {
  decide,
  isBarred,
  mayAct,
  mayChangeKind,
  mayDisagree,
  mayRecategorize,
  recategorize,
  type TicketDecision,
} from './rules/index.ts';
import { holdReasons, ratings, type TicketFacts, ticketStatuses } from './types.ts';

const start = Date.parse('2026-03-05T00:00:00Z');
const housekeeperId = 'housekeeper';

const base: TicketFacts & { endedAt: Date | null; holdUntil: Date | null } = {
  id: 'ticket',
  communityId: 'here',
  zoneId: 'zone',
  householdId: 'household',
  reporterStaffId: null,
  firstResponsibleId: null,
  assigneeId: null,
  kind: 'repair',
  severity: 'normal',
  status: 'submitted',
  heldFrom: null,
  holdUntil: null,
  rating: null,
  repliedAt: null,
  doneAt: null,
  endedAt: null,
  reopenCount: 0,
  aboutStaffId: null,
  handoverToId: null,
  attentionId: null,
  arbiterId: null,
  orderSuspended: false,
  lendingZoneId: null,
  lenderId: null,
  assigneeLeaderId: null,
  offeredTeamId: null,
  companionIds: [],
  version: 1,
};
type Row = typeof base;

const staff = (staffId: string): Actor => ({
  kind: 'staff',
  accountId: staffId,
  staffId,
  role: 'director',
  name: staffId,
  zoneIds: [],
  teamIds: [],
  communityIds: ['here'],
  standsInFor: [],
  peopleBelow: [],
});
const resident: Actor = {
  kind: 'resident',
  accountId: 'a',
  memberId: 'm',
  householdId: 'household',
  unitId: 'u',
  communityId: 'here',
  zoneId: 'zone',
  name: 'r',
  phone: '',
};
const actors = fc.constantFrom<Actor>(staff('one'), staff('two'), resident, { kind: 'system', reason: 'test' });

type Step = {
  action: TicketAction;
  actor: Actor;
  minutes: number;
  promiseMinutes: number;
  /** Housekeepers change while a matter runs. */
  housekeeperId: string | null;
  assigneeId: string;
  rating: (typeof ratings)[number];
  reason: string;
};
const step: fc.Arbitrary<Step> = fc.record({
  action: fc.constantFrom(...ticketActions),
  actor: actors,
  minutes: fc.integer({ min: 1, max: 600 }),
  promiseMinutes: fc.oneof(fc.integer({ min: -60, max: 600 }), fc.integer({ min: 129_500, max: 129_700 })),
  housekeeperId: fc.constantFrom('housekeeper', 'successor', null),
  assigneeId: fc.constantFrom('worker', 'other'),
  rating: fc.constantFrom(...ratings),
  reason: fc.constantFrom(...holdReasons),
});
/** Most random actions would be refused at once, so half of them are bent to one that the table allows. */
const walk = fc.array(fc.tuple(step, fc.boolean(), fc.nat(20)), { maxLength: 40 });

function inputOf({ action, assigneeId, rating, reason, promiseMinutes }: Step, now: Date): object {
  if (action === 'dispatch') return { assigneeId, note: '' };
  if (action === 'confirm' || action === 'rate') return { rating, words: 'w' };
  if (action === 'hold') return { reason, until: new Date(now.getTime() + promiseMinutes * 60_000), note: '' };
  if (action === 'merge') return { intoNumber: 7, note: '' };
  return { note: 'n' };
}

type Moment = { before: Row; step: Step; now: Date; after: Row; decision: TicketDecision | null; refusal: unknown };

function play(steps: [Step, boolean, number][]): Moment[] {
  const moments: Moment[] = [];
  let row: Row = base;
  let clock = start;
  for (const [asked, bend, pick] of steps) {
    const possible = actionsFrom(row.status);
    const action = bend ? (possible[pick % Math.max(1, possible.length)] ?? asked.action) : asked.action;
    const taken = { ...asked, action };
    clock += taken.minutes * 60_000;
    const now = new Date(clock);
    let decision: TicketDecision | null = null;
    let refusal: unknown = null;
    try {
      decision = decide(row, action, inputOf(taken, now) as never, taken.actor, now, taken);
    } catch (error) {
      refusal = error;
    }
    const after: Row = { ...row, ...decision?.patch };
    moments.push({ before: row, step: taken, now, after, decision, refusal });
    row = after;
  }
  return moments;
}

/** Checks every moment of random stories. */
function always(check: (moment: Moment) => void) {
  fc.assert(
    fc.property(walk, (steps) => {
      for (const moment of play(steps)) check(moment);
    }),
    { numRuns: 200 },
  );
}

describe('decide, over random stories', () => {
  it('moves only as the table says, and refuses with a closed code', () => {
    always(({ before, step: { action }, after, decision, refusal }) => {
      if (decision) {
        expect(after.status).toBe(nextStatus(before, action));
        expect(decision.event.type).toBe(eventOfAction[action]);
      } else {
        expect(refusal).toBeInstanceOf(DomainError);
      }
      if (!actionsFrom(before.status).includes(action)) {
        expect(refusal).toMatchObject({ code: 'ticket.invalid_transition' });
      }
    });
  });

  it('holds only with a promise that lies ahead, and returns to the state it held', () => {
    always(({ before, step: { action, promiseMinutes }, after, refusal, now }) => {
      if (action === 'hold' && actionsFrom(before.status).includes('hold')) {
        if (promiseMinutes <= 0) expect(refusal).toMatchObject({ code: 'ticket.promise_in_past' });
        else if (promiseMinutes > 90 * 24 * 60) expect(refusal).toMatchObject({ code: 'ticket.promise_too_far' });
        else expect(after).toMatchObject({ status: 'on_hold', heldFrom: before.status });
      }
      expect(after.status === 'on_hold').toBe(after.heldFrom !== null);
      if (after.holdUntil && before.status !== 'on_hold') expect(after.holdUntil > now).toBe(true);
      expect(after.holdUntil !== null).toBe(after.status === 'on_hold');
    });
  });

  it('names the first-responsible person once, and never another (T5)', () => {
    always(({ before, step: { actor, housekeeperId: keeper }, after, decision }) => {
      if (before.firstResponsibleId !== null) expect(after.firstResponsibleId).toBe(before.firstResponsibleId);
      else if (decision && actor.kind === 'staff') expect(after.firstResponsibleId).toBe(keeper ?? actor.staffId);
      else expect(after.firstResponsibleId).toBeNull();
    });
  });

  it('stops the first-reply clock once, at the first answer of staff (T8)', () => {
    always(({ before, step: { actor }, after, decision, now }) => {
      if (before.repliedAt !== null || !decision || actor.kind !== 'staff') {
        expect(after.repliedAt).toBe(before.repliedAt);
      } else {
        expect(after.repliedAt).toBe(now);
      }
    });
  });

  it('counts a reopening, and forgets what the last attempt ended with', () => {
    always(({ before, step: { action }, after, decision }) => {
      const reopened = decision !== null && action === 'reopen';
      expect(after.reopenCount).toBe(before.reopenCount + (reopened ? 1 : 0));
      if (reopened) expect(after).toMatchObject({ doneAt: null, endedAt: null, rating: null, ratingWords: '' });
    });
  });

  it('is done exactly from finishing to the next attempt, ended exactly in the states that end it', () => {
    always(({ after }) => {
      expect(after.doneAt !== null).toBe(['done', 'verified', 'closed'].includes(after.status));
      expect(after.endedAt !== null).toBe(endedStatuses.includes(after.status));
    });
  });

  it('keeps a rating for the attempt it belongs to, and takes one only (Q1)', () => {
    always(({ before, step: { action }, after, decision, refusal }) => {
      if (after.rating !== null) expect(after.status).toBe('closed');
      if (before.rating !== null && action === 'rate') expect(refusal).toMatchObject({ code: 'ticket.already_rated' });
      if (before.rating !== null && decision && action !== 'reopen') expect(after.rating).toBe(before.rating);
    });
  });

  it('sends back only to somebody', () => {
    always(({ before, step: { action }, decision }) => {
      if (action === 'send_back' && decision) expect(before.assigneeId).not.toBeNull();
    });
  });

  it('changes nothing of what it is given', () => {
    always(({ before, step: taken, now }) => {
      const frozen = Object.freeze({ ...before });
      try {
        decide(frozen, taken.action, Object.freeze(inputOf(taken, now)) as never, taken.actor, now, taken);
      } catch (error) {
        expect(error).toBeInstanceOf(DomainError);
      }
    });
  });

  it('reaches every state, so that the properties above have seen them', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(walk, (steps) => {
        for (const { after } of play(steps)) seen.add(after.status);
      }),
      { numRuns: 500, seed: 1 },
    );
    expect(seen.size).toBe(12);
  });
});

describe('decide', () => {
  const now = new Date(start);

  it('makes who acts first the first-responsible person where the zone has no housekeeper', () => {
    const { patch } = decide(base, 'accept', { note: '' }, staff('one'), now, { housekeeperId: null });
    expect(patch.firstResponsibleId).toBe('one');
  });

  it('leaves the end of a matter where it was, however late it is rated', () => {
    const closed: Row = { ...base, status: 'closed', endedAt: new Date(start - 86_400_000) };
    const { patch } = decide(closed, 'rate', { rating: 'satisfied', words: '' }, resident, now, { housekeeperId });
    expect(patch).toMatchObject({ rating: 'satisfied' });
    expect(patch).not.toHaveProperty('endedAt');
  });

  it('writes the names and reasons into the history that the timeline says aloud (T4)', () => {
    const accepted: Row = { ...base, status: 'accepted' };
    const sent = decide(accepted, 'dispatch', { assigneeId: 'w', note: 'quick' }, staff('one'), now, {
      housekeeperId,
      assignee: { name: '王师傅', nameEn: 'Wang' },
    });
    expect(sent.event).toEqual({
      type: 'dispatched',
      note: 'quick',
      data: { assigneeId: 'w', assigneeName: '王师傅', assigneeNameEn: 'Wang' },
    });
    const until = new Date(start + 60_000);
    const held = decide(accepted, 'hold', { reason: 'parts', until, note: '' }, staff('one'), now, { housekeeperId });
    expect(held.event.data).toEqual({ reason: 'parts', until: until.toISOString() });
  });

  it('offers a move only where matrix and lifecycle both allow it', () => {
    expect(mayAct(staff('one'), base, 'accept')).toBe(true);
    expect(mayAct(resident, base, 'accept')).toBe(false);
    expect(mayAct(staff('one'), base, 'verify')).toBe(false);
    expect(mayAct(resident, { ...base, status: 'closed' }, 'rate')).toBe(true);
    expect(mayAct(resident, { ...base, status: 'closed', rating: 'satisfied' }, 'rate')).toBe(false);
    expect(mayAct(staff('one'), { ...base, status: 'done' }, 'send_back')).toBe(false);
    expect(mayAct(staff('one'), { ...base, status: 'done', assigneeId: 'w' }, 'send_back')).toBe(true);
  });
});

describe('a complaint stays one (C4)', () => {
  const by = (role: StaffRole) => ({ ...staff('one'), role, communityIds: ['here'], zoneIds: ['zone'] }) as Actor;
  const complaint = { ...base, kind: 'complaint' as const, category: 'cleaning', area: 'public' as const };
  const praise = { kind: 'praise', severity: 'normal', category: 'cleaning', area: 'public' } as const;

  it('unless who stands above says otherwise; everything else of it is corrected as before', () => {
    const may = staffRoles.filter((role) => mayChangeKind(by(role), complaint));
    expect(may.sort()).toEqual(['director', 'quality']);
    for (const role of ['front_desk', 'housekeeper', 'department_head'] as const) {
      const say = (to: Parameters<typeof recategorize>[2]) => recategorize(by(role), complaint, to, '是表扬');
      expect(() => say(praise), role).toThrow(new DomainError('ticket.complaint_stays'));
      expect(say({ ...praise, kind: 'complaint', severity: 'urgent' }).patch, role).toEqual({ severity: 'urgent' });
      expect(recategorize(by(role), { ...complaint, kind: 'repair' }, praise, '').patch).toEqual({ kind: 'praise' });
    }
    expect(recategorize(by('director'), complaint, praise, '是表扬').patch).toEqual({ kind: 'praise' });
  });

  it('also to them, where it names somebody (T5)', () => {
    const named = { ...complaint, aboutStaffId: 'w' };
    expect(() => recategorize(by('quality'), named, praise, '')).toThrow(new DomainError('ticket.kind_unfit'));
  });
});

describe('the order of the housekeeper stands (Z2)', () => {
  const ordered: Row = { ...base, status: 'dispatched', assigneeId: 'w', orderedByHousekeeper: true };
  const as = (role: StaffRole, given: Partial<StaffActor> = {}) => ({ ...staff('one'), role, ...given }) as Actor;
  const head = as('department_head');
  const standsInFor = [{ staffId: 'away', name: '', nameEn: '', zoneIds: ['zone'] }];
  const against = ['dispatch', 'post', 'settle', 'transfer', 'hold', 'reject', 'cancel', 'merge'] as const;
  const posted: Row = { ...base, status: 'accepted', offeredTeamId: 'team', orderedByHousekeeper: true };

  it.each<[string, Actor, Row, TicketAction, boolean]>([
    ...against.map((action): [string, Actor, Row, TicketAction, boolean] => [action, head, ordered, action, true]),
    ['what waits', head, { ...ordered, status: 'on_hold', heldFrom: 'dispatched' }, 'cancel', true],
    ['what came back before it waited', head, { ...ordered, status: 'on_hold', heldFrom: 'accepted' }, 'cancel', false],
    ['what overturns nothing', head, ordered, 'send_back', false],
    ['the department’s own order', head, { ...ordered, orderedByHousekeeper: false }, 'transfer', false],
    ['what they answer for themselves', head, { ...ordered, firstResponsibleId: 'one' }, 'transfer', false],
    ['in place of the housekeeper', as('department_head', { standsInFor }), ordered, 'transfer', false],
    ['by the director', as('director'), ordered, 'transfer', false],
  ])('%s', (_name, actor, row, action, barred) => expect(isBarred(actor, row, action)).toBe(barred));

  describe.each(ticketActions)('on a team’s board: %s', (action) => {
    const order = (against as readonly TicketAction[]).includes(action);
    const byDeputy = as('department_head', { standsInFor, staffId: 'two' });
    it.each<[string, Actor, Row, boolean]>([
      ['the department against the housekeeper or who stands in for them', head, posted, order],
      ['the department its own order', head, { ...posted, orderedByHousekeeper: false }, false],
      ['the department what came off the board', head, { ...posted, offeredTeamId: null }, false],
      ['the department what waits as unsafe', head, { ...posted, status: 'on_hold', heldFrom: 'accepted' }, order],
      ['the deputy their order in the housekeeper’s place', byDeputy, posted, false],
      ['the housekeeper', as('housekeeper', { zoneIds: ['zone'] }), posted, false],
      ['the team that may claim it', as('tradesperson', { teamIds: ['team'] }), posted, false],
      ['the director', as('director'), posted, false],
    ])('%s', (_name, actor, row, barred) => {
      expect(isBarred(actor, row, action)).toBe(barred);
      if (barred) expect(mayAct(actor, row, action)).toBe(false);
    });
  });

  it('is not got round by saying that it is something else, nor while a disagreement waits', () => {
    const repair = { ...ordered, category: 'cleaning', area: 'public' as const };
    const rename = (actor: Actor, more: Partial<Row> = {}) => {
      const to = { kind: repair.kind, severity: repair.severity, category: 'engineering', area: repair.area };
      return recategorize(actor, { ...repair, ...more }, to, '').patch;
    };
    const waits = { orderedByHousekeeper: false, arbiterId: 'director' };
    expect(() => rename(head)).toThrow(new DomainError('disagreement.first'));
    expect(() => rename(head, waits)).toThrow(new DomainError('disagreement.open'));
    expect([{}, waits].map((more) => mayRecategorize(head, { ...repair, ...more }))).toEqual([false, false]);
    const done = { category: 'engineering' };
    expect(rename(head, { status: 'accepted' })).toEqual(done);
    expect(rename(as('department_head', { standsInFor }))).toEqual(done);
    for (const role of ['director', 'front_desk'] as const) expect(rename(as(role), waits)).toEqual(done);
  });

  it('on a board it can be disagreed with, and claimed; what was suspended there stays there and goes on there', () => {
    expect(mayDisagree(head, posted)).toBe(true);
    expect(mayDisagree(head, { ...posted, offeredTeamId: null })).toBe(false);
    expect(mayAct(as('tradesperson', { teamIds: ['team'] }), posted, 'claim')).toBe(true);
    const until = new Date(start + 3_600_000);
    const boardAfter = (row: Row, action: 'hold' | 'resume') => {
      const input = action === 'hold' ? { reason: 'safety' as const, until, note: '' } : { note: '' };
      const { patch } = decide(row, action, input, head, new Date(start), { housekeeperId: null });
      return { ...row, ...patch }.offeredTeamId;
    };
    expect(boardAfter(posted, 'hold')).toBeNull();
    const suspended: Row = { ...posted, orderSuspended: true, arbiterId: 'director' };
    expect(boardAfter(suspended, 'hold')).toBe('team');
    expect(boardAfter({ ...posted, status: 'on_hold', heldFrom: 'accepted' }, 'resume')).toBe('team');
  });

  it('bars department heads alone, and only while the order stands; what is barred is not offered', () => {
    const [statuses, actions] = [fc.constantFrom(...ticketStatuses), fc.constantFrom(...ticketActions)];
    const roles = fc.constantFrom<StaffRole>(...staffRoles);
    fc.assert(
      fc.property(statuses, actions, roles, fc.boolean(), (status, action, role, orderedByHousekeeper) => {
        const row: Row = { ...ordered, status, heldFrom: 'under_way', orderedByHousekeeper };
        const stands = orderedByHousekeeper && ['dispatched', 'under_way', 'on_hold'].includes(status);
        const barred = stands && role === 'department_head' && (against as readonly TicketAction[]).includes(action);
        expect(isBarred(as(role), row, action)).toBe(barred);
        if (barred) expect(mayAct(as(role), row, action)).toBe(false);
      }),
    );
  });
});

describe('sent round once too often (T5)', () => {
  const d = 'dispatched';
  it.each<[TicketEventType[], boolean]>([
    [[], false],
    [[d], false],
    [[d, d, 'noted', d], false],
    [[d, d, d, d], true],
    [['submitted', 'accepted', d, 'taken', 'arrived', 'finished', 'sent_back', 'finished', 'sent_back', d], true],
    [[d, 'finished', 'sent_back', 'finished', 'sent_back'], false],
    [[d, d, d, d, 'bounced'], false],
    [[d, d, d, d, 'bounced', d, d], false],
    [[d, d, d, d, 'bounced', d, 'replied', d, d], true],
  ])('%j: %s', (history, bounced) => expect(hasBounced(history)).toBe(bounced));
});
