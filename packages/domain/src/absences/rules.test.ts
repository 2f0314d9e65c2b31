import { describe, expect, it } from 'vitest';
import { isFitToDeputise, isRunning, leaveSpan, requireSoundAbsence } from './rules.ts';
import type { Absence, LeaveStaff } from './types.ts';

const staff = (id: string, more: Partial<LeaveStaff> = {}): LeaveStaff => ({
  id,
  active: true,
  door: true,
  companyId: 'company',
  regionId: null,
  communityId: 'here',
  superiorId: 'boss',
  ...more,
});
const day = (n: number) => new Date(Date.UTC(2026, 2, n));
const leave = (staffId: string, deputyId: string, from: number, to: number): Absence => ({
  ...{ staffId, deputyId, state: 'planned', startsAt: day(from), endsAt: day(to) },
});
const now = day(5);

const ask = (given: { from?: number; to?: number; person?: LeaveStaff; deputy?: LeaveStaff; others?: Absence[] }) => {
  const { from = 10, to = 12, person = staff('zhang'), deputy = staff('li'), others = [] } = given;
  return () => requireSoundAbsence({ startsAt: day(from), endsAt: day(to) }, { person, deputy }, others, now);
};

describe('leave with a deputy (T5)', () => {
  it('lasts from the first moment of its first day to the last of its last, by the clock of the place', () => {
    expect(leaveSpan({ from: '2026-03-02', to: '2026-03-02' }, 'Asia/Shanghai')).toEqual({
      startsAt: new Date('2026-03-01T16:00:00Z'),
      endsAt: new Date('2026-03-02T16:00:00Z'),
    });
    // Daylight saving begins in Berlin: the day has 23 hours.
    expect(leaveSpan({ from: '2026-03-29', to: '2026-03-29' }, 'Europe/Berlin')).toEqual({
      startsAt: new Date('2026-03-28T23:00:00Z'),
      endsAt: new Date('2026-03-29T22:00:00Z'),
    });
  });

  it('runs when the deputy agreed, and in its time alone', () => {
    const agreed: Absence = { ...leave('zhang', 'li', 10, 12), state: 'confirmed' };
    expect([9.99, 10, 11.99, 12].map((at) => isRunning(agreed, new Date(day(0).getTime() + at * 86_400_000)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    for (const state of ['planned', 'ended'] as const) expect(isRunning({ ...agreed, state }, day(11))).toBe(false);
  });

  it('is accepted', () => {
    expect(ask({})).not.toThrow();
    expect(ask({ from: 1 })).not.toThrow();
    expect(ask({ from: 10, to: 10 + 366 })).not.toThrow();
    expect(ask({ others: [{ ...leave('zhang', 'li', 10, 12), state: 'cancelled' }] })).not.toThrow();
    // What touches, is over, or is of others, is no hindrance.
    const fine = [leave('zhang', 'li', 8, 10), leave('li', 'wu', 12, 14), leave('wu', 'li', 10, 12)];
    expect(ask({ others: [...fine, { ...leave('zhang', 'li', 10, 12), state: 'ended' }] })).not.toThrow();
  });

  it.each<[string, Parameters<typeof ask>[0]]>([
    ['absence.backwards', { from: 12, to: 10 }],
    ['absence.backwards', { from: 12, to: 12 }],
    ['absence.past', { from: 1, to: 5 }],
    ['absence.too_long', { from: 10, to: 10 + 367 }],
    ['absence.unfit', { person: staff('zhang', { active: false }) }],
    ['absence.deputy_self', { deputy: staff('zhang') }],
    ['absence.deputy_unfit', { deputy: staff('li', { active: false }) }],
    ['absence.deputy_unfit', { deputy: staff('li', { door: false }) }],
    ['absence.deputy_unfit', { deputy: staff('li', { communityId: 'there' }) }],
    ['absence.deputy_unfit', { deputy: staff('boss', { communityId: null, companyId: 'other' }) }],
    ['absence.overlap', { others: [leave('zhang', 'wu', 11, 20)] }],
    ['absence.deputy_away', { others: [leave('li', 'wu', 1, 11)] }],
    ['absence.chain', { others: [leave('wu', 'zhang', 9, 11)] }],
  ])('is refused with %s: %j', (code, given) => {
    expect(ask(given)).toThrow(expect.objectContaining({ code }));
  });

  it('is looked after by the superior too, wherever they sit', () => {
    expect(isFitToDeputise(staff('zhang'), staff('boss', { communityId: null, regionId: 'north' }))).toBe(true);
    expect(isFitToDeputise(staff('zhang'), staff('other', { communityId: null, regionId: 'north' }))).toBe(false);
  });
});
