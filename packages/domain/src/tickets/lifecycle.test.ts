import { describe, expect, it } from 'vitest';
import { matrix, type Role, type Scope } from '../access/index.ts';
import { clockNames, clockTable } from '../clocks/index.ts';
import { DomainError } from '../kernel/index.ts';
import {
  actionsFrom,
  asksNobody,
  endedStatuses,
  nextStatus,
  openStatuses,
  requirePhotoAfter,
  type TicketAction,
  terminalStatuses,
  ticketActions,
  wantsPhotoAfter,
} from './lifecycle.ts';
import { type TicketStatus, ticketStatuses } from './types.ts';

/** T3, written out by hand a second time, so that a slip in the table is seen. `accepted` stands for the state held from. */
const allowed: Record<TicketStatus, string> = {
  submitted: 'accept>accepted settle>done reject>rejected cancel>cancelled merge>merged',
  accepted:
    'dispatch>dispatched post>accepted claim>dispatched settle>done hold>on_hold reject>rejected cancel>cancelled merge>merged',
  dispatched:
    'dispatch>dispatched post>accepted return>accepted transfer>dispatched take>dispatched arrive>under_way hold>on_hold cancel>cancelled merge>merged',
  under_way:
    'dispatch>dispatched return>accepted transfer>dispatched take>under_way finish>done hold>on_hold merge>merged',
  on_hold: 'resume>accepted cancel>cancelled merge>merged',
  done: 'verify>verified send_back>dispatched reopen>reopened',
  verified: 'confirm>closed close>closed reopen>reopened',
  closed: 'rate>closed reopen>reopened',
  reopened: 'accept>accepted dispatch>dispatched post>accepted settle>done hold>on_hold reject>rejected merge>merged',
  rejected: 'reopen>reopened',
  merged: '',
  cancelled: '',
};
const moves = new Map(
  ticketStatuses.map((status) => [
    status,
    new Map(
      allowed[status]
        .split(' ')
        .filter(Boolean)
        .map((move) => move.split('>') as [string, string]),
    ),
  ]),
);
const next = (status: TicketStatus) => [...(moves.get(status)?.values() ?? [])] as TicketStatus[];

function reachableFrom(start: TicketStatus): Set<TicketStatus> {
  const seen = new Set([start]);
  for (const status of seen) for (const following of next(status)) seen.add(following);
  return seen;
}

