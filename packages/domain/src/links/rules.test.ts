import { describe, expect, it } from 'vitest';
import type { StaffActor } from '../access/index.ts';
import { ticketStatuses } from '../tickets/index.ts';
import {
  concludes,
  isFitToGather,
  mayBecomeParent,
  mayUnlink,
  progressOfParts,
  reopenableUntil,
  requirePartsDone,
} from './rules.ts';
import type { LinkedFacts } from './types.ts';

const base: LinkedFacts = {
  id: 'a',
  communityId: 'here',
  zoneId: null,
  householdId: null,
  reporterStaffId: null,
  firstResponsibleId: null,
  assigneeId: null,
  kind: 'repair',
  severity: 'normal',
  status: 'accepted',
  heldFrom: null,
  rating: null,
  repliedAt: null,
  doneAt: null,
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
  parentId: null,
  childCount: 0,
};
const by = (role: StaffActor['role']): StaffActor => ({
  kind: 'staff',
  accountId: 'a',
  staffId: 's',
  role,
  name: '',
  zoneIds: [],
  communityIds: ['here'],
  teamIds: [],
  standsInFor: [],
  peopleBelow: [],
});

describe('what hangs under what (T3)', () => {
  it.each(ticketStatuses)('%s: only what is worked on gets something under it', (status) => {
    const open = ['submitted', 'accepted', 'dispatched', 'under_way', 'on_hold', 'reopened'].includes(status);
    expect(mayBecomeParent(by('director'), { ...base, status }, 'ticket.split')).toBe(open);
    expect(mayBecomeParent(by('cleaner'), { ...base, status }, 'ticket.link')).toBe(false);
    expect(mayBecomeParent(by('director'), { ...base, status, parentId: 'x' }, 'ticket.link')).toBe(false);
  });

  it('takes no part out of what a housekeeper ordered, nor while a disagreement waits (Z2)', () => {
    const ordered = { ...base, status: 'dispatched' as const, orderedByHousekeeper: true };
    const may = (role: StaffActor['role'], more: Partial<LinkedFacts> = {}) =>
      (['ticket.split', 'ticket.link'] as const).map((wanted) =>
        mayBecomeParent(by(role), { ...ordered, ...more }, wanted),
      );
    const waits = { orderedByHousekeeper: false, arbiterId: 'director' };
    expect([may('department_head'), may('department_head', waits)]).toEqual([
      [false, true],
      [false, true],
    ]);
    expect([may('director'), may('director', waits)]).toEqual([
      [true, true],
      [true, true],
    ]);
    expect(may('department_head', { orderedByHousekeeper: false })).toEqual([true, true]);
  });

  it.each<[string, Partial<LinkedFacts>, Partial<LinkedFacts>, boolean]>([
    ['another of the community', {}, {}, true],
    ['one that is done', { status: 'done' }, {}, true],
    ['itself', { id: 'p' }, {}, false],
    ['one that has ended', { status: 'closed' }, {}, false],
    ['one of another community', { communityId: 'there' }, {}, false],
    ['one that hangs elsewhere', { parentId: 'x' }, {}, false],
    ['one with others under it', { childCount: 1 }, {}, false],
    ['one under what hangs itself', {}, { parentId: 'x' }, false],
    ['one that is hidden from somebody', { aboutStaffId: 's' }, {}, false],
  ])('gathers %s: %#', (_, child, parent, fit) => {
    expect(isFitToGather({ ...base, ...child }, { ...base, id: 'p', ...parent })).toBe(fit);
  });

  it('lets go of what hangs, by whoever steers it', () => {
    expect(mayUnlink(by('director'), { ...base, parentId: 'x' })).toBe(true);
    expect(mayUnlink(by('director'), base)).toBe(false);
    expect(mayUnlink(by('tradesperson'), { ...base, parentId: 'x' })).toBe(false);
  });

  it('waits for its parts before it is verified or ends, and for nothing else', () => {
    expect(() => requirePartsDone('verify', 'verified', 2)).toThrow(
      expect.objectContaining({ code: 'ticket.part_open', params: { count: 2 } }),
    );
    for (const [action, next] of [
      ['verify', 'verified'],
      ['confirm', 'closed'],
      ['close', 'closed'],
      ['cancel', 'cancelled'],
      ['reject', 'rejected'],
      ['merge', 'merged'],
    ] as const) {
      expect(concludes(action, next), action).toBe(true);
      expect(() => requirePartsDone(action, next, 0)).not.toThrow();
    }
    expect(concludes('rate', 'closed')).toBe(false);
    expect(() => requirePartsDone('finish', 'done', 2)).not.toThrow();
  });

  it('opens again for so many days after the end, by the setting of the community', () => {
    const endedAt = new Date('2026-03-01T00:00Z');
    expect(reopenableUntil({ status: 'closed', endedAt }, 30)).toEqual(new Date('2026-03-31T00:00Z'));
    expect(reopenableUntil({ status: 'rejected', endedAt }, 0)).toEqual(endedAt);
    expect(reopenableUntil({ status: 'verified', endedAt: null }, 30)).toBeNull();
    expect(reopenableUntil({ status: 'merged', endedAt }, 30)).toBeNull();
  });
});

describe('how far parts have come (T3)', () => {
  it('is what was done; what was withdrawn or declined is counted apart, what is open or went elsewhere not at all', () => {
    const all = ticketStatuses.map((status) => ({ status }));
    expect(progressOfParts(all)).toEqual({ done: 3, dropped: 2, all: ticketStatuses.length });
    expect(progressOfParts([{ status: 'closed' }, { status: 'cancelled' }])).toEqual({ done: 1, dropped: 1, all: 2 });
  });
});
