import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor, StaffRole } from '../access/index.ts';
import { severities, ticketSources, ticketStatuses } from '../tickets/index.ts';
import { recordReinspectionInput } from './inputs.ts';
import { chooseInspector, isOwnWork, lotOf, mayReinspect, reinspectionAfter, startingRule } from './rules.ts';
import type { ReinspectionFacts } from './types.ts';

const now = new Date('2026-03-11T06:00:00Z');
const closed = (id: string, severity: (typeof severities)[number] = 'normal') => {
  return { id, source: 'patrol', severity, status: 'closed' } as const;
};
const after = (ticket: Parameters<typeof reinspectionAfter>[0], rule = startingRule, failedBefore = false) =>
  reinspectionAfter(ticket, { failedBefore, rule }, now);

describe('the sample (T9)', () => {
  it('is drawn from the id alone: the same again, whatever its case, and evenly', () => {
    expect(lotOf('7d444840-9dc0-41d1-b245-5ffdce74fad2')).toBe(lotOf('7D444840-9DC0-41D1-B245-5FFDCE74FAD2'));
    const ids = fc.sample(fc.uuid({ version: 7 }), { numRuns: 20_000, seed: 7 });
    const lots = ids.map(lotOf);
    expect(Math.min(...lots)).toBe(0);
    expect(Math.max(...lots)).toBe(99);
    for (const share of [5, 20, 50]) {
      const drawn = lots.filter((lot) => lot < share).length / lots.length;
      expect(Math.abs(drawn * 100 - share), String(share)).toBeLessThan(1.5);
    }
  });

  it('holds a finding against the share of the rule; 0 draws none and 100 all', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.integer({ min: 0, max: 100 }), (id, share) => {
        const owed = after(closed(id), { ...startingRule, share });
        expect(owed?.reason).toBe(lotOf(id) < share ? 'sample' : undefined);
        if (owed) expect(owed.dueAt).toEqual(new Date('2026-03-14T06:00:00Z'));
      }),
    );
  });

  it('has every major finding beside it, unless the rule says no, and whatever failed before', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        const none = { ...startingRule, share: 0 };
        expect(after(closed(id, 'major'), none)?.reason).toBe('major');
        expect(after(closed(id, 'major'), { ...none, majorAlways: false })).toBeNull();
        expect(after(closed(id), none, true)?.reason).toBe('failed_before');
      }),
    );
  });

  it('is of findings that are closed, and of nothing else', () => {
    const all = { ...startingRule, share: 100 };
    for (const source of ticketSources) {
      for (const status of ticketStatuses) {
        for (const severity of severities) {
          const owed = after({ id: 'x', source, severity, status }, all, true);
          expect(owed !== null, `${source} ${status}`).toBe(source === 'patrol' && status === 'closed');
        }
      }
    }
  });
});

describe('who looks again', () => {
  const of = (doerIds: string[], finderId: string | null, aboutStaffId: string | null = null) =>
    chooseInspector(['keeper', 'head', 'director'], { doerIds, finderId, aboutStaffId });
  it.each<[string, string | null, string | null]>([
    ['the housekeeper', of(['worker'], 'guard'), 'keeper'],
    ['the superior where the housekeeper found it', of(['worker'], 'keeper'), 'head'],
    ['the superior where the housekeeper did it', of(['keeper'], 'guard'), 'head'],
    ['one level further up', of(['keeper'], 'head'), 'director'],
    ['the finder rather than who did it', of(['keeper', 'head'], 'director'), 'director'],
    ['the first where nobody else is left', of(['keeper', 'head', 'director'], 'guard'), 'keeper'],
    ['never whom it is about (T5)', of(['worker'], 'guard', 'keeper'), 'head'],
    ['nobody where nobody is there', chooseInspector([], { doerIds: [], finderId: null, aboutStaffId: null }), null],
  ])('is %s', (_, chosen, expected) => expect(chosen).toBe(expected));

  const facts: ReinspectionFacts = {
    ...{ communityId: 'here', zoneId: 'zone', inspectorId: 'keeper', escalatedToId: null },
    ...{ doerIds: ['worker'], finderId: 'guard', aboutStaffId: null, status: 'due' },
  };
  const staff = (staffId: string, role: StaffRole): Actor => {
    const reach = { zoneIds: ['zone'], teamIds: [], communityIds: ['here'], standsInFor: [], peopleBelow: [] };
    return { kind: 'staff', accountId: 'a', staffId, role, name: '', ...reach };
  };

  it('is the one it was given to, or who answers for the community, and nobody for their own work', () => {
    expect(mayReinspect(staff('keeper', 'housekeeper'), facts)).toBe(true);
    expect(mayReinspect(staff('other', 'housekeeper'), facts)).toBe(false);
    expect(mayReinspect(staff('boss', 'director'), facts)).toBe(true);
    expect(mayReinspect(staff('worker', 'director'), facts)).toBe(false);
    expect(mayReinspect(staff('guard', 'department_head'), facts)).toBe(false);
    expect(isOwnWork(staff('worker', 'director'), { ...facts, inspectorId: 'worker' })).toBe(false);
    expect(mayReinspect(staff('keeper', 'housekeeper'), { ...facts, status: 'lapsed' })).toBe(false);
    expect(mayReinspect(staff('boss', 'director'), { ...facts, aboutStaffId: 'boss' })).toBe(false);
  });
});

describe('what is said', () => {
  const at = { reinspectionId: '7d444840-9dc0-41d1-b245-5ffdce74fad2', version: 1 };
  const photoIds = [at.reinspectionId];
  it.each([
    ['passed alone', { outcome: 'passed' }, []],
    ['failed without a photo', { outcome: 'failed', words: '又松了' }, ['photoIds']],
    ['failed without words', { outcome: 'failed', photoIds }, ['words']],
    ['failed with both', { outcome: 'failed', words: '又松了', photoIds }, []],
    ['put off without a time', { outcome: 'postponed', words: '门锁着' }, ['nextAt']],
    ['put off without a reason', { outcome: 'postponed', nextAt: now }, ['words']],
    ['nothing', {}, ['outcome']],
  ])('%s', (_, said, missing) => {
    const { error } = recordReinspectionInput.safeParse({ ...at, ...said });
    expect((error?.issues ?? []).map(({ path }) => String(path[0]))).toEqual(missing);
  });
});