describe('the lifecycle of a ticket (T3)', () => {
  const table = ticketStatuses.flatMap((status) => ticketActions.map((action) => [status, action] as const));

  it.each(table)('%s, %s', (status, action) => {
    const heldFrom = status === 'on_hold' ? 'accepted' : null;
    const expected = moves.get(status)?.get(action);
    if (expected) {
      expect(nextStatus({ status, heldFrom }, action)).toBe(expected);
      expect(actionsFrom(status)).toContain(action);
      return;
    }
    expect(actionsFrom(status)).not.toContain(action);
    expect(() => nextStatus({ status, heldFrom }, action)).toThrow(
      expect.objectContaining({ code: 'ticket.invalid_transition', params: { status, action } }),
    );
  });

  it('takes what was verified to the resident, or to its end where nobody is there to ask (T9)', () => {
    const asked = { status: 'done', heldFrom: null } as const;
    expect(nextStatus({ ...asked, asksNobody: true }, 'verify')).toBe('closed');
    expect(nextStatus({ ...asked, asksNobody: false }, 'verify')).toBe('verified');
    for (const [status, action] of table) {
      if (!actionsFrom(status).includes(action) || action === 'verify') continue;
      const heldFrom = status === 'on_hold' ? 'accepted' : null;
      const both = [true, false].map((asksNobody) => nextStatus({ status, heldFrom, asksNobody }, action));
      expect(both[0], `${action} of ${status}`).toBe(both[1]);
    }
  });

  it.each([
    ['a household', { householdId: 'h', reporterPhone: '' }, false],
    ['a number to call', { householdId: null, reporterPhone: '13800000000' }, false],
    ['neither', { householdId: null, reporterPhone: '' }, true],
  ])('knows whether somebody is there to ask: %s', (_, facts, nobody) => {
    expect(asksNobody(facts)).toBe(nobody);
  });

  it('returns from hold to where it came from, and nowhere when that is unknown', () => {
    for (const status of ticketStatuses.filter((it) => moves.get(it)?.has('hold'))) {
      expect(nextStatus({ status: 'on_hold', heldFrom: status }, 'resume')).toBe(status);
    }
    expect(() => nextStatus({ status: 'on_hold', heldFrom: null }, 'resume')).toThrow(DomainError);
  });

  it('reaches every state from submission', () => {
    expect([...reachableFrom('submitted')].sort()).toEqual([...ticketStatuses].sort());
  });

  it('ends nowhere but in merged and cancelled', () => {
    expect([...terminalStatuses].sort()).toEqual(['cancelled', 'merged']);
    for (const status of ticketStatuses) {
      if (!terminalStatuses.includes(status)) expect(reachableFrom(status), status).toContain('closed');
    }
  });

  /** Whoever is there whatever happens: the director of the community, the household, the program itself. */
  const always: Role[] = ['director', 'resident', 'system'];
  const scopeOf = (role: Role, action: TicketAction) =>
    (matrix[`ticket.${action}`] as Partial<Record<Role, Scope>>)[role];

  const going = ticketStatuses.filter((status) => !terminalStatuses.includes(status));
  it.each(going.flatMap((start) => [true, false].map((asksNobody) => [start, asksNobody] as const)))(
    'is no dead end: from %s, with nobody to ask (%s), somebody who is always there leads on to the end',
    (start, asksNobody) => {
      // Whatever the ticket lacks (no housekeeper, nobody assigned), these may still act on it.
      const open = (status: TicketStatus) =>
        actionsFrom(status).filter((action) =>
          always.some((role) => ['own', 'community', 'company'].includes(scopeOf(role, action) ?? '')),
        );
      const seen = new Set([start]);
      for (const status of seen) {
        for (const action of open(status)) seen.add(nextStatus({ status, heldFrom: 'accepted', asksNobody }, action));
      }
      expect(endedStatuses.some((status) => seen.has(status))).toBe(true);
      expect(open(start).length).toBeGreaterThan(0);
    },
  );

  it('comes back by itself from whatever waits: a clock runs in it, or the program moves it', () => {
    const running = (status: TicketStatus) =>
      clockNames.some((clock) => {
        const { endsIn, pausedIn } = clockTable[clock];
        return !endsIn.includes(status) && !pausedIn.includes(status);
      });
    for (const status of [...openStatuses, 'done', 'verified'] as const) {
      const moves = actionsFrom(status).filter((action) => scopeOf('system', action));
      expect(running(status), status).toBe(true);
      if (status === 'on_hold') expect(moves).toContain('resume');
      if (status === 'verified') expect(moves).toContain('close');
    }
  });

  it('counts each state as open, ended, or waiting for a confirmation, and never as two of them', () => {
    expect([...openStatuses, 'done', 'verified', ...endedStatuses].sort()).toEqual([...ticketStatuses].sort());
  });

  it('knows every action the table uses, and uses every action it knows', () => {
    expect(new Set(ticketStatuses.flatMap(actionsFrom))).toEqual(new Set(ticketActions));
  });
});

describe('the photo after (T7, T9)', () => {
  it.each([
    ['repair', 'other', true],
    ['patrol', 'order.parking', true],
    ['complaint', 'cleaning.lobby', true],
    ['service', 'engineering', true],
    ['complaint', 'neighbours', false],
    ['service', 'fees', false],
    ['enquiry', 'engineering', false],
    ['praise', 'cleaning', false],
  ] as const)('of a %s about %s: %s', (kind, category, wanted) => {
    expect(wantsPhotoAfter({ kind, category })).toBe(wanted);
    const finish = (input: object) => () => requirePhotoAfter({ kind, category }, 'finish', input);
    if (wanted) expect(finish({ photoIds: [] })).toThrow('ticket.photo_missing');
    else expect(finish({ photoIds: [] })).not.toThrow();
    expect(finish({ photoIds: ['one'] })).not.toThrow();
    expect(finish({ photoIds: [], noPhoto: true })).not.toThrow();
    expect(() => requirePhotoAfter({ kind, category }, 'verify', { photoIds: [] })).not.toThrow();
  });
});
